"""The calendar of events, read back by a parser (RFC 5545, RFC 7986)."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from types import SimpleNamespace
from typing import Any, cast

import pytest
from icalendar import Calendar

from portalgen.kinds.table import KINDS
from portalgen.outputs.calendar import find_time_stamp
from tests.makers.portal import AT, MAIN, SO, SmallPortal, page, stamps, tree

LATER = AT + timedelta(days=90)
LONG = "Hội nghị tổng kết công tác đối ngoại, nhiều nội dung; có dấu phẩy, dấu chấm phẩy và xuống\\dòng " * 2


def write_event(portal: SmallPortal, name: str, begin: str = "", end: str = "", **keys: Any) -> None:
    times = {"event_start": begin, "event_end": end}
    given = {"kind": "news", "title": name, "date": "2026-01-03T07:00", **{k: v for k, v in times.items() if v}, **keys}
    portal.write(f"content/so/tin-tuc/{name}.vi.md", page(f"so-{name}", **given))


def read_calendar(portal: SmallPortal, path: str = f"{SO}/events.ics") -> Calendar:
    portal.build_successfully()
    return Calendar.from_ical((portal.out / path).read_bytes())


def read_event(portal: SmallPortal) -> Any:
    (event,) = read_calendar(portal).walk("VEVENT")
    return event


def test_an_event_holds_the_facts_of_its_page(portal: SmallPortal) -> None:
    write_event(
        portal,
        "hop",
        "2026-02-03T08:00",
        "2026-02-03T11:30",
        title="Họp; bàn, việc",
        summary="Tóm tắt.",
        place="Hội trường A",
    )
    event = read_event(portal)
    assert event["UID"] == f"so-hop/vi@{SO}"
    assert (event["SUMMARY"], event["DESCRIPTION"], event["LOCATION"]) == ("Họp; bàn, việc", "Tóm tắt.", "Hội trường A")
    assert event["URL"] == f"https://{SO}/tin-tuc/hop/"
    assert event["DTSTART"].params["TZID"] == event["DTEND"].params["TZID"] == "Asia/Ho_Chi_Minh"
    assert event["DTSTART"].dt.isoformat() == "2026-02-03T08:00:00+07:00"
    assert event["DTEND"].dt.isoformat() == "2026-02-03T11:30:00+07:00"


def test_an_event_that_is_called_off_is_a_newer_one_that_says_so(portal: SmallPortal) -> None:
    write_event(portal, "hop", "2026-02-03T08:00", summary="Tóm tắt.", event_state="postponed", place="unconfirmed")
    event = read_event(portal)
    assert (event["STATUS"], event["SEQUENCE"]) == ("CANCELLED", 1)
    assert event["DESCRIPTION"] == "Đã hoãn, chưa có ngày mới\nTóm tắt."
    assert "LOCATION" not in event
    assert '<strong class="tag">Đã hoãn, chưa có ngày mới</strong>' in portal.html(f"{SO}/tin-tuc/hop/index.html")


def test_what_has_no_day_of_its_own_changed_when_it_was_received() -> None:
    """A consultation's days are those of the consultation."""
    received = datetime(2026, 1, 5, 2, tzinfo=UTC)
    fields = {"received": {"at": received}}
    undated = cast(Any, SimpleNamespace(kind=KINDS["consultation"], fields=fields, date=None, publish_at=None))
    assert find_time_stamp(undated) == received


@pytest.mark.parametrize(
    ("begin", "end", "shown"),
    [
        ("2026-02-03", "", (date(2026, 2, 3), date(2026, 2, 4))),
        ("2026-02-03", "2026-02-05", (date(2026, 2, 3), date(2026, 2, 6))),
        ("2026-02-03", "2026-02-05T16:00", (date(2026, 2, 3), date(2026, 2, 6))),
        ("2026-02-03T08:00", "", (datetime(2026, 2, 3, 8), None)),
        ("2026-02-03T08:00", "2026-02-03", (datetime(2026, 2, 3, 8), None)),
        ("2026-02-03T08:00", "2026-02-04", (datetime(2026, 2, 3, 8), datetime(2026, 2, 5))),
        ("2026-02-03T01:00Z", "2026-02-03T10:00", (datetime(2026, 2, 3, 8), datetime(2026, 2, 3, 10))),
        ("", "2026-02-03", (date(2026, 2, 3), date(2026, 2, 4))),
        ("", "2026-02-03T10:00", (datetime(2026, 2, 3, 10), None)),
    ],
)
def test_begin_and_end_are_both_days_or_both_times(
    portal: SmallPortal, begin: str, end: str, shown: tuple[date, date | None]
) -> None:
    write_event(portal, "hop", begin, end)
    event = read_event(portal)
    times = [event.get(name) and event[name].dt for name in ("DTSTART", "DTEND")]
    found = [each.replace(tzinfo=None) if isinstance(each, datetime) else each for each in times]
    assert tuple(found) == shown
    values = {event[name].params.get("VALUE", "DATE-TIME") for name in ("DTSTART", "DTEND") if name in event}
    assert len(values) == 1


def test_the_time_stamp_is_the_last_change_in_the_front_matter_and_never_the_clock(portal: SmallPortal) -> None:
    write_event(portal, "hop", "2026-02-03T08:00", change_notes="\n  - {at: 2026-01-04T09:00, note: Đổi giờ}")
    assert read_event(portal)["DTSTAMP"].dt.isoformat() == "2026-01-04T02:00:00+00:00"
    before = tree(portal.out)[f"{SO}/events.ics"]
    portal.build_successfully(at=LATER)
    assert tree(portal.out)[f"{SO}/events.ics"] == before


def test_a_name_of_the_file_or_a_title_that_changes_leaves_the_event_what_it_is(portal: SmallPortal) -> None:
    write_event(portal, "hop", "2026-02-03T08:00")
    before = read_event(portal)["UID"]
    text = (portal.root / "content/so/tin-tuc/hop.vi.md").read_text("utf-8")
    portal.remove("content/so/tin-tuc/hop.vi.md")
    portal.write("content/so/tin-tuc/hop-khac.vi.md", text.replace("title: hop", "title: Họp khác"))
    event = read_event(portal)
    assert (event["UID"], event["SUMMARY"]) == (before, "Họp khác")


def test_past_and_future_events_stand_in_the_order_in_which_they_begin(portal: SmallPortal) -> None:
    write_event(portal, "sau", "2026-03-01")
    write_event(portal, "truoc", "2025-12-01T08:00")
    write_event(portal, "giua", "", "2026-02-01")
    assert [str(each["SUMMARY"]) for each in read_calendar(portal).walk("VEVENT")] == ["truoc", "giua", "sau"]


def test_the_calendar_says_what_it_is_and_holds_its_time_zone(portal: SmallPortal) -> None:
    calendar = read_calendar(portal)
    assert (calendar["VERSION"], calendar["NAME"]) == ("2.0", "Sở Ngoại vụ: lịch sự kiện")
    assert (calendar["SOURCE"], calendar["URL"]) == (f"https://{SO}/events.ics", f"https://{SO}/")
    assert calendar["REFRESH-INTERVAL"].dt == timedelta(days=1)
    (zone,) = calendar.walk("VTIMEZONE")
    assert zone["TZID"] == "Asia/Ho_Chi_Minh"
    assert zone.to_tz().utcoffset(datetime(2026, 2, 3)) == timedelta(hours=7)


def test_lines_end_in_crlf_and_have_at_most_75_octets(portal: SmallPortal) -> None:
    write_event(portal, "hop", "2026-02-03T08:00", summary=LONG)
    assert str(read_event(portal)["DESCRIPTION"]) == LONG.strip()
    lines = (portal.out / SO / "events.ics").read_bytes().split(b"\r\n")
    assert lines[-1] == b""
    assert [each for each in lines if len(each) > 75 or b"\n" in each] == []
    for each in lines:
        each.decode()  # no letter is cut in two


def test_a_calendar_without_events_stays_at_its_address_and_is_not_announced(portal: SmallPortal) -> None:
    calendar = read_calendar(portal, f"{MAIN}/sites/en/events.ics")
    assert calendar.walk("VEVENT") == []
    assert len(calendar.subcomponents) == 1
    assert "text/calendar" not in portal.html(f"{MAIN}/index.html")
    assert "text/calendar" not in portal.html(f"{SO}/index.html")
    write_event(portal, "hop", "2026-02-03T08:00")
    portal.build_successfully()
    link = '<link rel="alternate" type="text/calendar" title="Sở Ngoại vụ: lịch sự kiện" href="/events.ics">'
    assert link in portal.html(f"{SO}/index.html")
    assert "text/calendar" not in portal.html(f"{SO}/en/index.html")


def test_a_page_that_is_not_shown_is_no_event(portal: SmallPortal) -> None:
    write_event(portal, "nhap", "2026-02-03T08:00", draft="true")
    write_event(portal, "mai", "2026-02-03T08:00", publish_at="2026-12-01")
    assert read_calendar(portal).walk("VEVENT") == []


def test_a_sample_is_no_event(portal: SmallPortal) -> None:
    write_event(portal, "mau", "2026-12-03T08:00", sample="true")
    assert read_calendar(portal).walk("VEVENT") == []


def test_feeds_and_calendar_are_written_again_only_where_what_they_show_changed(portal: SmallPortal) -> None:
    write_event(portal, "hop", "2026-02-03T08:00")
    portal.build_successfully()
    before = stamps(portal.out)
    portal.edit("content/so/tin-tuc/hop.vi.md", "Nội dung.", "Nội dung khác.")
    portal.build_successfully()
    after = stamps(portal.out)
    files = [f"{SO}/{name}" for name in ("feed.xml", "feed.json", "events.ics")]
    assert [path for path in files if before[path] != after[path]] == []
    portal.edit("content/so/tin-tuc/hop.vi.md", "title: hop", "title: Họp")
    portal.build_successfully()
    assert all(after[path] != stamps(portal.out)[path] for path in files)
