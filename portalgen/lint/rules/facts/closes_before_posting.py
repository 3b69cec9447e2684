"""The check of FCT211; its page is `FCT211.md`."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from portalgen.law.due_dates import to_vietnam_time
from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.lint.prose import is_original
from portalgen.lint.rules.facts._closing import find_closing_day
from portalgen.locale.dates import format_day, localize


def check(text: PageText) -> Iterator[Violation]:
    """Yield FCT211 if an item for action by citizens closes before the day of its posting (`date`, `publish_at`)."""
    page, period = text.page, text.page.kind.period
    if period is None or period.soon is None or not is_original(text):
        return
    closes = find_closing_day(page)
    timed = to_vietnam_time(page.publish_at).date() if page.publish_at is not None else None
    posted = max((each for each in (page.day if "date" in text.keys else None, timed) if each), default=None)
    opens = text.fields.get(period.opens)
    is_reversed = type(opens) is date and closes is not None and closes < opens  # FMT133 reports it
    if closes is not None and posted is not None and closes < posted and not is_reversed:
        yield violation(
            "FCT211",
            text.place(period.closes),
            key=period.closes,
            day=localize(format_day, closes),
            posted=localize(format_day, posted),
        )


RULE: Final = PageRule("FCT211", check)
