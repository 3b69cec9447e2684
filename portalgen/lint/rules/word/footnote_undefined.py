"""Chú thích cuối trang chưa được viết. / A footnote that is not written.

Vì sao: Trong câu có `[^1]` mà không có dòng `[^1]: …` thì người đọc thấy `[^1]` và không có chú thích nào.
Why: Where `[^1]` stands in a sentence and no line `[^1]: …` follows, readers see `[^1]` and no footnote.

Cách sửa: Thêm một dòng riêng `[^1]: Nội dung chú thích.`, trước và sau để trống một dòng; hoặc xóa `[^1]`.
Fix: Add a line of its own, `[^1]: The footnote.`, between blank lines; or delete `[^1]`.

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

    Hội nghị có 200 đại biểu.[^1]

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

    Hội nghị có 200 đại biểu.[^1]

    [^1]: Theo danh sách đăng ký.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.lint.model import PageRule, Violation
from portalgen.lint.page_text import PageText
from portalgen.lint.rules.word._leftovers import report_leftovers


def check(text: PageText) -> Iterator[Violation]:
    """WRD219 for each reference to a footnote that the body does not have."""
    return report_leftovers(text, "WRD219", "text")


RULE: Final = PageRule("WRD219", check)
