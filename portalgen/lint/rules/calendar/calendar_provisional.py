"""The check of LAW202; its page is `LAW202.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.config.legal import CALENDAR_FOLDER
from portalgen.lint.context import LintContext
from portalgen.lint.model import PortalRule, Violation, violation
from portalgen.lint.rules.calendar._places import find_place_in_config, list_needed_years


def check(context: LintContext) -> Iterator[Violation]:
    """Yield LAW202 if the calendar for today or 30 days later is marked as provisional."""
    for year in list_needed_years(context.at):
        calendar_year = context.legal.calendar.year(year)
        if calendar_year is not None and calendar_year.status == "provisional":
            place = find_place_in_config(context, f"{CALENDAR_FOLDER}/{year}.yaml", "status")
            yield violation("LAW202", place, year=str(year))


RULE: Final = PortalRule("LAW202", check)
