"""The last day on which citizens can act on an item."""

from __future__ import annotations

from datetime import date, timedelta

from portalgen.content.model import Page
from portalgen.law.due_dates import to_vietnam_time


def find_closing_day(page: Page) -> date | None:
    """Return the last day of the item's period, in Vietnam's time; None if its front matter has no end."""
    period = page.kind.period
    if period is None or page.fields.get(period.closes) is None:
        return None
    found = page.kind.find_period(page.fields)
    # the end is the first moment after the period: midnight ends the day before
    return to_vietnam_time(found.end - timedelta(seconds=1)).date() if found and found.end else None


def is_reversed(page: Page) -> bool:
    """Return True if the item's period ends before it begins, which FMT133 reports."""
    return page.kind.ends_before_it_begins(page.fields)
