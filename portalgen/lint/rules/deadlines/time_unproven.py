"""The check of DDL208; its page is `DDL208.md`."""

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
    """Yield DDL208 for each clock of the submission or the given files without enough evidence in the history."""
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
