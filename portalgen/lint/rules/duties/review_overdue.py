"""Đã quá ngày phải rà soát nội dung. / The day of review has passed.

Vì sao: Bài giới thiệu, hướng dẫn cũ đi mà không ai thấy; ngày rà soát là lời hẹn với người đọc.
Why: Pages that introduce and explain grow old unnoticed; the day of review is a promise to readers.

Cách sửa: Xem lại nội dung, sửa nếu cần, rồi ghi ngày rà soát tiếp theo vào review_by.
Fix: Review the page, correct it where needed, and write the next day into review_by.

Sai / Bad:

    === content/so/gioi-thieu/nhiem-vu.vi.md
    ---
    id: so-nhiem-vu
    kind: page
    title: Nhiệm vụ
    review_by: 2026-11-20
    ---

    Sở tham mưu về công tác đối ngoại.

Đúng / Good:

    === content/so/gioi-thieu/nhiem-vu.vi.md
    ---
    id: so-nhiem-vu
    kind: page
    title: Nhiệm vụ
    review_by: 2027-11-20
    ---

    Sở tham mưu về công tác đối ngoại.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.graph.moments import is_indexed, is_shown
from portalgen.lint.context import LintContext
from portalgen.lint.model import PortalRule, Violation, violation
from portalgen.lint.rules.documents._reading import day_of_key, format_numeric_day


def check(context: LintContext) -> Iterator[Violation]:
    """SIT205 from the day after `review_by`, for items that are shown and neither withdrawn nor superseded."""
    today = context.at.date()
    for item in context.library.items:
        review = day_of_key(item.original, "review_by")
        is_read = is_shown(item.original, context.at) and is_indexed(item.original, context.at)
        if review and review < today and is_read:
            values = {"day": format_numeric_day(review), "days": str((today - review).days)}
            yield violation("SIT205", context.place(item.original, "review_by"), **values)


RULE: Final = PortalRule("SIT205", check)
