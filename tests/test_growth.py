"""Steps are the same in every run, and work that grows with the square of its input is noticed."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable, Iterator, Sequence

import pytest

from tests.makers.growth import check_linear_growth, count_steps


def look_at_each(numbers: Sequence[int]) -> list[int]:
    return [number for number in numbers if number > 3]


def sort_in_python(numbers: Sequence[int]) -> list[int]:
    """Sort by merging, as work whose factor for twice as much is above two."""
    if len(numbers) < 2:
        return list(numbers)
    middle = len(numbers) // 2
    left, right, merged = sort_in_python(numbers[:middle]), sort_in_python(numbers[middle:]), []
    while left and right:
        merged.append((left if left[-1] > right[-1] else right).pop())
    return [*left, *right, *reversed(merged)]


def call_for_each_pair(numbers: Sequence[int]) -> int:
    return sum(min(one, other) for one in numbers for other in numbers)


def compare_each_pair(numbers: Sequence[int]) -> list[int]:
    return [one for one in numbers for other in numbers if one < other]


def count_in_loops(numbers: Sequence[int]) -> int:
    count = 0
    for one in numbers:
        for other in numbers:
            count += one < other
    return count


def build(size: int) -> Sequence[int]:
    return range(size)


@pytest.mark.parametrize("work", [look_at_each, sort_in_python])
def test_work_that_hardly_grows_faster_than_its_input_passes(work: Callable[[Sequence[int]], object]) -> None:
    check_linear_growth(work, build, 1_000)


@pytest.mark.parametrize("work", [call_for_each_pair, compare_each_pair, count_in_loops])
def test_work_that_grows_with_the_square_fails(work: Callable[[Sequence[int]], object]) -> None:
    with pytest.raises(AssertionError, match=r"^[\d,]+ steps, and [\d,]+ for twice as much: (3\.9|4\.0)\d times"):
        check_linear_growth(work, build, 100)


def test_a_tenth_that_grows_with_the_square_is_the_most() -> None:
    def work(numbers: Sequence[int], share: float) -> None:
        for _ in range(len(numbers) + int(share * len(numbers) ** 2 / 1_000)):
            pass

    check_linear_growth(lambda numbers: work(numbers, 0.08), build, 1_000)
    with pytest.raises(AssertionError):
        check_linear_growth(lambda numbers: work(numbers, 0.15), build, 1_000)


def test_work_that_shows_in_no_step_passes_only_as_work_in_c() -> None:
    check_linear_growth(sum, build, 1_000, is_in_c=True)
    with pytest.raises(AssertionError, match=r"is_in_c=False"):
        check_linear_growth(sum, build, 1_000)
    with pytest.raises(AssertionError, match=r"is_in_c=True"):
        check_linear_growth(look_at_each, build, 1_000, is_in_c=True)


def iterate(numbers: Sequence[int]) -> Iterator[int]:
    yield from numbers


async def await_nothing(numbers: Sequence[int]) -> None:
    look_at_each(numbers)


@pytest.mark.parametrize("work", [iterate, iter, lambda numbers: map(str, numbers)])
def test_an_iterator_that_nobody_used_up_fails(work: Callable[[Sequence[int]], object]) -> None:
    with pytest.raises(AssertionError, match=r"^use up the "):
        check_linear_growth(work, build, 1_000, is_in_c=True)


def test_a_coroutine_that_nobody_awaited_fails() -> None:
    coroutine = await_nothing(range(9))
    with pytest.raises(AssertionError, match=r"^use up the coroutine"):
        count_steps(lambda: coroutine)
    coroutine.close()


def test_the_same_work_has_the_same_steps() -> None:
    counts = {count_steps(lambda: call_for_each_pair(range(30))) for _ in range(5)}
    assert len(counts) == 1


@pytest.mark.parametrize("is_enabled", [True, False])
def test_the_tracer_and_the_collector_are_as_before_also_after_an_error(is_enabled: bool) -> None:
    def observe(*_: object) -> None:
        return None

    before = sys.gettrace(), gc.isenabled()
    (gc.enable if is_enabled else gc.disable)()
    sys.settrace(observe)
    try:
        with pytest.raises(ZeroDivisionError):
            count_steps(lambda: 1 / 0)
        after = sys.gettrace(), gc.isenabled()
    finally:
        sys.settrace(before[0])
        (gc.enable if before[1] else gc.disable)()
    assert after == (observe, is_enabled)
