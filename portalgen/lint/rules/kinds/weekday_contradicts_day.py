"""The check of KND263; its page is `KND263.md`."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from portalgen.diagnostics.model import LocalizedText
from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.locale.dates import format_day, format_weekday
from portalgen.text.named_days import find_weekdays_with_day


def check(text: PageText) -> Iterator[Violation]:
    """Yield KND263 once for each date in a schedule's text after the name of a wrong weekday."""
    begin = text.page.day
    if text.page.kind.occasions is None or begin is None:
        return
    for number, line in enumerate(text.lines, 1):
        for named in find_weekdays_with_day(line):
            day = named.date_near(begin)
            if day is not None and day.weekday() != named.weekday:
                place = text.span(number, named.start + 1, len(named.text))
                yield violation("KND263", place, text=named.text, day=_day_in_words(day))


def _day_in_words(day: date) -> LocalizedText:
    vi, en = (f"{format_weekday(day, each)}, {format_day(day, each)}" for each in ("vi", "en"))
    return LocalizedText(vi, en)


RULE: Final = PageRule("KND263", check)
