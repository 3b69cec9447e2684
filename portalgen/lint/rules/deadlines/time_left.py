"""Còn hạn: thời gian còn lại của bài gửi duyệt. / Within the limit: the time that a submission has left.

Vì sao: Ban Biên tập thấy ngay còn bao lâu và ai chịu trách nhiệm (Điều 8(4), Điều 9).
Why: The board sees at once how much time is left and who answers (Articles 8(4) and 9).

Cách sửa: Không phải sửa gì.
Fix: Nothing has to be mended.

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
    === at 2026-11-20T11:00

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
    is_pending,
    localize_duty,
    localize_last_day,
    localize_limit,
    localize_party,
    localize_time_left,
    place_of_start,
)


def check(context: LintContext) -> Iterator[Violation]:
    """DDL207 for each running clock of the submission or the given files; of the whole portal it would be noise."""
    for clock in context.clocks:
        if clock.standing == "within" and clock.due is not None and is_pending(context, clock):
            yield clock_violation(
                "DDL207",
                place_of_start(context, clock),
                clock,
                left=localize_time_left(clock.due, context.at),
                party=localize_party(clock),
                act=localize_duty(clock),
                last_day=localize_last_day(clock.due),
                limit=localize_limit(clock),
                basis=basis_of_clock(clock),
            )


RULE: Final = PortalRule("DDL207", check)
