"""Message values for clocks, in both languages."""

from __future__ import annotations

from datetime import datetime

from portalgen.diagnostics.model import LocalizedText, MessageValue, Place, diagnostic
from portalgen.law.due_dates import DueDate
from portalgen.law.instruments import join_citations
from portalgen.law.states import last_day_words, time_left_words
from portalgen.law.words import PARTY_WORDS, clock_words
from portalgen.lint.context import LintContext
from portalgen.lint.model import Violation
from portalgen.lint.rules.facts._event_years import find_misdated_event
from portalgen.locale.dates import format_day_or_moment, localize
from portalgen.text.bilingual import Bilingual
from portalgen.timeline.item_clock import ClockReading, ItemClock
from portalgen.timeline.settings_words import NO_LIMIT, describe_origin

_ACTS = {
    "submitted": Bilingual("gửi Ban Biên tập", "submit it to the editorial board"),
    "published": Bilingual("đăng", "publish it"),
    "announced": Bilingual("đăng thông báo", "announce it"),
}

_VERDICTS = {
    "on_time": Bilingual("đúng hạn", "on time"),
    "late": Bilingual("trễ hạn", "late"),
    "unproven": Bilingual("chưa rõ", "unclear"),
    None: Bilingual("chưa xong", "not done"),
}

_PUBLISHER = Bilingual("cơ quan đăng bài", "the publishing agency")


def localize_text(text: Bilingual) -> LocalizedText:
    """Return a label as a message value."""
    return LocalizedText(text.vi, text.en)


def localize_limit(clock: ItemClock) -> LocalizedText:
    """Return the limit of a clock with its start and stop."""
    return LocalizedText(clock_words(clock.deadline, "vi"), clock_words(clock.deadline, "en"))


def localize_within_limit(clock: ItemClock) -> LocalizedText:
    """Return the limit of a clock as part of a sentence: `trong 02 ngày làm việc, tính từ …`, `ngay trong ngày`."""
    limit = localize_limit(clock)
    if clock.deadline.limit.unit == "same_day":
        return LocalizedText("ngay trong ngày nhận", "on the day of receipt")
    return LocalizedText(f"trong {limit.vi}", f"within {limit.en}")


def localize_last_day(due: DueDate) -> LocalizedText:
    """Return the last permitted day of a clock in words."""
    return LocalizedText(last_day_words(due, "vi"), last_day_words(due, "en"))


def localize_time_left(due: DueDate, at: datetime) -> LocalizedText:
    """Return the time left or overdue in words."""
    return LocalizedText(time_left_words(due, at, "vi"), time_left_words(due, at, "en"))


def localize_party(clock: ItemClock) -> LocalizedText:
    """Return the responsible party. If the limit names none, this is the publishing agency."""
    return localize_text(PARTY_WORDS[clock.deadline.party] if clock.deadline.party else _PUBLISHER)


def localize_duty(clock: ItemClock) -> LocalizedText:
    """Return the act that the party must carry out in time."""
    return localize_text(_ACTS[clock.deadline.stop])


def basis_of_clock(clock: ItemClock) -> str:
    """Return the citation of the article that sets the limit."""
    return join_citations(clock.deadline.basis)


def place_of_start(context: LintContext, clock: ItemClock) -> Place:
    """Return the place of the value that starts the clock. If it is missing, return the place of the title."""
    if clock.start is None:
        return context.place(clock.page, "title")
    return context.place(clock.page, *clock.location)


def clock_violation(code: str, place: Place, clock: ItemClock, /, **values: MessageValue) -> Violation:
    """Return a violation with the responsible party, start and due time of `clock`."""
    due = clock.due.due if clock.due is not None else None
    party = clock.deadline.party if due is not None else ""
    return Violation(diagnostic(code, place, **values), (f"id:{clock.page.id}",), party, clock.start_moment, due)


def is_submitted(context: LintContext, clock: ItemClock) -> bool:
    """Return True if the item is part of the checked submission or among the checked files."""
    return context.submitted_ids is not None and clock.page.id in context.submitted_ids


def is_pending(context: LintContext, clock: ItemClock) -> bool:
    """Return True if the item is part of the checked submission or files, and is not published yet."""
    if not is_submitted(context, clock):
        return False
    times = context.times.get(clock.page.id) if context.times is not None else None
    return times is None or times.publication.at is None


def is_overdue(context: LintContext, clock: ItemClock) -> bool:
    """Return True if the limit has passed: the clock is still running, or a pending item was submitted too late.

    A clock that starts with an event whose year is one off is not overdue: FCT205 reports the year.
    """
    is_late = clock.standing == "overdue" or (clock.standing == "late" and is_pending(context, clock))
    return is_late and not starts_with_misdated_event(context, clock)


def starts_with_misdated_event(context: LintContext, clock: ItemClock) -> bool:
    """Return True if the clock starts with an event whose year is one off."""
    page = clock.page
    body = context.read_source(page.source)[page.body_start :].decode("utf-8", "replace")
    event = find_misdated_event(page, body)
    return event is not None and clock.location == (event.key,)


def localize_delay(clock: ItemClock, at: datetime) -> LocalizedText:
    """Return how long the limit has been exceeded, now or at the time of submission."""
    assert clock.due is not None
    stopped = clock.stop.at if clock.stop is not None and clock.standing == "late" else None
    delay = localize_time_left(clock.due, stopped or at)
    return LocalizedText(f"đã gửi, {delay.vi}", f"submitted {delay.en}") if stopped else delay


def localize_readings(clock: ItemClock) -> LocalizedText:
    """Return for each reading of a clock its start, last day, act and verdict."""
    parts = [_localize_reading(clock, each) for each in clock.readings]
    return LocalizedText("; ".join(each.vi for each in parts), "; ".join(each.en for each in parts))


def _localize_reading(clock: ItemClock, reading: ClockReading) -> LocalizedText:
    start, verdict = localize(format_day_or_moment, reading.start), _VERDICTS[reading.verdict]
    done = localize(format_day_or_moment, reading.stop.at) if reading.stop.at is not None else LocalizedText("", "")
    acts = (f", xong {done.vi}", f", done {done.en}") if done.vi else ("", "")
    origin = describe_origin(clock, reading)
    if reading.due.due is None:
        return LocalizedText(f"{NO_LIMIT.vi}{origin.vi}", f"{NO_LIMIT.en}{origin.en}")
    return LocalizedText(
        f"từ {start.vi} (hạn {last_day_words(reading.due, 'vi')}{origin.vi}){acts[0]} thì {verdict.vi}",
        f"from {start.en} (until {last_day_words(reading.due, 'en')}{origin.en}){acts[1]} it is {verdict.en}",
    )
