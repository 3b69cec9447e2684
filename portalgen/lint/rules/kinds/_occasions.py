"""Input of the rules about schedules: the occasions in a file, and the days that its text names."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from portalgen.config.yaml_text import Location
from portalgen.content.model import Page
from portalgen.kinds.definition import Kind
from portalgen.kinds.occasions import Occasion, list_occasions
from portalgen.law.due_dates import to_vietnam_time
from portalgen.lint.page_text import PageText


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
