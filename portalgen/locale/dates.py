"""Dates and times for people: the only place that decides how they read.

Every message, report and page uses one of these forms. Moments are shown in Vietnam time (+07:00). Other languages than
Vietnamese and English follow CLDR. Times for programs are ISO 8601 (`isoformat`) and not made here.

| form | `vi` | `en` |
|---|---|---|
| `format_day` | 24/11/2026 | 24 Nov 2026 |
| `format_day_of_month` | 24/11 | 24 Nov |
| `format_full_day` | ngày 24 tháng 11 năm 2026 | 24 November 2026 |
| `format_month` | tháng 11/2026 | November 2026 |
| `format_weekday` | thứ Ba | Tuesday |
| `format_day_with_weekday` | 24/11/2026 (thứ Ba) | 24 Nov 2026 (Tuesday) |
| `format_time` | 08:05 | 08:05 |
| `format_moment` | 08:05 ngày 24/11/2026 | 08:05, 24 Nov 2026 |
| `format_exact_moment` | 08:05:09 ngày 24/11/2026 | 08:05:09, 24 Nov 2026 |
| `format_moment_cell` | 24/11/2026 08:05 | 24 Nov 2026 08:05 |
| `format_full_moment` | 08:05 ngày 24 tháng 11 năm 2026 | 08:05, 24 November 2026 |
| `format_range` | từ ngày 10/11/2026 đến hết ngày 31/12/2026 | from 10 Nov 2026 until the end of 31 Dec 2026 |
| `format_full_last_moment` | hết ngày 24 tháng 11 năm 2026 | the end of 24 November 2026 |
| `format_last_day` | hết ngày 24/11/2026 | the end of 24 Nov 2026 |
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, datetime, time, timedelta, timezone
from functools import lru_cache
from typing import Final, TypeVar

from portalgen.diagnostics.model import LocalizedText
from portalgen.on_demand import on_demand
from portalgen.text.bilingual import Bilingual

with on_demand():
    from portalgen.locale import cldr_dates

Shown = TypeVar("Shown")

_VIETNAM: Final = timezone(timedelta(hours=7))
"""Of `law.calendar`, which stands above this package."""
_MONTHS: Final = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
_WEEKDAYS: Final = (
    Bilingual("thứ Hai", "Monday"),
    Bilingual("thứ Ba", "Tuesday"),
    Bilingual("thứ Tư", "Wednesday"),
    Bilingual("thứ Năm", "Thursday"),
    Bilingual("thứ Sáu", "Friday"),
    Bilingual("thứ Bảy", "Saturday"),
    Bilingual("Chủ nhật", "Sunday"),
)
_EARLY_MONTHS: Final = 2
_ABBREVIATED: Final = 3


def in_both_languages(form: Callable[[Shown, str], str], value: Shown) -> Bilingual:
    """Return `value` in both languages of the program: `in_both_languages(format_day, day)`."""
    return Bilingual(form(value, "vi"), form(value, "en"))


def localize(form: Callable[[Shown, str], str], value: Shown) -> LocalizedText:
    """Return `value` in both languages as a value of a message."""
    return LocalizedText(form(value, "vi"), form(value, "en"))


@lru_cache(maxsize=8_192)
def format_day(day: date, language: str) -> str:
    """Return a day in its short form: `24/11/2026`, `24 Nov 2026`; of a moment its day in Vietnam."""
    if isinstance(day, datetime):
        day = _local(day).date()
    if language == "vi":
        return f"{day.day:02}/{day.month:02}/{day.year:04}"
    if language == "en":
        return f"{day.day} {_MONTHS[day.month - 1][:_ABBREVIATED]} {day.year}"
    return cldr_dates.format_cldr_day(day, "medium", language)


def format_day_of_month(day: date, language: str) -> str:
    """Return a day without its year, for sentences that name the year before: `24/11`, `24 Nov`."""
    if language == "vi":
        return f"{day.day:02}/{day.month:02}"
    return f"{day.day} {_MONTHS[day.month - 1][:_ABBREVIATED]}"


@lru_cache(maxsize=8_192)
def format_full_day(day: date, language: str) -> str:
    """Return a day in words: `ngày 24 tháng 11 năm 2026`, `24 November 2026`.

    In Vietnamese as official documents write it: days below 10 and the months 1 and 2 have a leading zero, so that no
    digit can be added before them (NĐ 30/2020, Phụ lục I, by a newspaper's account of it).
    """
    if language == "vi":
        month = f"{day.month:02}" if day.month <= _EARLY_MONTHS else f"{day.month}"
        return f"ngày {day.day:02} tháng {month} năm {day.year}"
    if language == "en":
        return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
    return cldr_dates.format_cldr_day(day, "long", language)


def format_month(day: date, language: str) -> str:
    """Return the month of a day: `tháng 11/2026`, `November 2026`."""
    return f"tháng {day.month:02}/{day.year}" if language == "vi" else f"{_MONTHS[day.month - 1]} {day.year}"


def format_weekday(day: date, language: str) -> str:
    """Return the day of the week within a sentence: `thứ Hai`, `Monday`."""
    if language in ("vi", "en"):
        return _WEEKDAYS[day.weekday()].text(language)
    return cldr_dates.format_cldr_day(day, "EEEE", language)


def format_day_with_weekday(day: date, language: str) -> str:
    """Return a day with its day of the week: `24/11/2026 (thứ Ba)`, `24 Nov 2026 (Tuesday)`."""
    return f"{format_day(day, language)} ({format_weekday(day, language)})"


def format_time(at: time | datetime, language: str) -> str:
    """Return a time of day: `08:05`. Both languages of the portals use 24 hours, as notices of meetings do.

    A time without a date is shown as it is; a moment in Vietnam time.
    """
    clock = _local(at) if isinstance(at, datetime) else at
    if language in ("vi", "en"):
        return f"{clock.hour:02}:{clock.minute:02}"
    return cldr_dates.format_cldr_time(clock.replace(second=0, microsecond=0, tzinfo=None), language)


def format_moment(at: datetime, language: str) -> str:
    """Return a moment to the minute: `08:05 ngày 24/11/2026`, `08:05, 24 Nov 2026`."""
    local = _local(at)
    day = format_day(local.date(), language)
    return _join(format_time(local, language), f"ngày {day}" if language == "vi" else day, language)


def format_exact_moment(at: datetime, language: str) -> str:
    """Return a moment to the second, for evidence: `08:05:09 ngày 24/11/2026`; without seconds if they are 0."""
    local = _local(at)
    day = format_day(local.date(), language)
    clock = format_time(local, language) + (f":{local.second:02}" if local.second else "")
    return _join(clock, f"ngày {day}" if language == "vi" else day, language)


def format_moment_cell(at: datetime, language: str) -> str:
    """Return a moment for a column of a table, the day first: `24/11/2026 08:05`; seconds are left out if they are 0."""
    local = _local(at)
    seconds = f":{local.second:02}" if local.second else ""
    return f"{format_day(local.date(), language)} {format_time(local, language)}{seconds}"


def format_day_or_moment(at: date, language: str) -> str:
    """Return a day; of a moment its time too, unless it is 00:00, which stands for the day."""
    if not isinstance(at, datetime):
        return format_day(at, language)
    local = _local(at)
    return format_day(local.date(), language) if _is_midnight(local) else format_moment(local, language)


def format_full_moment(at: datetime, language: str) -> str:
    """Return a day in words with its time, which is left out at 00:00: `08:05 ngày 24 tháng 11 năm 2026`."""
    local = _local(at)
    day = format_full_day(local.date(), language)
    return day if _is_midnight(local) else _join(format_time(local, language), day, language)


def format_range(first: date | None, last: date | None, language: str) -> str:
    """Return a range of days, both included; None for an open end.

    `từ ngày 10/11/2026 đến hết ngày 31/12/2026`, `from 10 Nov 2026 until the end of 31 Dec 2026`.
    """
    since, until = ("từ ngày", "đến hết ngày") if language == "vi" else ("from", "until the end of")
    return " ".join(f"{word} {format_day(day, language)}" for word, day in ((since, first), (until, last)) if day)


def format_last_day(day: date, language: str) -> str:
    """Return the last permitted day: `hết ngày 24/11/2026`, `the end of 24 Nov 2026`."""
    shown = format_day(day, language)
    return f"hết ngày {shown}" if language == "vi" else f"the end of {shown}"


def format_last_moment(end: datetime, language: str) -> str:
    """Return the last permitted time before `end`: `hết ngày 24/11/2026` if that is 00:00 of the next day, else a moment."""
    local = _local(end)
    if _is_midnight(local):
        return format_last_day(local.date() - timedelta(days=1), language)
    return format_moment(local, language)


def format_full_last_moment(end: datetime, language: str) -> str:
    """Return the last permitted time before `end` in words: `hết ngày 24 tháng 11 năm 2026`, or the moment with its time."""
    local = _local(end)
    if not _is_midnight(local):
        return format_full_moment(local, language)
    day = format_full_day(local.date() - timedelta(days=1), language)
    return f"hết {day}" if language == "vi" else f"the end of {day}"


def format_windows(windows: Iterable[tuple[time, time]]) -> str:
    """Return ranges of times of a day, alike in both languages: `06:00–11:30, 13:00–17:00`."""
    return ", ".join(f"{format_time(begin, 'en')}–{format_time(end, 'en')}" for begin, end in windows)


def _local(at: datetime) -> datetime:
    """Return `at` in Vietnam time; without a zone it is Vietnam's already."""
    try:
        return at if at.tzinfo is None else at.astimezone(_VIETNAM)
    except OverflowError:  # within a day of the end of the calendar, which only a mistyped year reaches
        return at


def _is_midnight(at: datetime) -> bool:
    return at.time() == time()


def _join(clock: str, day: str, language: str) -> str:
    return f"{clock} {day}" if language == "vi" else f"{clock}, {day}"
