"""The JSON Feed, read back by a parser, holds what the Atom feed holds (jsonfeed.org, version 1.1)."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

import pytest
from lxml import etree

from tests.makers.portal import MAIN, SO, SmallPortal, page

ATOM = "{http://www.w3.org/2005/Atom}"
REQUIRED = {"version", "title", "items"}
KNOWN = REQUIRED | {"home_page_url", "feed_url", "authors", "language"}
KNOWN_OF_ITEM = {"id", "url", "title", "content_text", "summary", "date_published", "authors", "language"}


@pytest.fixture
def feed(portal: SmallPortal) -> dict[str, Any]:
    portal.write(
        "content/so/tin-tuc/le-hoi.vi.md",
        page(
            "so-le-hoi",
            kind="news",
            title="Lễ hội <hoa> & “trà”",
            date="2026-01-05T08:30",
            summary='Một "tóm tắt".',
            author="Nguyễn Văn A",
        ),
    )
    portal.build_successfully()
    found: dict[str, Any] = json.loads((portal.out / SO / "feed.json").read_bytes())
    return found


def test_it_names_itself_its_home_and_its_author(feed: dict[str, Any]) -> None:
    assert REQUIRED <= feed.keys() <= KNOWN
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["title"] == "Sở Ngoại vụ: tin mới"
    assert (feed["home_page_url"], feed["feed_url"]) == (f"https://{SO}/", f"https://{SO}/feed.json")
    assert (feed["language"], feed["authors"]) == ("vi", [{"name": "Sở Ngoại vụ"}])


def test_every_item_has_what_the_specification_requires(feed: dict[str, Any]) -> None:
    assert len({each["id"] for each in feed["items"]}) == len(feed["items"]) > 1
    for each in feed["items"]:
        assert {"id", "content_text"} <= each.keys() <= KNOWN_OF_ITEM
        assert each["content_text"]
        assert datetime.fromisoformat(each["date_published"]).tzinfo is not None


def test_an_item_holds_the_facts_of_its_page(feed: dict[str, Any]) -> None:
    (item,) = [each for each in feed["items"] if each["url"].endswith("/le-hoi/")]
    assert item == {
        "id": f"tag:{SO},2025:so-le-hoi/vi",
        "url": f"https://{SO}/tin-tuc/le-hoi/",
        "title": "Lễ hội <hoa> & “trà”",
        "content_text": 'Một "tóm tắt".',
        "summary": 'Một "tóm tắt".',
        "date_published": "2026-01-05T08:30:00+07:00",
        "authors": [{"name": "Nguyễn Văn A"}],
        "language": "vi",
    }


def test_it_holds_the_entries_of_the_atom_feed_in_its_order(portal: SmallPortal, feed: dict[str, Any]) -> None:
    atom = etree.fromstring((portal.out / SO / "feed.xml").read_bytes())
    entries = [
        tuple(entry.findtext(f"{ATOM}{name}") for name in ("id", "title", "updated"))
        for entry in atom.findall(f"{ATOM}entry")
    ]
    assert [(each["id"], each["title"], each["date_published"]) for each in feed["items"]] == entries


def test_a_feed_without_items_is_a_feed(portal: SmallPortal) -> None:
    portal.build_successfully()
    found = json.loads((portal.out / MAIN / "sites/en/feed.json").read_bytes())
    assert (found["items"], found["language"]) == ([], "en")


def test_pages_announce_it_beside_the_atom_feed(portal: SmallPortal) -> None:
    portal.build_successfully()
    assert (
        '<link rel="alternate" type="application/feed+json" title="Sở Ngoại vụ: tin mới (JSON)" href="/feed.json">'
        in portal.html(f"{SO}/index.html")
    )
