"""Giờ kết thúc sự kiện không được ghi. / The time at which an event ended is missing.

Vì sao: 24 giờ gửi tin tính từ đúng lúc sự kiện kết thúc (Điều 8(4)a); chỉ có ngày thì không ai biết còn bao lâu, và không suy đoán thay.
Why: The 24 hours run from the very moment at which the event ended (Article 8(4)a); a day alone does not tell it, and it is not guessed.

Cách sửa: Ghi cả giờ, ví dụ event_end: 2026-11-21T11:30.
Fix: Write the time as well, for example event_end: 2026-11-21T11:30.

Sai / Bad:

    === content/so/tin-tuc/hoi-nghi-moi.vi.md
    ---
    id: so-hoi-nghi-moi
    kind: news
    title: Hội nghị xúc tiến đầu tư
    summary: Hội nghị bàn việc xúc tiến đầu tư.
    date: 2026-11-21
    origin: own
    event_end: 2026-11-21
    ---

    Hội nghị diễn ra buổi sáng.
    === at 2026-11-21T15:00

Đúng / Good:

    === content/so/tin-tuc/hoi-nghi-moi.vi.md
    ---
    id: so-hoi-nghi-moi
    kind: news
    title: Hội nghị xúc tiến đầu tư
    summary: Hội nghị bàn việc xúc tiến đầu tư.
    date: 2026-11-21
    origin: own
    event_end: 2026-11-21T11:30
    ---

    Hội nghị diễn ra buổi sáng.
    === at 2026-11-21T15:00
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.lint.context import LintContext
from portalgen.lint.model import PortalRule, Violation
from portalgen.lint.rules.deadlines._words import basis_of_clock, clock_violation, localize_limit, place_of_start


def check(context: LintContext) -> Iterator[Violation]:
    """DDL213 for each clock in hours whose start is a day without a time."""
    for clock in context.clocks:
        if clock.standing == "hour_missing":
            key = ".".join(str(step) for step in clock.location)
            values = {"key": key, "basis": basis_of_clock(clock)}
            yield clock_violation(
                "DDL213", place_of_start(context, clock), clock, limit=localize_limit(clock), **values
            )


RULE: Final = PortalRule("DDL213", check)
