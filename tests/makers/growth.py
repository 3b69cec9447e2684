"""How the work of a call grows with its input, counted in steps of Python instead of seconds."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable, Coroutine, Iterator
from functools import partial
from types import FrameType
from typing import Any, Final, TypeVar

Input = TypeVar("Input")

MOST: Final = 2.2
"""How many times as many steps an input twice as large may take.

A tenth of the steps may then grow with the square of the input. Counts have no noise, so nothing is added for that;
work that is all sorting passes from 1,000 entries on.
"""
LEAST: Final = 0.25
"""How many steps each additional entry of the input takes at least."""


def count_steps(work: Callable[[], object]) -> int:
    """Count the steps of Python that `work` takes in this thread: each call, and each line as often as it is executed.

    Lines are counted besides calls because loops within each other may call nothing. A call of a C function is a step
    however long it takes: neither a regular expression that backtracks nor a search to the end of a text shows here.
    Long tests compare the time of those (`tests/makers/time_ratio.py`).

    Raises:
        AssertionError: `work` returns an iterator or a coroutine, whose own work would not be counted.
    """
    steps = 0

    def count(_frame: FrameType, event: str, _argument: Any) -> Any:
        nonlocal steps
        if event in ("call", "line"):
            steps += 1
        return count

    previous, was_enabled = sys.gettrace(), gc.isenabled()
    gc.disable()  # its finalizers, which run at any time, would be counted
    sys.settrace(count)
    try:
        result = work()
    finally:
        sys.settrace(previous)
        if was_enabled:
            gc.enable()
    assert not isinstance(result, Iterator | Coroutine), f"use up the {type(result).__name__} within the work"
    return steps


def check_linear_growth(
    work: Callable[[Input], object], build: Callable[[int], Input], size: int, *, is_in_c: bool = False
) -> None:
    """Fail unless `work` takes at most `MOST` times as many steps for `build(2 * size)` as for `build(size)`.

    The additional input must take at least `LEAST` steps per entry, or the test measures nothing. If the work is done
    in C (`is_in_c`), it must take fewer: no loop of Python then goes through the input, and a long test compares times.

    A run with a smaller input comes first, so that imports and compiled expressions are not counted. It is another
    input because `work` may remember the last ones.
    """
    work(build(max(1, size // 10)))
    small, large = build(size), build(2 * size)
    few, many = count_steps(lambda: work(small)), count_steps(lambda: work(large))
    assert many <= MOST * few, f"{few:,} steps, and {many:,} for twice as much: {many / few:.2f} times as many"
    is_noticed = many - few >= LEAST * size
    assert is_noticed != is_in_c, f"{few:,} steps, and {many:,} for twice as much, {is_in_c=}"


def check_linear_slips(read: Callable[[int], object], size: int) -> None:
    """Fail unless `read` takes at most `MOST` times as many steps for `2 * size` slips as for `size`.

    What it takes with one slip is subtracted from both: beside the portal around them, work for each pair of a hundred
    slips would not show. The additional slips must take at least `LEAST` steps each.
    """
    read(max(2, size // 10))  # so that imports are not counted
    one, few, many = (count_steps(partial(read, count)) for count in (1, size, 2 * size))
    assert few - one >= LEAST * size, f"{one:,} steps with one slip, and {few:,} with {size:,}"
    assert many - one <= MOST * (few - one), (
        f"{one:,} steps with one slip, {few:,} with {size:,}, {many:,} with twice that"
    )
