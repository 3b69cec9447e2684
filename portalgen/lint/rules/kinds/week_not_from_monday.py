"""The check of KND264; its page is `KND264.md`."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Final

from portalgen.diagnostics.model import LocalizedText
from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.lint.rules.kinds._occasions import is_weekly, period_days_of
from portalgen.locale.dates import format_day, format_weekday


def check(text: PageText) -> Iterator[Violation]:
    """Yield KND264 if the period of a weekly schedule does not begin on a Monday."""
    period, days = text.page.kind.period, period_days_of(text.page)
    if period is None or days is None or not is_weekly(text.page.kind) or days[0].weekday() == 0:
        return
    monday = format_day(days[0] - timedelta(days=days[0].weekday()), "vi")
    weekday = LocalizedText(format_weekday(days[0], "vi"), format_weekday(days[0], "en"))
    place = text.place(period.opens)
    yield violation("KND264", place, key=period.opens, day=format_day(days[0], "vi"), weekday=weekday, monday=monday)


RULE: Final = PageRule("KND264", check)
