"""The check of TXT211; its page is `TXT211.md`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from portalgen.diagnostics.model import Place
from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.lint.prose import (
    find_in_block,
    find_in_value,
    find_prose_blocks,
    find_prose_values,
    first_of_each_line,
)

_SPACE: Final = re.compile(r"(?<=[^\s|(\[{:;,.!?…–—\0-]) +(?:[,;.!?]|(?<!\d ):)(?=[\s*_\"']|$)")

_SIGN: Final = re.compile(r" [,;.!?:](?:[\s*_\"'<|\\]|$)", re.MULTILINE)
"""A cheap test: texts without a match contain no finding."""


def check(text: PageText) -> Iterator[Violation]:
    """Yield TXT211 at the first punctuation mark of each line that follows a space.

    `2 : 1` and ` …` are allowed, and so is French text within « … ».
    """
    if _SIGN.search(text.text) is None:
        return
    for place in first_of_each_line(_find_places(text)):
        if not _is_french(text.lines[place.line - 1], place.column):
            yield violation("TXT211", place, mark=_find_mark(text, place.line, place.column, place.length))


def _find_places(text: PageText) -> Iterator[Place]:
    for value, location in find_prose_values(text):
        if _SPACE.search(value):
            yield from find_in_value(text, location, _SPACE)
    for part, until in find_prose_blocks(text):
        if _SPACE.search(part.text):
            yield from find_in_block(text, part, until, _SPACE)


def _is_french(line: str, column: int) -> bool:
    """Return True if the column is within « … », since French puts spaces before its marks."""
    opening = line.rfind("«", 0, column)
    return opening >= 0 and "»" not in line[opening:column] and "»" in line[column:]


def _find_mark(text: PageText, line: int, column: int, length: int) -> str:
    return text.lines[line - 1][column + length - 2]


RULE: Final = PageRule("TXT211", check)
