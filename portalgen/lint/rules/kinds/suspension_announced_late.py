"""The check of KND238; its page is `KND238.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.graph.moments import is_set_aside
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
"""Where the history proves nothing, the day that the notice bears is believed."""


def check(context: LintContext) -> Iterator[Violation]:
    """KND238 for each notice that is due before its start, and is not there in time; `publish_at` too late is DDL203's."""
    for clock in context.clocks:
        if not clock.deadline.limit.backward or clock.due is None or clock.start is None:
            continue
        if is_set_aside(clock.page, context.at):
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
    """Whether a notice of which the history proves nothing bears a day that is too late."""
    day, due = clock.page.date, clock.due.due if clock.due is not None else None
    if clock.standing not in _UNPROVEN or clock.page.publish_at is not None or day is None or due is None:
        return False
    return to_vietnam_time(day) >= due


RULE: Final = PortalRule("KND238", check)
