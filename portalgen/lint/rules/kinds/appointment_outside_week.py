"""The check of KND260; its page is `KND260.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.lint.rules.kinds._occasions import day_key_of, list_written_occasions, period_days_of
from portalgen.locale.dates import format_day


def check(text: PageText) -> Iterator[Violation]:
    """Yield KND260 once for each occasion on a day outside its item's period."""
    days = period_days_of(text.page)
    if days is None or days[1] < days[0]:
        return
    first, last = (format_day(day, "vi") for day in days)
    for location, each in list_written_occasions(text):
        if not days[0] <= each.day <= days[1]:
            place = text.place(*location, day_key_of(text.page))
            yield violation("KND260", place, day=format_day(each.day, "vi"), first=first, last=last)


RULE: Final = PageRule("KND260", check)
