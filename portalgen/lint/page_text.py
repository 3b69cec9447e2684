"""The input of page rules: the raw text of a source, its front matter values, and the outline of its body."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

from portalgen.config.lint_settings import LintSettings
from portalgen.config.portal import Site
from portalgen.config.unit_names import UnitNames
from portalgen.config.yaml_text import Location, Tree, YamlText, place_in_yaml
from portalgen.content.front_matter import SourceParts, head_keys_of, head_yaml_of, split_source
from portalgen.content.model import Page
from portalgen.diagnostics.model import Place, place_in_line
from portalgen.lint.leftover_markup import Leftover, find_leftovers
from portalgen.render.markdown.outline import Outline, outline_of_parsed
from portalgen.render.markdown.parsed_body import ParsedBody, parse_body
from portalgen.text.pasted import FoldedText, fold_pasted, visible_text
from portalgen.text.personal_data import may_hold_numbers
from portalgen.text.web_addresses import may_hold_odd_address
from portalgen.text.words import split_into_words

_LINE_END = re.compile(r"\r\n?|\n")
_NO_NAMES: Final = UnitNames()


@dataclass(frozen=True)
class PageText:
    """A source that was parsed as a page. Places refer to the raw text; lines and columns count from 1."""

    page: Page
    site: Site
    settings: LintSettings
    data: bytes
    """The bytes of the file."""
    names: UnitNames = _NO_NAMES
    """The names of the portal's sites and former units."""

    @property
    def path(self) -> str:
        """The path of the source from the portal's root."""
        return self.page.source

    @property
    def fields(self) -> Mapping[str, Any]:
        """The values of the front matter that are not attributes of `page` (see `Page.fields`)."""
        return self.page.fields

    @cached_property
    def text(self) -> str:
        """The raw text of the whole file, including a byte order mark, without Unicode normalization."""
        return self.data.decode("utf-8")

    @cached_property
    def lines(self) -> tuple[str, ...]:
        """The raw lines without line ends."""
        return tuple(_LINE_END.split(self.text))

    @cached_property
    def folded_lines(self) -> tuple[FoldedText, ...]:
        """The lines as readers see them, without invisible characters or markup between the letters of a word."""
        return tuple(map(fold_pasted, self.lines))

    @cached_property
    def visible_text(self) -> str:
        """The text in normal form C without invisible characters, for a quick first search.

        Its places differ from those of the raw text.
        """
        return visible_text(self.text)

    @cached_property
    def words(self) -> Sequence[str]:
        """The lower-case words of the text in normal form C, without punctuation, for a quick first search."""
        return split_into_words(self.text)

    @cached_property
    def may_hold_numbers(self) -> bool:
        """True if the text may contain personal numbers, so that a search is worthwhile."""
        return may_hold_numbers(self.text)

    @cached_property
    def may_hold_odd_address(self) -> bool:
        """True if the text may contain tracking or shortened web addresses, so that a search is worthwhile."""
        return may_hold_odd_address(self.text)

    @cached_property
    def _split(self) -> SourceParts:
        parts = split_source(self.data)
        assert parts is not None  # a page was read from these bytes
        return parts

    @cached_property
    def head(self) -> YamlText:
        """The front matter as YAML text with its place in the file."""
        return head_yaml_of(self.data, self._split, self.path)

    @cached_property
    def keys(self) -> Mapping[str, Tree]:
        """The keys that this file has in its front matter, in their order."""
        return head_keys_of(self.head)

    @cached_property
    def body(self) -> str:
        """The raw text of the body."""
        return self.data[self._split.body_start :].decode("utf-8")

    @cached_property
    def outline(self) -> Outline:
        """The parts of the body."""
        return outline_of_parsed(self.parsed_body)

    @cached_property
    def parsed_body(self) -> ParsedBody:
        """The parsed body, shared by the outline and the renderer."""
        return parse_body(self.body, self.path, self.page.body_line)

    @cached_property
    def leftovers(self) -> tuple[Leftover, ...]:
        """The Markdown marks in the body that readers would see as typed."""
        return find_leftovers(self.body, self.outline.shown_texts)

    def place(self, *location: str | int, key: bool = False) -> Place:
        """Return the place of the value (or key) at `location` of the front matter.

        Return the first line of the file if there is no such value.
        """
        if location and location[0] not in self.keys:
            return Place(self.path)
        return place_in_yaml(self.head, tuple(location), key=key)

    def span(self, line: int, column: int, length: int) -> Place:
        """Return the place of `length` raw characters in line `line`, beginning at `column`. Both count from 1."""
        return place_in_line(self.path, line, column, length, self.lines[line - 1])

    def matches(self, pattern: re.Pattern[str]) -> Iterator[tuple[re.Match[str], Place]]:
        """Yield every match of `pattern` in the raw lines of the whole file, with its place."""
        for number, line in enumerate(self.lines, 1):
            for match in pattern.finditer(line):
                yield match, self.span(number, match.start() + 1, match.end() - match.start())

    def strings(self) -> Iterator[tuple[str, Location, str]]:
        """Yield (text, location, key) for every text value of the front matter."""
        return iter(self._strings)

    @cached_property
    def _strings(self) -> tuple[tuple[str, Location, str], ...]:
        return tuple(each for key, value in self.keys.items() for each in _find_strings(value, (key,), key))


def _find_strings(value: Tree, location: Location, key: str) -> Iterator[tuple[str, Location, str]]:
    if isinstance(value, str):
        yield value, location, key
    elif isinstance(value, list):
        for number, each in enumerate(value):
            yield from _find_strings(each, (*location, number), key)
    elif isinstance(value, dict):
        for name, each in value.items():
            yield from _find_strings(each, (*location, name), name)
