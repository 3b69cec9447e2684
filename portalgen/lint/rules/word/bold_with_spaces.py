"""Dấu cách bên trong dấu in đậm. / A space within the marks of bold text.

Vì sao: `**` phải viết sát chữ đầu và chữ cuối của đoạn in đậm; có dấu cách ở trong thì chữ không đậm, và người đọc thấy `**`.
Why: `**` stands directly at the first and the last word; with a space within, nothing is bold and readers see `**`.

Cách sửa: Xóa dấu cách bên trong, hoặc chạy `portalgen lint --fix`.
Fix: Delete the space within, or run `portalgen lint --fix`.

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

    ** Lưu ý: ** đại biểu mang theo giấy mời.

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
    """WRD216 for each bold or italic text of the body with a space at an end of it."""
    return report_leftovers(text, "WRD216", "text", "cure")


RULE: Final = PageRule("WRD216", check)
