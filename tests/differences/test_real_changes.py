"""Fifty changes to the shipped portal are each told so that nobody needs the source, in every form and safely."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from portalgen.config.load import load_portal
from portalgen.content.read import read_library
from portalgen.differences.formats.html import format_difference_as_html
from portalgen.differences.formats.json_report import format_difference_as_json
from portalgen.differences.formats.markdown import format_difference_as_markdown
from portalgen.differences.formats.text import format_difference_as_text
from portalgen.differences.model import PortalDifference
from portalgen.differences.portals import compare_portals
from portalgen.differences.versions import PortalVersion
from portalgen.law.calendar import VIETNAM
from tests.makers.real_changes import REAL_CHANGES, RealChange

ROOT = Path(__file__).resolve().parents[2]
AT = datetime(2026, 11, 27, 8, 0, tzinfo=VIETNAM)


def read_version(root: Path) -> PortalVersion:
    portal, _ = load_portal(root)
    assert portal is not None
    return PortalVersion(portal, read_library(portal)[0], AT)


@pytest.fixture(scope="module")
def changed_root(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    root = tmp_path_factory.mktemp("changed")
    for folder in ("content", "site-config"):
        shutil.copytree(ROOT / folder, root / folder)
    for change in REAL_CHANGES:
        change.edit(root / "content")
    yield root
    shutil.rmtree(root)


@pytest.fixture(scope="module")
def difference(changed_root: Path) -> PortalDifference:
    return compare_portals(read_version(ROOT), read_version(changed_root), "vi")


@pytest.fixture(scope="module")
def text(difference: PortalDifference) -> str:
    return format_difference_as_text(difference)


def test_there_are_fifty_changes() -> None:
    assert len(REAL_CHANGES) >= 50


@pytest.mark.parametrize("change", REAL_CHANGES, ids=lambda change: change.name)
def test_a_change_is_told_in_the_words_that_a_chief_needs(change: RealChange, text: str) -> None:
    for words in change.told:
        assert words in text


def test_a_portal_does_not_differ_from_itself(changed_root: Path) -> None:
    version = read_version(changed_root)
    difference = compare_portals(version, version, "vi")
    assert difference.pages == ()
    assert "Không có gì khác" in format_difference_as_text(difference)


def test_what_is_swapped_is_told_the_other_way_round(changed_root: Path, difference: PortalDifference) -> None:
    back = compare_portals(read_version(changed_root), read_version(ROOT), "vi")
    opposite = {"added": "removed", "removed": "added"}
    there = sorted((page.id, page.language, opposite.get(page.change, page.change)) for page in difference.pages)
    assert there == sorted((page.id, page.language, page.change) for page in back.pages)


def test_a_file_that_became_a_folder_is_no_difference_for_readers(difference: PortalDifference) -> None:
    assert not any("anh-hoc-sinh" in page.face.source for page in difference.pages)


def test_facts_of_an_original_are_not_repeated_for_its_translations(difference: PortalDifference) -> None:
    notices = [page for page in difference.pages if page.id == "portal-gop-y-du-lieu-mo"]
    assert [page.language for page in notices] == ["vi"]


def test_nothing_that_an_author_wrote_is_markup(difference: PortalDifference) -> None:
    html, markdown = format_difference_as_html(difference), format_difference_as_markdown(difference)
    for form in (html, markdown):
        assert "<img" not in form
        assert "\u202e" not in form
    assert "](javascript" not in markdown
    assert not re.search(r"(?<!\w)@all", markdown)
    assert "<script" not in html
    assert "default-src 'none'" in html


def test_html_marks_changes_for_those_who_cannot_see_them(difference: PortalDifference) -> None:
    html = format_difference_as_html(difference)
    assert "<ins><span class='h'>thêm: </span>" in html
    assert "<del><span class='h'>bỏ: </span>" in html
    assert html.count("<ins>") == html.count("</ins>")
    assert "prefers-color-scheme:dark" in html


def test_json_holds_every_page_and_its_runs(difference: PortalDifference) -> None:
    data = json.loads(format_difference_as_json(difference))
    pages = [page for site in data["sites"] for page in site["pages"]]
    assert len(pages) == len(difference.pages)
    (corrected,) = [page for page in pages if page["id"] == "portal-chu-tich"]
    assert {"kind": "added", "text": " và các sở"} in corrected["facts"][0]["runs"]


def test_english_is_told_in_english(changed_root: Path) -> None:
    difference = compare_portals(read_version(ROOT), read_version(changed_root), "en", sites=("sngv",))
    text = format_difference_as_text(difference)
    assert "Readers will no longer see this page" in text
    assert "Attachment renamed" in text
    assert {site.site for site in difference.sites} == {"sngv"}


@pytest.mark.parametrize("limit", [4_000, 9_000])
def test_a_report_keeps_to_its_limit_and_says_what_it_leaves_out(difference: PortalDifference, limit: int) -> None:
    for form in (format_difference_as_text, format_difference_as_markdown):
        report = form(difference, limit)
        assert len(report.encode()) <= limit
        assert re.search(r"… và \d+ trang nữa", report)


def test_only_named_paths_are_compared_where_they_are_known(changed_root: Path) -> None:
    paths = ("content/muine/tin-tuc/mua-gio.vi.md", "site-config/portal.yaml", "content/muine/lac-loai.txt")
    difference = compare_portals(read_version(ROOT), read_version(changed_root), "vi", paths)
    others = [(each.path, each.file_class) for each in difference.other_files]
    assert others == [("content/muine/lac-loai.txt", "content"), ("site-config/portal.yaml", "settings")]


def test_beyond_the_limit_only_facts_are_compared(changed_root: Path) -> None:
    difference = compare_portals(read_version(ROOT), read_version(changed_root), "vi", detail_limit=5)
    assert sum(page.is_brief for page in difference.pages) > 5
    assert difference.notes
