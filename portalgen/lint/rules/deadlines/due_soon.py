"""The check of DDL206; its page is `DDL206.md`."""

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
    """Yield DDL206 for each running clock with little time left."""
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
