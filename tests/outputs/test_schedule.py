"""The work schedule of a week: its table, its calendar, and what the clock changes of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar
from lxml import html

from portalgen.config.load import load_portal
from portalgen.content.read import read_library
from portalgen.law.calendar import VIETNAM
from portalgen.pipeline.next_change import next_change
from tests.makers.portal import FILES, SO, SmallPortal, page, tree

ADDRESS = f"{SO}/lich-cong-tac/tuan-2"
CALENDAR = f"{SO}/lich-cong-tac.ics"
SOURCE = "content/so/lich-cong-tac/tuan-2.vi.md"
SAMPLE = "content/so/lich-cong-tac/mau.vi.md"
MONDAY = datetime(2026, 1, 5, 8, tzinfo=VIETNAM)
TUESDAY = MONDAY + timedelta(days=1)
ROWS = (
    "{date: 2026-01-06, start: 14 giờ, content: Làm việc với xã, change: cancelled, note: Hoãn}",
    "{date: 2026-01-05, start: 7h30, end: 09:00, content: Giao ban, post: Giám đốc Sở, place: 'Phòng 1, tầng 2'}",
    "{date: 2026-01-06, all_day: true, content: Đi cơ sở, participants: Các phòng}",
    "{date: 2026-01-06, content: Hội nghị, id: hop-xa}",
    "{date: 2026-01-05, start: 14:00, end: 15:00, content: Thăm trại, change: postponed, new_date: 2026-01-13}",
    "{date: 2026-01-05, start: 15:00, content: Xem vườn, change: postponed}",
)
UNTIMED = "Hội nghị (chưa ghi giờ)"


def schedule(id: str, *rows: str, **keys: Any) -> str:
    listed = "\n" + "\n".join(f"  - {each}" for each in rows)
    given = {"title": "Lịch tuần 2", "date": "2026-01-02", "week_from": "2026-01-05", "week_to": "2026-01-11", **keys}
    return page(id, kind="work_schedule", **given, appointments=listed)


def _with_plain_text(profiles: str) -> str:
    return profiles.replace("    group: department\n", "    group: department\n    plain_text: true\n")


def portal_with_schedules(root: Path) -> SmallPortal:
    profiles = FILES["site-config/profiles.yaml"]
    assert isinstance(profiles, str)
    section = "{path: van-ban,"
    own = "{path: lich-cong-tac, names: {vi: Lịch công tác, en: Work schedule}, kinds: [work_schedule, news], missing_translation: notice, on_home: true}"
    portal = SmallPortal(
        root, {"site-config/profiles.yaml": _with_plain_text(profiles.replace(section, f"{own}\n      - {section}", 1))}
    )
    portal.write(SOURCE, schedule("so-tuan-2", *ROWS))
    portal.write(SAMPLE, schedule("so-mau", "{date: 2026-01-05, start: 08:00, content: Họp}", sample="true"))
    return portal


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SmallPortal]:
    """Built on the Monday of the week; what a test changes it builds into a portal of its own."""
    portal = portal_with_schedules(tmp_path_factory.mktemp("schedule") / "portal")
    portal.build_successfully(at=MONDAY)
    yield portal


def table_of(portal: SmallPortal, address: str = ADDRESS) -> Any:
    tree_of_page: Any = html.fromstring(portal.html(f"{address}/index.html"))
    return tree_of_page.xpath("//section[@class='panel']//table")[0]


def words(node: Any) -> str:
    return " ".join(node.text_content().split())


def entries(portal: SmallPortal) -> dict[str, Any]:
    calendar = Calendar.from_ical((portal.out / CALENDAR).read_bytes())
    return {str(each["SUMMARY"]): each for each in calendar.walk("VEVENT")}


def test_a_table_has_a_caption_and_a_group_of_rows_for_each_day_in_the_order_of_time(built: SmallPortal) -> None:
    table = table_of(built)
    assert words(table.xpath("./caption")[0]) == "Lịch công tác, từ 05/01/2026 đến 11/01/2026"
    heads = table.xpath("./tbody/tr[1]/th[@scope='rowgroup']")
    assert [words(each) for each in heads] == [
        "Thứ Hai, ngày 05 tháng 01 năm 2026 Hôm nay",
        "Thứ Ba, ngày 06 tháng 01 năm 2026",
    ]
    assert [words(each) for each in table.xpath(".//th[@scope='row']")] == [
        "07:30 – 09:00", "14:00 – 15:00", "15:00", "Cả ngày", "Chưa ghi giờ", "14:00",
    ]  # fmt: skip
    assert [words(each) for each in table.xpath("./thead//th")] == [
        "Giờ", "Nội dung", "Chủ trì", "Địa điểm", "Thành phần",
    ]  # fmt: skip
    columns = len(table.xpath("./thead//th"))
    assert all(len(row.xpath("./*")) == columns for row in table.xpath("./tbody/tr[position() > 1]"))


def test_what_does_not_take_place_on_its_day_is_struck_and_said_to_be_cancelled_or_put_off(built: SmallPortal) -> None:
    struck = table_of(built).xpath(".//s")
    assert [words(each.getparent()) for each in struck] == [
        "Hoãn đến 13/01/2026: Thăm trại", "Hoãn: Xem vườn", "Đã hủy: Làm việc với xã Ghi chú: Hoãn",
    ]  # fmt: skip


def test_calendars_and_programs_are_told_of_the_new_day(built: SmallPortal) -> None:
    off, open_ended = (entries(built)[each] for each in ("Thăm trại", "Xem vườn"))
    assert (off["STATUS"], open_ended["STATUS"]) == ("CANCELLED", "CANCELLED")
    assert off["DESCRIPTION"] == "Thay đổi: Hoãn\nNgày mới: 13/01/2026"
    assert open_ended["DESCRIPTION"] == "Thay đổi: Hoãn"
    text = built.html(f"{ADDRESS}/index.html")
    moved = '"eventStatus":"https://schema.org/EventRescheduled","previousStartDate":"2026-01-05T14:00:00+07:00"'
    assert moved in text.replace(" ", "") and '"startDate":"2026-01-13"' in text.replace(" ", "")
    assert "EventPostponed" in text


def test_the_plain_text_holds_every_day_and_cell(built: SmallPortal) -> None:
    text = built.html(f"{ADDRESS}/index.txt")
    days = ("Thứ Hai, ngày 05 tháng 01 năm 2026", "Thứ Ba, ngày 06 tháng 01 năm 2026")
    shown = (*days, "07:30 – 09:00", "Giao ban", "Phòng 1, tầng 2", "Đã hủy: Làm việc với xã", "Các phòng")
    assert [each for each in shown if each not in text] == []


def test_the_calendar_holds_each_appointment_with_what_is_known_of_it(built: SmallPortal) -> None:
    found = entries(built)
    meeting, trip, cancelled = found["Giao ban"], found["Đi cơ sở"], found["Làm việc với xã"]
    assert meeting["DTSTART"].dt.isoformat() == "2026-01-05T07:30:00+07:00"
    assert meeting["DTEND"].dt.isoformat() == "2026-01-05T09:00:00+07:00"
    assert (meeting["LOCATION"], meeting["STATUS"]) == ("Phòng 1, tầng 2", "CONFIRMED")
    assert meeting["DESCRIPTION"] == "Chủ trì: Giám đốc Sở"
    assert meeting["URL"] == f"https://{ADDRESS}/"
    assert (trip["DTSTART"].dt.isoformat(), trip["DTEND"].dt.isoformat()) == ("2026-01-06", "2026-01-07")
    assert (cancelled["STATUS"], "DTEND" in cancelled) == ("CANCELLED", False)
    assert "Thay đổi: Đã hủy" in cancelled["DESCRIPTION"]


def test_no_appointment_of_a_sample_stands_in_a_calendar_or_is_of_today(built: SmallPortal) -> None:
    assert "Họp" not in entries(built)
    assert "Hôm nay" not in words(table_of(built, f"{SO}/lich-cong-tac/mau"))


def test_the_events_of_the_site_are_not_whole_weeks_and_pages_announce_the_schedule(built: SmallPortal) -> None:
    assert "BEGIN:VEVENT" not in built.html(f"{SO}/events.ics")
    front = html.fromstring(built.html(f"{SO}/index.html"))
    assert front.xpath("//link[@rel='alternate'][@type='text/calendar']/@href") == ["/lich-cong-tac.ics"]
    page_of_week = built.html(f"{ADDRESS}/index.html")
    assert f"<code>https://{SO}/lich-cong-tac.ics</code>" in page_of_week
    assert 'href="/lich-cong-tac.ics"' in page_of_week
    assert "không nhận những thay đổi" in page_of_week
    assert not (built.out / "portal.example.vn/lich-cong-tac.ics").exists()


def test_entries_stay_what_they_are_whatever_their_hour_order_place_and_state(
    built: SmallPortal, tmp_path: Path
) -> None:
    other = portal_with_schedules(tmp_path / "portal")
    rows = [
        ROWS[2],
        ROWS[1].replace("Phòng 1", "Phòng 5").replace("7h30", "8h30"),
        ROWS[0].replace("change: cancelled, note: Hoãn", "place: Xã"),
        ROWS[3].replace("2026-01-06", "2026-01-09").replace("Hội nghị", "Họp xã").replace("}", ", change: moved}"),
    ]
    note = "\n  - {at: 2026-01-06T09:00, note: Đổi ngày họp xã}"
    other.write(SOURCE, schedule("so-tuan-2", *rows, ROWS[2], change_notes=note))
    other.build_successfully(at=TUESDAY)
    before, after = entries(built), entries(other)
    names = {"Giao ban": "Giao ban", "Làm việc với xã": "Làm việc với xã", UNTIMED: "Họp xã (chưa ghi giờ)"}
    for old, new in names.items():
        assert before[old]["UID"] == after[new]["UID"]
    assert [each.get("SEQUENCE", 0) for each in (before[UNTIMED], after["Họp xã (chưa ghi giờ)"])] == [0, 2]
    assert before["Làm việc với xã"]["SEQUENCE"] == 2
    assert after["Giao ban"]["DTSTAMP"].dt == datetime(2026, 1, 6, 2, tzinfo=UTC)
    uids = [str(each["UID"]) for each in Calendar.from_ical((other.out / CALENDAR).read_bytes()).walk("VEVENT")]
    assert len(set(uids)) == len(uids) == 5


def test_the_next_day_the_page_alone_changes_and_the_calendar_does_not(tmp_path: Path) -> None:
    portal = portal_with_schedules(tmp_path / "portal")
    portal.build_successfully(at=MONDAY)
    before = tree(portal.out)
    portal.build_successfully(at=TUESDAY)
    after = tree(portal.out)
    changed = {path for path in before if before[path] != after.get(path)}
    assert f"{ADDRESS}/index.html" in changed
    assert CALENDAR not in changed
    assert not any("mau" in path for path in changed)
    heads = table_of(portal).xpath("./tbody/tr[1]/th")
    assert [("Hôm nay" in words(each)) for each in heads] == [False, True]
    loaded, _ = load_portal(portal.root)
    assert loaded is not None
    found = next_change(loaded, read_library(loaded)[0], MONDAY, ("so",))
    assert found is not None
    assert found.at == datetime(2026, 1, 6, tzinfo=VIETNAM)
    assert [each.reasons for each in found.changes if each.page.source == SOURCE] == [("day_turns",)]
