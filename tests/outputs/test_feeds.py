"""Every feed of a site and of its sections, read by a program for feeds and held to the rules of its format."""

from __future__ import annotations

import json
from collections.abc import Iterator
from email.utils import parsedate_to_datetime
from itertools import count
from pathlib import Path
from typing import Any, Final

import feedparser
import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator, FormatChecker
from lxml import etree

from portalgen.outputs.json_feed import serialize_json_feed
from portalgen.outputs.rss import serialize_rss
from portalgen.render.views.machine import FeedEntry, FeedView
from tests.makers.portal import MAIN, SO, XA, SmallPortal, page, paths, stamps, translation, tree

SCHEMA: Final = json.loads((Path(__file__).parent / "schemas/json_feed.json").read_text("utf-8"))
ATOM: Final = "{http://www.w3.org/2005/Atom}"
DC: Final = "{http://purl.org/dc/elements/1.1/}"
NEWS: Final = "content/so/tin-tuc"
HARD: Final = "Giá <b>A</b> & “B” 'C' ]]> \U00020bb7\U0001f600"
"""A title with markup, quotes, what ends a CDATA section, and letters of four bytes."""
ONCE: Final = frozenset(("title", "link", "description", "language", "lastBuildDate", f"{ATOM}link"))
OF_ITEM: Final = frozenset(
    ("title", "link", "description", "category", "guid", "pubDate", f"{DC}creator", f"{ATOM}updated")
)


NOTICES: Final = (
    "      - {path: thong-bao, names: {vi: Thông báo, en: Notices}, kinds: [news], missing_translation: none}\n"
    "      - {path: trong, names: {vi: Trống, en: Empty}, kinds: [news], missing_translation: none}\n"
    "      - {path: gioi-thieu, names: {vi: Giới"
)
CONTROLS: Final = "\\x01\\x08\\uFFFE"
"""What YAML may write and XML can hold in no way."""
LETTERS: Final = st.text(
    st.sampled_from("aằ\U00020bb7<>&\"']\x00\x01\x0b\x1f\t\n\r\x7f\x85\u2028\ufeff\ufffe\uffff"), max_size=12
)


def news(name: str, title: str, **keys: Any) -> str:
    written = json.dumps(title, ensure_ascii=False)
    return page(f"so-{name}", kind="news", title=written, summary="Tóm tắt <i>.", **keys)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> SmallPortal:
    """A department with feeds of sections; its news are shown three times on pages of two."""
    portal = SmallPortal(tmp_path_factory.mktemp("feeds") / "portal")
    portal.edit("site-config/profiles.yaml", "  department:\n", "  department:\n    section_feeds: true\n")
    portal.edit("site-config/profiles.yaml", "      - {path: gioi-thieu, names: {vi: Giới", NOTICES)
    expired = news("het-han", "Bài hết hạn", date="2026-11-01", expires_at="2026-11-20")
    portal.write("content/so/thong-bao/het-han.vi.md", expired)
    portal.write(f"{NEWS}/kho.vi.md", news("kho", HARD, date="2026-11-20T08:30").replace("Giá ", f"Giá {CONTROLS}"))
    portal.write(f"{NEWS}/mau.vi.md", news("mau", "Bài mẫu", date="2026-11-19", sample="true"))
    notes = "\n  - {at: 2026-11-21T09:00, note: Sửa số liệu}"
    portal.write(f"{NEWS}/sua.vi.md", news("sua", "Bài sửa", date="2026-11-18", change_notes=notes))
    withdrawn = "{at: 2026-11-22T10:00, reason: wrong_content}"
    portal.write(f"{NEWS}/thu-hoi.vi.md", news("thu-hoi", "Bài thu hồi", date="2026-11-17", withdrawn=withdrawn))
    removed = {"kind": "tombstone", "date": "2026-11-10", "removed": "{at: 2026-11-12T10:00, reason: wrong_content}"}
    portal.write(f"{NEWS}/go.vi.md", page("so-go", "", title="Bài gỡ", **removed))
    original = ("Bài sửa", "Tóm tắt <i>.", "Nội dung.\n")
    portal.write(f"{NEWS}/sua.en.md", translation("so-sua", original, kind="news", title="Corrected", summary="Gist."))
    portal.build_successfully()
    return portal


def read(portal: SmallPortal, path: str) -> bytes:
    return (portal.out / path).read_bytes()


def parse(portal: SmallPortal, path: str) -> Any:
    found = feedparser.parse(read(portal, path))
    assert found.bozo == 0, (path, found.get("bozo_exception"))
    return found


def find_rss_faults(data: bytes) -> Iterator[str]:
    """What RSS 2.0 and the profile of the RSS Advisory Board do not allow in a feed, as far as ours can have it."""
    root = etree.fromstring(data)
    channels = root.findall("channel")
    if (root.tag, root.get("version"), len(channels), len(root)) != ("rss", "2.0", 1, 1):
        yield "a feed is one `rss` of version 2.0 with one `channel`"
    for channel in channels:
        heads = [each.tag for each in channel if each.tag != "item"]
        if set(heads) - ONCE or len(set(heads)) != len(heads):
            yield f"the channel has {heads}"
        if not all(channel.findtext(name) for name in ("title", "link", "description")):
            yield "title, link and description of a channel are required"
        (own,) = channel.findall(f"{ATOM}link")
        if (own.get("rel"), own.get("type")) != ("self", "application/rss+xml"):
            yield "a feed names its own address"
        for item in channel.findall("item"):
            yield from find_item_faults(item)
        identifiers = [item.findtext("guid") for item in channel.findall("item")]
        if len(set(identifiers)) != len(identifiers):
            yield "a guid stands twice"
    moments = [each.text for each in root.iter("pubDate", "lastBuildDate")]
    yield from (f"{each} has no zone" for each in moments if parsedate_to_datetime(str(each)).tzinfo is None)


def find_item_faults(item: Any) -> Iterator[str]:
    tags = [each.tag for each in item]
    if set(tags) - OF_ITEM or len(set(tags)) != len(tags):
        yield f"an item has {tags}"
    if not (item.findtext("title") or item.findtext("description")):
        yield "an item has neither title nor description"
    guid = item.find("guid")
    if guid is None or (guid.get("isPermaLink") != "false" and not str(guid.text).startswith("http")):
        yield "a guid that is no address says so"
    if not str(item.findtext("link")).startswith("https://"):
        yield "the link of an item is an address"


def test_there_are_feeds_of_the_site_and_of_each_section_with_dated_items_in_each_language(built: SmallPortal) -> None:
    found = [path for path in paths(built.out) if path.endswith(("rss.xml", "feed.xml", "feed.json"))]
    names = ("feed.json", "feed.xml", "rss.xml")
    folders = ("", "en/", "en/news/", "tin-tuc/", "thong-bao/")
    assert {path for path in found if path.startswith(SO)} == {
        f"{SO}/{each}{name}" for each in folders for name in names
    }
    assert not [path for path in found if path.endswith("rss.xml") and not path.startswith(SO)]
    assert f"{XA}/tin-tuc/feed.xml" not in found


def test_a_program_reads_every_feed_without_a_complaint_and_finds_the_same_entries(built: SmallPortal) -> None:
    for folder, titles in (
        ("tin-tuc/", [HARD, "Bài mẫu", "Bài sửa", "Hội nghị", "Họp báo", "Khai trương"]),
        ("", [HARD, "Bài mẫu", "Bài sửa", "Hội nghị", "Họp báo", "Khai trương"]),
        ("en/news/", ["Corrected"]),
    ):
        atom, rss = parse(built, f"{SO}/{folder}feed.xml"), parse(built, f"{SO}/{folder}rss.xml")
        items = json.loads(read(built, f"{SO}/{folder}feed.json"))["items"]
        assert (atom.version, rss.version) == ("atom10", "rss20")
        assert [each["title"] for each in items] == titles
        assert [each.title for each in atom.entries] == titles
        shown = [each for each in rss.entries if not each.title.startswith(("Đã thu hồi: ", "Đã gỡ bỏ: "))]
        assert [each.title for each in shown][1:] == titles[1:]
        identifiers = [each["id"] for each in items]
        assert [each.id for each in atom.entries] == [each.id for each in shown] == identifiers
        links = [each["url"] for each in items]
        assert [each.link for each in atom.entries] == [each.link for each in shown] == links
        published = [each.get("published_parsed") or each.updated_parsed for each in atom.entries]
        assert [each.published_parsed for each in shown] == published


def test_every_rss_feed_keeps_the_rules_of_its_format(built: SmallPortal) -> None:
    for path in (each for each in paths(built.out) if each.endswith("rss.xml")):
        assert list(find_rss_faults(read(built, path))) == [], path


def test_every_json_feed_is_valid_by_the_schema_of_the_specification(built: SmallPortal) -> None:
    validator = Draft202012Validator(SCHEMA, format_checker=FormatChecker())
    for path in (each for each in paths(built.out) if each.endswith("feed.json")):
        assert [each.message for each in validator.iter_errors(json.loads(read(built, path)))] == [], path


def test_an_rss_item_holds_the_facts_of_its_page(built: SmallPortal) -> None:
    root = etree.fromstring(read(built, f"{SO}/tin-tuc/rss.xml"))
    channel = root.find("channel")
    assert channel is not None
    assert channel.findtext("title") == "Tin tức: tin mới (Sở Ngoại vụ)"
    assert channel.findtext("link") == f"https://{SO}/tin-tuc/"
    assert channel.findtext("lastBuildDate") == "Sun, 22 Nov 2026 10:00:00 +0700"
    items = {each.findtext("guid"): each for each in channel.findall("item")}
    hard, corrected = items[f"tag:{SO},2025:so-kho/vi"], items[f"tag:{SO},2025:so-sua/vi"]
    assert (hard.findtext("title"), hard.findtext("pubDate")) == (HARD, "Fri, 20 Nov 2026 08:30:00 +0700")
    assert hard.findtext("description") == "Tóm tắt &lt;i&gt;."  # programs read it as HTML
    assert (hard.find("category"), hard.find(f"{ATOM}updated")) == (None, None)
    assert (corrected.findtext("category"), corrected.findtext("pubDate")) == (
        "Đã đính chính",
        "Wed, 18 Nov 2026 00:00:00 +0700",
    )
    assert corrected.findtext(f"{ATOM}updated") == "2026-11-21T09:00:00+07:00"
    assert items[f"tag:{SO},2025:so-mau/vi"].findtext("category") == "Nội dung mẫu"


def test_what_was_withdrawn_is_named_as_gone_where_the_format_can_and_else_says_so_itself(built: SmallPortal) -> None:
    name = f"tag:{SO},2025:so-thu-hoi/vi"
    for folder in ("", "tin-tuc/"):
        assert f'ref="{name}"'.encode() in read(built, f"{SO}/{folder}feed.xml")
        assert name.encode() in read(built, f"{SO}/{folder}feed.json")
        root = etree.fromstring(read(built, f"{SO}/{folder}rss.xml"))
        item = root.find("channel/item")  # as new as its withdrawal
        assert item is not None
        assert {each.tag: each.text for each in item} == {
            "title": "Đã thu hồi: Bài thu hồi",
            "link": f"https://{SO}/tin-tuc/thu-hoi/",
            "description": "Bài này đã được thu hồi ngày 22/11/2026. Lý do: Nội dung sai.",
            f"{DC}creator": "Sở Ngoại vụ",
            "category": "Đã thu hồi",
            "guid": name,
            "pubDate": "Tue, 17 Nov 2026 00:00:00 +0700",
            f"{ATOM}updated": "2026-11-22T10:00:00+07:00",
        }
        removed = next(each for each in parse(built, f"{SO}/{folder}rss.xml").entries if each.id.endswith("so-go/vi"))
        assert (removed.title, removed.link) == ("Đã gỡ bỏ: Bài gỡ", f"https://{SO}/tin-tuc/go/")
        assert removed.summary == "Nội dung này đã được gỡ bỏ ngày 12/11/2026. Lý do: Nội dung sai."
    assert name.encode() not in read(built, f"{SO}/en/news/feed.xml")


def test_a_section_keeps_its_feeds_when_its_last_item_has_expired(built: SmallPortal) -> None:
    assert not (built.out / SO / "thong-bao/index.html").exists()
    atom, rss = (parse(built, f"{SO}/thong-bao/{name}") for name in ("feed.xml", "rss.xml"))
    assert (atom.feed.title, rss.feed.title) == ("Thông báo: tin mới (Sở Ngoại vụ)",) * 2
    assert (atom.entries, rss.entries, rss.feed.link) == ([], [], f"https://{SO}/")


def test_pages_of_a_list_announce_its_feeds_and_pages_of_items_those_of_the_site(built: SmallPortal) -> None:
    link = '<link rel="alternate" type="{}" title="Tin tức: tin mới (Sở Ngoại vụ) ({})" href="/tin-tuc/{}">'
    links = [
        link.format("application/atom+xml", "Atom", "feed.xml"),
        link.format("application/rss+xml", "RSS", "rss.xml"),
        link.format("application/feed+json", "JSON", "feed.json"),
    ]
    for path in ("tin-tuc/index.html", "tin-tuc/trang-2/index.html"):
        text = built.html(f"{SO}/{path}")
        assert [each for each in links if each not in text] == [], path
        assert (
            '<a href="/tin-tuc/feed.xml">Nhận tin mới: Tin tức (Atom)</a> · <a href="/tin-tuc/rss.xml">RSS</a>' in text
        )
    for path in ("tin-tuc/nam/index.html", "tin-tuc/nam/2026/index.html"):
        assert [each for each in links if each not in built.html(f"{SO}/{path}")] == [], path
    item = built.html(f"{SO}/tin-tuc/hop-bao/index.html")
    assert "/tin-tuc/rss.xml" not in item
    assert (
        '<link rel="alternate" type="application/rss+xml" title="Sở Ngoại vụ: tin mới (RSS)" href="/rss.xml">' in item
    )
    assert '<p class="list-feed"><a href="/feed.xml"' in built.html(f"{SO}/gioi-thieu/index.html")
    assert "rss.xml" not in built.html(f"{MAIN}/tin-tuc/index.html")


def test_an_edit_writes_the_feeds_again_that_show_it_and_leaves_what_a_clean_build_makes(
    built: SmallPortal, tmp_path: Path
) -> None:
    before = stamps(built.out)
    built.edit(f"{NEWS}/sua.vi.md", "Nội dung.", "Nội dung khác.")
    built.build_successfully()
    assert {path for path, stamp in stamps(built.out).items() if stamp != before[path]} & _feeds(built) == set()
    built.edit(f"{NEWS}/mau.vi.md", "Bài mẫu", "Bài thử")
    built.build_successfully()
    changed = {path for path, stamp in stamps(built.out).items() if stamp != before[path]}
    names = ("feed.xml", "feed.json", "rss.xml")
    assert changed & _feeds(built) == {f"{SO}/{folder}{name}" for folder in ("", "tin-tuc/") for name in names}
    made = tree(built.out)
    built.build_successfully(out=tmp_path / "clean")
    assert tree(tmp_path / "clean") == made


def _feeds(portal: SmallPortal) -> set[str]:
    return {path for path in paths(portal.out) if path.endswith(("feed.xml", "feed.json", "rss.xml"))}


@given(st.lists(LETTERS, max_size=3), LETTERS)
def test_no_text_breaks_a_feed(titles: list[str], summary: str) -> None:
    numbers = count()
    day = "2026-11-20T08:30:00+07:00"
    entries = tuple(
        FeedEntry(f"tag:so.example.vn,2025:{next(numbers)}/vi", each, f"https://{SO}/a/", day, summary, "Sở")
        for each in titles
    )
    view = FeedView("vi", f"https://{SO}/", "Sở", f"https://{SO}/rss.xml", f"https://{SO}/", day, "Sở", entries)
    root = etree.fromstring(serialize_rss(view))
    assert len(root.findall("channel/item")) == len(titles)
    assert [each["title"] for each in json.loads(serialize_json_feed(view))["items"]] == titles
