"""What readers would see differently between two builds, and the folder that holds it."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from portalgen.errors import UsageError
from portalgen.pipeline.build import build
from portalgen.pipeline.changed_pages import BuildChanges, copy_changed_pages, find_changed_pages
from tests.makers.portal import SmallPortal, page

PRESS = "content/so/tin-tuc/hop-bao.vi.md"


@pytest.fixture
def changed(tmp_path: Path) -> tuple[Path, Path, BuildChanges]:
    """A build, another after a page was edited, one added and one removed, and their difference."""
    portal = SmallPortal(tmp_path / "portal")
    portal.write("content/so/tin-tuc/cu.vi.md", page("so-cu", kind="news", title="Tin cũ", date="2025-12-31"))
    before, after = tmp_path / "before", tmp_path / "after"
    build(replace(portal.options(), out=before))
    portal.edit(PRESS, "title: Họp báo", "title: Họp báo quý Tư\nredirect_from: [/tin-cu/hop-bao.html]")
    portal.remove("content/so/tin-tuc/cu.vi.md")
    portal.write("content/so/tin-tuc/moi.vi.md", page("so-moi", kind="news", title="Tin mới", date="2026-11-20"))
    build(replace(portal.options(), out=after))
    return before, after, find_changed_pages(before, after)


def test_pages_of_editors_come_first_and_say_what_became_of_them(changed: tuple[Path, Path, BuildChanges]) -> None:
    written = [(each.change, each.title, each.source) for each in changed[2].pages if each.source]
    assert ("removed", "Tin cũ", "content/so/tin-tuc/cu.vi.md") in written
    assert ("added", "Tin mới", "content/so/tin-tuc/moi.vi.md") in written
    assert ("changed", "Họp báo quý Tư", PRESS) in written
    assert [bool(each.source) for each in changed[2].pages] == sorted(
        (bool(e.source) for e in changed[2].pages), reverse=True
    )
    assert "https://so.example.vn/tin-tuc/" in [each.url for each in changed[2].pages]


def test_old_addresses_that_lead_on_stand_apart_from_pages(changed: tuple[Path, Path, BuildChanges]) -> None:
    assert [each.url for each in changed[2].redirects] == ["https://so.example.vn/tin-cu/hop-bao.html"]


def test_the_folder_holds_what_changed_and_what_that_needs(
    changed: tuple[Path, Path, BuildChanges], tmp_path: Path
) -> None:
    _, after, changes = changed
    copy_changed_pages(after, changes, tmp_path / "to")
    held = {file.relative_to(tmp_path / "to").as_posix() for file in (tmp_path / "to").rglob("*") if file.is_file()}
    assert {each.path for each in changes.pages if each.change != "removed"} <= held
    assert {path.rpartition("/")[2] for path in held} >= {"site.css", "site.js", "404.html", "changed-pages.json"}
    assert not [path for path in held if path.startswith("xa.example.vn/")]
    listed = json.loads((tmp_path / "to" / "changed-pages.json").read_text("utf-8"))
    assert [each["url"] for each in listed["pages"]] == [each.url for each in changes.pages]


def test_two_builds_of_the_same_differ_in_nothing(tmp_path: Path) -> None:
    portal = SmallPortal(tmp_path / "portal")
    build(replace(portal.options(), out=tmp_path / "a"))
    build(replace(portal.options(), out=tmp_path / "b"))
    assert find_changed_pages(tmp_path / "a", tmp_path / "b") == BuildChanges(())


def test_a_folder_that_is_no_build_and_one_that_is_not_empty_are_refused(
    changed: tuple[Path, Path, BuildChanges], tmp_path: Path
) -> None:
    with pytest.raises(UsageError, match="is not a build"):
        find_changed_pages(tmp_path, changed[1])
    with pytest.raises(UsageError, match="is not empty"):
        copy_changed_pages(changed[1], changed[2], changed[0])
