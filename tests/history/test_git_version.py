"""Judging a submission needs a recent Git, and says which one is there."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from portalgen.errors import UnusableEnvironmentError
from portalgen.history import git_version, repository
from portalgen.history.program import GitResult
from portalgen.text.bilingual import Bilingual


def test_an_old_git_is_reported_with_its_version_and_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(git_version, "read_git_version", lambda: (2, 39))
    with pytest.raises(UnusableEnvironmentError) as told:
        git_version.require_recent_git(Bilingual("xét bài gửi duyệt", "judging a submission"))
    assert "xét bài gửi duyệt cần Git 2.41 trở lên, máy này có Git 2.39" in told.value.vi
    assert "judging a submission needs Git 2.41 or later, this machine has Git 2.39" in told.value.en
    for text in (told.value.vi, told.value.en):
        assert "`sudo apt update && sudo apt install git`; macOS `brew install git`" in text


@pytest.mark.parametrize("open_it", [repository.open_repository, repository.open_history])
def test_a_git_that_repeats_unknown_options_is_reported_as_too_old(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, open_it: Callable[[Path], object]
) -> None:
    answer = b"--is-bare-repository\n--is-shallow-repository\n--show-object-format\n--absolute-git-dir\n/tmp\n"
    monkeypatch.setattr(repository, "run_git", lambda *_: GitResult(0, answer, ""))
    monkeypatch.setattr(git_version, "read_git_version", lambda: (2, 10))
    with pytest.raises(UnusableEnvironmentError, match=r"Git 2\.10"):
        open_it(tmp_path)
