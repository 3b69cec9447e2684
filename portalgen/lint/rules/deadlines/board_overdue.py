"""The check of DDL205; its page is `DDL205.md`."""

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
    """Yield DDL205 for each overdue clock of the board."""
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
