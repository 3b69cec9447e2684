"""Finds an event whose year is one off, a mistake repeated by all its time limits."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Final

from portalgen.content.model import Page
from portalgen.frozen import frozen
from portalgen.law.due_dates import to_vietnam_time
from portalgen.text.named_days import date_of

_NEAR_DAYS: Final = 45
"""In the right year, the event lies at most this far from the day of the page."""
_FAR_DAYS: Final = 300


@frozen
class MisdatedEvent:
    """An event with the year `day.year` in its front matter, though its page is about `likely`."""

    key: str
    day: date
    likely: date


def find_misdated_event(page: Page, body: str) -> MisdatedEvent | None:
    """Return the event of a page if its year is one off; None if the page names that year in its words.

    `body` is the text of the page. Annual events announced a year ahead, and anniversaries, name their year.
    """
    if page.day is None or page.kind.period is None or not page.kind.period.is_event:
        return None
    for key in (page.kind.period.closes, page.kind.period.opens):
        value = page.fields.get(key)
        day = to_vietnam_time(value).date() if isinstance(value, datetime) else None
        if day is None or abs((day - page.day).days) < _FAR_DAYS or abs(day.year - page.day.year) > 1:
            continue
        step = 1 if day < page.day else -1
        likely = date_of(day.year + step, day.month, day.day)
        if likely is None or abs((likely - page.day).days) > _NEAR_DAYS:
            continue
        words = f"{page.title}\n{page.summary}\n{body}"
        if not re.search(rf"(?<!\d){day.year}(?!\d)", words):
            return MisdatedEvent(key, day, likely)
    return None
