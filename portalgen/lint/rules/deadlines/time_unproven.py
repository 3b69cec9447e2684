"""Chưa đủ dữ liệu để kết luận đúng hạn hay trễ hạn. / Whether something was in time cannot be proved.

Vì sao: Thời điểm gửi và xuất bản lấy từ lịch sử của kho; cách gộp không giữ từng lần sửa làm mất chứng cứ, và không ai được đoán thay.
Why: Times are taken from the history of the repository; joining without its steps destroys the evidence, and nothing is guessed.

Cách sửa: Không phải sửa bài; duyệt theo cách giữ từng lần sửa.
Fix: Nothing in the page; join submissions with all their steps.

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
    === commit 2026-11-30T08:00
    === at 2026-11-24T09:00

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
    === at 2026-11-24T09:00
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.lint.context import LintContext
from portalgen.lint.model import PortalRule, Violation
from portalgen.lint.rules.deadlines._words import (
    clock_violation,
    is_submitted,
    localize_last_day,
    localize_limit,
    localize_party,
    localize_text,
    place_of_start,
)
from portalgen.timeline.reasons import EVIDENCE_REASONS


def check(context: LintContext) -> Iterator[Violation]:
    """DDL208 for each clock of the submission or the given files that the history cannot judge."""
    for clock in context.clocks:
        if (
            clock.standing == "unproven"
            and not clock.is_disputed
            and clock.stop is not None
            and clock.due is not None
            and is_submitted(context, clock)
        ):
            yield clock_violation(
                "DDL208",
                place_of_start(context, clock),
                clock,
                party=localize_party(clock),
                limit=localize_limit(clock),
                last_day=localize_last_day(clock.due),
                reason=localize_text(EVIDENCE_REASONS[clock.stop.reason]),
            )


RULE: Final = PortalRule("DDL208", check)
