"""The check of DDL222; its page is `DDL222.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.lint.context import LintContext
from portalgen.lint.model import PortalRule, Violation
from portalgen.lint.rules.deadlines._words import clock_violation, localize_party, localize_readings, place_of_start


def check(context: LintContext) -> Iterator[Violation]:
    """Yield DDL222 for each clock with a verdict based on disputed legal settings."""
    for clock in context.clocks:
        if clock.standing == "unproven" and clock.is_disputed_by_settings:
            yield clock_violation(
                "DDL222",
                place_of_start(context, clock),
                clock,
                party=localize_party(clock),
                readings=localize_readings(clock),
            )


RULE: Final = PortalRule("DDL222", check)
