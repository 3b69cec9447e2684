"""The check of DDL217; its page is `DDL217.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.diagnostics.model import LocalizedText
from portalgen.law.states import last_day_words
from portalgen.lint.context import LintContext
from portalgen.lint.model import PortalRule, Violation
from portalgen.lint.rules.deadlines._words import clock_violation, localize_moment, localize_party, place_of_start
from portalgen.text.bilingual import Bilingual as B
from portalgen.timeline.item_clock import ClockReading, ItemClock

_VERDICTS: Final = {
    "on_time": B("đúng hạn", "on time"),
    "late": B("trễ hạn", "late"),
    "unproven": B("chưa rõ", "unclear"),
    None: B("chưa xong", "not done"),
}


def check(context: LintContext) -> Iterator[Violation]:
    """DDL217 for each clock whose verdict depends on which of the values that stood on main is right."""
    for clock in context.clocks:
        if clock.standing == "unproven" and clock.is_disputed:
            yield clock_violation(
                "DDL217",
                place_of_start(context, clock),
                clock,
                party=localize_party(clock),
                readings=_localize_readings(clock),
            )


def _localize_readings(clock: ItemClock) -> LocalizedText:
    parts = [_localize_reading(each) for each in clock.readings]
    return LocalizedText("; ".join(each.vi for each in parts), "; ".join(each.en for each in parts))


def _localize_reading(reading: ClockReading) -> LocalizedText:
    start, verdict = localize_moment(reading.start), _VERDICTS[reading.verdict]
    done = localize_moment(reading.stop.at) if reading.stop.at is not None else LocalizedText("", "")
    acts = (f", xong {done.vi}", f", done {done.en}") if done.vi else ("", "")
    return LocalizedText(
        f"từ {start.vi} (hạn {last_day_words(reading.due, 'vi')}){acts[0]} thì {verdict.vi}",
        f"from {start.en} (until {last_day_words(reading.due, 'en')}){acts[1]} it is {verdict.en}",
    )


RULE: Final = PortalRule("DDL217", check)
