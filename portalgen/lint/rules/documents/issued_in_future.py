"""The check of DOC205; its page is `DOC205.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.lint.context import LintContext
from portalgen.lint.model import PortalRule, Violation, violation
from portalgen.lint.rules.documents._reading import day_of_key, list_documents
from portalgen.locale.dates import format_day, localize


def check(context: LintContext) -> Iterator[Violation]:
    """Yield DOC205 if `issued` is later than both the clock and `publish_at`."""
    for page in list_documents(context):
        issued = day_of_key(page, "issued")
        shown = max(context.at, page.publish_at) if page.publish_at else context.at
        today = shown.astimezone(context.at.tzinfo).date()
        if issued and issued > today:
            yield violation(
                "DOC205",
                context.place(page, "issued"),
                issued=localize(format_day, issued),
                today=localize(format_day, today),
            )


RULE: Final = PortalRule("DOC205", check)
