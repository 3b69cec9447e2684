"""Hai loại ngoặc của liên kết bị đổi chỗ. / A link with its brackets exchanged.

Vì sao: Chữ đứng trong ngoặc vuông, đích trong ngoặc tròn; viết ngược lại thì không thành liên kết.
Why: The words stand in square brackets and the target in parentheses; the other way round there is no link.

Cách sửa: Đổi lại: `[chữ](đích)`.
Fix: Exchange them: `[words](target)`.

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

    Xem (trang của Chính phủ)[https://chinhphu.vn/].

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
    """WRD214 for each link of the body with its brackets exchanged."""
    return report_leftovers(text, "WRD214", "text", "cure")


RULE: Final = PageRule("WRD214", check)
