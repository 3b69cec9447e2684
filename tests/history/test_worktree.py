"""What the folder and the index hold that a commit does not."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from portalgen.errors import UnusableEnvironmentError, UsageError
from portalgen.history.repository import Repository, open_repository
from portalgen.history.worktree import (
    export_index,
    find_changes_since,
    find_staged_changes,
    is_tracked,
    worktree_differs_from_index,
)
from tests.makers.repository import RepositoryMaker, day


@pytest.fixture
def maker(tmp_path: Path) -> RepositoryMaker:
    """A portal in a subfolder, with one commit on main and a branch that was just made."""
    maker = RepositoryMaker(tmp_path / "kho", "cổng")
    maker.write("content/cũ.md", "1")
    maker.write("content/xóa.md", "1")
    maker.write("content/dời.md", "1" * 100)
    maker.write(".gitignore", "*.tmp\n")
    maker.commit(day(1))
    maker.branch("bai")
    return maker


def open_maker_repository(maker: RepositoryMaker) -> Repository:
    return open_repository(maker.root)


def test_nothing_has_changed_at_first(maker: RepositoryMaker) -> None:
    found = find_changes_since(open_maker_repository(maker), "main")
    assert (found.base, found.paths, found.deleted_paths, found.outside_paths) == (maker.head("main"), (), (), ())
    assert not worktree_differs_from_index(open_maker_repository(maker))


def test_committed_changed_and_new_files_count_and_ignored_ones_do_not(maker: RepositoryMaker) -> None:
    maker.write("content/cũ.md", "2")
    maker.write("../khác.md", "1")
    maker.commit(day(2))
    maker.write("content/mới 1.md", "1")
    maker.git("add", "--all")
    maker.write("content/mới 2.md", "1")
    maker.write("content/bỏ.tmp", "1")
    (maker.root / "content/xóa.md").unlink()
    found = find_changes_since(open_maker_repository(maker), "main")
    assert found.paths == ("content/cũ.md", "content/mới 1.md", "content/mới 2.md")
    assert found.deleted_paths == ("content/xóa.md",)
    assert found.outside_paths == ("khác.md",)


def test_a_move_is_a_deletion_and_an_addition(maker: RepositoryMaker) -> None:
    (maker.root / "content/dời.md").rename(maker.root / "content/đến.md")
    found = find_changes_since(open_maker_repository(maker), "main")
    assert (found.paths, found.deleted_paths) == (("content/đến.md",), ("content/dời.md",))


def test_a_file_that_left_the_index_and_is_still_there_is_not_deleted(maker: RepositoryMaker) -> None:
    maker.git("rm", "--quiet", "--cached", "cổng/content/cũ.md")
    found = find_changes_since(open_maker_repository(maker), "main")
    assert (found.paths, found.deleted_paths) == (("content/cũ.md",), ())


def test_what_main_has_meanwhile_is_no_change_of_ours(maker: RepositoryMaker) -> None:
    fork = maker.head("main")
    maker.checkout("main")
    maker.write("content/của main.md", "1")
    maker.commit(day(2))
    maker.checkout("bai")
    maker.write("content/cũ.md", "2")
    maker.commit(day(3))
    found = find_changes_since(open_maker_repository(maker), "main")
    assert (found.base, found.paths, found.deleted_paths) == (fork, ("content/cũ.md",), ())


def test_a_file_that_was_only_touched_is_unchanged(maker: RepositoryMaker) -> None:
    file = maker.root / "content/cũ.md"
    file.write_text(file.read_text())
    assert find_changes_since(open_maker_repository(maker), "main").paths == ()
    assert not worktree_differs_from_index(open_maker_repository(maker))


def test_a_base_without_a_shared_history_is_reported(maker: RepositoryMaker) -> None:
    maker.git("checkout", "--quiet", "--orphan", "khác")
    maker.commit(day(2))
    with pytest.raises(UnusableEnvironmentError, match="share no history"):
        find_changes_since(open_maker_repository(maker), "main")
    with pytest.raises(UsageError):
        find_changes_since(open_maker_repository(maker), "-main")


def test_only_what_is_staged_counts_as_staged(maker: RepositoryMaker) -> None:
    maker.write("content/cũ.md", "2")
    maker.git("add", "--all")
    maker.write("content/mới.md", "1")
    (maker.root / "content/xóa.md").unlink()
    found = find_staged_changes(open_maker_repository(maker))
    assert (found.base, found.paths, found.deleted_paths) == (maker.head(), ("content/cũ.md",), ())


def test_before_the_first_commit_all_that_is_staged_counts(tmp_path: Path) -> None:
    maker = RepositoryMaker(tmp_path / "kho")
    maker.write("content/a.md", "1")
    maker.git("add", "--all")
    found = find_staged_changes(open_maker_repository(maker))
    assert (found.base, found.paths) == ("", ("content/a.md",))
    with pytest.raises(UnusableEnvironmentError, match="has no commit yet"):
        find_changes_since(open_maker_repository(maker), "main")


@pytest.mark.parametrize("change", ["changed", "removed", "new"])
def test_a_folder_that_is_not_as_its_index_is_noticed(maker: RepositoryMaker, change: str) -> None:
    if change == "removed":
        (maker.root / "content/cũ.md").unlink()
    else:
        maker.write("content/cũ.md" if change == "changed" else "content/mới.md", "2")
    assert worktree_differs_from_index(open_maker_repository(maker))
    maker.git("add", "--all")
    assert not worktree_differs_from_index(open_maker_repository(maker))


def test_the_index_is_exported_as_it_is(maker: RepositoryMaker, tmp_path: Path) -> None:
    maker.write("content/cũ.md", "staged")
    maker.git("add", "--all")
    maker.write("content/cũ.md", "later")
    maker.write("content/mới.md", "new")
    root = export_index(open_maker_repository(maker), tmp_path / "xuất ra")
    assert root == tmp_path / "xuất ra" / "cổng"
    assert (root / "content/cũ.md").read_text() == "staged"
    assert sorted(file.name for file in (root / "content").iterdir()) == sorted(["cũ.md", "dời.md", "xóa.md"])


def test_asking_writes_nothing_into_the_repository(maker: RepositoryMaker) -> None:
    (maker.root / "content/cũ.md").write_text("1")
    before = {file: file.stat().st_mtime_ns for file in (maker.top / ".git").rglob("*")}
    find_changes_since(open_maker_repository(maker), "main")
    find_staged_changes(open_maker_repository(maker))
    worktree_differs_from_index(open_maker_repository(maker))
    assert {file: file.stat().st_mtime_ns for file in (maker.top / ".git").rglob("*")} == before


def test_a_folder_that_git_keeps_is_known(maker: RepositoryMaker, tmp_path: Path) -> None:
    assert is_tracked(open_maker_repository(maker), maker.root / "content")
    assert not is_tracked(open_maker_repository(maker), maker.root / ".portalgen")
    assert not is_tracked(open_maker_repository(maker), tmp_path)


@pytest.mark.parametrize("below", ["", "cổng"])
def test_a_hook_sees_the_index_of_the_commit_that_is_being_made(tmp_path: Path, below: str) -> None:
    maker = RepositoryMaker(tmp_path / "kho", below)
    maker.write("content/a.md", "1")
    maker.write("content/b.md", "1")
    maker.commit(day(1))
    maker.write("content/a.md", "2")
    maker.write("content/b.md", "2")
    ask = (
        "from portalgen.history.worktree import *; from portalgen.history.repository import *; from pathlib import Path"
    )
    say = f"r = open_repository(Path({str(maker.root)!r})); print(*find_staged_changes(r).paths, worktree_differs_from_index(r))"
    hook = maker.top / ".git" / "hooks" / "pre-commit"
    hook.parent.mkdir(exist_ok=True)
    package = Path(__file__).resolve().parents[2]
    program = f'PYTHONPATH={package} "{sys.executable}" -c "{ask}; {say}"'
    hook.write_text(f"#!/bin/sh\n{program} > '{tmp_path}/told'\n")
    hook.chmod(0o755)
    only = f"{below}/content/a.md" if below else "content/a.md"
    maker.git("commit", "--quiet", "-m", "x", "--", only)
    assert (tmp_path / "told").read_text() == "content/a.md True\n"
    maker.git("commit", "--quiet", "--all", "-m", "x")
    assert (tmp_path / "told").read_text() == "content/b.md False\n"


def test_a_second_working_tree_is_a_repository_of_its_own(maker: RepositoryMaker, tmp_path: Path) -> None:
    maker.git("worktree", "add", "--quiet", "-b", "hai", str(tmp_path / "hai"), "main")
    (tmp_path / "hai" / "cổng" / "content" / "cũ.md").write_text("2")
    assert find_changes_since(open_repository(tmp_path / "hai" / "cổng"), "main").paths == ("content/cũ.md",)
    assert find_changes_since(open_maker_repository(maker), "main").paths == ()


ATTRIBUTES = {
    "an id that is filled in": (".gitattributes", "* ident\n"),
    "other line ends": (".gitattributes", "* text eol=crlf\n"),
    "a program of the machine": (".gitattributes", "* filter=x\n"),
    "a deeper file": ("cổng/content/.gitattributes", "* ident\n"),
}


@pytest.mark.parametrize(("file", "line"), ATTRIBUTES.values(), ids=ATTRIBUTES)
def test_attributes_change_neither_what_is_exported_nor_what_is_compared(
    maker: RepositoryMaker, tmp_path: Path, file: str, line: str
) -> None:
    maker.write("content/bài.md", "$Id$ một\nhai\n")
    (maker.top / file).write_text(line, "utf-8")
    maker.commit(day(2))
    maker.git("config", "filter.x.smudge", "tr h H")
    repository = open_maker_repository(maker)
    exported = export_index(repository, tmp_path / "ra") / "content" / "bài.md"
    assert exported.read_bytes() == "$Id$ một\nhai\n".encode()
    # What Git would take for the same is another file for who builds it.
    (maker.root / "content" / "bài.md").write_bytes("$Id: giả $ một\r\nhai\r\n".encode())
    assert worktree_differs_from_index(repository)
    assert "content/bài.md" in find_changes_since(repository, "HEAD").paths


def test_an_attributes_file_of_the_machine_says_nothing(maker: RepositoryMaker, tmp_path: Path) -> None:
    maker.write("content/bài.md", "$Id$\n")
    maker.commit(day(2))
    (tmp_path / "attributes").write_text("* ident\n", "utf-8")
    maker.git("config", "core.attributesFile", str(tmp_path / "attributes"))
    exported = export_index(open_maker_repository(maker), tmp_path / "ra") / "content" / "bài.md"
    assert exported.read_text("utf-8") == "$Id$\n"


def test_the_empty_tree_is_that_of_the_repository(maker: RepositoryMaker) -> None:
    assert open_maker_repository(maker).empty_tree == maker.git("hash-object", "-t", "tree", "/dev/null")
