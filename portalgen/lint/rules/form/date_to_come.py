"""The check of FMT206; its page is `FMT206.md`."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Final

from portalgen.graph.moments import is_sample
from portalgen.law.due_dates import to_vietnam_time
from portalgen.lint.context import LintContext
from portalgen.lint.model import PortalRule, Violation, violation
from portalgen.locale.dates import format_day, localize

NEAR: Final = timedelta(days=366)
"""The maximum time ahead for a page's day; beyond it the year looks mistyped, as reported by FMT204."""


def check(context: LintContext) -> Iterator[Violation]:
    """Yield FMT206 for each item with a `date` later than the day on which readers see it.

    A day taken from another field, such as the day of a document, is left to DOC205.
    """
    for item in context.library.items:
        page = item.original
        if page.date is None or page.draft or is_sample(page) or page.kind.date_from in page.fields:
            continue
        shown = max(context.at, page.publish_at) if page.publish_at else context.at
        day, today = to_vietnam_time(page.date).date(), to_vietnam_time(shown).date()
        if day > today and page.date <= context.at + NEAR:
            values = {"day": localize(format_day, day), "shown": localize(format_day, today)}
            yield violation("FMT206", context.place(page, "date"), **values)


RULE: Final = PortalRule("FMT206", check)
