"""Comparisons of times, with a clock that only the work moves."""

from __future__ import annotations

import gc

import pytest

from tests.makers import time_ratio
from tests.makers.time_ratio import check_linear_time, check_time_ratio


class Clock:
    """A clock that only `spend` moves."""

    def __init__(self) -> None:
        self.seconds = 0.0
        self.calls: list[float] = []

    def __call__(self) -> float:
        return self.seconds

    def spend(self, seconds: float) -> None:
        self.seconds += seconds
        self.calls.append(seconds)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(time_ratio, "process_time", clock)
    return clock


def test_work_that_grows_with_its_input_passes_after_a_small_input_and_three_pairs(clock: Clock) -> None:
    check_linear_time(clock.spend, float, 100)
    assert clock.calls == [10, 100, 200, 101, 202, 102, 204]


def test_work_that_grows_with_the_square_fails_although_its_first_calls_are_slow(clock: Clock) -> None:
    def work(size: float) -> None:
        clock.spend(size**2 + 1e6 * (len(clock.calls) < 2))

    with pytest.raises(AssertionError, match=r"more than 2\.6 times"):
        check_linear_time(work, float, 100)


def test_every_pair_has_other_inputs_since_the_work_may_remember_them(clock: Clock) -> None:
    known: set[float] = set()

    def work(size: float) -> None:
        clock.spend(0 if size in known else size**2)
        known.add(size)

    with pytest.raises(AssertionError):
        check_linear_time(work, float, 100)


def test_two_more_pairs_run_if_others_used_the_machine(clock: Clock) -> None:
    times = iter([9, 9, 9, 2, 9])
    check_time_ratio(lambda: clock.spend(next(times)), lambda: clock.spend(1), 2)
    assert len(clock.calls) == 8


def test_minima_above_the_limit_fail_after_five_pairs(clock: Clock) -> None:
    with pytest.raises(AssertionError, match=r"^3\.000 s, more than 2 times 1\.000 s$"):
        check_time_ratio(lambda: clock.spend(3), lambda: clock.spend(1), 2)
    assert len(clock.calls) == 10


def test_another_clock_may_be_given() -> None:
    clock = Clock()
    with pytest.raises(AssertionError):
        check_time_ratio(lambda: clock.spend(3), lambda: clock.spend(1), 2, clock)


@pytest.mark.parametrize("is_enabled", [True, False])
def test_the_collector_is_as_before(clock: Clock, is_enabled: bool) -> None:
    was_enabled = gc.isenabled()
    states: list[bool] = []
    try:
        (gc.enable if is_enabled else gc.disable)()
        check_time_ratio(lambda: states.append(gc.isenabled()), lambda: None, 1)
        assert (gc.isenabled(), set(states)) == (is_enabled, {False})
    finally:
        (gc.enable if was_enabled else gc.disable)()
