"""Dates, sizes and numbers for people, by CLDR (Babel)."""

from __future__ import annotations

from datetime import date, datetime, time
from decimal import Decimal
from functools import lru_cache
from typing import Final

from babel.dates import format_date, format_time
from babel.numbers import format_decimal, get_decimal_symbol, get_group_symbol

_LONG: Final = {"en": "d MMMM y"}
_LONG_VI: Final = "'ngày' dd 'tháng' M 'năm' y"
_LONG_VI_EARLY: Final = "'ngày' dd 'tháng' MM 'năm' y"
_EARLY_MONTHS: Final = 2
_FIRST_SEPARATED: Final = 1_000
_SHORT: Final = {"vi": "dd/MM/y", "en": "d MMM y"}


@lru_cache(maxsize=8_192)
def format_short_day(day: date, language: str) -> str:
    """A day for lists: `24/11/2026`, `24 Nov 2026`."""
    return format_date(day, _SHORT.get(language, "medium"), locale=language)


@lru_cache(maxsize=8_192)
def format_long_day(day: date, language: str) -> str:
    """A day in words. In Vietnamese as documents write it: a leading zero for days below 10 and for the months 1 and 2,
    which a digit before them would make another day (NĐ 30/2020, Phụ lục I, by a newspaper's account of it).
    """
    if language == "vi":
        return format_date(day, _LONG_VI_EARLY if day.month <= _EARLY_MONTHS else _LONG_VI, locale=language)
    return format_date(day, _LONG.get(language, "long"), locale=language)


@lru_cache(maxsize=8_192)
def format_weekday(day: date, language: str) -> str:
    """The day of the week as it stands by itself: `Thứ Hai`, `Monday`."""
    return format_date(day, "cccc", locale=language)


def format_day_time(at: datetime, language: str) -> str:
    """A day and time; the time is left out at 00:00."""
    if (at.hour, at.minute) == (0, 0):
        return format_short_day(at.date(), language)
    return f"{format_clock_time(at, language)}, {format_short_day(at.date(), language)}"


def format_long_day_time(at: datetime, language: str) -> str:
    """A day in words and the time; the time is left out at 00:00: `08:05 ngày 24 tháng 11 năm 2026`."""
    day = format_long_day(at.date(), language)
    if (at.hour, at.minute) == (0, 0):
        return day
    return _join_time(at, day, language)


def format_exact_short_time(at: datetime, language: str) -> str:
    """A day and the time, 00:00 as well: `06:00 ngày 24/11/2026`, `06:00, 24 Nov 2026`."""
    day = format_short_day(at.date(), language)
    return _join_time(at, f"ngày {day}" if language == "vi" else day, language)


def _join_time(at: datetime, day: str, language: str) -> str:
    clock = format_clock_time(at, language)
    return f"{clock} {day}" if language == "vi" else f"{clock}, {day}"


def format_clock_time(at: datetime, language: str) -> str:
    """A time of day: `08:05`. Both languages of the portals write it with 24 hours, as notices of meetings do."""
    return _clock(at.time().replace(second=0, microsecond=0), language)


@lru_cache(maxsize=1_024)
def _clock(at: time, language: str) -> str:
    return format_time(at, "HH:mm", locale=language)


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
