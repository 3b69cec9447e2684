"""The check of DDL201; its page is `DDL201.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.lint.context import LintContext
from portalgen.lint.model import PortalRule, Violation
from portalgen.lint.rules.deadlines._words import basis_of_clock, clock_violation, localize_limit, place_of_start

_EXAMPLES: Final = {
    "received": ("received", "received: {at: 2026-11-24T08:00, via: …, ref: …}"),
    "event_end": ("event_end", "event_end: 2026-11-24T11:30"),
    "signed": ("signed", "signed: 2026-11-24"),
}


def check(context: LintContext) -> Iterator[Violation]:
    """Yield DDL201 for each clock with a numeric limit but no start, except in emergencies (DDL219)."""
    for clock in context.clocks:
        if clock.page.kind.banner is None and clock.standing == "missing" and clock.deadline.start in _EXAMPLES:
            key, example = _EXAMPLES[clock.deadline.start]
            values = {
                "key": key,
                "deadline_class": clock.deadline.id,
                "basis": basis_of_clock(clock),
                "example": example,
            }
            yield clock_violation(
                "DDL201", place_of_start(context, clock), clock, limit=localize_limit(clock), **values
            )


RULE: Final = PortalRule("DDL201", check)
