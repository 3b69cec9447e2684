"""Colours indistinguishable from paper."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

_NEAR: Final = 0.9
"""The share of red, green and blue from which a colour counts as white."""


def is_white(red: float, green: float, blue: float) -> bool:
    """Return True if a colour, with parts from 0 to 1, is white or nearly white."""
    return min(red, green, blue) >= _NEAR


def is_white_code(code: str) -> bool:
    """Return True if a hexadecimal colour (`FFFFFF`, perhaps after two digits of opacity) is nearly white."""
    digits = code[-6:]
    try:
        parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    except ValueError:
        return False
    return len(digits) == 6 and is_white(*parts)


def is_white_ink(values: Sequence[float]) -> bool:
    """Return True if a PDF colour, in grey, RGB or CMYK by its number of parts, is white or nearly white."""
    if len(values) == 1:
        return is_white(values[0], values[0], values[0])
    if len(values) == 3:
        return is_white(*values)
    return len(values) == 4 and max(values) <= 1 - _NEAR
