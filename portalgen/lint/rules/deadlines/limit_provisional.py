"""The check of DDL209; its page is `DDL209.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.diagnostics.model import LocalizedText
from portalgen.law.due_dates import DueDate
from portalgen.lint.context import LintContext
from portalgen.lint.model import PortalRule, Violation
from portalgen.lint.rules.deadlines._words import clock_violation, is_pending, localize_last_day, place_of_start

_RUNNING: Final = ("within", "soon", "overdue")


def localize_years(due: DueDate) -> LocalizedText:
    """Return the reason for the provisional limit, by year."""
    provisional_years = [(each.year, each.status == "missing") for each in due.years if each.status != "confirmed"]
    return LocalizedText(
        "; ".join(
            f"chưa có lịch nghỉ năm {year}" if is_missing else f"lịch nghỉ năm {year} chưa chính thức"
            for year, is_missing in provisional_years
        ),
        "; ".join(
            f"the days off of {year} {'are missing' if is_missing else 'are not final'}"
            for year, is_missing in provisional_years
        ),
    )


def check(context: LintContext) -> Iterator[Violation]:
    """Yield DDL209 for each running clock of a pending item, if its limit touches an unconfirmed year."""
    for clock in context.clocks:
        if (
            clock.standing in _RUNNING
            and clock.due is not None
            and not clock.due.is_certain
            and is_pending(context, clock)
        ):
            years = localize_years(clock.due)
            last_day = localize_last_day(clock.due)
            yield clock_violation("DDL209", place_of_start(context, clock), clock, last_day=last_day, years=years)


RULE: Final = PortalRule("DDL209", check)
