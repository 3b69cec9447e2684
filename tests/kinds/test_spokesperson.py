"""When somebody speaks for an agency: a term without an end goes on, and one with an end ends after its last day."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from portalgen.kinds.spokesperson import SPOKESPERSON
from portalgen.law.calendar import VIETNAM

STATES = SPOKESPERSON.states
assert STATES is not None
DAYS = st.dates(date(2020, 1, 1), date(2030, 1, 1))
MOMENTS = st.datetimes(datetime(2019, 1, 1), datetime(2031, 1, 1)).map(lambda each: each.replace(tzinfo=VIETNAM))


def state(fields: dict[str, Any], at: datetime) -> str:
    return STATES.derive(fields, (), at)


@settings(max_examples=40)
@given(DAYS, MOMENTS)
def test_a_term_without_an_end_never_ends(since: date, at: datetime) -> None:
    assert state({"since": since}, at) == ("in_office" if at.date() >= since else "appointed")


@settings(max_examples=40)
@given(DAYS, st.integers(1, 900), MOMENTS)
def test_the_state_changes_at_the_moments_that_are_told_and_at_no_others(since: date, days: int, at: datetime) -> None:
    until = datetime.combine(since + timedelta(days=days), datetime.min.time(), VIETNAM)
    fields = {"since": since, "until": until}
    turns = sorted(STATES.turns(fields))
    assert state(fields, at) == ("appointed", "in_office", "ended")[sum(turn <= at for turn in turns)]


def test_one_of_whom_no_day_is_known_has_no_state() -> None:
    assert state({}, datetime(2026, 11, 24, tzinfo=VIETNAM)) == ""
    assert not list(STATES.turns({}))
