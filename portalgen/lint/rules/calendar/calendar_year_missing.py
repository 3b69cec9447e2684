"""The check of LAW201; its page is `LAW201.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.config.legal import CALENDAR_FOLDER
from portalgen.diagnostics.model import Place
from portalgen.lint.context import LintContext
from portalgen.lint.model import PortalRule, Violation, violation
from portalgen.lint.rules.calendar._places import list_needed_years


def check(context: LintContext) -> Iterator[Violation]:
    """Yield LAW201 if there is no calendar for today or 30 days later."""
    for year in list_needed_years(context.at):
        if context.legal.calendar.year(year) is None:
            yield violation("LAW201", Place(CALENDAR_FOLDER), year=str(year))


RULE: Final = PortalRule("LAW201", check)
