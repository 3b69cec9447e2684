"""Dấu của Markdown trong tiêu đề, tóm tắt. / Markdown in a title or a summary.

Vì sao: Tiêu đề, tóm tắt và các dòng khác trong thông tin của bài hiện đúng như đã gõ: `**`, `[…](…)` không có tác dụng ở đó.
Why: Title, summary and other lines of the front matter are shown as they are typed: `**` and `[…](…)` mean nothing there.

Cách sửa: Xóa dấu, chỉ để lại chữ.
Fix: Delete the marks and leave the words.

Sai / Bad:

    === content/so/tin-tuc/hoi-nghi-moi.vi.md
    ---
    id: so-hoi-nghi-moi
    kind: news
    title: "**Hội nghị** xúc tiến đầu tư"
    summary: Hội nghị bàn việc xúc tiến đầu tư.
    date: 2026-11-21
    origin: own
    ---

    Hội nghị diễn ra buổi sáng.

Đúng / Good:

    === content/so/tin-tuc/hoi-nghi-moi.vi.md
    ---
    id: so-hoi-nghi-moi
    kind: news
    title: Hội nghị xúc tiến đầu tư
    summary: Hội nghị bàn việc xúc tiến đầu tư.
    date: 2026-11-21
    origin: own
    ---

    Hội nghị diễn ra buổi sáng.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.lint.prose import find_in_value, find_prose_values

_MARKS: Final = re.compile(
    r"(?<![*\w])\*\*(?![\s*)])[^*\n]{1,300}\*\*(?![*\w])|!?\[[^\[\]\n]+\]\([^()\s]+\)|(?<![_\w])__(?![\s_])[^_\n]{1,300}__(?![_\w])"
)
_SIGNS: Final = ("**", "](", "__")


def check(text: PageText) -> Iterator[Violation]:
    """WRD226 for each bold text, link or picture in the sentences of the front matter."""
    for value, location in find_prose_values(text):
        if any(sign in value for sign in _SIGNS) and _MARKS.search(value):
            for place in find_in_value(text, location, _MARKS):
                yield violation("WRD226", place, text=place.underlined[:60])


RULE: Final = PageRule("WRD226", check)
