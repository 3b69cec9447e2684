"""The working days of state agencies: the portal's calendar files on top of the package `holidays`.

A calendar file overrides the package for its year: it adds days off, lists weekend days worked instead, and cancels
days off of the package.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field
from datetime import date, timedelta, timezone
from typing import Final, Literal

from portalgen.frozen import frozen
from portalgen.law.holidays_package import load_package_year
from portalgen.text.bilingual import Bilingual

VIETNAM: Final = timezone(timedelta(hours=7), "+07:00")
"""Asia/Ho_Chi_Minh: +07:00 without daylight saving."""

FIRST_YEAR: Final = 1945
LAST_YEAR: Final = 2100
"""The range of years for counting days."""

CalendarStatus = Literal["confirmed", "provisional", "missing"]
"""The certainty of a year's days off; `missing` is a year without a file, computed from the package."""

DayKind = Literal["working", "make_up", "weekend", "holiday", "swapped"]


@frozen
class DayOff:
    """A day off for state agencies, with its source document.

    It is `retroactive` if the document itself says that it applies to earlier days.
    """

    day: date
    name: Bilingual
    source: str
    retroactive: bool = False


@frozen
class MakeUpDay:
    """A weekend day worked in place of the day off `instead_of`; `retroactive` as in `DayOff`."""

    day: date
    instead_of: date
    source: str
    retroactive: bool = False


@frozen
class WorkedDay:
    """A day worked although the package or the week says it is off; `retroactive` as in `DayOff`."""

    day: date
    source: str
    retroactive: bool = False


@frozen
class CalendarYear:
    """The content of a calendar file."""

    year: int
    status: Literal["confirmed", "provisional"]
    source: str
    days_off: tuple[DayOff, ...] = ()
    make_up_days: tuple[MakeUpDay, ...] = ()
    worked_days: tuple[WorkedDay, ...] = ()


@frozen
class DayStatus:
    """The kind of a day and its reason. `other` is the make-up day of a swapped day off, or the reverse."""

    day: date
    kind: DayKind
    name: Bilingual | None = None
    source: str = ""
    other: date | None = None

    @property
    def is_working_day(self) -> bool:
        """True if it is a working day."""
        return self.kind in ("working", "make_up")


@frozen
class YearStatus:
    """The certainty of a year's days off, and their source."""

    year: int
    status: CalendarStatus
    source: str


@frozen
class Calendar:
    """All calendar files, and the roll-over rule.

    With `roll_over`, a term in calendar days ending on a day off rolls over to the next working day (Bộ luật Dân sự
    2015, Điều 148(5), applied to administrative duties by analogy).
    """

    years: tuple[CalendarYear, ...] = ()
    roll_over: bool = True
    _known: dict[date, DayStatus] = field(default_factory=dict, init=False, compare=False, repr=False)
    """A cache of day statuses: an audit counts the same few hundred days for thousands of items."""

    def year(self, number: int) -> CalendarYear | None:
        """The file of a year, or None."""
        return next((each for each in self.years if each.year == number), None)

    def year_status(self, number: int) -> YearStatus:
        """The certainty of a year's days off."""
        year_file = self.year(number)
        if year_file is None:
            return YearStatus(number, "missing", load_package_year(number).source)
        return YearStatus(number, year_file.status, year_file.source)

    def day_status(self, day: date) -> DayStatus:
        """Return the status of `day`, from the calendar file, else from the package, else from the day of the week."""
        known = self._known.get(day)
        if known is None:
            year_file = self.year(day.year)
            known = self._known[day] = (year_file and self._of_file(year_file, day)) or _of_package(day)
        return known

    def is_working_day(self, day: date) -> bool:
        """Return True if `day` is a working day."""
        return self.day_status(day).is_working_day

    def _of_file(self, year_file: CalendarYear, day: date) -> DayStatus | None:
        for made_up in year_file.make_up_days:
            if made_up.day == day:
                return DayStatus(day, "make_up", None, made_up.source, made_up.instead_of)
        for worked in year_file.worked_days:
            if worked.day == day:
                return DayStatus(day, "working", None, worked.source)
        for off in year_file.days_off:
            if off.day == day:
                instead = self._made_up_on(day)
                return DayStatus(day, "swapped" if instead else "holiday", off.name, off.source, instead)
        return None

    def _made_up_on(self, day: date) -> date | None:
        made_up = (each for year in self.years for each in year.make_up_days)
        return next((each.day for each in made_up if each.instead_of == day), None)


def is_weekend(day: date) -> bool:
    """Return True if `day` is a Saturday or a Sunday."""
    return day.weekday() >= 5


def days_from(day: date, *, backward: bool = False) -> Iterator[date]:
    """The days after `day`, or before it, without end."""
    step = timedelta(days=-1 if backward else 1)
    while True:
        day += step
        yield day


def _of_package(day: date) -> DayStatus:
    known = load_package_year(day.year)
    if day in known.make_up_days:
        return DayStatus(day, "make_up", None, known.source)
    if is_weekend(day):
        return DayStatus(day, "weekend")
    name = known.name(day)
    return DayStatus(day, "holiday", name, known.source) if name else DayStatus(day, "working")
