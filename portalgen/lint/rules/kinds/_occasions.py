"""Input of the rules about schedules: the occasions in a file, and the days that its text names."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date, datetime
from typing import Final

from portalgen.config.yaml_text import Location
from portalgen.content.model import Page
from portalgen.kinds.definition import Kind
from portalgen.kinds.occasions import Occasion, list_occasions
from portalgen.law.due_dates import to_vietnam_time
from portalgen.lint.page_text import PageText

_WEEKDAYS_VI: Final = ("hai", "ba", "tư", "năm", "sáu", "bảy")
_WEEKDAYS_EN: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS_EN: Final = (
    *("january", "february", "march", "april", "may", "june", "july"),
    *("august", "september", "october", "november", "december"),
)
_VI: Final = re.compile(
    rf"\b(?P<weekday>thứ\s+(?:{'|'.join(_WEEKDAYS_VI)}|[2-7])|chủ\s+nhật)\b[\s,(]*(?:ngày\s+)?"
    r"(?P<day>\d{1,2})/(?P<month>\d{1,2})(?:/(?P<year>\d{4}))?(?![\d/])",
    re.IGNORECASE,
)
_EN: Final = re.compile(
    rf"\b(?P<weekday>{'|'.join(_WEEKDAYS_EN)}),?\s+(?P<day>\d{{1,2}})\s+(?P<month>{'|'.join(_MONTHS_EN)})\b"
    r"(?:\s+(?P<year>\d{4}))?",
    re.IGNORECASE,
)
_SUNDAY: Final = 6

DayReader = Callable[[re.Match[str], date], tuple[int, date | None]]
"""Returns (weekday named, date) for a match and the day of the page.

Weekdays count from Monday as 0. The date is None if there is no such date.
"""


def list_written_occasions(text: PageText) -> Iterator[tuple[Location, Occasion]]:
    """Yield (location in the front matter, occasion) for the occasions in the file itself, in chronological order."""
    occasions = text.page.kind.occasions
    if occasions is not None and occasions.field in text.keys:
        for each in list_occasions(occasions, text.fields):
            yield (occasions.field, each.index), each


def day_key_of(page: Page) -> str:
    """Return the key that states the day of an occasion. Return an empty string if the kind has no occasions."""
    return page.kind.occasions.day if page.kind.occasions is not None else ""


def is_weekly(kind: Kind) -> bool:
    """Return True if each item of the kind covers one week: the first day of its period is filled in as a Monday."""
    opens = kind.field(kind.period.opens) if kind.period is not None else None
    return opens is not None and opens.filled_with == "monday"


def period_days_of(page: Page) -> tuple[date, date] | None:
    """Return the first and the last day of an item with occasions. Return None if either is missing."""
    period = page.kind.period
    if period is None or page.kind.occasions is None:
        return None
    values = (page.fields.get(period.opens), page.fields.get(period.closes))
    days = tuple(to_vietnam_time(each).date() if isinstance(each, datetime) else each for each in values)
    return (days[0], days[1]) if days[0] is not None and days[1] is not None else None


def find_named_days() -> tuple[tuple[re.Pattern[str], DayReader], ...]:
    """Return the patterns that match a weekday with a date, each with the function that reads its matches."""
    return (_VI, _read_vi), (_EN, _read_en)


def _read_vi(match: re.Match[str], near: date) -> tuple[int, date | None]:
    word = match["weekday"].casefold().split()[-1]
    weekday = int(word) - 2 if word.isdigit() else _WEEKDAYS_VI.index(word) if word in _WEEKDAYS_VI else _SUNDAY
    return weekday, _find_day(match["year"], int(match["month"]), int(match["day"]), near)


def _read_en(match: re.Match[str], near: date) -> tuple[int, date | None]:
    month = _MONTHS_EN.index(match["month"].casefold()) + 1
    weekday = _WEEKDAYS_EN.index(match["weekday"].casefold())
    return weekday, _find_day(match["year"], month, int(match["day"]), near)


def _find_day(year: str | None, month: int, day: int, near: date) -> date | None:
    """Return the date; without a year, the date closest to the page's."""
    years = (int(year),) if year else (near.year - 1, near.year, near.year + 1)
    days = [found for each in years if (found := _date_of(each, month, day)) is not None]
    return min(days, key=lambda each: abs(each - near), default=None)


def _date_of(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
