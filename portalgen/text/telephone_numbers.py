"""Telephone numbers as people write them: whether a text is one number, and the address by which it is called."""

from __future__ import annotations

import re
from typing import Final

_ONE: Final = re.compile(r"\+?(?:\(\d+\)|\d+)(?:[ .-]?(?:\(\d+\)|\d+))*", re.ASCII)
"""Digits with one sign at the most between two groups of them: ` - ` stands between two numbers."""
_FEWEST_IN_GROUPS: Final = 8
"""Digits of a number that is written in groups: `113 114` are two."""
_MOST: Final = 15
"""Digits of the longest number that there is (ITU-T E.164)."""


def is_one_number(written: str) -> bool:
    """Return whether `written` is one telephone number, with no words and no second number beside it."""
    digits = _digits_of(written)
    fewest = 1 if written.lstrip("+") == digits else _FEWEST_IN_GROUPS
    return bool(_ONE.fullmatch(written.strip())) and fewest <= len(digits) <= _MOST


def find_call_address(written: str) -> str:
    """Return the address by which a telephone calls a number (`tel:…`); empty for what is not one number.

    Whoever follows a link of two numbers that were joined calls a stranger, or nobody.
    """
    plus = "+" if written.strip().startswith("+") else ""
    return f"tel:{plus}{_digits_of(written)}" if is_one_number(written) else ""


def _digits_of(written: str) -> str:
    return "".join(letter for letter in written if letter in "0123456789")
