"""When an item is open, from the two keys of its front matter that say so. Days are those of +07:00."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from typing import Any

from portalgen.frozen import frozen
from portalgen.law.calendar import VIETNAM
from portalgen.law.due_dates import to_vietnam_time


@frozen
class OpenPeriod:
    """When an item opens and the first moment at which it is over, each if it is known; one of them always is."""

    begin: datetime | None
    end: datetime | None
    """None of what goes on until somebody says when it ends."""

    @property
    def known_moment(self) -> datetime:
        """The beginning, else the end."""
        moment = self.begin or self.end
        assert moment is not None, "a period has one end at least"
        return moment

    def has_ended(self, at: datetime) -> bool:
        """Whether it is over at `at`."""
        return self.end is not None and self.end <= at


def find_open_period(
    fields: Mapping[str, Any], opens: str, closes: str, *, is_exact: bool, is_open_ended: bool = False
) -> OpenPeriod | None:
    """Return the period between two keys of `fields`, which are days or moments; None where neither is set.

    One without an end is over with the day on which it begins, unless it `is_open_ended`: then it has no end. An end
    without an hour is over with that day too, unless `is_exact` says that 00:00 is meant (a closing date, whose day
    counts to its end already).
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
    """Return the 00:00 after the day of `moment`; itself on the last day that there is, which was mistyped."""
    day = to_vietnam_time(moment).date()
    return moment if day == date.max else datetime.combine(day + timedelta(days=1), time(), VIETNAM)


def _moment(value: date | datetime | None) -> datetime | None:
    """A day as its 00:00."""
    return value if value is None or isinstance(value, datetime) else datetime.combine(value, time(), VIETNAM)
