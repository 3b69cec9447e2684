"""Chú thích cuối trang không được nhắc đến. / A footnote that nothing refers to.

Vì sao: Chú thích chỉ hiện khi trong bài có `[^1]` trỏ tới nó; không có thì cả đoạn chú thích mất đi.
Why: A footnote is shown where the text refers to it with `[^1]`; without that all of it is lost.

Cách sửa: Thêm `[^1]` vào chỗ cần chú thích, hoặc xóa chú thích.
Fix: Add `[^1]` where it belongs, or delete the footnote.

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

    Hội nghị có 200 đại biểu.

    [^1]: Theo danh sách đăng ký.

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

from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText


def check(text: PageText) -> Iterator[Violation]:
    """WRD220 for each footnote of the body without a reference."""
    for each in text.outline.unused_footnotes:
        yield violation("WRD220", each.place, label=each.label)


RULE: Final = PageRule("WRD220", check)
