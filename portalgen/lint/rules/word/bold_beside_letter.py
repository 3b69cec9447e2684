"""Dấu in đậm dính chữ bên cạnh. / Bold text that touches a letter.

Vì sao: Đoạn in đậm kết thúc bằng dấu câu (`**Lưu ý:**`) mà dính ngay chữ sau thì Markdown không nhận ra, và người đọc thấy `**`.
Why: Where bold text ends in a punctuation mark (`**Note:**`) and a letter follows directly, Markdown does not see it and `**` is shown.

Cách sửa: Thêm một dấu cách giữa `**` và chữ bên cạnh.
Fix: Put a space between `**` and the letter beside it.

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

    **Lưu ý:**đại biểu mang theo giấy mời.

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
    """WRD217 for each bold text of the body that is none because of the letter beside it."""
    return report_leftovers(text, "WRD217", "text")


RULE: Final = PageRule("WRD217", check)
