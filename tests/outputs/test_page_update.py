"""When a page was changed last stands below its title, once, and in what machines read."""

from __future__ import annotations

from typing import Any, Final

import feedparser
import pytest
from lxml import html

from portalgen.config.load import load_portal
from portalgen.config.values import parse_datetime
from portalgen.content.read import read_library
from portalgen.pipeline.next_change import next_change
from portalgen.pipeline.verify import verify
from tests.makers.portal import SO, SmallPortal, page, translation

NEWS: Final = "content/so/tin-tuc"
NOTE: Final = "\n  - {at: 2026-01-07T09:00, note: Sửa tên.}"
PAGES: Final[dict[str, tuple[dict[str, Any], str]]] = {
    "ngay": ({"updated": "2026-01-08"}, "Cập nhật ngày 08 tháng 01 năm 2026"),
    "gio": ({"updated": "2026-01-05T14:30"}, "Cập nhật lúc 14:30 ngày 05 tháng 01 năm 2026"),
    "som": ({"updated": "2026-01-05"}, ""),
    "sau-dinh-chinh": ({"updated": "2026-01-08", "change_notes": NOTE}, "Cập nhật ngày 08 tháng 01 năm 2026"),
    "cung-dinh-chinh": ({"updated": "2026-01-07T10:00", "change_notes": NOTE}, ""),
    "khong": ({}, ""),
}
"""By name: the keys of a page of 5 January at 8, and what it says."""
CURRENT: Final = "Nội dung.\n"
TRANSLATED: Final = {"ngay": CURRENT, "gio": "Chữ cũ.\n", "sau-dinh-chinh": "Chữ cũ.\n"}
"""By name: the text that is translated into English."""
OWN: Final[dict[str, dict[str, Any]]] = {"sau-dinh-chinh": {"updated": "2026-01-06"}}
"""What translations say of their own change."""
ENGLISH: Final = {"ngay": "Updated 8 January 2026", "gio": "", "sau-dinh-chinh": "Updated 6 January 2026"}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> SmallPortal:
    portal = SmallPortal(tmp_path_factory.mktemp("updates") / "portal")
    for name, (keys, _) in PAGES.items():
        text = page(f"so-{name}", kind="news", title=f"Bài {name}", date="2026-01-05T08:00", **keys)
        portal.write(f"{NEWS}/{name}.vi.md", text)
    for name, original in TRANSLATED.items():
        text = translation(f"so-{name}", (f"Bài {name}", "", original), title=name, **OWN.get(name, {}))
        portal.write(f"{NEWS}/{name}.en.md", text.replace("kind: page", "kind: news"))
    portal.edit("site-config/profiles.yaml", "  department:\n", "  department:\n    plain_text: true\n")
    portal.build_successfully()
    return portal


def byline(portal: SmallPortal, name: str) -> str:
    lines = html.document_fromstring(portal.html(f"{SO}/tin-tuc/{name}/index.html")).xpath("//p[@class='byline']")
    texts = [" ".join(each.text_content().split()) for each in lines]
    return next((each for each in texts if each.startswith("Cập nhật")), "")


@pytest.mark.parametrize("name", PAGES)
def test_the_day_of_a_change_after_publication_is_said_unless_a_correction_says_it(
    built: SmallPortal, name: str
) -> None:
    assert byline(built, name) == PAGES[name][1]


@pytest.mark.parametrize("name", ENGLISH)
def test_a_translation_does_not_bear_the_time_of_an_original_that_changed_after_it(
    built: SmallPortal, name: str
) -> None:
    document = html.document_fromstring(built.html(f"{SO}/en/news/{name}/index.html"))
    lines = (" ".join(each.text_content().split()) for each in document.xpath("//p[@class='byline']"))
    assert next((each for each in lines if each.startswith("Updated")), "") == ENGLISH[name]


def test_the_plain_text_says_it_too(built: SmallPortal) -> None:
    assert "\nCập nhật ngày 08 tháng 01 năm 2026\n" in built.html(f"{SO}/tin-tuc/ngay/index.txt")
    assert "Cập nhật" not in built.html(f"{SO}/tin-tuc/khong/index.txt")


def test_programs_are_told_the_same(built: SmallPortal) -> None:
    text = built.html(f"{SO}/tin-tuc/gio/index.html")
    document = html.document_fromstring(text)
    assert document.xpath("//p[@class='byline']/time/@datetime")[-1] == "2026-01-05T14:30+07:00"
    assert document.xpath("//meta[@property='article:modified_time']/@content") == ["2026-01-05T14:30:00+07:00"]
    entries = {each.title: each for each in feedparser.parse((built.out / f"{SO}/feed.xml").read_bytes()).entries}
    assert entries["Bài gio"].updated == "2026-01-05T14:30:00+07:00"
    assert entries["Bài khong"].updated == entries["Bài khong"].get("published", entries["Bài khong"].updated)


def test_a_site_that_has_no_domain_of_the_state_says_its_address_and_claims_nothing(built: SmallPortal) -> None:
    (end,) = html.document_fromstring(built.html(f"{SO}/index.html")).xpath("//footer//div[@class='footer-end']")
    first = end.xpath("./p")[0].text
    assert first == f"Địa chỉ đúng của trang này là {SO}."
    assert "chính thức" not in end.text_content()


def test_a_change_that_is_still_to_come_is_told_when_it_has_come(portal: SmallPortal) -> None:
    day = {"date": "2026-01-05T08:00", "updated": "2026-12-25"}
    portal.write(f"{NEWS}/mai.vi.md", page("so-mai", kind="news", title="Mai", **day))
    portal.write(f"{NEWS}/mau.vi.md", page("so-mau", kind="news", title="Mẫu", sample="true", **day))
    portal.build_successfully()
    assert [byline(portal, name) for name in ("mai", "mau")] == ["", ""]
    assert "2026-12-25" not in portal.html(f"{SO}/tin-tuc/mai/index.html") + portal.html(f"{SO}/feed.xml")
    loaded, _ = load_portal(portal.root)
    assert loaded is not None
    change = next_change(loaded, read_library(loaded)[0], parse_datetime("2026-12-24T08:00"))
    assert change is not None and change.at == parse_datetime("2026-12-25T00:00")
    assert {(each.page.id, each.reasons) for each in change.changes} == {
        (name, ("update_time",)) for name in ("so-mai", "so-mau")
    }
    assert verify(portal.options(at=parse_datetime("2026-12-25T00:00"))).is_equal
    assert [byline(portal, name) for name in ("mai", "mau")] == ["Cập nhật ngày 25 tháng 12 năm 2026"] * 2
