"""The check of TXT204; its page is `TXT204.md`."""

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
from portalgen.lint.rules.word._columns import find_spaced_lines
from portalgen.lint.rules.word.copied_surroundings import BUTTON_ROW

_DOUBLE: Final = re.compile(r"(?<=[^\s|]) {2,}(?=[^\s|\\])")


def check(text: PageText) -> Iterator[Violation]:
    """Yield TXT204 at the first run of spaces within a sentence of each line, except lines reported by WRD203."""
    for place in first_of_each_line(find_double_spaces(text)):
        yield violation("TXT204", place)


def find_double_spaces(text: PageText) -> Iterator[Place]:
    """Yield the place of each run of spaces within a sentence, except in lines reported by WRD203."""
    for value, location in find_prose_values(text):
        if "  " in value:
            yield from find_in_value(text, location, _DOUBLE)
    columns = find_spaced_lines(text)
    for part, until in find_prose_blocks(text):
        if "  " in part.text:
            is_row = BUTTON_ROW.fullmatch(part.text) is not None  # reported by WRD241
            for place in find_in_block(text, part, until, _DOUBLE):
                if place.line not in columns and not is_row:
                    yield place


RULE: Final = PageRule("TXT204", check)
