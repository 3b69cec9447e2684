"""Sắp đến hạn. / A time limit is about to end.

Vì sao: Báo trước để người duyệt kịp làm trong hạn (Điều 8(4), Điều 9).
Why: Told early, so that it can still be done in time (Articles 8(4) and 9).

Cách sửa: Gửi, hoặc duyệt và xuất bản, trước hạn cuối.
Fix: Hand it in, or approve and publish it, before the limit.

Sai / Bad:

    === branch
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
    origin: own
    received: {at: 2026-11-20T09:00, via: Trục liên thông văn bản, ref: "00"}
    ---

    Điều 1. Nội dung mẫu.
    === commit 2026-11-20T10:00
    === at 2026-11-25T20:00

Đúng / Good:

    === branch
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
    origin: own
    received: {at: 2026-11-20T09:00, via: Trục liên thông văn bản, ref: "00"}
    ---

    Điều 1. Nội dung mẫu.
    === commit 2026-11-20T10:00
    === at 2026-11-20T11:00
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.lint.context import LintContext
from portalgen.lint.model import PortalRule, Violation
from portalgen.lint.rules.deadlines._words import (
    basis_of_clock,
    clock_violation,
    localize_duty,
    localize_last_day,
    localize_limit,
    localize_party,
    localize_time_left,
    place_of_start,
)


def check(context: LintContext) -> Iterator[Violation]:
    """DDL206 for each running clock with little time left."""
    for clock in context.clocks:
        if clock.standing == "soon" and clock.due is not None:
            yield clock_violation(
                "DDL206",
                place_of_start(context, clock),
                clock,
                left=localize_time_left(clock.due, context.at),
                party=localize_party(clock),
                act=localize_duty(clock),
                last_day=localize_last_day(clock.due),
                limit=localize_limit(clock),
                basis=basis_of_clock(clock),
            )


RULE: Final = PortalRule("DDL206", check)
