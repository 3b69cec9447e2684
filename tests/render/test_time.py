"""What time alone puts on a page: the mark of what is new, and the events that are to come."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from typing import Any

import pytest

from portalgen.law.calendar import VIETNAM
from tests.makers.portal import AT, MAIN, SO, XA, SmallPortal, page, translation

NEW = '<span class="tag">Mới</span>'


def add(portal: SmallPortal, name: str, folder: str = "so/tin-tuc", **keys: Any) -> None:
    values = {"kind": "news", "title": f"Tin {name}", "date": "2026-03-01", **keys}
    portal.write(f"content/{folder}/{name}.vi.md", page(f"{folder.partition('/')[0]}-{name}", **values))


@pytest.fixture
def marked(portal: SmallPortal) -> SmallPortal:
    portal.edit("site-config/portal.yaml", "component_news: 3", "component_news: 3\nnew_days: 3")
    return portal


class TestNew:
    def test_the_mark_is_text_beside_the_day_in_lists_and_on_homes(self, marked: SmallPortal) -> None:
        add(marked, "moi", date="2026-11-23", tag="[moi]")
        marked.build_successfully()
        for path in (f"{SO}/tin-tuc/", f"{SO}/", f"{SO}/tu-khoa/moi/", f"{MAIN}/"):
            html = marked.html(f"{path}index.html")
            assert html.count(NEW) == 1, path
            assert f'<time datetime="2026-11-23">23/11/2026</time> {NEW}' in html, path

    def test_the_mark_is_in_the_language_of_the_list(self, marked: SmallPortal) -> None:
        add(marked, "moi", date="2026-11-23")
        marked.build_successfully()
        assert '<span class="tag">New</span>' in marked.html(f"{SO}/en/news/index.html")

    def test_the_lead_of_a_home_is_marked(self, marked: SmallPortal) -> None:
        (marked.root / "content/so/tin-tuc/anh.png").write_bytes(
            (marked.root / "content/so/gioi-thieu/chuc-nang/anh.png").read_bytes()
        )
        add(marked, "moi", date="2026-11-23", images="\n  - {file: anh.png, alt: Ảnh mẫu}")
        marked.build_successfully()
        lead = re.search(r'<article class="home-lead">.*?</article>', marked.html(f"{SO}/index.html"), re.DOTALL)
        assert lead is not None and NEW in lead[0]

    def test_the_page_itself_and_what_is_older_bear_no_mark(self, marked: SmallPortal) -> None:
        add(marked, "moi", date="2026-11-23")
        marked.build_successfully()
        assert NEW not in marked.html(f"{SO}/tin-tuc/moi/index.html")
        marked.build_successfully(at=AT + timedelta(days=2))
        assert NEW not in marked.html(f"{SO}/tin-tuc/index.html")

    def test_without_new_days_nothing_is_marked(self, portal: SmallPortal) -> None:
        add(portal, "moi", date="2026-11-23")
        portal.build_successfully()
        assert NEW not in portal.html(f"{SO}/tin-tuc/index.html")

    def test_when_a_mark_ends_its_lists_change_and_no_other_file(self, marked: SmallPortal) -> None:
        add(marked, "moi", date="2026-11-23")
        marked.build_successfully(at=datetime(2026, 11, 25, 23, 59, tzinfo=VIETNAM))
        assert marked.build_successfully(at=datetime(2026, 11, 26, tzinfo=VIETNAM)).changed_paths == (
            *(
                f"{SO}/{path}index.html"
                for path in ("en/", "en/news/", "en/news/year/2026/", "", "tin-tuc/", "tin-tuc/nam/2026/")
            ),
            *(f"{MAIN}/{path}index.html" for path in ("", "sites/en/")),
        )


def events_of(portal: SmallPortal, path: str) -> list[str]:
    """The text of each event on a home page."""
    found = re.findall(r'<li class="event">(.*?)</li>', portal.html(path), re.DOTALL)
    return [" ".join(re.sub(r"<[^>]+>", " ", each).split()) for each in found]


class TestEvents:
    HOME = f"{SO}/index.html"

    def test_those_to_come_stand_on_the_home_in_the_order_of_their_beginning(self, portal: SmallPortal) -> None:
        add(portal, "b", event_start="2026-11-26T08:00", event_end="2026-11-26T11:30", place="Hội trường A")
        add(portal, "a", event_start="2026-11-25", event_end="2026-11-27")
        add(portal, "c", event_start="2026-11-20", event_end="2026-11-30T17:00")
        add(portal, "past", event_start="2026-11-20")
        add(portal, "other", "xa/tin-tuc", event_start="2026-12-01")
        portal.build_successfully()
        assert events_of(portal, self.HOME) == [
            "Tin c 20/11/2026 đến 17:00 ngày 30/11/2026 Đang diễn ra",
            "Tin a 25/11/2026 đến 27/11/2026",
            "Tin b 08:00 ngày 26/11/2026 đến 11:30 Hội trường A",
        ]
        assert events_of(portal, f"{XA}/index.html") == ["Tin other 01/12/2026"]
        assert '<h2 id="ui-events">Sự kiện sắp tới</h2>' in portal.html(self.HOME)

    def test_machines_read_the_time_with_its_zone(self, portal: SmallPortal) -> None:
        add(portal, "b", event_start="2026-11-26T08:00", event_end="2026-11-27")
        portal.build_successfully()
        html = portal.html(self.HOME)
        assert '<time datetime="2026-11-26T08:00+07:00">08:00 ngày 26/11/2026</time>' in html
        assert '<time datetime="2026-11-27">27/11/2026</time>' in html

    def test_one_that_is_not_translated_names_its_language(self, portal: SmallPortal) -> None:
        add(portal, "a", event_start="2026-11-26", place="Hội trường")
        add(portal, "b", event_start="2026-11-27", place="Hội trường")
        english = translation("so-b", ("Tin b", "", "Nội dung.\n"), kind="news", title="News b", place="Main hall")
        portal.write("content/so/tin-tuc/b.en.md", english)
        portal.build_successfully()
        assert events_of(portal, f"{SO}/en/index.html") == [
            "Tin a 26 Nov 2026 Hội trường Available only in Vietnamese",
            "News b 27 Nov 2026 Main hall",
        ]
        assert '<p class="event-place" lang="vi">Hội trường</p>' in portal.html(f"{SO}/en/index.html")

    def test_each_leaves_when_it_is_over_and_no_other_file_changes(self, portal: SmallPortal) -> None:
        add(portal, "a", event_start="2026-11-24T09:00", event_end="2026-11-24T11:30")
        add(portal, "b", event_start="2026-11-26")
        homes = (f"{SO}/en/index.html", f"{SO}/index.html")
        portal.build_successfully()
        for at, changed in (("08:59", ()), ("09:00", homes), ("11:29", ()), ("11:30", homes)):
            hour, minute = (int(part) for part in at.split(":"))
            assert portal.build_successfully(at=AT.replace(hour=hour, minute=minute)).changed_paths == changed, at
        assert [each[:5] for each in events_of(portal, self.HOME)] == ["Tin b"]
        portal.build_successfully(at=AT + timedelta(days=3))
        assert "ui-events" not in portal.html(self.HOME)

    def test_no_more_stand_there_than_a_block_has_room_for(self, portal: SmallPortal) -> None:
        for day in range(1, 10):
            add(portal, f"n{day}", event_start=f"2026-12-0{day}")
        portal.build_successfully()
        assert [each[:6] for each in events_of(portal, self.HOME)] == [f"Tin n{day}" for day in range(1, 7)]

    def test_one_that_is_not_published_or_has_expired_is_not_announced(self, portal: SmallPortal) -> None:
        add(portal, "a", event_start="2026-11-26", publish_at="2026-11-25")
        add(portal, "b", event_start="2026-11-26", expires_at="2026-11-23")
        add(portal, "c", event_start="2026-11-26", draft="true")
        portal.build_successfully()
        assert events_of(portal, self.HOME) == []
