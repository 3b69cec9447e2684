"""Written telephone numbers: checks for a single number, and its address for calls."""

from __future__ import annotations

import re
from typing import Final

_ONE: Final = re.compile(r"\+?(?:\(\d+\)|\d+)(?:[ .-]?(?:\(\d+\)|\d+))*", re.ASCII)
"""Digits with at most one sign between groups: ` - ` separates two numbers."""
_FEWEST_IN_GROUPS: Final = 8
"""The fewest digits of a number in groups: `113 114` are two numbers."""
_MOST: Final = 15
"""The most digits of a number (ITU-T E.164)."""


def is_one_number(written: str) -> bool:
    """Return True if `written` is a single telephone number, without words or a second number."""
    digits = _digits_of(written)
    fewest = 1 if written.lstrip("+") == digits else _FEWEST_IN_GROUPS
    return bool(_ONE.fullmatch(written.strip())) and fewest <= len(digits) <= _MOST


def find_call_address(written: str) -> str:
    """Return the address that calls a number (`tel:…`); "" unless it is a single number.

    A link to two joined numbers would call a stranger, or an unassigned number.
    """
    plus = "+" if written.strip().startswith("+") else ""
    return f"tel:{plus}{_digits_of(written)}" if is_one_number(written) else ""


def _digits_of(written: str) -> str:
    return "".join(letter for letter in written if letter in "0123456789")
