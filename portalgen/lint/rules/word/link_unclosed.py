"""Liên kết thiếu ngoặc. / A link without its bracket.

Vì sao: Thiếu một ngoặc thì không thành liên kết, và người đọc thấy cả `[`, `](` và đích.
Why: Without one of its brackets there is no link, and readers see `[`, `](` and the target.

Cách sửa: Thêm ngoặc còn thiếu: `[chữ](đích)`.
Fix: Add the missing bracket: `[words](target)`.

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

    Xem [trang của Chính phủ](https://chinhphu.vn/ để biết thêm.

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

    Xem [trang của Chính phủ](https://chinhphu.vn/) để biết thêm.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.lint.model import PageRule, Violation
from portalgen.lint.page_text import PageText
from portalgen.lint.rules.word._leftovers import report_leftovers


def check(text: PageText) -> Iterator[Violation]:
    """WRD213 for each link or picture of the body that lacks a bracket."""
    return report_leftovers(text, "WRD213", "text", "cure")


RULE: Final = PageRule("WRD213", check)
