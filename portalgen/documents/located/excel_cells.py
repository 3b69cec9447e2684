"""The addresses of cells: `B7` is column 2 of row 7."""

from __future__ import annotations

import re
from typing import Final

_ADDRESS: Final = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7})")


def column_letters(number: int) -> str:
    """Return the letters of a column, counted from 1."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def split_address(address: str) -> tuple[int, int]:
    """Return row and column of a cell's address; zeros if it is not an address."""
    match = _ADDRESS.match(address)
    if match is None:
        return 0, 0
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(match[2]), column
