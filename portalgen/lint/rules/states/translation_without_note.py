"""The check of CHG115; its page is `CHG115.md`."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from portalgen.content.model import Page
from portalgen.law.due_dates import to_vietnam_time
from portalgen.lint.context import LintContext
from portalgen.lint.model import PortalRule, Violation, violation
from portalgen.locale.dates import format_day, localize


def check(context: LintContext) -> Iterator[Violation]:
    """Yield CHG115 for each translation, except drafts, without a note as recent as its original's newest, by day."""
    for item in context.library.items:
        notes = item.original.fields.get("change_notes", ())
        newest = max((note["at"] for note in notes), default=None)
        for page in item.pages[1:] if newest is not None else ():
            if newest is not None and not page.draft and _last_day(page) < to_vietnam_time(newest).date():
                day = localize(format_day, newest)
                yield violation("CHG115", context.place(page, "title"), item.original.source, day=day)


def _last_day(page: Page) -> date:
    notes = page.fields.get("change_notes", ())
    return max((to_vietnam_time(note["at"]).date() for note in notes), default=date.min)


RULE: Final = PortalRule("CHG115", check)
