"""Parses days and times as written in Viet Nam into the form of front matter.

`24/11/2026`, `ngày 24 tháng 11 năm 2026`, `7 giờ 30 ngày 24-11-2026`: the day precedes the month, as prescribed for
official papers (Nghị định 30/2020/NĐ-CP, Phụ lục I).
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from typing import Final

_SEPARATOR: Final = r"\s*[-/.]\s*"
_DAYS: Final = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?P<year>[0-9]{{4}}){_SEPARATOR}(?P<month>[0-9]{{1,2}}){_SEPARATOR}(?P<day>[0-9]{{1,2}})(?![0-9])",
        rf"(?<![0-9])(?P<day>[0-9]{{1,2}}){_SEPARATOR}(?P<month>[0-9]{{1,2}}){_SEPARATOR}(?P<year>[0-9]{{4}})(?![0-9])",
        r"(?<![0-9./])(?P<day>[0-9]{1,2})(?P<sign>[/.])(?P<month>[0-9]{1,2})(?P=sign)(?P<year>[0-9]{2})(?![0-9./])",
        r"(?<![0-9])(?P<day>[0-9]{1,2})\s*(?:tháng|thg\.?|th\.?)\s*(?P<month>[0-9]{1,2})\s*,?\s*(?:năm\s*)?(?P<year>[0-9]{4})",
    )
)
_DAY_FIRST: Final = (1, 2)
"""The forms of `_DAYS` in numbers that do not tell the day from the month."""
_TIME: Final = re.compile(
    r"(?P<hour>[0-9]{1,2})\s*(?::|h|giờ|g)\s*(?:(?P<minute>[0-9]{1,2})\s*(?:phút|ph|p|')?)?"
    r"\s*(?P<half>sáng|trưa|chiều|tối|am|pm)?"
)
_BETWEEN: Final = re.compile(
    r"(?:\b(?:ngày|lúc|vào|hồi)\b|\bt(?=[0-9])|[,;()\"'\u201c\u201d\u2018\u2019]|\b(?:thứ (?:hai|ba|tư|năm|sáu|bảy)|chủ nhật)\b|\s)+"
)
_AFTERNOON: Final = ("chiều", "tối", "pm")
_CENTURY: Final = 100
_ALWAYS_DAY_FIRST: Final = re.compile(r"[0-9]{1,2}[-/.][0-9]{1,2}[-/.][0-9]{4}")


def has_foreign_digits(text: str) -> bool:
    """Return True if `text` has digits other than 0-9: full-width digits (`２０２６`), or digits of another script."""
    return not text.isascii() and any(letter.isdecimal() and not letter.isascii() for letter in text)


def ascii_digits(text: str) -> str:
    """Return `text` with its digits, and the full-width signs between them, as ASCII."""
    plain = unicodedata.normalize("NFKC", text)
    return "".join(
        str(unicodedata.decimal(letter)) if letter.isdecimal() and not letter.isascii() else letter for letter in plain
    )


def suggest_date(text: str) -> str:
    """Return the unambiguous day in `text` as `YYYY-MM-DD`; "" if there is none, or more than a day."""
    day, rest = _find_day(text)
    return day.isoformat() if day is not None and not rest else ""


def suggest_datetime(text: str) -> str:
    """Return the unambiguous moment in `text` as `YYYY-MM-DD` or `YYYY-MM-DDThh:mm`; "" if there is none."""
    day, rest = _find_day(text)
    if day is None:
        return ""
    time = suggest_time(rest)
    return f"{day.isoformat()}T{time}" if time else "" if rest else day.isoformat()


def explain_day(text: str) -> str:
    """Return why the day in `text` does not exist: `month`, `day` or `both`; "" if it exists or has no such form."""
    plain = _simplify(text)
    match = next(filter(None, (pattern.search(plain) for pattern in _DAYS)), None)
    if match is None or _day_of(match) is not None:
        return ""
    if 1 <= int(match["month"]) <= 12:
        return "day"
    return "month" if 1 <= int(match["day"]) <= 31 else "both"


def explain_order(text: str) -> str:
    """Return how the day in `text` was read if its numbers can be read in two ways; "" if there is one way.

    `day-first`: `12/05/2026` was read with the day first. `exchanged`: there is no 24th month in `2026-24-11`, so that
    the numbers were exchanged.
    """
    plain = _simplify(text)
    number, match = next(
        ((number, match) for number, each in enumerate(_DAYS) if (match := each.search(plain)) is not None), (0, None)
    )
    if match is None or _day_of(match) is None:
        return ""
    month, day = int(match["month"]), int(match["day"])
    if month > 12:
        return "exchanged"
    return "day-first" if number in _DAY_FIRST and day <= 12 and day != month else ""


def suggest_time(text: str) -> str:
    """Return the unambiguous time of day in `text` as `hh:mm`; "" if there is none."""
    match = _TIME.fullmatch(_simplify(text))
    if match is None:
        return ""
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    if match["half"] in _AFTERNOON and hour < 12:
        hour += 12
    return f"{hour:02}:{minute:02}" if hour < 24 and minute < 60 else ""


def is_day_before_month(text: str) -> bool:
    """Return True if `text` is a day in a form always read day first in Viet Nam."""
    return _ALWAYS_DAY_FIRST.fullmatch(text.strip()) is not None


def _find_day(text: str) -> tuple[date | None, str]:
    """Return the day in `text`, and the remaining text without the words that join a day and a time."""
    plain = _simplify(text)
    for pattern in _DAYS:
        match = pattern.search(plain)
        if match is not None:
            rest = _BETWEEN.sub(" ", f"{plain[: match.start()]} {plain[match.end() :]}").strip()
            return _day_of(match), rest
    return None, ""


def _day_of(match: re.Match[str]) -> date | None:
    year, month, day = int(match["year"]), int(match["month"]), int(match["day"])
    if year < _CENTURY:  # two digits
        year += 2000 if year < _CENTURY // 2 else 1900
    if month > 12 >= day:  # no month has such a number: the two were exchanged
        month, day = day, month
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _simplify(text: str) -> str:
    plain = unicodedata.normalize("NFC", ascii_digits(text)).casefold().strip()
    return re.sub("[\u2010-\u2015\u2212]", "-", plain)
