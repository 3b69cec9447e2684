"""Lengths with validity: the day on which a clock begins chooses, and transitional rules say what of clocks that run."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portalgen.config.legal import LegalSettings
from portalgen.law.calendar import VIETNAM, Calendar
from portalgen.law.dated_lengths import deadline_on, find_length_on, find_nearest_length, is_in_force
from portalgen.law.deadlines import DatedLength, DeadlineClass, RunningClocks, Transition, due_date_of
from portalgen.law.due_dates import Limit
from portalgen.law.instruments import Basis, join_citations
from portalgen.law.trace import describe_count
from portalgen.text.bilingual import Bilingual

CALENDAR = Calendar(())
NAMES = Bilingual("loại", "class")
BASIS = Basis("qd-2111", "Điều 9(2)", short="QĐ 2111")
AMENDMENT = Basis("qd-sua", "Điều 1", short="QĐ sửa")
CHANGE = date(2026, 11, 10)
"""A Tuesday."""
FIRST = date(2026, 1, 1)


def lengths_of(days: list[int], is_open: tuple[bool, bool]) -> tuple[DatedLength, ...]:
    """Lengths of so many days each, one after another."""
    firsts = [FIRST + timedelta(days=sum(days[:number])) for number in range(len(days) + 1)]
    found = [
        DatedLength(Limit("working_days", number + 1), "received", (BASIS,), first, later - timedelta(days=1))
        for number, (first, later) in enumerate(pairwise(firsts))
    ]
    found[0] = replace(found[0], first=None) if is_open[0] else found[0]
    found[-1] = replace(found[-1], last=None) if is_open[1] else found[-1]
    return tuple(found)


ORDERED = st.builds(lengths_of, st.lists(st.integers(1, 40), min_size=1, max_size=5), st.tuples(*[st.booleans()] * 2))
DAYS = st.dates(FIRST - timedelta(days=60), FIRST + timedelta(days=260))
HOURS = st.times()


def dated(deadline: DeadlineClass | None, *lengths: DatedLength) -> DeadlineClass:
    assert deadline is not None
    return replace(deadline, lengths=lengths)


@pytest.fixture
def paper(legal: LegalSettings) -> DeadlineClass:
    """Two working days from receipt until 9 November 2026, then one."""
    return dated(
        legal.deadline("administrative_document"), *amended(Limit("working_days", 2), Limit("working_days", 1))
    )


def amended(before: Limit, after: Limit, transition: Transition | None = None) -> tuple[DatedLength, DatedLength]:
    return (
        DatedLength(before, "received", (BASIS,), date(2025, 11, 13), CHANGE - timedelta(days=1)),
        DatedLength(after, "received", (AMENDMENT,), CHANGE, None, transition),
    )


@given(ORDERED, DAYS)
def test_each_day_has_exactly_one_length_or_none(lengths: tuple[DatedLength, ...], day: date) -> None:
    holding = [each for each in lengths if (each.first or date.min) <= day and (each.last is None or day <= each.last)]
    assert len(holding) <= 1
    assert find_length_on(lengths, day) == (holding[0] if holding else None)
    outside = day < (lengths[0].first or date.min) or (lengths[-1].last is not None and day > lengths[-1].last)
    assert (not holding) == outside
    assert find_nearest_length(lengths, day) in (holding or (lengths[0], lengths[-1]))


@given(ORDERED, DAYS, HOURS, HOURS)
def test_the_hour_of_the_start_chooses_nothing(
    lengths: tuple[DatedLength, ...], day: date, first: time, second: time
) -> None:
    deadline = DeadlineClass("x", NAMES, "board", "received", "published", Limit("days", 1), (BASIS,), lengths=lengths)
    starts = (day, *(datetime.combine(day, each, VIETNAM) for each in (first, second)))
    assert len({deadline_on(deadline, start, CALENDAR) for start in starts}) == 1


@given(DAYS)
def test_a_length_alone_is_one_entry_without_end(day: date) -> None:
    plain = DeadlineClass("x", NAMES, "board", "received", "published", Limit("working_days", 2), (BASIS,))
    entry = DatedLength(plain.limit, plain.start, plain.basis)
    resolved = deadline_on(replace(plain, limit=Limit("hours", 1), lengths=(entry,)), day, CALENDAR)
    assert replace(resolved, lengths=(), remarks=()) == deadline_on(plain, day, CALENDAR) == plain
    assert is_in_force(resolved, day)
    assert due_date_of(resolved, day, CALENDAR).due == due_date_of(plain, day, CALENDAR).due


@pytest.mark.parametrize(
    ("start", "last_day", "basis"),
    [
        (date(2026, 11, 4), date(2026, 11, 6), "QĐ 2111, Điều 9(2)"),
        (date(2026, 11, 9), date(2026, 11, 11), "QĐ 2111, Điều 9(2)"),
        (CHANGE, date(2026, 11, 11), "QĐ sửa, Điều 1"),
        (datetime(2026, 11, 9, 16, 59, tzinfo=VIETNAM), date(2026, 11, 11), "QĐ 2111, Điều 9(2)"),
        (datetime.fromisoformat("2026-11-09T17:30+00:00"), date(2026, 11, 11), "QĐ sửa, Điều 1"),
    ],
)
def test_the_day_of_the_start_in_vietnam_chooses_length_and_basis(
    legal: LegalSettings, paper: DeadlineClass, start: date, last_day: date, basis: str
) -> None:
    found = deadline_on(paper, start, legal.calendar)
    due = due_date_of(found, start, legal.calendar)
    assert (due.last_day, join_citations(found.basis)) == (last_day, basis)
    assert any(basis in line for line in describe_count(due, "vi"))


def test_before_the_first_length_no_length_was_in_force_and_the_trace_says_so(
    legal: LegalSettings, paper: DeadlineClass
) -> None:
    day = date(2025, 11, 12)
    found = deadline_on(paper, day, legal.calendar)
    assert not is_in_force(found, day)
    assert any(
        "không có độ dài nào áp dụng" in line for line in describe_count(due_date_of(found, day, legal.calendar), "vi")
    )


@pytest.mark.parametrize(
    ("running", "before", "after", "last_day", "basis"),
    [
        ("keep", 2, 5, date(2026, 11, 11), BASIS),
        ("new", 2, 5, date(2026, 11, 16), AMENDMENT),
        ("longer", 2, 5, date(2026, 11, 16), AMENDMENT),
        ("longer", 5, 2, date(2026, 11, 16), BASIS),
        ("new", 5, 2, date(2026, 11, 11), AMENDMENT),
    ],
)
def test_a_transitional_rule_says_what_holds_of_a_clock_that_runs(
    legal: LegalSettings, running: RunningClocks, before: int, after: int, last_day: date, basis: Basis
) -> None:
    rule = Transition(running, "Điều 3 QĐ sửa")
    lengths = amended(Limit("working_days", before), Limit("working_days", after), rule)
    deadline, start = dated(legal.deadline("administrative_document"), *lengths), date(2026, 11, 9)
    found = deadline_on(deadline, start, legal.calendar)
    due = due_date_of(found, start, legal.calendar)
    assert (due.last_day, found.basis) == (last_day, (basis,))
    assert is_in_force(found, start)
    assert [line for line in describe_count(due, "vi") if "Điều 3 QĐ sửa" in line] != []


def test_a_transitional_rule_says_nothing_of_a_clock_that_had_ended(legal: LegalSettings) -> None:
    lengths = amended(Limit("working_days", 2), Limit("working_days", 9), Transition("new", "Điều 3"))
    deadline, start = dated(legal.deadline("administrative_document"), *lengths), date(2026, 11, 5)
    found = deadline_on(deadline, start, legal.calendar)
    assert due_date_of(found, start, legal.calendar).last_day == date(2026, 11, 9)
    assert not any("Điều 3" in each.vi for each in found.remarks)


def test_a_new_length_makes_nothing_late_before_its_own_first_day(legal: LegalSettings) -> None:
    lengths = amended(Limit("working_days", 9), Limit("working_days", 1), Transition("new", "Điều 3"))
    deadline, start = dated(legal.deadline("administrative_document"), *lengths), date(2026, 11, 4)
    found = deadline_on(deadline, start, legal.calendar)
    assert found.limit == Limit("working_days", 9)


@given(st.integers(1, 12), st.integers(1, 12), DAYS, st.sampled_from(("keep", "new", "longer")))
def test_no_transitional_rule_ends_a_clock_before_the_amendment(
    before: int, after: int, day: date, running: RunningClocks
) -> None:
    """So that what was done under the former law stays as it was judged."""
    change = FIRST + timedelta(days=100)
    lengths = (
        DatedLength(Limit("days", before), "received", (BASIS,), None, change - timedelta(days=1)),
        DatedLength(Limit("days", after), "received", (AMENDMENT,), change, None, Transition(running, "Điều 3")),
    )
    deadline = DeadlineClass("x", NAMES, "board", "received", "published", Limit("days", 1), (BASIS,), lengths=lengths)
    kept = due_date_of(replace(deadline, limit=lengths[0].limit), day, CALENDAR).last_day
    found = due_date_of(deadline_on(deadline, day, CALENDAR), day, CALENDAR).last_day
    assert kept is not None and found is not None
    if day < change:
        assert min(kept, found) == kept or (running == "new" and found >= change)
        assert running != "longer" or found >= kept
    else:
        assert deadline_on(deadline, day, CALENDAR).limit == lengths[1].limit
