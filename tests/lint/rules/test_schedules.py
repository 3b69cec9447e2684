"""The rules of schedules: days and times that contradict each other."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portalgen.config.lint_settings import LintSettings
from portalgen.law.calendar import Calendar, CalendarYear, DayOff
from portalgen.lint.model import PageRule
from portalgen.lint.page_text import PageText
from portalgen.lint.rules.kinds import (
    all_day_with_time,
    appointment_ends_before_start,
    appointment_id_twice,
    appointment_on_day_off,
    appointment_outside_week,
    appointment_without_time,
    new_day_not_postponed,
    overlapping_appointments,
    translated_schedule_differs,
    week_not_from_monday,
    weekday_contradicts_day,
)
from portalgen.locale.dates import format_weekday
from portalgen.text.bilingual import Bilingual
from portalgen.text.named_days import find_weekdays_with_day
from tests.makers.lint.contexts import legal, load_lint_context, values
from tests.makers.portal import FILES, SmallPortal, page, translation

SOURCE = "content/so/tin-tuc/lich.vi.md"
BODY = "Lịch có thể thay đổi.\n"


def schedule(*rows: str, week: tuple[str, str] = ("2026-11-23", "2026-11-29"), body: str = BODY) -> str:
    listed = "\n" + "\n".join(f"  - {each}" for each in rows)
    keys = {"title": "Lịch", "date": "2026-11-20", "week_from": week[0], "week_to": week[1], "appointments": listed}
    return page("so-lich", body, kind="work_schedule", **keys)


def portal_of(root: Path, text: str, english: str | None = None) -> SmallPortal:
    profiles = FILES["site-config/profiles.yaml"]
    assert isinstance(profiles, str)
    files = {"site-config/profiles.yaml": profiles.replace("kinds: [news]", "kinds: [news, work_schedule]")}
    return SmallPortal(root, {**files, SOURCE: text, **({SOURCE.replace(".vi.", ".en."): english} if english else {})})


def text_of(folder: Path, text: str) -> PageText:
    """The schedule as a page rule sees it."""
    seen = load_lint_context(portal_of(folder / "portal", text))
    (item,) = (each for each in seen.library.items if each.id == "so-lich")
    return PageText(item.original, seen.portal.site("so"), LintSettings(), text.encode())


def lines_of(rule: PageRule, folder: Path, text: str) -> list[int]:
    """The lines of what a rule reports, from the first row of the schedule."""
    first = text.splitlines().index("appointments: ") + 2
    return [each.diagnostic.place.line - first for each in rule.check(text_of(folder, text))]


def test_an_appointment_lies_in_the_week_of_its_schedule(tmp_path: Path) -> None:
    rows = [f"{{date: 2026-11-{day}, content: Họp}}" for day in (22, 23, 29, 30)]
    assert lines_of(appointment_outside_week.RULE, tmp_path, schedule(*rows)) == [0, 3]


def test_an_appointment_ends_after_its_start(tmp_path: Path) -> None:
    times = ("start: 8h, end: 7 giờ 30", "start: 08:00, end: 08:00", "start: 08:00, end: 08:01", "start: 08:00")
    rows = [f"{{date: 2026-11-23, {each}, content: Họp}}" for each in times]
    assert lines_of(appointment_ends_before_start.RULE, tmp_path, schedule(*rows)) == [0, 1]


@pytest.mark.parametrize(
    ("second", "is_reported"),
    [
        ("date: 2026-11-23, start: 09:59, post: giám đốc  Sở", True),
        ("date: 2026-11-23, start: 08:00, post: Giám đốc Sở", True),
        ("date: 2026-11-23, start: 10:00, post: Giám đốc Sở", False),
        ("date: 2026-11-24, start: 09:00, post: Giám đốc Sở", False),
        ("date: 2026-11-23, start: 09:00, post: Phó Giám đốc Sở", False),
        ("date: 2026-11-23, start: 09:00", False),
        ("date: 2026-11-23, start: 09:00, post: Giám đốc Sở, change: cancelled", False),
        ("date: 2026-11-23, post: Giám đốc Sở", False),
    ],
)
def test_a_leader_has_one_appointment_at_a_time(tmp_path: Path, second: str, is_reported: bool) -> None:
    first = "{date: 2026-11-23, start: 08:00, end: 10:00, content: Họp, post: Giám đốc Sở}"
    found = lines_of(overlapping_appointments.RULE, tmp_path, schedule(first, f"{{{second}, content: Khác}}"))
    assert found == ([1] if is_reported else [])


def test_a_leader_who_is_away_all_day_has_nothing_else_that_day(tmp_path: Path) -> None:
    rows = [
        f"{{date: 2026-11-{each}, content: Họp, post: Giám đốc Sở}}"
        for each in ("23, start: 14:00", "23, all_day: true", "24, all_day: true", "25, start: 08:00")
    ]
    assert lines_of(overlapping_appointments.RULE, tmp_path, schedule(*rows)) == [0]


def test_an_id_names_one_appointment_of_a_week(tmp_path: Path) -> None:
    rows = [f"{{date: 2026-11-{each}, content: Họp}}" for each in ("24, id: hop", "23, id: hop", "25, id: khac", "26")]
    assert lines_of(appointment_id_twice.RULE, tmp_path, schedule(*rows, "{date: 2026-11-26, content: Họp}")) == [1]


def test_a_new_day_is_that_of_what_is_postponed(tmp_path: Path) -> None:
    keys = ("new_date: 2026-12-02", "new_date: 2026-12-02, change: moved", "new_date: 2026-12-02, change: postponed")
    rows = [
        f"{{date: 2026-11-2{day}, {each}, content: Họp}}" for day, each in enumerate((*keys, "change: postponed"), 3)
    ]
    assert lines_of(new_day_not_postponed.RULE, tmp_path, schedule(*rows)) == [0, 1]


def test_what_takes_the_whole_day_has_no_time(tmp_path: Path) -> None:
    keys = ("all_day: true", "all_day: true, start: 8h", "all_day: true, end: 9h", "all_day: false, start: 8h")
    rows = [f"{{date: 2026-11-23, {each}, content: Họp}}" for each in keys]
    assert lines_of(all_day_with_time.RULE, tmp_path, schedule(*rows)) == [1, 2]


@pytest.mark.parametrize(
    ("body", "is_reported"),
    [
        ("Thứ Ba, 23/11: giao ban.", True),
        ("Thứ Hai (23/11): giao ban.", False),
        ("Chủ nhật ngày 29/11/2026 trực; thứ 2 23/11 họp.", False),
        ("On Tuesday 23 November there is a briefing.", True),
        ("On Monday 23 November 2026 there is a briefing.", False),
        ("Thứ Sáu, 31/02: không có ngày này.", False),
        ("Thứ Sáu, 01/01: nghỉ Tết Dương lịch.", False),
    ],
)
def test_a_weekday_in_the_text_is_that_of_its_date(tmp_path: Path, body: str, is_reported: bool) -> None:
    text = schedule("{date: 2026-11-23, content: Họp}", body=f"{body}\n")
    assert bool(lines_of(weekday_contradicts_day.RULE, tmp_path, text)) is is_reported


@given(st.dates(date(1950, 1, 1), date(2099, 12, 31)))
def test_a_date_that_is_written_with_its_own_weekday_never_contradicts(day: date) -> None:
    for language, written in (("vi", f"{day:%d/%m/%Y}"), ("en", f"{day.day} {day:%B} {day.year}")):
        text = (
            f"{format_weekday(day, language)}, {written}"
            if language == "vi"
            else f"{format_weekday(day, language)} {written}"
        )
        assert [(each.weekday, each.date_near(day)) for each in find_weekdays_with_day(text)] == [(day.weekday(), day)]


def test_a_week_begins_on_a_monday(tmp_path: Path) -> None:
    row = "{date: 2026-11-24, content: Họp}"
    found = list(week_not_from_monday.RULE.check(text_of(tmp_path, schedule(row, week=("2026-11-24", "2026-11-29")))))
    assert [values(each)["monday"] for each in found] == ["23/11/2026"]
    assert lines_of(week_not_from_monday.RULE, tmp_path, schedule(row)) == []


def test_an_appointment_has_a_time_or_takes_the_whole_day(tmp_path: Path) -> None:
    keys = ("content: Họp", "content: Họp, start: 08:00", "content: Họp, all_day: true", "content: Họp, all_day: false")
    rows = [f"{{date: 2026-11-23, {each}}}" for each in keys]
    assert lines_of(appointment_without_time.RULE, tmp_path, schedule(*rows)) == [0, 3]


def test_a_day_off_needs_a_note(tmp_path: Path) -> None:
    holiday = DayOff(date(2026, 11, 24), Bilingual("Ngày Văn hóa Việt Nam", "Viet Nam Culture Day"), "mẫu")
    law = legal(calendar=Calendar((CalendarYear(2026, "confirmed", "mẫu", (holiday,)),)))
    keys = ("2026-11-23", "2026-11-24", "2026-11-24, note: Trực", "2026-11-24, change: cancelled", "2026-11-29")
    text = schedule(*(f"{{date: {each}, content: Họp}}" for each in keys))
    found = list(appointment_on_day_off.RULE.check(load_lint_context(portal_of(tmp_path / "portal", text), law=law)))
    assert [values(each)["day"] for each in found] == ["24/11/2026", "29/11/2026"]


@pytest.mark.parametrize(
    ("row", "when"),
    [
        ("date: 2026-11-23, start: 08:00, end: 09:00", ""),
        ("date: 2026-11-23, start: 09:00, end: 09:30", "08:00 ngày 23/11/2026"),
        ("date: 2026-11-23, start: 08:00, end: 09:00, change: cancelled", "08:00 ngày 23/11/2026"),
        ("date: 2026-11-22, start: 08:00, end: 09:00", "08:00 ngày 22/11/2026"),
    ],
)
def test_a_translation_has_the_times_and_changes_of_its_original(tmp_path: Path, row: str, when: str) -> None:
    rows = f"\n  - {{{row}, content: Briefing}}"
    english = translation("so-lich", ("Lịch", "", BODY), kind="work_schedule", title="Schedule", appointments=rows)
    original = schedule("{date: 2026-11-23, start: 08:00, end: 09:00, content: Họp}")
    seen = load_lint_context(portal_of(tmp_path / "portal", original, english))
    assert [values(each)["when"] for each in translated_schedule_differs.RULE.check(seen)] == ([when] if when else [])
