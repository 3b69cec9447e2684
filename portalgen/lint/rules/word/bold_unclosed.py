"""Dấu in đậm không có cặp. / A mark of bold text without its partner.

Vì sao: Dấu `**` hay `__` chỉ có một thì không in đậm gì cả, và người đọc thấy dấu ấy.
Why: A single `**` or `__` makes nothing bold, and readers see it.

Cách sửa: Thêm dấu thứ hai ở đầu kia của đoạn cần in đậm, hoặc xóa dấu này.
Fix: Add the second one at the other end of what is to be bold, or delete it.

Sai / Bad:

    === content/so/tin-tuc/hoi-nghi-moi.vi.md
    ---
    id: so-hoi-nghi-moi
    kind: news
    title: Hội nghị xúc tiến đầu tư
    summary: Hội nghị bàn việc xúc tiến đầu tư.
    date: 2026-11-21
    origin: own
    ---

    **Lưu ý: đại biểu mang theo giấy mời.

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

    **Lưu ý:** đại biểu mang theo giấy mời.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.lint.model import PageRule, Violation
from portalgen.lint.page_text import PageText
from portalgen.lint.rules.word._leftovers import report_leftovers


def check(text: PageText) -> Iterator[Violation]:
    """WRD218 for each `**` or `__` of the body that has no partner."""
    return report_leftovers(text, "WRD218", "text", "cure")


RULE: Final = PageRule("WRD218", check)
