"""Dates in other languages than Vietnamese and English, by CLDR (Babel, which takes 40 ms to import)."""

from __future__ import annotations

from datetime import date, time
from functools import lru_cache

from babel.dates import format_date, format_time


@lru_cache(maxsize=8_192)
def format_cldr_day(day: date, length: str, language: str) -> str:
    """Return a day in a form of CLDR: `medium`, `long`, or a pattern."""
    return format_date(day, length, locale=language)


@lru_cache(maxsize=1_024)
def format_cldr_time(at: time, language: str) -> str:
    """Return a time of day with 24 hours, in the digits of the language."""
    return format_time(at, "HH:mm", locale=language)
