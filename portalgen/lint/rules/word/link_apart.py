"""Dấu cách giữa hai phần của liên kết. / A space between the halves of a link.

Vì sao: `[chữ] (đích)` không phải là liên kết: hai ngoặc phải liền nhau, nếu không người đọc thấy cả đích.
Why: `[words] (target)` is no link: the brackets stand side by side, else readers see the target.

Cách sửa: Xóa dấu cách giữa `]` và `(`, hoặc chạy `portalgen lint --fix`.
Fix: Delete the space between `]` and `(`, or run `portalgen lint --fix`.

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

    Xem [trang của Chính phủ] (https://chinhphu.vn/).

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

    Xem [trang của Chính phủ](https://chinhphu.vn/).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.lint.model import PageRule, Violation
from portalgen.lint.page_text import PageText
from portalgen.lint.rules.word._leftovers import report_leftovers


def check(text: PageText) -> Iterator[Violation]:
    """WRD212 for each link or picture of the body with white space between its brackets."""
    return report_leftovers(text, "WRD212", "text", "cure")


RULE: Final = PageRule("WRD212", check)
