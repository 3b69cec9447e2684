"""Ratios of processor time, for long tests of work that is done in C and that steps of Python do not show.

Each file that uses them also has tests in the usual run, which count steps or check results (`tests/makers/growth.py`).
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable
from functools import partial
from itertools import repeat
from math import inf
from time import process_time
from typing import Final, TypeVar

Input = TypeVar("Input")

MOST: Final = 2.6
"""How many times as long an input twice as large may take."""
_PAIRS: Final = 3
"""How often both are measured at least: the first call of anything is slower than the others."""
_MOST_PAIRS: Final = 5


def check_linear_time(work: Callable[[Input], object], build: Callable[[int], Input], size: int) -> None:
    """Fail unless `work` takes at most `MOST` times as long for `build(2 * size)` as for `build(size)`.

    A run with a smaller input comes first, so that imports and compiled expressions are not measured. Each pair has
    inputs of its own, one entry longer than the last ones, because `work` may remember those.
    """
    work(build(max(1, size // 10)))
    sizes = range(size, size + _MOST_PAIRS)
    _check_pairs(((partial(work, build(2 * each)), partial(work, build(each))) for each in sizes), MOST, process_time)


def check_time_ratio(
    work: Callable[[], object],
    reference: Callable[[], object],
    most: float,
    clock: Callable[[], float] | None = None,
) -> None:
    """Fail unless `work` takes at most `most` times as long as `reference`.

    `clock` returns seconds; the default is the processor time of this process.
    """
    _check_pairs(repeat((work, reference), _MOST_PAIRS), most, clock or process_time)


def _check_pairs(
    pairs: Iterable[tuple[Callable[[], object], Callable[[], object]]], most: float, clock: Callable[[], float]
) -> None:
    """Compare the fastest runs of both, since other work of the machine only adds time.

    Three pairs are measured, and the others as long as the minima exceed the limit.
    """
    seconds = reference_seconds = inf
    for number, (work, reference) in enumerate(pairs):
        if number >= _PAIRS and seconds <= most * reference_seconds:
            break
        reference_seconds = min(reference_seconds, _measure(reference, clock))
        seconds = min(seconds, _measure(work, clock))
    assert seconds <= most * reference_seconds, f"{seconds:.3f} s, more than {most} times {reference_seconds:.3f} s"


def _measure(work: Callable[[], object], clock: Callable[[], float]) -> float:
    was_enabled = gc.isenabled()
    gc.disable()  # one run over all objects that a run of the tests holds takes half a second
    try:
        begun = clock()
        work()
        return clock() - begun
    finally:
        if was_enabled:
            gc.enable()
