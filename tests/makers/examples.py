"""How many examples Hypothesis tries where a property needs more of them than others."""

from __future__ import annotations

from hypothesis import settings

_USUAL = 40
"""What the profile of `scripts/test` tries (`tests/conftest.py`)."""


def scaled(number: int) -> int:
    """Return `number` for `scripts/test`, a quarter of it for `scripts/check`, ten times as many for `--full`."""
    return number * settings().max_examples // _USUAL
