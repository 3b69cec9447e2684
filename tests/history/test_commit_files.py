"""Commits of changed and deleted files that leave everything else in index and folder as it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from portalgen.errors import UsageError
from portalgen.history.commit_files import commit_changes
from portalgen.history.repository import open_history
from portalgen.history.revisions import BRANCHES
from portalgen.history.worktree import list_unsaved_files
from tests.makers.repository import RepositoryMaker, day


@pytest.fixture
def maker(tmp_path: Path) -> RepositoryMaker:
    """A repository whose portal lies below its top, with three files."""
    made = RepositoryMaker(tmp_path / "kho", "cong")
    made.git("config", "user.name", "Biên tập viên (mẫu)")
    made.git("config", "user.email", "bien-tap@example.vn")
    for name in ("a.md", "b.png", "khac.md"):
        made.write(f"content/{name}", f"{name}\n")
    made.commit(day(1))
    return made


def test_changed_and_deleted_files_are_committed_and_other_work_is_left_alone(maker: RepositoryMaker) -> None:
    repository = open_history(maker.root)
    maker.write("content/a.md", "mới\n")
    (maker.root / "content/b.png").unlink()
    maker.write("content/khac.md", "đang sửa\n")
    maker.write("content/moi.md", "chưa lưu\n")
    changes = {"content/a.md": "mới\n".encode(), "content/b.png": None}
    commit = commit_changes(repository, f"{BRANCHES}main", changes, "Gỡ bài\n\nLý do")
    assert maker.head() == commit
    assert maker.git("diff", "--name-status", "HEAD^", "HEAD").split() == [
        "M",
        "cong/content/a.md",
        "D",
        "cong/content/b.png",
    ]
    assert maker.git("log", "-1", "--format=%B").strip() == "Gỡ bài\n\nLý do"
    left = maker.git("status", "--porcelain", "--untracked-files=all").split("\n")
    assert sorted(each.strip() for each in left if each.strip()) == ["?? cong/content/moi.md", "M cong/content/khac.md"]


def test_unsaved_files_are_those_that_the_folder_or_the_index_hold_otherwise(maker: RepositoryMaker) -> None:
    repository = open_history(maker.root)
    maker.write("content/a.md", "mới\n")
    maker.write("content/tệp mới.md", "x\n")
    (maker.root / "content/b.png").unlink()
    paths = ["content/a.md", "content/b.png", "content/khac.md", "content/tệp mới.md", "content/*"]
    assert list_unsaved_files(repository, paths) == ("content/a.md", "content/b.png", "content/tệp mới.md")
    assert list_unsaved_files(repository, ()) == ()


def test_a_branch_that_is_not_there_is_a_sentence(maker: RepositoryMaker) -> None:
    with pytest.raises(UsageError):
        commit_changes(open_history(maker.root), f"{BRANCHES}không-có", {"content/a.md": b"x"}, "x")
