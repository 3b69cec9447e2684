"""Numbers and sizes for people, by CLDR (Babel)."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from typing import Final

from babel.numbers import format_decimal, get_decimal_symbol, get_group_symbol

_FIRST_SEPARATED: Final = 1_000


def format_number(value: float, language: str) -> str:
    """A number with the language's separators and at most one decimal: `1.234,5` in Vietnamese, `1,234.5` in English."""
    if isinstance(value, int) and 0 <= value < _FIRST_SEPARATED:
        return str(value)
    return format_decimal(round(value, 1), locale=language)


def format_amount(value: Decimal, decimals: int, language: str) -> str:
    """A figure with the language's separators and exactly so many decimals: `1.234,50` in Vietnamese."""
    return f"{value:,.{decimals}f}".translate(_separators(language))


def decimals_of(value: Decimal) -> int:
    """How many decimals a figure is written with."""
    return max(0, -int(value.as_tuple().exponent))


@lru_cache(maxsize=16)
def _separators(language: str) -> dict[int, str]:
    return {ord(","): get_group_symbol(language), ord("."): get_decimal_symbol(language)}


def format_file_size(count: int, language: str) -> str:
    """A file size: `1,2 MB`. Units of 1000, as the operating systems' file managers show."""
    for unit, length in (("GB", 10**9), ("MB", 10**6), ("kB", 10**3)):
        if count >= length:
            return f"{format_number(count / length, language)} {unit}"
    return f"{count} B"
