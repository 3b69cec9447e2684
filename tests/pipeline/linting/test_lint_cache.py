"""Rows by name and digest, and the files that keep them."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from portalgen.pipeline.linting.lint_cache import CacheTable, open_lint_cache, save_lint_cache
from portalgen.store.row_store import RowStore, Table
from tests.makers.portal import SmallPortal


def table_in(folder: Path, edition: str = "1") -> CacheTable:
    """A table of a file in the folder, as a run opens it."""
    table = Table("pages", edition)
    return CacheTable(RowStore(folder / "lint.sqlite", (table,)), table)


def refused() -> list[Any]:
    raise AssertionError("was remembered")


def test_a_row_is_made_once_and_again_when_its_digest_differs(tmp_path: Path) -> None:
    table = table_in(tmp_path)
    assert table.get_or_create("a", "x", lambda: [1]) == [1]
    assert table.get_or_create("a", "x", refused) == [1]
    assert table.get_or_create("a", "y", lambda: [2]) == [2]
    assert table.has_current("a", "y") and not table.has_current("a", "x") and not table.has_current("b", "y")


def test_rows_are_there_in_the_next_run_of_the_same_edition_only(tmp_path: Path) -> None:
    table = table_in(tmp_path)
    table.put("a", "x", [1])
    table.save()
    assert table_in(tmp_path).get_or_create("a", "x", refused) == [1]
    assert not table_in(tmp_path, "2").has_current("a", "x")


def test_rows_of_sources_that_are_gone_are_dropped_and_others_kept(tmp_path: Path) -> None:
    table = table_in(tmp_path)
    for name in "abc":
        table.put(name, "x", [name])
    table.save()
    again = table_in(tmp_path)
    again.put("d", "x", ["d"])
    again.save({"a", "d"})
    last = table_in(tmp_path)
    assert [name for name in "abcd" if last.has_current(name, "x")] == ["a", "d"]


def test_nothing_is_written_where_nothing_changed(tmp_path: Path) -> None:
    table = table_in(tmp_path)
    table.put("a", "x", [1])
    table.save()
    before = os.stat(tmp_path / "lint.sqlite")
    again = table_in(tmp_path)
    again.get_or_create("a", "x", refused)
    again.save({"a"})
    assert os.stat(tmp_path / "lint.sqlite") == before


def test_rows_that_are_read_together_are_those_that_are_read_one_by_one(tmp_path: Path) -> None:
    table = table_in(tmp_path)
    for name in "abc":
        table.put(name, "x", [name])
    table.save()
    again = table_in(tmp_path)
    again.put("a", "y", ["new"])
    again.prefetch("abcd")
    assert [again.cached_row(name) for name in "abcd"] == [["y", ["new"]], ["x", ["b"]], ["x", ["c"]], None]


@pytest.mark.parametrize("row", [None, 1, "x", [], ["x"], {"x": 1}])
def test_a_row_of_another_shape_is_not_known(tmp_path: Path, row: Any) -> None:
    RowStore(tmp_path / "lint.sqlite", (Table("pages", "1"),)).put("pages", {"a": row})
    assert not table_in(tmp_path).has_current("a", "x")


@pytest.mark.parametrize(
    ("path", "kept"),
    [
        ("site-config/lint.yaml", "attachments pages"),
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
        name for name in ("attachments", "bodies", "pages") if getattr(before, name).table != getattr(after, name).table
    ]
    assert " ".join(changed) == kept


def test_a_folder_that_cannot_be_made_only_costs_time(tmp_path: Path) -> None:
    portal = SmallPortal(tmp_path / "portal")
    portal.write(".portalgen", "x")
    memory = open_lint_cache(portal.root, portal.root)
    memory.pages.put("a", "x", [])
    save_lint_cache(memory, {"a"})
