"""Ban Biên tập đăng quá hạn. / The editorial board publishes too late.

Vì sao: Văn bản hành chính phải đăng trong 02 ngày làm việc, văn bản quy phạm pháp luật trong 07 ngày làm việc kể từ ngày nhận, văn bản khẩn cấp ngay trong ngày (Điều 9).
Why: Administrative documents are due 2 working days after receipt, normative ones 7, urgent ones the same day (Article 9).

Cách sửa: Duyệt và xuất bản ngay. Cảnh báo này không chặn việc xuất bản: chặn chỉ làm chậm thêm.
Fix: Approve and publish it now. This warning blocks nothing: a block would only make it later.

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
    === at 2026-11-27T09:00

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
    === at 2026-11-23T09:00
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.lint.context import LintContext
from portalgen.lint.model import PortalRule, Violation
from portalgen.lint.rules.deadlines._words import (
    basis_of_clock,
    clock_violation,
    is_overdue,
    localize_delay,
    localize_last_day,
    localize_within_limit,
    place_of_start,
)


def check(context: LintContext) -> Iterator[Violation]:
    """DDL205 for each clock of the board that ran out."""
    for clock in context.clocks:
        if clock.deadline.party == "board" and clock.due is not None and is_overdue(context, clock):
            yield clock_violation(
                "DDL205",
                place_of_start(context, clock),
                clock,
                left=localize_delay(clock, context.at),
                within=localize_within_limit(clock),
                last_day=localize_last_day(clock.due),
                basis=basis_of_clock(clock),
            )


RULE: Final = PortalRule("DDL205", check)
