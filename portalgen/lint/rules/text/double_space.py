"""Hai dấu cách liền nhau. / Two spaces in a row.

Vì sao: Dấu cách thừa trong câu là lỗi gõ; trang hiện một dấu cách, nhưng khi sao chép, tìm và so sánh thì chữ khác nhau.
Why: A second space within a sentence is a slip of the keys; it is shown as one, but copied, searched and compared text differs.

Cách sửa: Xóa dấu cách thừa, hoặc chạy `portalgen lint --fix`.
Fix: Delete the second space, or run `portalgen lint --fix`.

Sai / Bad:

    === content/so/tin-tuc/hoi-nghi-moi.vi.md
    ---
    id: so-hoi-nghi-moi
    kind: news
    title: Hội nghị xúc tiến đầu tư
    date: 2026-11-24
    origin: own
    ---

    Hội nghị  diễn ra buổi sáng.

Đúng / Good:

    === content/so/tin-tuc/hoi-nghi-moi.vi.md
    ---
    id: so-hoi-nghi-moi
    kind: news
    title: Hội nghị xúc tiến đầu tư
    date: 2026-11-24
    origin: own
    ---

    Hội nghị diễn ra buổi sáng.

    | Buổi    | Nội dung   |
    | ------- | ---------- |
    | sáng    | khai mạc   |
"""

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
    """TXT204 at the first run of spaces within a sentence of each line, but in those that WRD203 reports."""
    for place in first_of_each_line(find_double_spaces(text)):
        yield violation("TXT204", place)


def find_double_spaces(text: PageText) -> Iterator[Place]:
    """Yield the place of each run of spaces within a sentence, but in the lines that WRD203 reports."""
    for value, location in find_prose_values(text):
        if "  " in value:
            yield from find_in_value(text, location, _DOUBLE)
    columns = find_spaced_lines(text)
    for part, until in find_prose_blocks(text):
        if "  " in part.text:
            is_row = BUTTON_ROW.fullmatch(part.text) is not None  # WRD241 names it
            for place in find_in_block(text, part, until, _DOUBLE):
                if place.line not in columns and not is_row:
                    yield place


RULE: Final = PageRule("TXT204", check)
