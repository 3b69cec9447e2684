"""What tests write into `.git` themselves is what Git reads there."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tests.makers.git_folder import init_repository, read_head, start_branch
from tests.makers.lint.story import commit, git

WHEN = "2026-10-01T08:00:00+07:00"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A repository with one commit."""
    init_repository(tmp_path)
    (tmp_path / "a.md").write_text("a")
    commit(tmp_path, WHEN, "Bắt đầu")
    return tmp_path


def test_a_new_repository_is_one_that_git_would_make(tmp_path: Path) -> None:
    for name in ("ours", "gits"):
        (tmp_path / name).mkdir()
    init_repository(tmp_path / "ours")
    git(tmp_path / "gits", "init", "-q", "--template=", "-b", "main")
    ours, gits = (git(tmp_path / name, "config", "--local", "--list") for name in ("ours", "gits"))
    assert ours == gits
    assert git(tmp_path / "ours", "status", "--porcelain=v2", "--branch").splitlines() == [
        "# branch.oid (initial)",
        "# branch.head main",
    ]
    assert git(tmp_path / "ours", "fsck", "--strict").strip() == git(tmp_path / "gits", "fsck", "--strict").strip()


def test_a_branch_begins_at_the_commit_that_is_checked_out(folder: Path) -> None:
    start_branch(folder, "bai")
    assert git(folder, "rev-parse", "--abbrev-ref", "HEAD").strip() == "bai"
    assert git(folder, "rev-parse", "main", "bai").split() == [read_head(folder)] * 2
    assert not git(folder, "status", "--porcelain")


def test_the_commit_that_is_checked_out_is_read_or_left_to_git(folder: Path) -> None:
    first = git(folder, "rev-parse", "HEAD").strip()
    assert read_head(folder) == first
    commit(folder, WHEN, "Sửa")
    assert read_head(folder) == git(folder, "rev-parse", "HEAD").strip() != first
    git(folder, "checkout", "-q", "--detach", first)
    assert read_head(folder) == first
    git(folder, "checkout", "-q", "main")
    git(folder, "pack-refs", "--all")
    assert read_head(folder) == ""


def test_before_the_first_commit_none_is_checked_out(tmp_path: Path) -> None:
    init_repository(tmp_path)
    assert read_head(tmp_path) == ""
    with pytest.raises(subprocess.CalledProcessError):
        git(tmp_path, "rev-parse", "--verify", "--quiet", "HEAD")
