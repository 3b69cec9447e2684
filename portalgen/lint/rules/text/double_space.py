"""The check of TXT204; its page is `TXT204.md`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from portalgen.diagnostics.model import Phrase, Place
from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.lint.prose import (
    find_in_block,
    find_in_value,
    find_prose_blocks,
    find_prose_values,
    first_of_each_line,
    list_positions,
)
from portalgen.lint.rules.text.template_leftover import find_blank_positions
from portalgen.lint.rules.word._columns import WIDE, find_column_lines, is_unclear_gap
from portalgen.lint.rules.word._marks import find_marked_lines
from portalgen.lint.rules.word.copied_surroundings import BUTTON_ROW

_DOUBLE: Final = re.compile(r"(?<=[^\s|]) {2,}(?=[^\s|\\])")
_DAY_BLANK: Final = re.compile(r"(?:ngày|tháng|[Ss]ố:?) {2,}(?:tháng|năm|/)")
"""The blank of a paper's day or number, which TXT214 may report."""


def check(text: PageText) -> Iterator[Violation]:
    """Yield TXT204 at the first run of spaces within a sentence of each line, unless reported by WRD201, WRD203 or TXT214."""
    for place in first_of_each_line(find_double_spaces(text)):
        yield violation("TXT204", place, cure=Phrase("or.fix" if is_slip(text, place) else "or.columns"))


def find_double_spaces(text: PageText) -> Iterator[Place]:
    """Yield the place of each run of spaces within a sentence, except in lines reported by WRD203."""
    for value, location in find_prose_values(text):
        if "  " in value:
            yield from find_in_value(text, location, _DOUBLE)
    columns = find_column_lines(text)
    marks: Mapping[int, int] | None = None
    blanks = find_blank_positions(text) if _DAY_BLANK.search(text.body) else frozenset()
    for part, until in find_prose_blocks(text):
        if "  " in part.text:
            is_row = BUTTON_ROW.fullmatch(part.text) is not None  # reported by WRD241
            for place in find_in_block(text, part, until, _DOUBLE):
                if place.line in columns or is_row:
                    continue
                marks = find_marked_lines(text) if marks is None else marks  # reported by WRD201
                if place.column > marks.get(place.line, 0) and blanks.isdisjoint(list_positions(place)):
                    yield place


def is_slip(text: PageText, place: Place) -> bool:
    """Return True if a run of spaces is a slip. Other runs may be the only trace of columns, so no fix removes them."""
    if place.line < text.page.body_line:
        return place.length < WIDE
    return not is_unclear_gap(text, place.line, place.column - 1, place.length)


RULE: Final = PageRule("TXT204", check)
