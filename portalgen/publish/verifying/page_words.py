"""The words and links of a page, whatever way its HTML is written: what a minifier must not change."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from html.parser import HTMLParser
from itertools import zip_longest
from typing import Final

_SKIPPED: Final = frozenset({"script", "style", "template"})
_ADDRESSES: Final = frozenset({"href", "src", "action", "poster", "data"})
_WORDS: Final = frozenset({"alt", "title", "aria-label", "content", "value", "placeholder", "datetime"})
"""Attributes that readers are told, or that say something of the page to programs."""
_PARTS: Final = re.compile(r"\w+|[^\w\s]")
_AROUND: Final = 5
"""Words that are shown from the first one that differs."""


@dataclass(frozen=True, slots=True)
class PageWords:
    """What a page says and where it leads."""

    words: tuple[str, ...]
    """Words and signs of the text and of attributes that are read to somebody, without white space."""
    links: tuple[str, ...]


def read_page_words(data: bytes) -> PageWords:
    """Return the words and links of HTML; whatever the bytes are, nothing is raised."""
    reader = _WordReader()
    reader.feed(data.decode("utf-8", "replace"))
    reader.close()
    text = " ".join(reader.words)
    return PageWords(tuple(_PARTS.findall(text)), tuple(reader.links))


def find_first_difference(expected: Sequence[str], found: Sequence[str]) -> tuple[str, str] | None:
    """Return the words of both from the first one that differs; None where all are the same."""
    for place, (one, other) in enumerate(zip_longest(expected, found)):
        if one != other:
            return " ".join(expected[place : place + _AROUND]), " ".join(found[place : place + _AROUND])
    return None


class _WordReader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []
        self.links: list[str] = []
        self._skipped = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take what attributes say, in the order of their names: a minifier may sort them."""
        for name, value in sorted((name, value or "") for name, value in attrs):
            if name in _ADDRESSES:
                self.links.append(value.strip())
            elif name in _WORDS:
                self.words.append(value)
        if tag in _SKIPPED and not self._skipped:
            self._skipped = tag

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """As a start; a void element has no end."""
        self.handle_starttag(tag, attrs)
        self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        """End what is skipped."""
        if tag == self._skipped:
            self._skipped = ""

    def handle_data(self, data: str) -> None:
        """Take the text that is shown."""
        if not self._skipped:
            self.words.append(data)
