"""Một từ viết hai lần liền. / A word written twice.

Vì sao: Viết lặp `của của`, `và và` là lỗi gõ hay gặp sau khi sửa câu. Quy tắc chỉ xét những từ nối không bao giờ lặp, không xét từ láy.
Why: A doubled `the the` is what is left of an edited sentence. Only words that are never doubled are looked at.

Cách sửa: Xóa một trong hai từ.
Fix: Delete one of them.

Sai / Bad:

    === content/so/tin-tuc/hoi-nghi-moi.vi.md
    ---
    id: so-hoi-nghi-moi
    kind: news
    title: Hội nghị xúc tiến đầu tư
    date: 2026-11-24
    origin: own
    ---

    Đây là hội nghị của của tỉnh.

Đúng / Good:

    === content/so/tin-tuc/hoi-nghi-moi.vi.md
    ---
    id: so-hoi-nghi-moi
    kind: news
    title: Hội nghị xúc tiến đầu tư
    date: 2026-11-24
    origin: own
    ---

    Ngày ngày, dần dần, từ từ: hội nghị của tỉnh là dịp gặp gỡ.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.lint.prose import find_in_block, find_in_value, find_prose_blocks, find_prose_values

_TWICE: Final = re.compile(
    r"(?<![\w-])(của|và|các|những|bởi|hoặc|nhưng|thuộc|the|of|and|an|for) +\1(?![\w-])", re.IGNORECASE
)


def check(text: PageText) -> Iterator[Violation]:
    """TXT212 for each joining word that stands twice in a row."""
    for value, location in find_prose_values(text):
        if match := _TWICE.search(value):
            for place in find_in_value(text, location, _TWICE):
                yield violation("TXT212", place, word=match[1])
    for part, until in find_prose_blocks(text):
        if match := _TWICE.search(part.text):
            for place in find_in_block(text, part, until, _TWICE):
                yield violation("TXT212", place, word=match[1])


RULE: Final = PageRule("TXT212", check)
