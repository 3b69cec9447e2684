"""The calendar of a section, read back by a parser: the days on which its items open and close."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, Final

import pytest
from icalendar import Calendar

from tests.makers.portal import SO, SmallPortal, page

SECTIONS: Final = (
    "      - {path: gop-y, names: {vi: Góp ý, en: Opinions}, slugs: {en: opinions}, kinds: [consultation], missing_translation: notice}\n"
    "      - {path: du-an, names: {vi: Dự án, en: Projects}, slugs: {en: projects}, kinds: [project], missing_translation: notice}\n"
    "      - {path: thong-bao, names: {vi: Thông báo, en: Notices}, slugs: {en: notices}, kinds: [news, suspension_notice], missing_translation: notice}\n"
)
CONSULTATION: Final[dict[str, Any]] = {
    "kind": "consultation",
    "title": "Dự thảo; phí, lệ phí",
    "date": "2026-11-02",
    "consultation_type": "other",
    "lead_agency": "Sở Ngoại vụ",
    "opened": "2026-11-03",
    "closes": "2026-12-03",
    "address": "Số 00, đường Mẫu",
    "email": "gopy@example.vn",
}
PROJECT: Final[dict[str, Any]] = {
    "kind": "project",
    "title": "Đường ven hồ",
    "status": "under_way",
    "objective": "Nối hai khu dân cư.",
    "field": "[y-te]",
    "project_type": "new",
    "begins": "2026-01-05",
    "ends": "2028-12-31",
    "budget": "1000000",
    "funding_type": "state_budget",
    "donor": "Ngân sách tỉnh",
}
NOTICE: Final[dict[str, Any]] = {
    "kind": "suspension_notice",
    "title": "Bảo trì",
    "date": "2026-11-20",
    "suspension_start": "2026-12-18T22:00",
    "expected_end": "2026-12-19T04:00",
    "reason": "Bảo trì",
    "extent": "Toàn bộ",
}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> SmallPortal:
    """A department with a consultation, a project and a suspension, each with a sample beside it."""
    portal = SmallPortal(tmp_path_factory.mktemp("calendars") / "portal")
    anchor = "      - {path: van-ban,"
    portal.edit("site-config/profiles.yaml", "  department:\n", "  department:\n    section_feeds: true\n")
    portal.edit("site-config/profiles.yaml", anchor, SECTIONS + anchor)
    for section, keys in (("gop-y", CONSULTATION), ("du-an", PROJECT), ("thong-bao", NOTICE)):
        portal.write(f"content/so/{section}/that.vi.md", page(f"so-{section}", **keys))
        portal.write(f"content/so/{section}/mau.vi.md", page(f"so-{section}-mau", **keys, sample="true"))
    portal.build_successfully()
    return portal


def read_events(portal: SmallPortal, path: str) -> dict[str, Any]:
    data = (portal.out / SO / path).read_bytes()
    assert [line for line in data.split(b"\r\n") if len(line) > 75 or b"\n" in line] == []
    return {str(each["UID"]): each for each in Calendar.from_ical(data).walk("VEVENT")}


def test_what_takes_years_stands_in_the_calendar_of_its_section_with_both_days_and_not_in_that_of_events(
    built: SmallPortal,
) -> None:
    events = read_events(built, "du-an/lich.ics")
    opens, closes = (events[f"so-du-an/{name}/vi@{SO}"] for name in ("begins", "ends"))
    assert len(events) == 2
    assert (opens["DTSTART"].dt, closes["DTSTART"].dt) == (date(2026, 1, 5), date(2028, 12, 31))
    assert [str(each["SUMMARY"]).rpartition(": ")[2] for each in (opens, closes)] == ["Đường ven hồ"] * 2
    assert opens["URL"] == f"https://{SO}/du-an/that/"
    assert not [uid for uid in read_events(built, "events.ics") if "du-an" in uid]


def test_what_closes_stands_there_as_in_the_calendar_of_events_with_its_opening_beside_it(built: SmallPortal) -> None:
    events, of_site = read_events(built, "gop-y/lich.ics"), read_events(built, "events.ics")
    closes = f"so-gop-y/vi@{SO}"
    assert events.keys() == {closes, f"so-gop-y/opened/vi@{SO}"}
    assert events[closes] == of_site[closes]
    assert events[closes]["DTSTART"].dt == date(2026, 12, 3)
    assert events[f"so-gop-y/opened/vi@{SO}"]["DTSTART"].dt == date(2026, 11, 3)


def test_a_suspension_stands_in_both_calendars_with_its_hours(built: SmallPortal) -> None:
    for path in ("events.ics", "thong-bao/lich.ics"):
        event = read_events(built, path)[f"so-thong-bao/vi@{SO}"]
        times = [event[name].dt.replace(tzinfo=None) for name in ("DTSTART", "DTEND")]
        assert (str(event["SUMMARY"]), times) == ("Bảo trì", [datetime(2026, 12, 18, 22), datetime(2026, 12, 19, 4)])


def test_a_section_offers_its_calendar_where_it_has_one(built: SmallPortal) -> None:
    text = built.html(f"{SO}/du-an/index.html")
    assert (
        '<link rel="alternate" type="text/calendar" title="Dự án: lịch (Sở Ngoại vụ)" href="/du-an/lich.ics">' in text
    )
    assert '<a href="/du-an/lich.ics">Lịch: Dự án (iCalendar)</a>' in text
    assert not (built.out / SO / "tin-tuc/lich.ics").exists()
    assert not (built.out / SO / "en/projects/events.ics").exists()


def test_what_is_withdrawn_leaves_the_calendar_which_stays_at_its_address(built: SmallPortal) -> None:
    withdrawn = "withdrawn: {at: 2026-11-22T10:00, reason: wrong_content}\n"
    built.edit("content/so/gop-y/that.vi.md", "consultation_type", f"{withdrawn}consultation_type")
    built.build_successfully()
    assert read_events(built, "gop-y/lich.ics") == {}
    assert not [uid for uid in read_events(built, "events.ics") if "gop-y" in uid]
