"""Hẹn xuất bản sau hạn cuối. / A publication that is scheduled after the limit.

Vì sao: Hẹn giờ sau hạn cuối là chắc chắn trễ hạn (Điều 9).
Why: A time after the limit makes it late for certain (Article 9).

Cách sửa: Đặt publish_at trong hạn, hoặc bỏ khóa này.
Fix: Set publish_at within the limit, or drop it.

Sai / Bad:

    === content/so/van-ban/quyet-dinh-mau.vi.md
    ---
    id: so-quyet-dinh-mau
    kind: legal_document
    title: Quyết định (mẫu) về nội quy cơ quan
    summary: Quyết định mẫu về nội quy cơ quan.
    number: "00/QĐ-SNgV"
    document_type: decision
    normative: false
    issuer: Sở Ngoại vụ
    issued: 2026-11-19
    effective: 2026-12-01
    legal_status: not_yet_in_force
    abstract: Quyết định (mẫu) về nội quy cơ quan
    publish_at: 2026-11-27T08:00
    origin: own
    received: {at: 2026-11-20T09:00, via: Trục liên thông văn bản, ref: "00"}
    ---

    Điều 1. Nội dung mẫu.
    === at 2026-11-20T10:00

Đúng / Good:

    === content/so/van-ban/quyet-dinh-mau.vi.md
    ---
    id: so-quyet-dinh-mau
    kind: legal_document
    title: Quyết định (mẫu) về nội quy cơ quan
    summary: Quyết định mẫu về nội quy cơ quan.
    number: "00/QĐ-SNgV"
    document_type: decision
    normative: false
    issuer: Sở Ngoại vụ
    issued: 2026-11-19
    effective: 2026-12-01
    legal_status: not_yet_in_force
    abstract: Quyết định (mẫu) về nội quy cơ quan
    publish_at: 2026-11-23T08:00
    origin: own
    received: {at: 2026-11-20T09:00, via: Trục liên thông văn bản, ref: "00"}
    ---

    Điều 1. Nội dung mẫu.
    === at 2026-11-20T10:00
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.lint.context import LintContext
from portalgen.lint.model import PortalRule, Violation
from portalgen.lint.rules.deadlines._words import (
    basis_of_clock,
    clock_violation,
    localize_last_day,
    localize_limit,
    localize_moment,
)

_PUBLIC: Final = ("published", "announced")
"""What is done when readers see the item."""


def check(context: LintContext) -> Iterator[Violation]:
    """DDL203 for each board clock that an item's `publish_at` lets run out."""
    for clock in context.clocks:
        planned = clock.page.publish_at
        if clock.deadline.stop not in _PUBLIC or clock.due is None or clock.due.due is None or planned is None:
            continue
        is_public = clock.stop is not None and clock.stop.at is not None
        if planned >= clock.due.due and not is_public:
            yield clock_violation(
                "DDL203",
                context.place(clock.page, "publish_at"),
                clock,
                value=localize_moment(planned),
                last_day=localize_last_day(clock.due),
                limit=localize_limit(clock),
                basis=basis_of_clock(clock),
            )


RULE: Final = PortalRule("DDL203", check)
