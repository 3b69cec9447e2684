"""The state of a clock at a moment, and texts that describe it."""

from __future__ import annotations

from datetime import datetime, timedelta
from types import MappingProxyType
from typing import Final, Literal

from portalgen.law.due_dates import DueDate, to_vietnam_time
from portalgen.locale.dates import format_last_day, format_last_moment
from portalgen.text.bilingual import Bilingual

ClockState = Literal["within", "soon", "overdue"]

STATE_WORDS: Final = MappingProxyType(
    {
        "within": Bilingual("còn hạn", "within the limit"),
        "soon": Bilingual("sắp đến hạn", "due soon"),
        "overdue": Bilingual("quá hạn", "overdue"),
    }
)

_UNITS: Final = (
    (timedelta(days=1), "ngày", "day"),
    (timedelta(hours=1), "giờ", "hour"),
    (timedelta(minutes=1), "phút", "minute"),
)


def clock_state_of(due: DueDate | datetime | None, at: datetime, soon: timedelta) -> ClockState | None:
    """Return the state of a running clock at `at`, or None without a due time.

    The state is `soon` if the time left is not longer than the argument `soon`.
    """
    end = due.due if isinstance(due, DueDate) else due
    if end is None:
        return None
    left = to_vietnam_time(end) - to_vietnam_time(at)
    if left <= timedelta(0):
        return "overdue"
    return "soon" if left <= soon else "within"


def time_left_words(due: DueDate | datetime | None, at: datetime, language: str) -> str:
    """Return the time left or overdue in at most two units, rounded down: `còn 2 ngày 4 giờ`, `quá hạn 5 giờ`.

    Return an empty string without a due time.
    """
    end = due.due if isinstance(due, DueDate) else due
    if end is None:
        return ""
    left = to_vietnam_time(end) - to_vietnam_time(at)
    length = _length(abs(left), language)
    if left > timedelta(0):
        return f"{length} left" if language != "vi" else f"còn {length}"
    return f"{length} overdue" if language != "vi" else f"quá hạn {length}"


def last_day_words(due: DueDate, language: str) -> str:
    """Return the last permitted day (`hết ngày 24/02/2026`), or for hours the time (`20:00 ngày 25/11/2026`).

    Return an empty string without a due time.
    """
    if due.due is None or due.last_day is None:
        return ""
    if due.limit.unit == "hours":
        return format_last_moment(due.due, language)
    return format_last_day(due.last_day, language)


def _length(length: timedelta, language: str) -> str:
    parts = []
    for size, vi, en in _UNITS:
        count, length = divmod(length, size)
        parts.append((count, vi if language == "vi" else en + ("" if count == 1 else "s")))
    first = next((index for index, (count, _) in enumerate(parts) if count), None)
    if first is None:
        return "chưa đến 1 phút" if language == "vi" else "less than a minute"
    return " ".join(f"{count} {word}" for count, word in parts[first : first + 2] if count)
