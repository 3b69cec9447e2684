"""A document at the clock: what changed it, since when, and what will; in the order of days, on both ends."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from portalgen.law.calendar import VIETNAM
from tests.makers.documents_of_sites import document
from tests.makers.portal import SmallPortal

FOLDER = "content/so/van-ban"
NOW, LATER = "2026-11-24T10:00", "2026-12-01T00:00"


def relations(*pairs: tuple[str, str]) -> str:
    """Relations of a document, as its front matter writes them."""
    return "".join(f"\n  - {{type: {type}, to: {to}}}" for type, to in pairs)


@pytest.fixture(scope="module")
def build(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], SmallPortal]:
    """A decision with three amendments, of which one is still to come and one is a sample, and what replaced another."""
    portal = SmallPortal(tmp_path_factory.mktemp("relations") / "portal")
    portal.edit("site-config/profiles.yaml", "  department:\n", "  department:\n    plain_text: true\n")
    amends = relations(("amends", "so-goc"))
    ends = relations(("replaces", "so-cu"), ("replaces", "so-cu"))
    texts = {
        "goc": document(
            "so-goc", title="Văn bản gốc", effective="2026-01-10", relations=relations(("based_on", "so-luat"))
        ),
        "nhac": document("so-nhac", title="Nhắc mẫu", relations=relations(("corrects", "so-m"))),
        "luat": document("so-luat", title="Luật gốc", issued="2020-01-01", effective="2020-07-01"),
        "a": document("so-a", title="Sửa lần hai", issued="2026-06-05", effective="2026-07-01", relations=amends),
        "b": document("so-b", title="Sửa lần đầu", issued="2026-02-05", effective="2026-03-01", relations=amends),
        "c": document("so-c", title="Sửa lần ba", issued="2026-11-05", effective="2026-12-01", relations=amends),
        "m": document("so-m", title="Sửa mẫu", effective="2026-03-01", sample="true", relations=amends),
        "cu": document("so-cu", title="Văn bản cũ", effective="2026-01-10"),
        "moi": document("so-moi", title="Văn bản mới", effective="2026-11-01", relations=ends),
        "het": document("so-het", title="Văn bản hết", effective="2026-01-10"),
        "an": document(
            "so-an",
            title="Văn bản ẩn",
            effective="2026-11-01",
            expires_at="2026-11-20",
            relations=relations(("replaces", "so-het")),
        ),
        "cho": document(
            "so-cho", legal_status="not_yet_in_force", title="Đang chờ", relations=relations(("replaces", "so-luat"))
        ),
    }
    for name, text in texts.items():
        portal.write(f"{FOLDER}/{name}.vi.md", text)

    def run(moment: str) -> SmallPortal:
        portal.build_successfully(at=datetime.fromisoformat(moment).replace(tzinfo=VIETNAM))
        return portal

    return run


def words_of(html: str) -> str:
    """The text of HTML, its tags as spaces."""
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def bands_of(portal: SmallPortal, name: str) -> list[str]:
    """The words of what stands above a document."""
    html = portal.html(f"so.example.vn/van-ban/{name}/index.html")
    found = re.findall(r'<div class="notice notice-changed".*?</div>', html, re.DOTALL)
    return [words_of(each) for each in found]


def row_of(portal: SmallPortal, title: str) -> str:
    """The words of a document's row in the list of its section."""
    html = portal.html("so.example.vn/van-ban/index.html")
    rows = re.findall(r'<li class="entry">.*?</li>', html, re.DOTALL)
    return next(words_of(row) for row in rows if f">{title}</a>" in row)


def test_a_document_says_what_amended_it_since_when_and_what_will(build: Callable[[str], SmallPortal]) -> None:
    first = "Sửa lần đầu (có hiệu lực từ ngày 01/03/2026)"
    second = "Sửa lần hai (có hiệu lực từ ngày 01/07/2026)"
    third = "Sửa lần ba (có hiệu lực từ ngày 01/12/2026)"
    done, coming = "Văn bản này đã được sửa đổi, bổ sung bởi:", "Văn bản này sẽ được sửa đổi, bổ sung bởi:"
    portal = build(NOW)
    assert bands_of(portal, "goc") == [f"{done} {first} {second}", f"{coming} {third}"]
    assert bands_of(portal, "cu") == ["Văn bản này đã được thay thế bởi: Văn bản mới (có hiệu lực từ ngày 01/11/2026)"]
    assert bands_of(portal, "luat") == ["Văn bản này sẽ được thay thế bởi: Đang chờ"]
    text = portal.html("so.example.vn/van-ban/goc/index.txt")
    assert f"{done}\n- {first} [" in text and f"\n- {second} [" in text
    assert bands_of(build(LATER), "goc") == [f"{done} {first} {second} {third}"]


def test_its_relations_stand_by_what_they_are_and_then_by_day_each_with_its_state(
    build: Callable[[str], SmallPortal],
) -> None:
    html = build(NOW).html("so.example.vn/van-ban/goc/index.html")
    box = words_of(html[html.index("<dt>Văn bản liên quan") :].partition("</ul>")[0])
    by = "Được sửa đổi, bổ sung bởi"
    assert box == (
        f"Văn bản liên quan {by}: Sửa lần đầu (05/02/2026) {by}: Sửa lần hai (05/06/2026) "
        f"{by}: Sửa lần ba (05/11/2026) Chưa có hiệu lực Căn cứ: Luật gốc (01/01/2020)"
    )
    other = build(NOW).html("so.example.vn/van-ban/luat/index.html")
    assert "Là căn cứ của: Văn bản gốc (05/01/2026)" in words_of(other)


def test_what_ended_a_document_is_named_without_a_link_when_its_page_has_expired(
    build: Callable[[str], SmallPortal],
) -> None:
    portal = build(NOW)
    words = "Văn bản này đã được thay thế bởi: so-an/QĐ-MAU (có hiệu lực từ ngày 01/11/2026)."
    assert bands_of(portal, "het") == [words]
    assert "Hết hiệu lực Đã được thay thế" in row_of(portal, "Văn bản hết")
    assert "Văn bản ẩn" not in portal.html("so.example.vn/van-ban/het/index.html")


def test_a_relation_that_is_written_twice_is_shown_once(build: Callable[[str], SmallPortal]) -> None:
    portal = build(NOW)
    assert words_of(portal.html("so.example.vn/van-ban/cu/index.html")).count("Được thay thế bởi: Văn bản mới") == 1
    assert words_of(portal.html("so.example.vn/van-ban/moi/index.html")).count("Thay thế: Văn bản cũ") == 1
    assert [band.count("Văn bản mới") for band in bands_of(portal, "cu")] == [1]


def test_feeds_and_neighbours_say_of_a_sample_that_it_is_one(build: Callable[[str], SmallPortal]) -> None:
    portal = build(NOW)
    feed = portal.html("so.example.vn/feed.xml")
    entry = feed[feed.index("<title>Sửa mẫu") :].partition("</entry>")[0]
    assert '<category term="sample" label="Nội dung mẫu"/>' in entry and "<summary>Nội dung mẫu." in entry
    items = json.loads(portal.html("so.example.vn/feed.json"))["items"]
    assert {item["title"] for item in items if item.get("tags") == ["Nội dung mẫu"]} == {"Sửa mẫu"}
    assert "Sửa mẫu Nội dung mẫu" in words_of(portal.html("so.example.vn/so-do-trang/index.html"))


def test_a_document_that_names_a_sample_says_of_it_that_it_is_one(build: Callable[[str], SmallPortal]) -> None:
    html = build(NOW).html("so.example.vn/van-ban/nhac/index.html")
    assert "Đính chính: Sửa mẫu (05/01/2026) Nội dung mẫu" in words_of(html)


def test_rows_of_lists_say_that_a_document_was_amended_or_has_ended(build: Callable[[str], SmallPortal]) -> None:
    portal = build(NOW)
    assert "Còn hiệu lực Đã được sửa đổi, bổ sung" in row_of(portal, "Văn bản gốc")
    assert "Hết hiệu lực Đã được thay thế" in row_of(portal, "Văn bản cũ")
    assert "Đã được" not in row_of(portal, "Luật gốc"), "what is to replace it has not come"
    sample = row_of(portal, "Sửa mẫu")
    assert "Nội dung mẫu" in sample and "hiệu lực" not in sample


def test_a_sample_changes_no_document_but_a_sample(tmp_path: Path) -> None:
    portal = SmallPortal(tmp_path / "portal")
    ends = relations(("replaces", "so-that"), ("replaces", "so-mau-cu"))
    portal.write(f"{FOLDER}/that.vi.md", document("so-that", title="Thật", effective="2026-01-10"))
    portal.write(f"{FOLDER}/mau-cu.vi.md", document("so-mau-cu", title="Mẫu cũ", effective="2026-01-10", sample="true"))
    sample = document("so-mau", title="Mẫu", effective="2026-02-01", sample="true", relations=ends)
    portal.write(f"{FOLDER}/mau.vi.md", sample)
    portal.build_successfully()
    assert bands_of(portal, "that") == [] and "Còn hiệu lực" in row_of(portal, "Thật")
    assert bands_of(portal, "mau-cu") == [
        "Văn bản này đã được thay thế bởi: Mẫu (có hiệu lực từ ngày 01/02/2026) Nội dung mẫu"
    ]
    assert "Đã được" not in row_of(portal, "Mẫu cũ")
