"""The check of CHG114; its page is `CHG114.md`."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Final

from portalgen.content.model import Page
from portalgen.diagnostics.model import LocalizedText
from portalgen.law.due_dates import to_vietnam_time
from portalgen.lint.context import LintContext
from portalgen.lint.model import PortalRule, Violation, violation
from portalgen.lint.rules.states._notes import moments_of_changes
from portalgen.locale.dates import format_day, localize

_UPDATED: Final = "updated"
"""The common key for the time of a page's last change."""
_AHEAD: Final = LocalizedText("còn ở phía trước", "which is in the future")


def check(context: LintContext) -> Iterator[Violation]:
    """Yield CHG114 for each note, withdrawal or removal dated after today or before the page's own date.

    Also reports an `updated` time before the page's own date.
    """
    for page in context.library.pages:
        for location, moment in moments_of_changes(page):
            problem = _find_problem(page, moment, context.at)
            if problem is not None:
                day = localize(format_day, moment)
                yield violation(
                    "CHG114", context.place(page, *location), key=str(location[0]), day=day, problem=problem
                )
        updated = _find_own_update(context, page)
        problem = _find_problem(page, updated, updated) if updated is not None else None
        if updated is not None and problem is not None:
            day = localize(format_day, updated)
            yield violation("CHG114", context.place(page, _UPDATED), key=_UPDATED, day=day, problem=problem)


def _find_own_update(context: LintContext, page: Page) -> datetime | None:
    """Return the page's own `updated` time; None if missing, or inherited from the original.

    KND210 reports times in the future.
    """
    item = context.item(page.id)
    updated: datetime | None = page.fields.get(_UPDATED)
    is_inherited = item is not None and page is not item.original and item.original.fields.get(_UPDATED) == updated
    return None if is_inherited else updated


def _find_problem(page: Page, moment: datetime, at: datetime) -> LocalizedText | None:
    day = to_vietnam_time(moment).date()
    if day > to_vietnam_time(at).date():
        return _AHEAD
    if page.date is None or day >= to_vietnam_time(page.date).date():
        return None
    own = localize(format_day, page.date)
    return LocalizedText(f"trước ngày của bài ({own.vi})", f"before the page's own date ({own.en})")


RULE: Final = PortalRule("CHG114", check)
