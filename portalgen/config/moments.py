"""Days and moments as people write them in YAML and in commands."""

from __future__ import annotations

import re
from datetime import date, datetime, time
from typing import Any, Final

from portalgen.law.calendar import FIRST_YEAR, LAST_YEAR, VIETNAM
from portalgen.on_demand import on_demand

with on_demand():
    from portalgen.text import written_dates

DAY_FORM: Final = re.compile(r"(\d{4})-(\d{2})-(\d{2})", re.ASCII)
MOMENT_FORM: Final = re.compile(
    r"(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2}))?\s*(Z|[+-]\d{2}:[0-5]\d)?)?", re.ASCII
)


class InvalidMomentError(ValueError):
    """Text that is not a valid day or moment; the arguments are those of `values.invalid_value_error`."""


def parse_day(value: Any) -> date:
    """Return a day written exactly `YYYY-MM-DD`. Raises InvalidMomentError."""
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    match = DAY_FORM.fullmatch(value) if isinstance(value, str) else None
    if match is None:
        raise _date_error("day", value)
    return _day(match[1], match[2], match[3], "day", value)


def parse_day_or_moment(value: Any) -> datetime:
    """Return a day, or a day and time, as an aware datetime in +07:00.

    +07:00 is the default zone; a bare day means its 00:00. Raises InvalidMomentError.
    """
    if isinstance(value, datetime):
        return value
    match = MOMENT_FORM.fullmatch(value) if isinstance(value, str) else None
    if match is None:
        raise _date_error("moment", value)
    year, month, day_text = match[1].split("-")
    day = _day(year, month, day_text, "moment", value)
    hour, minute, second = (int(part or 0) for part in (match[2], match[3], match[4]))
    if hour > 23 or minute > 59 or second > 59:
        raise InvalidMomentError("moment", "moment.time")
    try:
        zone = (
            VIETNAM
            if match[5] is None
            else datetime.fromisoformat(f"2000-01-01T00:00:00{match[5].replace('Z', '+00:00')}").tzinfo
        )
        return datetime.combine(day, time(hour, minute, second), zone).astimezone(VIETNAM)
    except (OverflowError, ValueError):
        raise InvalidMomentError("moment", "moment.form") from None


def check_year(value: date) -> date:
    """Return a day or moment from 1945 to 2100; other years are typing errors. Raises InvalidMomentError."""
    if not FIRST_YEAR <= value.year <= LAST_YEAR:
        expected = "moment" if isinstance(value, datetime) else "day"
        raise InvalidMomentError(expected, f"≥ {FIRST_YEAR}-01-01, ≤ {LAST_YEAR}-12-31")
    return value


def _day(year: str, month: str, day: str, expected: str, written: str) -> date:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        problem = written_dates.explain_day(written) or written_dates.explain_order(written) or "month"
        raise InvalidMomentError(
            expected, f"day.{problem}" if int(year) else "day.form", _suggest(expected, written)
        ) from None


def _date_error(expected: str, written: Any) -> InvalidMomentError:
    """Return the error for text without the form of a day or moment."""
    if not isinstance(written, str):
        return InvalidMomentError(expected, f"{expected}.form")
    proposal = _suggest(expected, written)
    if written_dates.has_foreign_digits(written):
        return InvalidMomentError(expected, "digits", proposal)
    if not proposal and written_dates.explain_day(written):
        return InvalidMomentError(expected, f"day.{written_dates.explain_day(written)}")
    if not proposal and written_dates.suggest_time(written):
        return InvalidMomentError(expected, "moment.no-day")
    order = written_dates.explain_order(written) if proposal else ""
    return InvalidMomentError(expected, f"day.{order}" if order else f"{expected}.form", proposal)


def _suggest(expected: str, written: str) -> str:
    if expected == "moment":
        return written_dates.suggest_datetime(written)
    return written_dates.suggest_date(written) or written_dates.suggest_datetime(written).partition("T")[0]
