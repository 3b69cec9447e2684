"""The check of WRD240; its page is `WRD240.md`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.lint.prose import find_prose_blocks
from portalgen.lint.rules.word._traces import last_line_of, shorten
from portalgen.render.markdown.outline import TextPart

_NUMBER: Final = re.compile(
    r"[ \t]*(?:[-–—][ \t]?\d{1,4}[ \t]?[-–—]|(?:Trang|Page)[ \t]\d{1,4}(?:[ \t]?(?:/|of|trên)[ \t]?\d{1,4}))[ \t]*"
)
_LONGEST: Final = 24
_CONTENTS: Final = re.compile(r"(?<=[\w):])[ \t]*(?:\.{4,}|…{2,}|(?: \.){4,})[ \t]*(?P<number>\d{1,4})[ \t\\]*$")
_TABBED: Final = re.compile(r"[ \t]*(?P<title>[^\t\n]{2,200})\t+[ \t]*(?P<number>\d{1,4})[ \t\\]*")
"""A line of a table of contents without dots; its title is also a heading of the page."""
_SIGNS: Final = (b"....", "……".encode(), b" . .")
_AT_LEAST: Final = 2
"""Minimum lines of a table of contents that names parts of a document."""
_WITHOUT_PARTS: Final = 4
"""Minimum lines of any other table of contents; fewer may be a price list."""
_PART: Final = re.compile(
    r"\W*(?:mục|chương|phần|điều|phụ lục|lời nói đầu|chapter|section|part|annex)(?!\w)", re.IGNORECASE
)


def check(text: PageText) -> Iterator[Violation]:
    """Yield WRD240 at each lone page number, and once at the lines of a pasted table of contents."""
    for part in text.outline.texts[1:-1]:
        if len(part.text) <= _LONGEST and part.kind == "paragraph":
            line = text.lines[part.place.line - 1]
            if _NUMBER.fullmatch(line):
                yield violation("WRD240", text.span(part.place.line, 1, len(line.rstrip())), text=line.strip())
    if b"\t" in text.data:
        yield from _check_tabs(text)
    if not any(sign in text.data for sign in _SIGNS):
        return
    blocks = find_prose_blocks(text)
    contents = [
        each for part, until in blocks if part.kind == "paragraph" for each in _find_contents(text, part, until)
    ]
    numbers = [number for _, number in contents]
    has_parts = any(_PART.match(text.lines[line - 1]) for line, _ in contents)
    if len(contents) >= (_AT_LEAST if has_parts else _WITHOUT_PARTS) and numbers == sorted(numbers):
        line = text.lines[contents[0][0] - 1]
        yield violation("WRD240", text.span(contents[0][0], 1, len(line.rstrip())), text=shorten(line))


def _check_tabs(text: PageText) -> Iterator[Violation]:
    lines = find_tabbed_contents(text)
    if lines:
        line = text.lines[lines[0] - 1]
        yield violation("WRD240", text.span(lines[0], 1, len(line.rstrip())), text=shorten(line))


def find_tabbed_contents(text: PageText) -> tuple[int, ...]:
    """Return the line numbers of a tabbed table of contents: two headings of the page with page numbers."""
    headings = {" ".join(each.text.split()).casefold() for each in text.outline.headings}
    found = []
    for number, line in enumerate(text.lines[text.page.body_line - 1 :], text.page.body_line) if headings else ():
        match = _TABBED.fullmatch(line) if "\t" in line else None
        if match is not None and " ".join(match["title"].split()).casefold() in headings:
            found.append((number, int(match["number"])))
    pages = [page for _, page in found]
    return tuple(number for number, _ in found) if len(found) >= _AT_LEAST and pages == sorted(pages) else ()


def _find_contents(text: PageText, part: TextPart, until: int) -> Iterator[tuple[int, int]]:
    """Yield (line, page number) of the paragraph's lines ending in dots and a number."""
    first = part.place.line
    for line, words in enumerate(text.lines[first - 1 : last_line_of(text, part, until)], first):
        match = _CONTENTS.search(words)
        if match is not None:
            yield line, int(match["number"])


RULE: Final = PageRule("WRD240", check)
