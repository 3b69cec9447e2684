"""Rows by name and digest, and the files that keep them."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from portalgen.pipeline.linting.lint_cache import CacheTable, digest_parts, open_lint_cache, save_lint_cache
from tests.portal_maker import SmallPortal


def refused() -> list[Any]:
    raise AssertionError("was remembered")


def test_a_row_is_made_once_and_again_when_its_digest_differs(tmp_path: Path) -> None:
    table = CacheTable(tmp_path / "a.json", "1")
    assert table.get_or_create("a", "x", lambda: [1]) == [1]
    assert table.get_or_create("a", "x", refused) == [1]
    assert table.get_or_create("a", "y", lambda: [2]) == [2]
    assert table.has_current("a", "y") and not table.has_current("a", "x") and not table.has_current("b", "y")


def test_rows_are_there_in_the_next_run_of_the_same_edition_only(tmp_path: Path) -> None:
    table = CacheTable(tmp_path / "a.json", "1")
    table.put("a", "x", [1])
    table.save()
    assert CacheTable(tmp_path / "a.json", "1").get_or_create("a", "x", refused) == [1]
    assert not CacheTable(tmp_path / "a.json", "2").has_current("a", "x")


def test_rows_of_sources_that_are_gone_are_dropped_and_others_kept(tmp_path: Path) -> None:
    table = CacheTable(tmp_path / "a.json", "1")
    for name in "abc":
        table.put(name, "x", [name])
    table.save()
    again = CacheTable(tmp_path / "a.json", "1")
    again.put("d", "x", ["d"])
    again.save({"a", "d"})
    last = CacheTable(tmp_path / "a.json", "1")
    assert [name for name in "abcd" if last.has_current(name, "x")] == ["a", "d"]


def test_nothing_is_written_where_nothing_changed(tmp_path: Path) -> None:
    table = CacheTable(tmp_path / "a.json", "1")
    table.put("a", "x", [1])
    table.save()
    before = os.stat(tmp_path / "a.json")
    again = CacheTable(tmp_path / "a.json", "1")
    again.get_or_create("a", "x", refused)
    again.save({"a"})
    assert os.stat(tmp_path / "a.json") == before


def test_parts_of_a_digest_do_not_run_together() -> None:
    assert digest_parts("ab", "c") != digest_parts("a", "bc")
    assert digest_parts("\udcff") == digest_parts("\udcff")


@pytest.mark.parametrize(
    ("path", "kept"),
    [
        ("site-config/lint.yaml", "attachments bodies pages"),
        ("site-config/sites/so.yaml", "attachments bodies pages"),
        ("site-config/legal/calendar/2031.yaml", "attachments bodies pages"),
        ("themes/rieng/layouts/a.html", "bodies"),
        ("content/so/tin-tuc/a.vi.md", ""),
    ],
)
def test_editions_follow_what_the_rows_depend_on(tmp_path: Path, path: str, kept: str) -> None:
    portal = SmallPortal(tmp_path / "portal")
    before = open_lint_cache(portal.root, portal.root)
    portal.write(path, "a: 1\n")
    after = open_lint_cache(portal.root, portal.root)
    changed = [
        name
        for name in ("attachments", "bodies", "pages")
        if getattr(before, name).edition != getattr(after, name).edition
    ]
    assert " ".join(changed) == kept


def test_a_folder_that_cannot_be_made_only_costs_time(tmp_path: Path) -> None:
    portal = SmallPortal(tmp_path / "portal")
    portal.write(".portalgen", "x")
    memory = open_lint_cache(portal.root, portal.root)
    memory.pages.put("a", "x", [])
    save_lint_cache(memory, {"a"})
