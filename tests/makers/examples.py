"""How many examples Hypothesis tries where a property needs more of them than others."""

from __future__ import annotations

from typing import Final

from hypothesis import settings

USUAL: Final = 12
"""What the profile of `scripts/test` tries (`tests/conftest.py`). They are the same in each run, so that more of them
find more in the first run alone; that one is `scripts/test --full`, which tries thirty times as many."""
_NAMED: Final = 40
"""What a number of examples in a test is measured by."""


def scaled(number: int) -> int:
    """Return a third of `number` for `scripts/test`, a quarter of it for `scripts/check`, ten times as many for `--full`."""
    return number * settings().max_examples // _NAMED
