"""Counting time: the worked examples, the edge cases a lawyer would try, and what always holds."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from portalgen.config.legal import LegalSettings
from portalgen.law.calendar import VIETNAM, Calendar, CalendarYear, DayOff, MakeUpDay
from portalgen.law.due_dates import Limit, compute_due_date
from portalgen.text.bilingual import Bilingual

DAY = timedelta(days=1)


def at(text: str) -> datetime:
    """A moment in Vietnam."""
    return datetime.fromisoformat(text).replace(tzinfo=VIETNAM)


EXAMPLES = (
    (Limit("working_days", 2), date(2025, 4, 24), date(2025, 4, 26), True),
    (Limit("working_days", 2), date(2025, 12, 31), date(2026, 1, 6), True),
    (Limit("working_days", 7), date(2026, 4, 24), date(2026, 5, 8), True),
    (Limit("days", 15), date(2026, 8, 16), date(2026, 9, 3), True),
    (Limit("working_days", 2), date(2026, 11, 23), date(2026, 11, 26), True),
    (Limit("hours", 24), at("2026-11-21T20:00"), date(2026, 11, 22), True),
    (Limit("working_days", 3), date(2027, 2, 3), date(2027, 2, 15), False),
    (Limit("working_days", 2), datetime(2026, 11, 20, 17, 30, tzinfo=UTC), date(2026, 11, 25), True),
    (Limit("same_day"), at("2026-11-21T22:00"), date(2026, 11, 21), True),
    (Limit("working_days", 7, backward=True), date(2026, 11, 20), date(2026, 11, 11), True),
)


@pytest.mark.parametrize(("limit", "start", "last_day", "certain"), EXAMPLES)
def test_the_worked_examples_hold(
    legal: LegalSettings, limit: Limit, start: date, last_day: date, certain: bool
) -> None:
    found = compute_due_date(limit, start, legal.calendar)
    assert (found.last_day, found.is_certain) == (last_day, certain)


def test_a_limit_without_a_number_is_never_due(legal: LegalSettings) -> None:
    found = compute_due_date(Limit("none"), date(2026, 11, 23), legal.calendar)
    assert (found.due, found.last_day, found.steps, found.is_certain) == (None, None, (), True)


EDGES = (
    ("a start on a day off", Limit("working_days", 1), date(2026, 1, 1), "2026-01-06T00:00"),
    ("a start on a make-up Saturday, which is not counted", Limit("working_days", 1), date(2026, 1, 10), "2026-01-13T00:00"),
    ("receipt at 23:59", Limit("working_days", 2), at("2026-11-09T23:59"), "2026-11-12T00:00"),
    ("receipt at 00:00", Limit("working_days", 2), at("2026-11-10T00:00"), "2026-11-13T00:00"),
    ("the end of a year, all days off between", Limit("working_days", 1), date(2026, 2, 13), "2026-02-24T00:00"),
    ("urgent on a holiday", Limit("same_day"), date(2026, 9, 2), "2026-09-03T00:00"),
    ("urgent at 00:00", Limit("same_day"), at("2026-09-02T00:00"), "2026-09-03T00:00"),
    ("urgent at 23:59", Limit("same_day"), at("2026-09-02T23:59"), "2026-09-03T00:00"),
    ("an event that ends at 00:00", Limit("hours", 24), at("2026-11-21T00:00"), "2026-11-22T00:00"),
    ("hours that end within Tết", Limit("hours", 24), at("2026-02-15T09:30"), "2026-02-16T09:30"),
    ("hours from a bare day", Limit("hours", 24), date(2026, 11, 21), "2026-11-22T00:00"),
    ("a leap day", Limit("days", 1), date(2028, 2, 28), "2028-03-01T00:00"),
    ("calendar days that end on a make-up Saturday", Limit("days", 15), date(2026, 8, 7), "2026-08-23T00:00"),
    ("calendar days that end on a Sunday", Limit("days", 15), date(2026, 11, 7), "2026-11-24T00:00"),
    ("calendar days that roll over a weekend and a holiday", Limit("days", 3), date(2026, 11, 21), "2026-11-26T00:00"),
    ("calendar days that begin on a day off", Limit("days", 2), date(2026, 9, 1), "2026-09-04T00:00"),
    ("calendar days before, never moved", Limit("days", 5, backward=True), date(2026, 11, 20), "2026-11-16T00:00"),
    ("hours before", Limit("hours", 24, backward=True), at("2026-11-20T08:00"), "2026-11-19T08:00"),
    ("working days before, over a weekend", Limit("working_days", 1, backward=True), date(2026, 11, 23), "2026-11-21T00:00"),
)  # fmt: skip


@pytest.mark.parametrize(("limit", "start", "expected"), [case[1:] for case in EDGES], ids=[case[0] for case in EDGES])
def test_the_edges_of_the_count_hold(legal: LegalSettings, limit: Limit, start: date, expected: str) -> None:
    found = compute_due_date(limit, start, legal.calendar)
    assert found.due == at(expected)
    assert found.due is not None
    assert found.last_day == (found.due - timedelta(microseconds=1)).date()


def test_a_term_over_two_years_is_as_certain_as_the_less_certain_of_them(legal: LegalSettings) -> None:
    assert compute_due_date(Limit("working_days", 2), date(2026, 12, 30), legal.calendar).is_certain is False
    assert compute_due_date(Limit("working_days", 1), date(2026, 12, 30), legal.calendar).is_certain is True
    assert compute_due_date(Limit("working_days", 1), date(2025, 12, 30), legal.calendar).is_certain is True


def test_calendar_days_ask_the_calendar_for_their_last_day_only(legal: LegalSettings) -> None:
    assert compute_due_date(Limit("days", 400), date(2025, 11, 20), legal.calendar).is_certain is True
    assert compute_due_date(Limit("days", 15), date(2026, 12, 25), legal.calendar).is_certain is False
    without = replace(legal.calendar, roll_over=False)
    assert compute_due_date(Limit("days", 15), date(2026, 12, 25), without).is_certain is True


def test_a_year_without_a_file_is_counted_from_the_package_and_is_not_certain(legal: LegalSettings) -> None:
    found = compute_due_date(Limit("working_days", 1), date(2028, 4, 28), legal.calendar)
    assert found.last_day == date(2028, 5, 3)  # a weekend, then 30/04 (a Sunday) made up for, and 01/05
    assert found.is_certain is False
    assert [(year.year, year.status) for year in found.years] == [(2028, "missing")]


def test_without_roll_over_a_term_ends_on_its_day_off(legal: LegalSettings) -> None:
    found = compute_due_date(Limit("days", 15), date(2026, 8, 16), replace(legal.calendar, roll_over=False))
    assert found.last_day == date(2026, 8, 31)


@pytest.mark.parametrize("zone", [UTC, timezone(timedelta(hours=-5)), timezone(timedelta(hours=14))])
def test_the_zone_of_the_start_makes_no_difference(legal: LegalSettings, zone: timezone) -> None:
    start = at("2026-11-21T00:30")
    for limit in (Limit("hours", 24), Limit("working_days", 2), Limit("days", 15), Limit("same_day")):
        assert compute_due_date(limit, start.astimezone(zone), legal.calendar) == compute_due_date(
            limit, start, legal.calendar
        )
        assert compute_due_date(limit, start.replace(tzinfo=None), legal.calendar) == compute_due_date(
            limit, start, legal.calendar
        )


@pytest.mark.parametrize(
    ("unit", "length"), [("hours", 0), ("days", -1), ("working_days", 0), ("same_day", 1), ("none", 2)]
)
def test_a_limit_with_an_impossible_length_cannot_be_made(unit: str, length: int) -> None:
    with pytest.raises(ValueError, match=unit):
        Limit(unit, length)  # type: ignore[arg-type]  # the table holds plain strings


DAYS = st.dates(date(2024, 6, 1), date(2028, 6, 1))
MOMENTS = st.datetimes(datetime(2024, 6, 1), datetime(2028, 6, 1)).map(lambda each: each.replace(tzinfo=VIETNAM))
LENGTHS = st.integers(1, 40)
COUNTED = st.builds(Limit, st.sampled_from(("days", "working_days")), LENGTHS)
NAME = Bilingual("nghỉ thử", "test day off")


@given(DAYS, LENGTHS)
def test_the_last_day_of_working_days_is_a_working_day(legal: LegalSettings, start: date, length: int) -> None:
    for backward in (False, True):
        found = compute_due_date(Limit("working_days", length, backward), start, legal.calendar)
        assert found.last_day is not None
        assert legal.calendar.is_working_day(found.last_day)


@given(DAYS, LENGTHS)
def test_the_last_day_of_calendar_days_is_a_working_day_not_earlier_than_counted(
    legal: LegalSettings, start: date, length: int
) -> None:
    last = compute_due_date(Limit("days", length), start, legal.calendar).last_day
    assert last is not None
    assert legal.calendar.is_working_day(last)
    assert last >= start + length * DAY
    assert not any(legal.calendar.is_working_day(start + n * DAY) for n in range(length, (last - start).days))


@given(DAYS, LENGTHS)
def test_as_many_working_days_lie_in_the_term_as_it_says(legal: LegalSettings, start: date, length: int) -> None:
    last = compute_due_date(Limit("working_days", length), start, legal.calendar).last_day
    assert last is not None
    assert sum(legal.calendar.is_working_day(start + n * DAY) for n in range(1, (last - start).days + 1)) == length


@given(DAYS, LENGTHS)
def test_counting_forward_and_back_agree(legal: LegalSettings, start: date, length: int) -> None:
    assume(legal.calendar.is_working_day(start))
    there = compute_due_date(Limit("working_days", length), start, legal.calendar).last_day
    assert there is not None
    assert compute_due_date(Limit("working_days", length, backward=True), there, legal.calendar).last_day == start


@given(COUNTED, DAYS, DAYS)
def test_a_later_start_is_never_due_earlier(legal: LegalSettings, limit: Limit, one: date, other: date) -> None:
    first, second = (compute_due_date(limit, start, legal.calendar).due for start in sorted((one, other)))
    assert first is not None and second is not None
    assert first <= second


@given(COUNTED, DAYS, LENGTHS)
def test_a_longer_limit_is_never_due_earlier(legal: LegalSettings, limit: Limit, start: date, more: int) -> None:
    short = compute_due_date(limit, start, legal.calendar).due
    long = compute_due_date(replace(limit, length=limit.length + more), start, legal.calendar).due
    assert short is not None and long is not None
    assert short <= long


def days_of_kind(calendar: Calendar, kind: str) -> list[date]:
    """The days of one kind in the years that have a file."""
    first = (date(year.year, 1, 1) for year in calendar.years)
    days = (start + number * DAY for start in first for number in range(365))
    return [day for day in days if calendar.day_status(day).kind == kind]


@given(COUNTED, st.data(), st.integers(0, 70))
def test_one_more_day_off_never_makes_a_limit_earlier(
    legal: LegalSettings, limit: Limit, data: st.DataObject, before_it: int
) -> None:
    day = data.draw(st.sampled_from(days_of_kind(legal.calendar, "working")))
    start = day - before_it * DAY
    year = legal.calendar.year(day.year)
    assert year is not None
    more = replace(year, days_off=(*year.days_off, DayOff(day, NAME, "thử")))
    years = tuple(more if each is year else each for each in legal.calendar.years)
    before, now = (compute_due_date(limit, start, each).due for each in (legal.calendar, Calendar(years)))
    assert before is not None and now is not None
    assert before <= now


@given(COUNTED, st.data(), st.integers(0, 70))
def test_one_more_make_up_day_never_makes_a_limit_later(
    legal: LegalSettings, limit: Limit, data: st.DataObject, before_it: int
) -> None:
    day = data.draw(st.sampled_from(days_of_kind(legal.calendar, "weekend")))
    start = day - before_it * DAY
    year = legal.calendar.year(day.year)
    assert year is not None
    more = replace(year, make_up_days=(*year.make_up_days, MakeUpDay(day, day, "thử")))
    years = tuple(more if each is year else each for each in legal.calendar.years)
    before, now = (compute_due_date(limit, start, each).due for each in (legal.calendar, Calendar(years)))
    assert before is not None and now is not None
    assert now <= before


@given(MOMENTS, st.integers(1, 200))
def test_hours_run_from_the_exact_moment_and_never_roll(legal: LegalSettings, start: datetime, length: int) -> None:
    found = compute_due_date(Limit("hours", length), start, legal.calendar)
    assert found.due == start + timedelta(hours=length)
    assert found.is_certain


@given(COUNTED, DAYS, st.sets(st.sampled_from((2024, 2025, 2026, 2027, 2028))), st.booleans())
def test_a_count_is_certain_only_where_every_year_it_looked_at_is_confirmed(
    limit: Limit, start: date, confirmed: set[int], backward: bool
) -> None:
    years = tuple(
        CalendarYear(year, "confirmed" if year in confirmed else "provisional", "thử")
        for year in (2024, 2025, 2026, 2027)
    )
    found = compute_due_date(replace(limit, backward=backward), start, Calendar(years))
    assert found.is_certain == all(year.year in confirmed and year.year != 2028 for year in found.years)
    looked = {step.day.year for step in found.steps if step.kind in ("working", "make_up", "weekend", "holiday")}
    assert looked <= {year.year for year in found.years}


@given(COUNTED, MOMENTS)
def test_the_time_of_day_makes_no_difference_to_a_count_in_days(
    legal: LegalSettings, limit: Limit, start: datetime
) -> None:
    assert (
        compute_due_date(limit, start, legal.calendar).due == compute_due_date(limit, start.date(), legal.calendar).due
    )
