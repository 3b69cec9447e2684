"""The days of state agencies: the shipped calendars, and which source has the last word."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from portalgen.config.legal import LegalSettings
from portalgen.law.calendar import Calendar, CalendarYear, DayOff, MakeUpDay, WorkedDay
from portalgen.law.holidays_package import load_package_year
from portalgen.text.bilingual import Bilingual

OFF = {
    2025: "01-01 01-27 01-28 01-29 01-30 01-31 04-07 04-30 05-01 05-02 09-01 09-02",
    2026: "01-01 01-02 02-16 02-17 02-18 02-19 02-20 04-27 04-30 05-01 08-31 09-01 09-02 11-24",
    2027: "01-01 02-04 02-05 02-08 02-09 02-10 04-16 04-30 05-03 09-02 09-03 11-24",
}
MADE_UP = {2025: "04-26", 2026: "01-10 08-22", 2027: ""}


def year_of(year: int) -> list[date]:
    first = date(year, 1, 1)
    return [first + timedelta(days=n) for n in range((date(year + 1, 1, 1) - first).days)]


@pytest.mark.parametrize("year", OFF)
def test_the_shipped_year_has_the_days_off_and_make_up_days_of_the_notes(legal: LegalSettings, year: int) -> None:
    days = [legal.calendar.day_status(day) for day in year_of(year)]
    assert [f"{each.day:%m-%d}" for each in days if each.kind in ("holiday", "swapped")] == OFF[year].split()
    assert [f"{each.day:%m-%d}" for each in days if each.kind == "make_up"] == MADE_UP[year].split()
    assert all(each.source for each in days if each.kind not in ("working", "weekend"))


def test_the_last_year_is_provisional(legal: LegalSettings) -> None:
    found = [legal.calendar.year_status(year).status for year in (2024, 2025, 2026, 2027, 2028)]
    assert found == ["missing", "confirmed", "confirmed", "provisional", "missing"]


def test_a_swapped_day_knows_when_it_is_made_up_for(legal: LegalSettings) -> None:
    off, made_up = legal.calendar.day_status(date(2026, 1, 2)), legal.calendar.day_status(date(2026, 1, 10))
    assert (off.kind, off.is_working_day, off.other) == ("swapped", False, date(2026, 1, 10))
    assert (made_up.kind, made_up.is_working_day, made_up.other) == ("make_up", True, date(2026, 1, 2))
    assert off.source == made_up.source == "Công văn số 12729/VPCP-KGVX"


def test_the_package_alone_misses_the_swap_that_the_file_knows() -> None:
    assert Calendar().day_status(date(2026, 1, 2)).kind == "working"
    assert Calendar().day_status(date(2026, 1, 10)).kind == "weekend"


def test_days_that_the_file_does_not_name_are_the_packages() -> None:
    made = Calendar((CalendarYear(2026, "confirmed", "thử"),))
    assert made.day_status(date(2026, 11, 24)).name == Bilingual("Ngày Văn hóa Việt Nam", "Vietnam Cultural Day")
    assert made.day_status(date(2026, 8, 22)).kind == "make_up"
    assert made.day_status(date(2026, 8, 22)).source == load_package_year(2026).source


def test_the_file_has_the_last_word_over_the_package() -> None:
    sunday, off = date(2026, 11, 29), DayOff(date(2026, 11, 30), Bilingual("Nghỉ", "Off"), "văn bản mẫu")
    worked = WorkedDay(date(2026, 11, 24), "văn bản mẫu")
    year = CalendarYear(2026, "confirmed", "thử", (off,), (MakeUpDay(sunday, off.day, "văn bản mẫu"),), (worked,))
    made = Calendar((year,))
    assert [made.is_working_day(date(2026, 11, day)) for day in (24, 28, 29, 30)] == [True, False, True, False]
    assert made.day_status(off.day).other == sunday


def test_a_day_off_at_the_turn_of_the_year_is_made_up_for_in_the_other_year() -> None:
    off = DayOff(date(2026, 1, 2), Bilingual("Nghỉ", "Off"), "văn bản mẫu")
    before = CalendarYear(2025, "confirmed", "thử", (), (MakeUpDay(date(2025, 12, 27), off.day, "văn bản mẫu"),))
    made = Calendar((before, CalendarYear(2026, "confirmed", "thử", (off,))))
    assert made.day_status(off.day).other == date(2025, 12, 27)


def test_a_year_beyond_the_packages_tables_has_weekends_only() -> None:
    assert Calendar().day_status(date(2150, 1, 1)).is_working_day
    assert not Calendar().day_status(date(2150, 1, 3)).is_working_day
