"""Counts time limits (Bộ luật Dân sự 2015, Điều 147 and 148) and records every step of the count."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import Literal

from portalgen.frozen import frozen
from portalgen.law.calendar import VIETNAM, Calendar, DayKind, DayStatus, YearStatus, days_from
from portalgen.text.bilingual import Bilingual

LimitUnit = Literal["hours", "working_days", "days", "same_day", "none"]

StepKind = Literal[
    DayKind, "midnight", "moment", "hours", "start", "calendar_days", "rolled", "not_rolled", "same_day", "remark"
]
"""The statement that a step makes: the kind of a day (`DayKind`), or

- `midnight` only a day was given for a limit in hours, so its 00:00 was taken;
- `moment` the exact moment from which hours run (147(1)), `hours` the moment at which they end;
- `start` the day that is not counted (147(2));
- `calendar_days` the day reached by counting every day;
- `rolled` the next working day, `not_rolled` the day off on which the term ends nevertheless (148(5));
- `same_day` the day that is itself the last one;
- `remark` words of the rule itself.
"""


@frozen
class Limit:
    """The length of a term. With `backward`, an announcement must be made at least that long before the start.

    `length` is a number of hours, days or working days, at least 1; it is 0 for `same_day` and `none`. Any other length
    raises ValueError.
    """

    unit: LimitUnit
    length: int = 0
    backward: bool = False

    def __post_init__(self) -> None:
        counted = self.unit in ("hours", "working_days", "days")
        if counted != (self.length > 0) or self.length < 0:
            raise ValueError(f"a limit of {self.length} {self.unit}")


@frozen
class CountStep:
    """A step of a count.

    `number` is the position of the day in the count, or 0 if the day is not counted. For `hours` and `calendar_days` it
    is their total, which is negative if counted backwards.
    """

    kind: StepKind
    day: date
    number: int = 0
    moment: datetime | None = None
    name: Bilingual | None = None
    source: str = ""
    other: date | None = None
    """The make-up day of a swapped day off, or the day off that a make-up day replaces."""


@frozen
class DueDate:
    """The result of a count: `due` is the first moment too late (+07:00), `last_day` the last permitted day.

    If the law sets no number, both are None and `reason` explains it. `is_certain` is False if a day of a provisional
    or missing calendar year was used; `years` lists all years used.
    """

    due: datetime | None
    last_day: date | None
    is_certain: bool
    steps: tuple[CountStep, ...] = ()
    reason: Bilingual | None = None
    limit: Limit = Limit("none")
    years: tuple[YearStatus, ...] = ()


def to_vietnam_time(moment: datetime) -> datetime:
    """Return `moment` in +07:00. A moment without a time zone is taken as Vietnam time."""
    try:
        return moment.replace(tzinfo=VIETNAM) if moment.tzinfo is None else moment.astimezone(VIETNAM)
    except OverflowError:  # within a day of the end of the calendar, which only a mistyped year reaches
        return moment.replace(tzinfo=VIETNAM)


def compute_due_date(limit: Limit, start: datetime | date, calendar: Calendar) -> DueDate:
    """Return the end of `limit` for a clock that begins at `start`, with the steps of the count.

    If `start` is a day without a time, limits in hours run from its 00:00; other limits start on that day.
    """
    moment = to_vietnam_time(start) if isinstance(start, datetime) else None
    first = moment.date() if moment else start
    match limit.unit:
        case "none":
            return DueDate(None, None, True, limit=limit)
        case "hours":
            return _hours(limit, first, moment)
        case "same_day":
            return _ends(limit, first, (CountStep("same_day", first, moment=moment),))
        case "days":
            return _days(limit, first, moment, calendar)
        case "working_days":
            return _working_days(limit, first, moment, calendar)


def _hours(limit: Limit, first: date, moment: datetime | None) -> DueDate:
    """Count hours from the exact moment, days off included (147(1)); nothing rolls over."""
    begin = moment or _midnight(first)
    count = -limit.length if limit.backward else limit.length
    end = begin + timedelta(hours=count)
    steps = (
        CountStep("moment" if moment else "midnight", first, moment=begin),
        CountStep("hours", end.date(), count, moment=end),
    )
    return DueDate(end, (end - timedelta(microseconds=1)).date(), True, steps, limit=limit)


def _days(limit: Limit, first: date, moment: datetime | None, calendar: Calendar) -> DueDate:
    """Count every day; a term ending on a day off rolls over (148(5)), an announcement does not: it would be late."""
    count = -limit.length if limit.backward else limit.length
    last = first + timedelta(days=count)
    steps = [CountStep("start", first, moment=moment), CountStep("calendar_days", last, count)]
    if limit.backward:
        return _ends(limit, last, steps)
    if not calendar.roll_over:
        return _ends(limit, last, [*steps, CountStep("not_rolled", last)])
    looked = [calendar.day_status(last)]
    for day in days_from(last):
        if looked[-1].is_working_day:
            break
        looked.append(calendar.day_status(day))
    end = looked[-1].day
    moved = end != last
    steps += [_step(each) for each in looked if not moved or each.kind != "working"]
    steps += [CountStep("rolled", end)] if moved else []
    return _ends(limit, end, steps, _years(looked, calendar))


def _working_days(limit: Limit, first: date, moment: datetime | None, calendar: Calendar) -> DueDate:
    """Count working days after the start (147(2)), make-up days included; the last is always a working day."""
    looked: list[DayStatus] = []
    steps = [CountStep("start", first, moment=moment)]
    number = 0
    for day in days_from(first, backward=limit.backward):
        status = calendar.day_status(day)
        number += status.is_working_day
        looked.append(status)
        steps.append(_step(status, number if status.is_working_day else 0))
        if number == limit.length:
            break
    return _ends(limit, looked[-1].day, steps, _years(looked, calendar))


def _ends(limit: Limit, last: date, steps: Iterable[CountStep], years: tuple[YearStatus, ...] = ()) -> DueDate:
    """Return a term ending at 24:00 of `last` (148(6))."""
    certain = all(each.status == "confirmed" for each in years)
    return DueDate(_midnight(last + timedelta(days=1)), last, certain, tuple(steps), limit=limit, years=years)


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(0), VIETNAM)


def _step(status: DayStatus, number: int = 0) -> CountStep:
    return CountStep(status.kind, status.day, number, name=status.name, source=status.source, other=status.other)


def _years(looked: Iterable[DayStatus], calendar: Calendar) -> tuple[YearStatus, ...]:
    return tuple(calendar.year_status(number) for number in dict.fromkeys(each.day.year for each in looked))
