"""The check of KND263; its page is `KND263.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.locale.dates import format_day_with_weekday, localize
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
                yield violation("KND263", place, text=named.text, day=localize(format_day_with_weekday, day))


RULE: Final = PageRule("KND263", check)
