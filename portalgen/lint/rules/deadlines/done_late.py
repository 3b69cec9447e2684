"""The check of DDL216; its page is `DDL216.md`."""

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
    localize_party,
    place_of_start,
    starts_with_misdated_event,
)
from portalgen.locale.dates import format_day_or_moment, localize


def check(context: LintContext) -> Iterator[Violation]:
    """Yield DDL216 for each clock certainly stopped too late, if the whole portal is checked.

    Pending items have their own codes. Editors of a late page are not reminded of its lateness.
    """
    for clock in context.clocks if context.submitted_ids is None else ():
        if clock.standing != "late" or is_overdue(context, clock) or starts_with_misdated_event(context, clock):
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
                done=localize(format_day_or_moment, done),
                limit=localize_limit(clock),
                basis=basis_of_clock(clock),
            )


RULE: Final = PortalRule("DDL216", check)
