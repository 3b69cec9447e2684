"""How a clock stands, and the words for it."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portalgen.law.calendar import VIETNAM, Calendar
from portalgen.law.due_dates import Limit, compute_due_date
from portalgen.law.states import clock_state_of, last_day_words, time_left_words

END = datetime(2026, 11, 25, 20, tzinfo=VIETNAM)
SOON = timedelta(hours=4)


@pytest.mark.parametrize(
    ("hours", "expected"), [(-5, "within"), (-4, "soon"), (-1, "soon"), (0, "overdue"), (1, "overdue")]
)
def test_a_clock_is_soon_from_the_given_time_on_and_overdue_at_its_end(hours: int, expected: str) -> None:
    assert clock_state_of(END, END + timedelta(hours=hours), SOON) == expected


def test_nothing_is_due_where_the_law_sets_no_number() -> None:
    nothing = compute_due_date(Limit("none"), date(2026, 1, 1), Calendar())
    assert clock_state_of(nothing, END, SOON) is None
    assert time_left_words(nothing, END, "vi") == last_day_words(nothing, "vi") == ""


@pytest.mark.parametrize(
    ("left", "vi", "en"),
    [
        (timedelta(hours=3), "còn 3 giờ", "3 hours left"),
        (timedelta(days=2, hours=4, minutes=59), "còn 2 ngày 4 giờ", "2 days 4 hours left"),
        (timedelta(days=1), "còn 1 ngày", "1 day left"),
        (timedelta(hours=1, minutes=20), "còn 1 giờ 20 phút", "1 hour 20 minutes left"),
        (timedelta(days=1, minutes=5), "còn 1 ngày", "1 day left"),
        (timedelta(seconds=30), "còn chưa đến 1 phút", "less than a minute left"),
        (timedelta(hours=-5), "quá hạn 5 giờ", "5 hours overdue"),
        (timedelta(0), "quá hạn chưa đến 1 phút", "less than a minute overdue"),
    ],
)
def test_the_time_left_is_reported_in_two_units(left: timedelta, vi: str, en: str) -> None:
    assert time_left_words(END, END - left, "vi") == vi
    assert time_left_words(END, (END - left).astimezone(UTC), "en") == en


def test_the_last_day_is_reported_in_words_and_never_as_midnight_of_the_next() -> None:
    days = compute_due_date(Limit("days", 1), date(2026, 2, 23), Calendar())
    assert last_day_words(days, "vi") == "hết ngày 24/02/2026"
    assert last_day_words(days, "en") == "the end of 24 Feb 2026"
    hours = compute_due_date(Limit("hours", 24), END - timedelta(hours=24), Calendar())
    assert last_day_words(hours, "vi") == "20:00 ngày 25/11/2026"
    midnight = compute_due_date(Limit("hours", 24), date(2026, 11, 21), Calendar())
    assert last_day_words(midnight, "vi") == "hết ngày 21/11/2026"


@given(st.timedeltas(timedelta(days=-50), timedelta(days=50)))
def test_the_words_say_overdue_exactly_where_the_state_does(left: timedelta) -> None:
    words = time_left_words(END, END - left, "vi")
    assert words.startswith("quá hạn") == (clock_state_of(END, END - left, SOON) == "overdue")
