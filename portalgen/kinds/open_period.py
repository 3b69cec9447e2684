"""The period in which an item is open, read from two keys of its front matter. Days are in +07:00."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from typing import Any

from portalgen.frozen import frozen
from portalgen.law.calendar import VIETNAM
from portalgen.law.due_dates import to_vietnam_time


@frozen
class OpenPeriod:
    """The beginning of a period, and the first moment after its end. At least one of them is known."""

    begin: datetime | None
    end: datetime | None
    """The first moment after the end; None if the period continues without a known end."""

    @property
    def known_moment(self) -> datetime:
        """The beginning if it is known, otherwise the end."""
        moment = self.begin or self.end
        assert moment is not None, "a period has one end at least"
        return moment

    def has_ended(self, at: datetime) -> bool:
        """Return True if the period is over at `at`."""
        return self.end is not None and self.end <= at


def find_open_period(
    fields: Mapping[str, Any], opens: str, closes: str, *, is_exact: bool, is_open_ended: bool = False
) -> OpenPeriod | None:
    """Return the period given by the keys `opens` and `closes` of `fields`. Return None if neither is set.

    The values are days or moments. Without an end, the period is over at the end of its first day, or has no end if
    `is_open_ended`. An end without a time lasts until the end of that day, unless `is_exact`: then 00:00 is meant (a
    closing date already counts to the end of its day).
    """
    begin, end = _moment(fields.get(opens)), _moment(fields.get(closes))
    last = end or begin
    if last is None:
        return None
    if end is None and is_open_ended:
        return OpenPeriod(begin, None)
    has_hour = end is not None and (is_exact or to_vietnam_time(end).time() != time())
    return OpenPeriod(begin, last if has_hour else end_of_day(last))


def end_of_day(moment: datetime) -> datetime:
    """Return the midnight after the day of `moment`.

    On the last possible day, which is a typing error, return `moment` itself.
    """
    day = to_vietnam_time(moment).date()
    return moment if day == date.max else datetime.combine(day + timedelta(days=1), time(), VIETNAM)


def _moment(value: date | datetime | None) -> datetime | None:
    """Return a day as its 00:00."""
    return value if value is None or isinstance(value, datetime) else datetime.combine(value, time(), VIETNAM)
