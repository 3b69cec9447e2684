"""The check of DDL207; its page is `DDL207.md`."""

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
    """Yield DDL207 for each running clock of the submission or the given files.

    For the whole portal this would be noise.
    """
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
