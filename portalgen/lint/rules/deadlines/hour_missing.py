"""The check of DDL213; its page is `DDL213.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.lint.context import LintContext
from portalgen.lint.model import PortalRule, Violation
from portalgen.lint.rules.deadlines._words import basis_of_clock, clock_violation, localize_limit, place_of_start


def check(context: LintContext) -> Iterator[Violation]:
    """Yield DDL213 for each clock in hours with a day, but no time, as its start."""
    for clock in context.clocks:
        if clock.standing == "hour_missing":
            key = ".".join(str(step) for step in clock.location)
            values = {"key": key, "basis": basis_of_clock(clock)}
            yield clock_violation(
                "DDL213", place_of_start(context, clock), clock, limit=localize_limit(clock), **values
            )


RULE: Final = PortalRule("DDL213", check)
