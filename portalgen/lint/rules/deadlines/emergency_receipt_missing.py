"""The check of DDL219; its page is `DDL219.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.lint.context import LintContext
from portalgen.lint.model import PortalRule, Violation
from portalgen.lint.rules.deadlines._words import basis_of_clock, clock_violation, place_of_start

_EXAMPLE: Final = "received: {at: 2026-11-24T08:00, via: …, ref: …}"


def check(context: LintContext) -> Iterator[Violation]:
    """Yield DDL219 for each clock of an emergency without a start."""
    for clock in context.clocks:
        if clock.page.kind.banner is not None and clock.standing == "missing" and clock.deadline.start == "received":
            place = place_of_start(context, clock)
            yield clock_violation("DDL219", place, clock, basis=basis_of_clock(clock), example=_EXAMPLE)


RULE: Final = PortalRule("DDL219", check)
