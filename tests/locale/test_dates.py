"""Dates and times read in a few forms, and one module decides them."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portalgen.law.calendar import VIETNAM
from portalgen.locale import dates
from portalgen.publish.shown_times import show_moment

ROOT = Path(__file__).resolve().parents[2]
DAY = date(2026, 11, 24)
MORNING = datetime(2026, 11, 24, 8, 5, 9, tzinfo=VIETNAM)
MIDNIGHT = datetime(2026, 11, 25, tzinfo=VIETNAM)
Form = Callable[..., str]


@pytest.mark.parametrize(
    ("form", "value", "vi", "en"),
    [
        (dates.format_day, DAY, "24/11/2026", "24 Nov 2026"),
        (dates.format_day_of_month, DAY, "24/11", "24 Nov"),
        (dates.format_month, DAY, "tháng 11/2026", "November 2026"),
        (dates.format_weekday, DAY, "thứ Ba", "Tuesday"),
        (dates.format_day_with_weekday, DAY, "24/11/2026 (thứ Ba)", "24 Nov 2026 (Tuesday)"),
        (dates.format_full_day, DAY, "ngày 24 tháng 11 năm 2026", "24 November 2026"),
        (dates.format_time, time(8, 5), "08:05", "08:05"),
        (dates.format_moment, MORNING, "08:05 ngày 24/11/2026", "08:05, 24 Nov 2026"),
        (dates.format_exact_moment, MORNING, "08:05:09 ngày 24/11/2026", "08:05:09, 24 Nov 2026"),
        (dates.format_moment_cell, MORNING, "24/11/2026 08:05:09", "24 Nov 2026 08:05:09"),
        (dates.format_full_moment, MORNING, "08:05 ngày 24 tháng 11 năm 2026", "08:05, 24 November 2026"),
        (dates.format_last_day, DAY, "hết ngày 24/11/2026", "the end of 24 Nov 2026"),
        (dates.format_last_moment, MORNING, "08:05 ngày 24/11/2026", "08:05, 24 Nov 2026"),
        (dates.format_last_moment, MIDNIGHT, "hết ngày 24/11/2026", "the end of 24 Nov 2026"),
        (dates.format_full_last_moment, MIDNIGHT, "hết ngày 24 tháng 11 năm 2026", "the end of 24 November 2026"),
        (dates.format_day_or_moment, MORNING, "08:05 ngày 24/11/2026", "08:05, 24 Nov 2026"),
        (dates.format_day_or_moment, MIDNIGHT, "25/11/2026", "25 Nov 2026"),
        (dates.format_day_or_moment, DAY, "24/11/2026", "24 Nov 2026"),
    ],
)
def test_each_form_reads_alike_wherever_it_stands(form: Form, value: date | time, vi: str, en: str) -> None:
    assert (form(value, "vi"), form(value, "en")) == (vi, en)
    assert (dates.localize(form, value).vi, dates.in_both_languages(form, value).en) == (vi, en)


def test_seconds_stand_only_if_there_are_any() -> None:
    assert dates.format_exact_moment(MIDNIGHT, "vi") == "00:00 ngày 25/11/2026"
    assert dates.format_moment_cell(MIDNIGHT, "en") == "25 Nov 2026 00:00"


@pytest.mark.parametrize(
    ("first", "last", "vi", "en"),
    [
        (DAY, None, "từ ngày 24/11/2026", "from 24 Nov 2026"),
        (None, DAY, "đến hết ngày 24/11/2026", "until the end of 24 Nov 2026"),
        (None, None, "", ""),
    ],
)
def test_a_range_names_its_ends(first: date | None, last: date | None, vi: str, en: str) -> None:
    assert (dates.format_range(first, last, "vi"), dates.format_range(first, last, "en")) == (vi, en)


def test_hours_of_a_day_are_ranges() -> None:
    windows = [(time(6), time(11, 30)), (time(13), time(17))]
    assert dates.format_windows(windows) == "06:00–11:30, 13:00–17:00"


def test_other_languages_follow_cldr() -> None:
    assert dates.format_full_day(DAY, "fr") == "24 novembre 2026"
    assert dates.format_weekday(DAY, "fr") == "mardi"
    assert dates.format_moment(MORNING, "de") == "08:05, 24.11.2026"


@given(st.datetimes(datetime(1000, 1, 1), datetime(3000, 1, 1)))
def test_a_moment_of_any_zone_is_shown_in_the_time_of_vietnam(moment: datetime) -> None:
    there = moment.replace(tzinfo=UTC)
    local = moment + timedelta(hours=7)
    assert dates.format_moment(there, "vi") == dates.format_moment(local, "vi")
    assert dates.format_day(there, "en") == dates.format_day(local.date(), "en")


@given(st.datetimes(datetime(1000, 1, 1), datetime(3000, 1, 1)), st.sampled_from(["vi", "en"]))
def test_a_web_server_shows_moments_in_the_same_form(moment: datetime, language: str) -> None:
    there = moment.replace(tzinfo=UTC)
    assert show_moment(there, language) == dates.format_moment(there, language)


def test_a_day_at_the_end_of_the_calendar_can_be_shown() -> None:
    assert dates.format_moment(datetime.max.replace(tzinfo=UTC), "vi") == "23:59 ngày 31/12/9999"


MACHINE_FORMATS = {
    "config/purge_map.py": "the commit times of a purge map, as Git writes them",
    "editorial/deadlines/approved_corrections.py": "patterns that find a day in the text of a document",
    "editorial/deadlines/completeness_report.py": "the months of a table, a key",
    "editorial/deadlines/deadline_report.py": "the months of a table, a key",
    "editorial/forge/bare_git.py": "the valid-before of OpenSSH's allowed signers",
    "editorial/records/records.py": "the moments of a record, which is signed byte by byte",
    "editorial/tables/table_forms/csv_form.py": "CSV, which spreadsheets read as dates",
    "history/receipts.py": "the moments of a receipt, which is signed byte by byte",
    "lint/rules/kinds/translation_tells_old_time.py": "the value as front matter has it",
    "pipeline/releasing/build_revision.py": "the clock of a build, a value of `--at`",
    "pipeline/restore_drill.py": "the clock of a build, a value of `--at`",
    "outputs/rss.py": "the dates of RSS, of RFC 822",
    "publish/archiving/warc_records.py": "WARC-Date",
    "publish/backups/write_backup.py": "the name of a file",
    "publish/shown_times.py": "a web server, which has only the package `publish`; a test holds the form to that of dates",
    "publish/manifest.py": "the clock of a manifest, which is signed byte by byte, and the name of a folder",
}
"""Files below `portalgen/` that write times for programs in another form than `isoformat`, and for which purpose."""

FORMAT = re.compile(r"%[aAbBdHIjmMpSUwWyY]")


def list_formats(source: str) -> Iterator[int]:
    """The lines of a source that put a date or time together: `strftime`, `{day:%d/%m}`, or day, month and year."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Attribute) and node.attr in ("strftime", "format_date", "format_datetime"):
            yield node.lineno
        elif isinstance(node, ast.FormattedValue) and node.format_spec is not None:
            if FORMAT.search("".join(each.value for each in ast.walk(node.format_spec) if _is_text(each))):
                yield node.lineno
        elif isinstance(node, ast.JoinedStr):
            parts = {each.attr for each in ast.walk(node) if isinstance(each, ast.Attribute)}
            if {"day", "month"} <= parts or {"hour", "minute"} <= parts:
                yield node.lineno


def _is_text(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


@pytest.mark.parametrize(
    "source",
    ['day.strftime("%d")', 'f"{day:%d/%m/%Y}"', 'f"{day.day}/{day.month}"', 'f"{at.hour}:{at.minute:02}"'],
)
def test_a_format_is_found(source: str) -> None:
    assert list(list_formats(source)) != []


def test_dates_and_times_for_people_are_written_in_one_place() -> None:
    package = ROOT / "portalgen"
    allowed = {"locale/dates.py", *MACHINE_FORMATS}
    found = {
        f"{path}:{line}"
        for file in package.rglob("*.py")
        if (path := file.relative_to(package).as_posix()) not in allowed
        for line in list_formats(file.read_text("utf-8"))
    }
    assert found == set()


def test_every_file_with_a_format_of_its_own_still_has_one() -> None:
    package = ROOT / "portalgen"
    assert [path for path in MACHINE_FORMATS if not list(list_formats((package / path).read_text("utf-8")))] == []
