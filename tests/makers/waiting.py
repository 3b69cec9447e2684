"""Wait until another process or thread has done something."""

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

    A limit below ten seconds would test how fast the machine is; `tests/test_clocks.py` refuses it.

    Raises:
        AssertionError: It is not true within `seconds`, a limit for a busy machine. The message ends with the result of
            `describe`.
    """
    end = time.monotonic() + seconds
    while not (answer := condition()):
        assert time.monotonic() < end, f"not true within {seconds} s: {describe()}"
        time.sleep(pause)
    return answer
