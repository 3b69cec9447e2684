"""The items that a page names, by a link in its text or a reference in its fields, and its text around them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from typing import Any, Final

from portalgen.content.model import Page
from portalgen.diagnostics.model import Place, place_in_line
from portalgen.kinds.definition import Field
from portalgen.lint.context import LintContext
from portalgen.lint.rules.facts._item_facts import ItemFacts
from portalgen.plan.targets import source_of_link

_LINK: Final = re.compile(
    r"(?<![!\\])\[(?P<text>[^\[\]\n]{4,300})\]\((?P<to>[^()\s]{1,300})\)"
    r"(?P<tail>(?: của [^.,;:()\n]{3,60}?)? ngày \d{1,2}(?:[/.-]\d{1,2}(?:[/.-]\d{4})?| tháng \d{1,2}(?: năm \d{4})?))?"
)
_LINK_SIGN: Final = re.compile(rb"\]\([^)\s]{1,200}\.md[)#]")
SENTENCE_END: Final = re.compile(r"[.;!?](?=\s)|\n")
_FENCE: Final = re.compile(r"^(?:```|~~~).*?^(?:```|~~~)[^\n]*$|`[^`\n]*`", re.MULTILINE | re.DOTALL)


class NamingPage:
    """A page and the items named on it."""

    def __init__(self, context: LintContext, facts: ItemFacts, page: Page) -> None:
        self._context = context
        self._facts = facts
        self._page = page

    @cached_property
    def _data(self) -> bytes:
        return self._context.read_source(self._page.source)

    @cached_property
    def body(self) -> str:
        """The body with code blanked, as long as written."""
        data = self._data[self._page.body_start :].decode("utf-8", "replace")
        return _FENCE.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), data) if "`" in data or "~~~" in data else data

    def find_links(self) -> Iterator[tuple[Page, re.Match[str]]]:
        """Yield the item and the match of each link to an item: its `text`, and the day in its `tail`."""
        data = self._data
        if b"](" not in data or (b"](id:" not in data and _LINK_SIGN.search(data) is None):
            return
        for match in _LINK.finditer(self.body):
            to = match["to"].partition("#")[0]
            if to.startswith("id:"):
                item = self._context.item(to.removeprefix("id:"))
            elif to.endswith(".md"):
                item = self._facts.by_source.get(source_of_link(to, self._page.folder))
            else:
                continue
            if item is not None and not item.original.draft:
                yield item.original, match

    def find_referenced(self) -> Iterator[Page]:
        """Yield the items in the fields of the page."""
        for field in self._page.kind.references:
            for identifier in _references(field, self._page.fields.get(field.name)):
                item = self._context.item(identifier)
                if item is not None and not item.original.draft:
                    yield item.original

    def sentence_span(self, start: int, until: int) -> tuple[int, int]:
        """Return the range of the sentence with this range of the body, at most 200 characters more on each side."""
        first = max(
            (match.end() for match in SENTENCE_END.finditer(self.body, max(0, start - 200), start)),
            default=max(0, start - 200),
        )
        close = SENTENCE_END.search(self.body, until, until + 200)
        return first, close.start() if close else min(until + 200, len(self.body))

    def sentence_around(self, start: int, until: int) -> str:
        """Return the sentence with this range of the body, at most 200 characters more on each side."""
        first, last = self.sentence_span(start, until)
        return self.body[first:last]

    def place_of(self, key: str) -> Place:
        """Return the place of a key of the front matter."""
        return self._context.place(self._page, key)

    def place_at(self, at: int, length: int) -> Place:
        """Return the place of a range in the body."""
        line = self.body.count("\n", 0, at)
        begin = self.body.rfind("\n", 0, at) + 1
        end = self.body.find("\n", at)
        raw = self.body[begin : end if end >= 0 else len(self.body)].rstrip("\r")
        return place_in_line(self._page.source, self._page.body_line + line, at - begin + 1, length, raw)


def _references(field: Field, value: Any) -> Iterator[str]:
    """Yield the ids in the value of a field with references."""
    if isinstance(value, tuple | list):
        for each in value:
            yield from _references(field, each)
    elif field.type == "reference":
        if value is not None:
            yield str(value)
    elif value is not None:
        for below in field.fields:
            yield from _references(below, value.get(below.name))
