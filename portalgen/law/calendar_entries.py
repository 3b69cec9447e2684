"""The entries of calendar files by day, to compare two calendars, or change one by days."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from portalgen.law.calendar import Calendar, CalendarYear, DayOff, MakeUpDay, WorkedDay

DayEntry = DayOff | MakeUpDay | WorkedDay
EntryEffect = tuple[str, date | None]
"""(kind of entry, day off of a make-up day): the effect of an entry, without its name and source."""


def list_calendar_entries(calendar: Calendar) -> Mapping[date, tuple[DayEntry, ...]]:
    """Return the entries of all files of `calendar` by their days."""
    found: dict[date, tuple[DayEntry, ...]] = {}
    for year in calendar.years:
        listed: tuple[DayEntry, ...] = (*year.days_off, *year.make_up_days, *year.worked_days)
        for each in listed:
            found[each.day] = (*found.get(each.day, ()), each)
    return found


def effects_of(entries: tuple[DayEntry, ...]) -> tuple[EntryEffect, ...]:
    """Return the effects of a day's entries."""
    return tuple((type(each).__name__, each.instead_of if isinstance(each, MakeUpDay) else None) for each in entries)


def with_entries(calendar: Calendar, changes: Mapping[date, tuple[DayEntry, ...]], files: Calendar) -> Calendar:
    """Return `calendar` with the entries of the days in `changes` replaced.

    An empty tuple removes the entries of a day. A year without a file in `calendar` gets its source and status from
    `files`.
    """
    years = {each.year: each for each in calendar.years}
    for number in sorted({day.year for day in changes}):
        known = years.get(number) or files.year(number)
        year = replace(known, days_off=(), make_up_days=(), worked_days=()) if number not in years and known else known
        own = {day: each for day, each in changes.items() if day.year == number}
        if year is not None and (number in years or any(own.values())):
            years[number] = _with_entries(year, own)
    return replace(calendar, years=tuple(years[number] for number in sorted(years)))


def _with_entries(year: CalendarYear, changes: Mapping[date, tuple[DayEntry, ...]]) -> CalendarYear:
    added = [each for entries in changes.values() for each in entries]
    return replace(
        year,
        days_off=(
            *(each for each in year.days_off if each.day not in changes),
            *(each for each in added if isinstance(each, DayOff)),
        ),
        make_up_days=(
            *(each for each in year.make_up_days if each.day not in changes),
            *(each for each in added if isinstance(each, MakeUpDay)),
        ),
        worked_days=(
            *(each for each in year.worked_days if each.day not in changes),
            *(each for each in added if isinstance(each, WorkedDay)),
        ),
    )
