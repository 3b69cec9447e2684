"""A repository is found from the portal's root, and what keeps it from being asked is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from portalgen.errors import UnusableEnvironmentError, UsageError
from portalgen.history.commits import list_commits
from portalgen.history.repository import find_merge_base, open_repository, require_full_history
from portalgen.history.revisions import resolve_head, resolve_revision
from tests.makers.repository import RepositoryMaker, day


@pytest.fixture
def maker(tmp_path: Path) -> RepositoryMaker:
    return RepositoryMaker(tmp_path / "kho dữ liệu")


def test_a_portal_at_the_top_of_its_repository_is_opened(maker: RepositoryMaker) -> None:
    commit = maker.commit(day(1))
    repository = open_repository(maker.root)
    assert (repository.root, repository.top, repository.prefix) == (maker.top, maker.top, "")
    assert not repository.is_shallow
    assert (
        resolve_head(repository)
        == resolve_revision(repository, "main")
        == resolve_revision(repository, commit[:8])
        == commit
    )


def test_a_portal_in_a_subfolder_knows_its_prefix(tmp_path: Path) -> None:
    maker = RepositoryMaker(tmp_path / "kho", "cổng/chính")
    repository = open_repository(maker.root)
    assert (repository.root, repository.top, repository.prefix) == (maker.root, maker.top, "cổng/chính/")


def test_a_root_that_is_a_symlink_is_followed(maker: RepositoryMaker, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(maker.root)
    assert open_repository(tmp_path / "link").top == maker.top


def test_a_folder_without_git_is_reported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    with pytest.raises(UnusableEnvironmentError) as told:
        open_repository(tmp_path)
    assert "không nằm trong kho Git nào" in told.value.vi
    assert "lies in no Git repository" in told.value.en


def test_a_folder_that_is_not_there_is_no_repository(tmp_path: Path) -> None:
    with pytest.raises(UnusableEnvironmentError, match="lies in no Git repository"):
        open_repository(tmp_path / "none")


def test_a_bare_repository_is_reported(maker: RepositoryMaker, tmp_path: Path) -> None:
    maker.git("init", "--quiet", "--bare", str(tmp_path / "bare"))
    with pytest.raises(UnusableEnvironmentError, match="no working tree"):
        open_repository(tmp_path / "bare")


def test_a_missing_git_program_is_reported(maker: RepositoryMaker, monkeypatch: pytest.MonkeyPatch) -> None:
    open_repository(maker.root)
    monkeypatch.setenv("PATH", "")
    with pytest.raises(UnusableEnvironmentError, match="the Git program is missing") as told:
        open_repository(maker.root)
    assert "Debian, Ubuntu `sudo apt install git`; macOS `brew install git`" in told.value.vi
    assert "Debian, Ubuntu `sudo apt install git`; macOS `brew install git`" in told.value.en


def test_a_repository_without_a_commit_is_reported(maker: RepositoryMaker) -> None:
    with pytest.raises(UnusableEnvironmentError, match="has no commit yet"):
        resolve_head(open_repository(maker.root))


def test_a_detached_head_is_a_head(maker: RepositoryMaker) -> None:
    first = maker.commit(day(1))
    maker.commit(day(2))
    maker.checkout(first)
    assert resolve_head(open_repository(maker.root)) == first


@pytest.mark.parametrize("revision", ["mian", "", "--all", "-x", "main\n", "main..main", "^main", "v1"])
def test_what_names_no_commit_is_refused(maker: RepositoryMaker, revision: str) -> None:
    maker.commit(day(1))
    with pytest.raises(UsageError) as told:
        resolve_revision(open_repository(maker.root), revision)
    assert "has no revision" in told.value.en


def test_a_close_name_is_suggested(maker: RepositoryMaker) -> None:
    maker.commit(day(1))
    maker.branch("tet-2027")
    with pytest.raises(UsageError) as told:
        resolve_revision(open_repository(maker.root), "tet-2026")
    assert "có phải là `tet-2027`?" in told.value.vi
    assert "did you mean `tet-2027`?" in told.value.en


def test_a_shallow_clone_is_reported_with_the_command_that_fixes_it(maker: RepositoryMaker, tmp_path: Path) -> None:
    maker.commit(day(1))
    maker.commit(day(2))
    maker.git("clone", "--quiet", "--depth=1", f"file://{maker.top}", str(tmp_path / "shallow"))
    repository = open_repository(tmp_path / "shallow")
    assert repository.is_shallow
    for ask in (lambda: require_full_history(repository), lambda: list_commits(repository, resolve_head(repository))):
        with pytest.raises(UnusableEnvironmentError) as told:
            ask()
        assert "`git fetch --unshallow`" in told.value.vi
        assert "`git fetch --unshallow`" in told.value.en


def test_histories_that_share_nothing_are_reported(maker: RepositoryMaker) -> None:
    first = maker.commit(day(1))
    maker.git("checkout", "--quiet", "--orphan", "other")
    other = maker.commit(day(2))
    with pytest.raises(UnusableEnvironmentError, match="share no history"):
        find_merge_base(open_repository(maker.root), first, other)


def test_replaced_commits_do_not_change_the_history(maker: RepositoryMaker) -> None:
    first = maker.commit(day(1))
    second = maker.commit(day(2))
    maker.git("replace", second, maker.git("commit-tree", "-m", "y", f"{first}^{{tree}}", at=day(9)))
    repository = open_repository(maker.root)
    assert [(each.id, each.committed_at) for each in list_commits(repository, second)] == [
        (first, day(1)),
        (second, day(2)),
    ]
