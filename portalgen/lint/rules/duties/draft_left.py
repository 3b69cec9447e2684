"""The check of SIT206; its page is `SIT206.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.diagnostics.model import MessageValue
from portalgen.lint.context import LintContext
from portalgen.lint.model import PortalRule, Violation, violation
from portalgen.locale.dates import format_day, localize

_DAYS: Final = 30
"""The maximum age of a draft in days, counted from its own date."""


def check(context: LintContext) -> Iterator[Violation]:
    """Yield SIT206 for old drafts of originals; a translation of an old item begins as a draft with the item's date."""
    today = context.at.date()
    for item in context.library.items:
        page = item.original
        if page.draft and page.day and (today - page.day).days > _DAYS:
            values: dict[str, MessageValue] = {
                "day": localize(format_day, page.day),
                "days": str((today - page.day).days),
            }
            yield violation("SIT206", context.place(page, "draft"), **values)


RULE: Final = PortalRule("SIT206", check)
