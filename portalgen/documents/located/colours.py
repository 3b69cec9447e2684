"""Colours that cannot be told from paper."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

_NEAR: Final = 0.9
"""How much of red, green and blue a colour has that is read as white."""


def is_white(red: float, green: float, blue: float) -> bool:
    """Whether a colour, its parts from 0 to 1, is white or nearly so."""
    return min(red, green, blue) >= _NEAR


def is_white_code(code: str) -> bool:
    """Whether a colour in hexadecimal (`FFFFFF`, with or without two digits of opacity before) is white or nearly so."""
    digits = code[-6:]
    try:
        parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    except ValueError:
        return False
    return len(digits) == 6 and is_white(*parts)


def is_white_ink(values: Sequence[float]) -> bool:
    """Whether a colour of a PDF, by how many parts it has (grey, RGB, CMYK), is white or nearly so."""
    if len(values) == 1:
        return is_white(values[0], values[0], values[0])
    if len(values) == 3:
        return is_white(*values)
    return len(values) == 4 and max(values) <= 1 - _NEAR
