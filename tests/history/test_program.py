"""Errors of the Git program: its own words, and the way out where it is known."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from portalgen.errors import UnusableEnvironmentError
from portalgen.history.program import GitResult, git_error_of
from portalgen.history.repository import open_history
from portalgen.history.revisions import resolve_revision
from portalgen.history.snapshots import write_snapshot
from tests.makers.repository import RepositoryMaker


def test_a_clone_with_a_part_of_the_files_is_told_how_it_gets_the_rest(tmp_path: Path) -> None:
    whole = RepositoryMaker(tmp_path / "whole")
    (whole.root / "content").mkdir()
    (whole.root / "content" / "a.vi.md").write_text("a")
    whole.git("add", ".")
    whole.git("commit", "--quiet", "--message=a")
    whole.git("config", "uploadpack.allowFilter", "true")
    part = tmp_path / "part"
    command = ["git", "clone", "--quiet", "--no-local", "--filter=blob:none", "--no-checkout", f"file://{whole.root}"]
    subprocess.run([*command, str(part)], check=True)
    repository = open_history(part)
    snapshot = write_snapshot(repository, resolve_revision(repository, "HEAD"), "content")
    with pytest.raises(UnusableEnvironmentError, match="git fetch --refetch --no-filter"), snapshot:
        pass


def test_a_full_disk_is_named_and_not_left_to_git() -> None:
    words = "error: could not write config file /p/.git/config: No space left on device\nfatal: could not set 'core'"
    told = git_error_of(GitResult(128, b"", words))
    assert told.vi.startswith("đĩa đã đầy") and told.en.startswith("the disk is full")
