"""Two updates on each working day, at the start of the morning and of the afternoon (QĐ 2111, Điều 11(1))."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta

from hypothesis import given
from hypothesis import strategies as st

from portalgen.config.legal import Freshness
from portalgen.law.calendar import VIETNAM
from portalgen.timeline.freshness import judge_day
from portalgen.timeline.model import Evidence

DAY = date(2026, 6, 15)
HOURS = ((time(7), time(9, 30)), (time(13), time(15, 30)))
TWICE = Freshness(("portal",), 2, HOURS, are_windows_confirmed=True)
STRENGTHS = st.sampled_from(("proven", "weak", "unproven"))


def published(hour: int, minute: int = 0, strength: str = "proven", day: date = DAY) -> Evidence:
    return Evidence(datetime.combine(day, time(hour, minute), VIETNAM), strength, "merged")  # type: ignore[arg-type]


def test_an_update_in_each_of_the_hours_is_enough() -> None:
    found = judge_day(TWICE, "portal", DAY, (published(7), published(15, 29)))
    assert (found.verdict, found.empty_windows, len(found.updates)) == ("fresh", (), 2)


def test_the_end_of_the_hours_does_not_belong_to_them() -> None:
    found = judge_day(TWICE, "portal", DAY, (published(7), published(15, 30)))
    assert (found.verdict, found.empty_windows) == ("not_fresh", HOURS[1:])


def test_hours_that_the_office_has_not_confirmed_condemn_nobody() -> None:
    unconfirmed = replace(TWICE, are_windows_confirmed=False)
    assert judge_day(unconfirmed, "portal", DAY, (published(10), published(11))).verdict == "hours_unconfirmed"
    assert judge_day(unconfirmed, "portal", DAY, (published(10),)).verdict == "not_fresh"


def test_a_day_that_is_fresh_only_by_what_nothing_proves_stays_open() -> None:
    found = judge_day(TWICE, "portal", DAY, (published(8), published(14, strength="unproven")))
    assert (found.verdict, len(found.proven_updates)) == ("unproven", 1)


def test_two_items_of_one_moment_are_one_update_and_other_days_do_not_count() -> None:
    others = (published(8), published(8), published(14, day=DAY - timedelta(days=1)))
    assert judge_day(TWICE, "portal", DAY, others).updates == (published(8).at,)


@given(st.lists(st.tuples(st.integers(0, 23), st.integers(0, 59), STRENGTHS), max_size=6), st.integers(0, 23))
def test_one_more_proven_update_makes_no_day_worse(given_times: list[tuple[int, int, str]], hour: int) -> None:
    order = ("not_fresh", "hours_unconfirmed", "unproven", "fresh")
    before = [published(*each) for each in given_times]
    first, second = (judge_day(TWICE, "portal", DAY, each).verdict for each in (before, [*before, published(hour)]))
    assert order.index(second) >= order.index(first)
