"""Verdicts follow from evidence and the end of the limit alone."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from repository_maker import day

from portalgen.timeline.model import Evidence, Reason, Strength
from portalgen.timeline.reasons import REASONS, sentence
from portalgen.timeline.verdicts import Clock, standing, time_left, verdict

DUE = day(10, 17)
SECOND = timedelta(seconds=1)


def clock(at: datetime | None, strength: Strength = "proven", due: datetime | None = DUE) -> Clock:
    reason: Reason = "not-public" if at is None else "merged"
    return Clock(day(8), Evidence(at, strength, reason, ""), due, "board", "QĐ 2111/QĐ-UBND, Điều 9(2)")


@pytest.mark.parametrize(
    ("at", "strength", "expected"),
    [
        (DUE - SECOND, "proven", "on_time"),
        (DUE, "proven", "late"),
        (DUE - SECOND, "weak", "on_time"),
        (DUE, "weak", "unproven"),
        (DUE - SECOND, "unproven", "unproven"),
        (DUE, "unproven", "unproven"),
        (None, "unproven", None),
    ],
)
def test_a_clock_that_has_stopped_is_judged(at: datetime | None, strength: Strength, expected: str | None) -> None:
    assert verdict(clock(at, strength)) == expected


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        (DUE - timedelta(hours=24, seconds=1), "within"),
        (DUE - timedelta(hours=24), "soon"),
        (DUE - SECOND, "soon"),
        (DUE, "overdue"),
    ],
)
def test_a_running_clock_stands_somewhere(now: datetime, expected: str) -> None:
    assert standing(clock(None), now) == expected
    assert standing(clock(day(9)), now) is None


def test_how_soon_is_soon_is_the_callers_choice() -> None:
    assert standing(clock(None), DUE - timedelta(hours=3), timedelta(hours=2)) == "within"
    assert time_left(clock(None), DUE - timedelta(hours=3)) == timedelta(hours=3)


def test_without_a_limit_there_is_no_verdict() -> None:
    unlimited = clock(day(9), due=None)
    assert (verdict(unlimited), standing(clock(None, due=None), day(9)), time_left(unlimited, day(9))) == (None,) * 3


@given(st.datetimes(datetime(2026, 1, 1), datetime(2026, 12, 31)), st.sampled_from(get_args(Strength)))
def test_only_what_is_proven_is_ever_late(naive: datetime, strength: Strength) -> None:
    found = verdict(clock(naive.replace(tzinfo=DUE.tzinfo), strength))
    assert found != "late" or strength == "proven"
    assert found != "on_time" or strength != "unproven"


def test_every_reason_has_its_sentences() -> None:
    assert REASONS.keys() == set(get_args(Reason))
    for reason in get_args(Reason):
        for language in ("vi", "en"):
            words = sentence(reason, language)
            assert words == words.strip(" .")
            assert not {"branch", "commit", "merge", "slug", "nhánh"} & set(words.lower().replace(",", "").split())
