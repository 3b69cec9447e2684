"""Whether Git keeps a folder, by its index alone; real repositories."""

from __future__ import annotations

from pathlib import Path

import pytest

from portalgen.history.index import is_in_git_index
from tests.makers.repository import RepositoryMaker, day


@pytest.fixture
def maker(tmp_path: Path) -> RepositoryMaker:
    """A portal in a subfolder with a cache that Git does not keep."""
    maker = RepositoryMaker(tmp_path / "kho", "cổng")
    maker.write("content/a.md", "1")
    maker.commit(day(1))
    maker.write(".portalgen/cache/build.sqlite", "x")
    return maker


def is_cache_in_index(maker: RepositoryMaker) -> bool | None:
    return is_in_git_index(maker.root / ".portalgen" / "cache")


def test_a_folder_that_git_does_not_know_is_not_kept(maker: RepositoryMaker) -> None:
    assert is_cache_in_index(maker) is False


def test_a_folder_outside_of_every_repository_is_not_kept(tmp_path: Path) -> None:
    assert is_in_git_index(tmp_path / "cache") is False


def test_a_repository_without_a_commit_keeps_nothing(tmp_path: Path) -> None:
    assert is_cache_in_index(RepositoryMaker(tmp_path / "kho")) is False


def test_a_file_that_was_added_is_kept_before_it_is_committed_and_after(maker: RepositoryMaker) -> None:
    maker.git("add", "--all")
    assert is_cache_in_index(maker) is True
    maker.commit(day(2))
    assert is_cache_in_index(maker) is True


def test_it_is_kept_as_long_as_the_index_names_it_though_it_was_ignored_later(maker: RepositoryMaker) -> None:
    maker.commit(day(2))
    maker.write(".gitignore", ".portalgen/\n")
    maker.commit(day(3))
    assert is_cache_in_index(maker) is True
    maker.git("rm", "-r", "--quiet", "--cached", "cổng/.portalgen")
    assert is_cache_in_index(maker) is False


def test_a_cache_that_is_reached_through_a_link_is_looked_up_where_it_lies(maker: RepositoryMaker) -> None:
    (maker.root / ".portalgen").rename(maker.root / "forged")
    (maker.root / ".portalgen").symlink_to("forged")
    maker.git("add", "--all")
    assert is_cache_in_index(maker) is True


@pytest.mark.parametrize("where", [".portalgen/cache", ".portalgen"])
def test_a_folder_that_is_a_repository_of_its_own_is_kept_with_what_is_in_it(
    maker: RepositoryMaker, where: str
) -> None:
    inner = maker.root / where
    for arguments in (("init", "-q"), ("add", "--all"), ("commit", "-qm", "x")):
        maker.git("-C", str(inner), *arguments)
    assert is_in_git_index(maker.root / ".portalgen" / "cache") is (where == ".portalgen")
    maker.git("add", "--force", f"cổng/{where}")
    assert is_cache_in_index(maker) is True


def test_a_file_whose_name_ends_like_the_folder_is_not_the_folder(maker: RepositoryMaker) -> None:
    maker.write("x.portalgen", "1")
    maker.git("add", "--force", "cổng/x.portalgen")
    assert is_cache_in_index(maker) is False


@pytest.mark.parametrize("version", ["2", "3"])
def test_both_plain_forms_of_the_index_are_read(maker: RepositoryMaker, version: str) -> None:
    maker.git("update-index", "--index-version", version)
    assert is_cache_in_index(maker) is False
    maker.git("add", "--all")
    assert is_cache_in_index(maker) is True


@pytest.mark.parametrize("how", [("update-index", "--index-version", "4"), ("update-index", "--split-index")])
def test_of_an_index_that_does_not_write_paths_whole_it_says_nothing(
    maker: RepositoryMaker, how: tuple[str, ...]
) -> None:
    maker.git("add", "--all")
    maker.git(*how)
    assert is_cache_in_index(maker) is None


def test_of_a_worktree_it_says_nothing(maker: RepositoryMaker, tmp_path: Path) -> None:
    maker.git("worktree", "add", "--quiet", str(tmp_path / "other"), "-b", "other")
    assert is_in_git_index(tmp_path / "other" / "cổng" / ".portalgen" / "cache") is None


def test_of_a_damaged_index_it_says_nothing(maker: RepositoryMaker) -> None:
    (maker.top / ".git" / "index").write_bytes(b"garbage")
    assert is_cache_in_index(maker) is None
