"""Waits for what another process or thread does."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Final, TypeVar

Answer = TypeVar("Answer")

_PAUSE: Final = 0.01


def wait_until(
    condition: Callable[[], Answer],
    seconds: float = 30,
    describe: Callable[[], object] = lambda: "",
    pause: float = _PAUSE,
) -> Answer:
    """Return the answer of `condition` once it is true, asking again after `pause` seconds.

    Raises:
        AssertionError: It is not true within `seconds`, a limit for a machine that does much else. The message ends
            with what `describe` returns then.
    """
    end = time.monotonic() + seconds
    while not (answer := condition()):
        assert time.monotonic() < end, f"not true within {seconds} s: {describe()}"
        time.sleep(pause)
    return answer
