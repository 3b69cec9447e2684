"""Việc đã làm xong nhưng trễ hạn. / What was done, and too late.

Vì sao: Báo cáo phải kể cả bài đã đăng hay đã gửi trễ, không chỉ bài còn chờ (Điều 8(4), Điều 9).
Why: A report has to name what was published or handed in too late, and not only what still waits (Articles 8(4), 9).

Cách sửa: Không sửa được nữa; ghi nhận khi báo cáo, và tìm nguyên nhân.
Fix: Nothing can be fixed any more; report it, and look for the cause.

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
    issued: 2026-11-16
    effective: 2026-12-01
    legal_status: not_yet_in_force
    abstract: Quyết định (mẫu) về nội quy cơ quan
    origin: own
    received: {at: 2026-11-16T09:00, via: Trục liên thông văn bản, ref: "00"}
    ---

    Điều 1. Nội dung mẫu.
    === commit 2026-11-16T10:00
    === merge 2026-11-20T08:00
    === at 2026-11-21T09:00

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
    issued: 2026-11-16
    effective: 2026-12-01
    legal_status: not_yet_in_force
    abstract: Quyết định (mẫu) về nội quy cơ quan
    origin: own
    received: {at: 2026-11-16T09:00, via: Trục liên thông văn bản, ref: "00"}
    ---

    Điều 1. Nội dung mẫu.
    === commit 2026-11-16T10:00
    === merge 2026-11-18T08:00
    === at 2026-11-21T09:00
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
    localize_duty,
    localize_last_day,
    localize_limit,
    localize_moment,
    localize_party,
    place_of_start,
)


def check(context: LintContext) -> Iterator[Violation]:
    """DDL216 for each clock that was stopped too late, for certain, where the whole portal is checked.

    What still waits has codes of its own; who edits a page that was late is not reminded of it.
    """
    for clock in context.clocks if context.submitted_ids is None else ():
        if clock.standing != "late" or is_overdue(context, clock):
            continue
        done = clock.stop.at if clock.stop is not None else None
        if clock.due is not None and done is not None:
            yield clock_violation(
                "DDL216",
                place_of_start(context, clock),
                clock,
                party=localize_party(clock),
                duty=localize_duty(clock),
                last_day=localize_last_day(clock.due),
                done=localize_moment(done),
                limit=localize_limit(clock),
                basis=basis_of_clock(clock),
            )


RULE: Final = PortalRule("DDL216", check)
