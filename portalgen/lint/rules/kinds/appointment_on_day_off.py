"""The check of KND265; its page is `KND265.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.diagnostics.model import LocalizedText
from portalgen.kinds.occasions import list_occasions
from portalgen.lint.context import LintContext
from portalgen.lint.model import PortalRule, Violation, violation
from portalgen.locale.dates import format_day, format_weekday


def check(context: LintContext) -> Iterator[Violation]:
    """Yield KND265 once for each occasion on a day off without a note, in originals, except cancelled occasions."""
    for item in context.library.items:
        page, occasions = item.original, item.original.kind.occasions
        for each in list_occasions(occasions, page.fields):
            status = context.legal.calendar.day_status(each.day)
            if occasions is None or status.is_working_day or each.note or each.is_cancelled:
                continue
            name = LocalizedText(
                status.name.vi if status.name else format_weekday(each.day, "vi"),
                status.name.en if status.name else format_weekday(each.day, "en"),
            )
            place = context.place(page, occasions.field, each.index, occasions.day)
            yield violation("KND265", place, day=format_day(each.day, "vi"), name=name, key=occasions.note)


RULE: Final = PortalRule("KND265", check)
