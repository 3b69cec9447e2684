"""Folders of a commit's files: what is asked for, and nothing outside."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from portalgen.history.blobs import list_files_at
from portalgen.history.repository import open_history
from portalgen.history.snapshots import write_snapshot
from tests.makers.git_objects import ObjectStore


def files_below(folder: Path) -> dict[str, bytes]:
    return {each.relative_to(folder).as_posix(): each.read_bytes() for each in folder.rglob("*") if each.is_file()}


def write_commit(folder: Path, files: dict[str, bytes]) -> None:
    store = ObjectStore(folder, is_bare=True)
    tree = {path: ("100644", store.write_blob(data)) for path, data in files.items()}
    at = datetime(2026, 6, 1, tzinfo=UTC)
    commit = store.write_commit(tree, (), at, author="a@example.vn", committer="a@example.vn")
    store.point("refs/heads/main", commit.id)


def test_a_snapshot_holds_the_files_below_the_folders_that_are_accepted(tmp_path: Path) -> None:
    write_commit(tmp_path / "kho.git", {"content/a.md": b"a", "content/a.pdf": b"b", "portalgen/x.py": b"c"})
    repository = open_history(tmp_path / "kho.git")
    with write_snapshot(repository, "main", "content", includes=lambda path: path.endswith(".md")) as folder:
        assert files_below(folder) == {"content/a.md": b"a"}
    assert not folder.exists()


def test_a_forged_tree_writes_nothing_outside_the_folder(tmp_path: Path) -> None:
    write_commit(tmp_path / "kho.git", {"content/../../../thoat.md": b"x", "content/a.md": b"a"})
    repository = open_history(tmp_path / "kho.git")
    assert "content/../../../thoat.md" in list_files_at(repository, "main")
    with write_snapshot(repository, "main", "content") as folder:
        assert files_below(folder) == {"content/a.md": b"a"}
        assert not (folder.parent.parent / "thoat.md").exists()
