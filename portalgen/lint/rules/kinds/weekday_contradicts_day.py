"""The check of KND263; its page is `KND263.md`."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from portalgen.diagnostics.model import LocalizedText
from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.lint.rules.kinds._occasions import find_named_days
from portalgen.locale.dates import format_day, format_weekday


def check(text: PageText) -> Iterator[Violation]:
    """Yield KND263 once for each date in a schedule's text after the name of a wrong weekday."""
    begin = text.page.day
    if text.page.kind.occasions is None or begin is None:
        return
    for pattern, read in find_named_days():
        for match, place in text.matches(pattern):
            weekday, day = read(match, begin)
            if day is not None and day.weekday() != weekday:
                yield violation("KND263", place, text=match[0], day=_day_in_words(day))


def _day_in_words(day: date) -> LocalizedText:
    vi, en = (f"{format_weekday(day, each)}, {format_day(day, each)}" for each in ("vi", "en"))
    return LocalizedText(vi, en)


RULE: Final = PageRule("KND263", check)
