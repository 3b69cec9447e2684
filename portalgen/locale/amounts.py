"""Numbers with units, percentages and sums of money for people, from their stored texts (`text.amounts`)."""

from __future__ import annotations

from decimal import Decimal
from types import MappingProxyType
from typing import Final

from babel.numbers import format_decimal

from portalgen.text.amounts import DONG, split_amount

_SCALES: Final = MappingProxyType(
    {"vi": ((10**9, "tỷ"), (10**6, "triệu")), "en": ((10**9, "billion"), (10**6, "million"))}
)
_MOST_DECIMALS: Final = 2
"""The most decimals of an amount in words: some readers would take `1,234` for a thousand."""
_NO_BREAK: Final = "\u00a0"


def format_measure(kept: str, language: str) -> str:
    """A decimal with its unit: `1.250,5 ha` in Vietnamese, `1,250.5 ha` in English."""
    number, unit = split_amount(kept)
    text = _format_exactly(number, language)
    return f"{text}{_NO_BREAK}{unit}" if unit else text


def format_percent(kept: str, language: str) -> str:
    """A percentage: `37,5%`."""
    return f"{_format_exactly(Decimal(kept), language)}%"


def format_money(kept: str, language: str) -> str:
    """Return a sum in words: `1,25 tỷ đồng`, `VND 1.25 billion`; all digits if there are more than two decimals."""
    number, currency = split_amount(kept)
    scale, word = _find_scale(number, language)
    text = _format_exactly(number / scale, language) + (f"{_NO_BREAK}{word}" if word else "")
    if language == "vi":
        return f"{text}{_NO_BREAK}{'đồng' if currency == DONG else currency}"
    return f"{currency}{_NO_BREAK}{text}"


def _find_scale(number: Decimal, language: str) -> tuple[int, str]:
    for scale, word in _SCALES.get(language, _SCALES["en"]):
        if number >= scale and number * 10**_MOST_DECIMALS % scale == 0:
            return scale, word
    return 1, ""


def _format_exactly(number: Decimal, language: str) -> str:
    return format_decimal(number, locale=language, decimal_quantization=False)
