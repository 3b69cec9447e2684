"""The check of FCT205; its page is `FCT205.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.lint.prose import is_original
from portalgen.lint.rules.facts._event_years import find_misdated_event
from portalgen.locale.dates import format_day, localize


def check(text: PageText) -> Iterator[Violation]:
    """Yield FCT205 if the year of an event is one off. Its time limits are then not reported as exceeded."""
    event = find_misdated_event(text.page, text.body) if is_original(text) else None
    if event is not None:
        yield violation(
            "FCT205",
            text.place(event.key),
            key=event.key,
            day=localize(format_day, event.day),
            likely=localize(format_day, event.likely),
            year=str(event.likely.year),
        )


RULE: Final = PageRule("FCT205", check)
