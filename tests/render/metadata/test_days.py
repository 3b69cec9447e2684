"""The day in the head of a page: its own or that of the newest item that it shows, and never that of another page."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest

from portalgen.content.model import Page
from portalgen.law.calendar import VIETNAM
from portalgen.render.metadata.page_facts import find_newest_day, find_own_day
from tests.makers.portal import PROFILES_YAML, SmallPortal, page, tree

SETTINGS = ("section_feeds", "open_data", "item_data", "plain_text")
PAGES = "generated_pages: [contact, site_map, search]"
ALL_PAGES = "generated_pages: [contact, site_map, search, accessibility, verification, public_information]"
NEW = page("so-moi", kind="news", title="Tin mới", date="2026-02-01")

SHOWING = {
    "so.example.vn": """
        index.html feed.xml feed.json sitemap-1.xml so-do-trang/index.html tin-tuc/moi/index.html
        tin-tuc/hoi-nghi/index.html tin-tuc/index.html tin-tuc/trang-2/index.html
        tin-tuc/nam/index.html tin-tuc/nam/2026/index.html tin-tuc/nam/2026/trang-2/index.html
        en/index.html en/news/index.html en/news/page-2/index.html
        en/news/year/index.html en/news/year/2026/index.html en/news/year/2026/page-2/index.html
    """,
    "www.example.vn": "index.html sites/en/index.html",
}
"""Beside the item and the lists that hold it: the item before it, which leads to it, and the homes of the portal."""
SHOWING_DATA = {
    "so.example.vn": """
        rss.xml tin-tuc/feed.xml tin-tuc/feed.json tin-tuc/rss.xml tin-tuc/moi/index.json tin-tuc/moi/index.txt
        du-lieu-mo/index.html en/open-data/index.html du-lieu/catalog.jsonld du-lieu/do-luong.json
        du-lieu/news.csv du-lieu/news.json du-lieu/news.xlsx
    """,
    "www.example.vn": "du-lieu/toan-tinh/news-2026.csv du-lieu/toan-tinh/news-2026.json",
}
"""What the settings add to that."""


def list_files(*tables: dict[str, str]) -> set[str]:
    return {f"{host}/{name}" for table in tables for host, names in table.items() for name in names.split()}


def write_portal(folder: Path, profiles: str) -> SmallPortal:
    return SmallPortal(folder / "portal", {"site-config/profiles.yaml": profiles})


def with_all_settings() -> str:
    settings = "".join(f"    {name}: true\n" for name in SETTINGS)
    return PROFILES_YAML.replace("    theme: default\n", f"    theme: default\n{settings}").replace(PAGES, ALL_PAGES)


@pytest.mark.parametrize(
    ("profiles", "showing"),
    [
        pytest.param(PROFILES_YAML, list_files(SHOWING), id="former"),
        pytest.param(with_all_settings(), list_files(SHOWING, SHOWING_DATA), id="all settings"),
    ],
)
def test_a_new_item_changes_only_the_files_that_show_it(profiles: str, showing: set[str], tmp_path: Path) -> None:
    portal = write_portal(tmp_path, profiles)
    portal.build_successfully()
    before = tree(portal.out)
    portal.write("content/so/tin-tuc/moi.vi.md", NEW)
    portal.build_successfully()
    after = tree(portal.out)
    assert {path for path in before.keys() | after.keys() if before.get(path) != after.get(path)} == showing


def write_item(at: datetime | None = None, publish_at: datetime | None = None, **fields: Any) -> Page:
    return cast(Page, SimpleNamespace(date=at, day=at.date() if at else None, publish_at=publish_at, fields=fields))


def noon(day: int) -> datetime:
    return datetime(2026, 3, day, 12, tzinfo=VIETNAM)


def test_an_item_without_a_day_has_the_last_one_that_is_known_of_it() -> None:
    notes = ({"at": noon(4), "note": "Sửa"}, {"at": noon(3), "note": "Sửa"})
    assert find_own_day(write_item(noon(1), change_notes=notes)) == date(2026, 3, 1)
    assert find_own_day(write_item(received={"via": "email"})) is None
    assert find_own_day(write_item(received={"at": noon(2)})) == date(2026, 3, 2)
    assert find_own_day(write_item(received={"at": noon(2)}, change_notes=notes)) == date(2026, 3, 4)
    assert find_own_day(write_item(publish_at=noon(5), change_notes=notes)) == date(2026, 3, 5)
    assert find_newest_day([write_item(), write_item(noon(1)), write_item(received={"at": noon(2)})]) == date(
        2026, 3, 2
    )
    assert find_newest_day([write_item()]) is None
