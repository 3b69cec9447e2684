"""The check of SIT205; its page is `SIT205.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.diagnostics.model import MessageValue
from portalgen.graph.moments import is_indexed, is_shown
from portalgen.lint.context import LintContext
from portalgen.lint.model import PortalRule, Violation, violation
from portalgen.lint.rules.documents._reading import day_of_key
from portalgen.locale.dates import format_day, localize


def check(context: LintContext) -> Iterator[Violation]:
    """Yield SIT205 from the day after `review_by`, for shown items, neither withdrawn nor superseded."""
    today = context.at.date()
    for item in context.library.items:
        review = day_of_key(item.original, "review_by")
        is_read = is_shown(item.original, context.at) and is_indexed(item.original, context.at)
        if review and review < today and is_read:
            values: dict[str, MessageValue] = {"day": localize(format_day, review), "days": str((today - review).days)}
            yield violation("SIT205", context.place(item.original, "review_by"), **values)


RULE: Final = PortalRule("SIT205", check)
