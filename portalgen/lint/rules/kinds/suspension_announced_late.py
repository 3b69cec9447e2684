"""The check of KND238; its page is `KND238.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.graph.moments import is_obsolete
from portalgen.law.due_dates import to_vietnam_time
from portalgen.lint.context import LintContext
from portalgen.lint.model import PortalRule, Violation
from portalgen.lint.rules.deadlines._words import (
    basis_of_clock,
    clock_violation,
    is_overdue,
    localize_last_day,
    place_of_start,
)
from portalgen.locale.dates import format_day_or_moment, localize
from portalgen.timeline.item_clock import ItemClock

_UNPROVEN: Final = ("unproven", "before_adoption")
"""Verdicts without proof from the history; the day in the notice is then taken as true."""


def check(context: LintContext) -> Iterator[Violation]:
    """Yield KND238 for each notice due before its start but missing in time; DDL203 covers a late `publish_at`."""
    for clock in context.clocks:
        if not clock.deadline.limit.backward or clock.due is None or clock.start is None:
            continue
        if is_obsolete(clock.page, context.at):
            continue
        if is_overdue(context, clock) or _says_so_itself(clock):
            yield clock_violation(
                "KND238",
                place_of_start(context, clock),
                clock,
                start=localize(format_day_or_moment, clock.start),
                days=str(clock.deadline.limit.length),
                last_day=localize_last_day(clock.due),
                basis=basis_of_clock(clock),
            )


def _says_so_itself(clock: ItemClock) -> bool:
    """Return True if a notice without proof from the history itself gives a day that is too late."""
    day, due = clock.page.date, clock.due.due if clock.due is not None else None
    if clock.standing not in _UNPROVEN or clock.page.publish_at is not None or day is None or due is None:
        return False
    return to_vietnam_time(day) >= due


RULE: Final = PortalRule("KND238", check)
