"""Bên cung cấp thông tin gửi quá hạn. / The supplier hands information in too late.

Vì sao: Tin sự kiện phải gửi trong 24 giờ sau khi kết thúc, thông tin khác trong 03 ngày làm việc sau khi ký (Điều 8(4)).
Why: News of an event is due 24 hours after its end, other information 3 working days after signing (Article 8(4)).

Cách sửa: Gửi ngay. Cảnh báo này không chặn việc xuất bản; có lý do khách quan thì đề nghị Ban Biên tập miễn áp dụng.
Fix: Hand it in now. This warning blocks nothing; where there was a good reason, ask the board for a waiver.

Sai / Bad:

    === branch
    === content/so/tin-tuc/hoi-nghi-moi.vi.md
    ---
    id: so-hoi-nghi-moi
    kind: news
    title: Hội nghị xúc tiến đầu tư
    summary: Hội nghị bàn việc xúc tiến đầu tư.
    date: 2026-11-21
    origin: own
    event_end: 2026-11-21T20:00
    ---

    Hội nghị diễn ra buổi sáng.
    === commit 2026-11-23T08:00
    === at 2026-11-23T09:00

Đúng / Good:

    === branch
    === content/so/tin-tuc/hoi-nghi-moi.vi.md
    ---
    id: so-hoi-nghi-moi
    kind: news
    title: Hội nghị xúc tiến đầu tư
    summary: Hội nghị bàn việc xúc tiến đầu tư.
    date: 2026-11-21
    origin: own
    event_end: 2026-11-21T20:00
    ---

    Hội nghị diễn ra buổi sáng.
    === commit 2026-11-22T08:00
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
    """DDL204 for each clock of the supplier that ran out, or that was stopped too late by this submission."""
    for clock in context.clocks:
        if clock.deadline.party == "supplier" and clock.due is not None and is_overdue(context, clock):
            yield clock_violation(
                "DDL204",
                place_of_start(context, clock),
                clock,
                left=localize_delay(clock, context.at),
                within=localize_within_limit(clock),
                last_day=localize_last_day(clock.due),
                basis=basis_of_clock(clock),
            )


RULE: Final = PortalRule("DDL204", check)
