"""The check of FCT211; its page is `FCT211.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.law.due_dates import to_vietnam_time
from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.lint.prose import is_original
from portalgen.lint.rules.facts import deadline_in_text
from portalgen.lint.rules.facts._closing import find_closing_day, is_reversed
from portalgen.locale.dates import format_day, localize


def check(text: PageText) -> Iterator[Violation]:
    """Yield FCT211 if an item for action by citizens closes before the day of its posting (`date`, `publish_at`).

    FCT204 reports a closing day that differs from the deadline in the text.
    """
    page, period = text.page, text.page.kind.period
    if period is None or period.soon is None or not is_original(text):
        return
    closes = find_closing_day(page)
    timed = to_vietnam_time(page.publish_at).date() if page.publish_at is not None else None
    posted = max((each for each in (page.day if "date" in text.keys else None, timed) if each), default=None)
    if closes is None or posted is None or closes >= posted or is_reversed(page):
        return
    if not any(deadline_in_text.check(text)):
        yield violation(
            "FCT211",
            text.place(period.closes),
            key=period.closes,
            day=localize(format_day, closes),
            posted=localize(format_day, posted),
        )


RULE: Final = PageRule("FCT211", check)
