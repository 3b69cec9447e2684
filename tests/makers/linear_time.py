"""Whether something takes twice as long for twice as much, by processor time."""

from __future__ import annotations

import gc
from collections.abc import Callable
from math import inf
from time import process_time
from typing import Final, TypeVar

Input = TypeVar("Input")

MOST: Final = 2.6
"""How many times as long twice as much may take."""
_ATTEMPTS: Final = 5


def check_linear_time(work: Callable[[Input], object], small: Input, large: Input) -> None:
    """Fail unless `work` takes about twice as long for `large` as for `small`, which is half of it.

    Each is run once, and again, the fastest run counting, while they do not agree with that.
    """
    best_small = best_large = inf
    for _ in range(_ATTEMPTS):
        best_small = min(best_small, _seconds_of(work, small))
        best_large = min(best_large, _seconds_of(work, large))
        if best_large < MOST * best_small:
            return
    raise AssertionError(f"{best_small:.3f} s, and for twice as much {best_large:.3f} s")


def _seconds_of(work: Callable[[Input], object], given: Input) -> float:
    gc.disable()  # its runs fall where they will, and one over all that a run of the tests holds takes half a second
    try:
        begun = process_time()
        work(given)
        return process_time() - begun
    finally:
        gc.enable()
