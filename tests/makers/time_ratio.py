"""Ratios of processor time, for long tests of work that is done in C and that steps of Python do not show.

The usual run has a test of the same input that counts steps or checks the result (`tests/makers/growth.py`).
"""

from __future__ import annotations

import gc
from collections.abc import Callable
from math import inf
from time import process_time
from typing import Final, TypeVar

Input = TypeVar("Input")

MOST: Final = 2.6
"""How many times as long an input twice as large may take."""
_RUNS: Final = 5


def check_linear_time(work: Callable[[Input], object], build: Callable[[int], Input], size: int) -> None:
    """Fail unless `work` takes at most `MOST` times as long for `build(2 * size)` as for `build(size)`."""
    small, large = build(size), build(2 * size)
    check_time_ratio(lambda: work(large), lambda: work(small), MOST)


def check_time_ratio(work: Callable[[], object], reference: Callable[[], object], most: float) -> None:
    """Fail unless `work` takes at most `most` times as long as `reference`.

    The fastest runs are compared, since other work of the machine only adds time. Both run again, up to five times,
    until their times agree with the limit.
    """
    seconds = reference_seconds = inf
    for _ in range(_RUNS):
        reference_seconds = min(reference_seconds, _seconds_of(reference))
        seconds = min(seconds, _seconds_of(work))
        if seconds <= most * reference_seconds:
            return
    raise AssertionError(f"{seconds:.3f} s, more than {most} times {reference_seconds:.3f} s")


def _seconds_of(work: Callable[[], object]) -> float:
    gc.disable()  # one run over all objects that a run of the tests holds takes half a second
    try:
        begun = process_time()
        work()
        return process_time() - begun
    finally:
        gc.enable()
