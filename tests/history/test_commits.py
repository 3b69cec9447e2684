"""Commits come with their dates, and their changes as paths and blobs."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from portalgen.history.commits import (
    find_commit_before,
    list_commits,
    list_commits_by_id,
    read_first_parent_changes,
    read_own_changes,
)
from portalgen.history.model import FileChange
from portalgen.history.repository import Repository, open_repository
from portalgen.history.revisions import resolve_head
from tests.makers.repository import CLERK, FORGE, RepositoryMaker, day


@pytest.fixture
def maker(tmp_path: Path) -> RepositoryMaker:
    return RepositoryMaker(tmp_path / "kho")


def changes_of(maker: RepositoryMaker) -> list[tuple[str, str]]:
    repository, known = open_with_commits(maker)
    return [(change.path, change.status) for _, change in read_own_changes(repository, known, "content")]


def open_with_commits(maker: RepositoryMaker) -> tuple[Repository, tuple]:
    repository = open_repository(maker.root)
    return repository, list_commits(repository, resolve_head(repository))


def test_commits_come_parents_first_with_their_dates(maker: RepositoryMaker) -> None:
    first = maker.commit(day(1))
    second = maker.commit(day(3), authored=day(2), committer=FORGE)
    known = open_with_commits(maker)[1]
    assert [(each.id, each.parents, each.committed_at) for each in known] == [
        (first, (), day(1)),
        (second, (first,), day(3)),
    ]
    assert [(each.authored_differs, each.committer) for each in known] == [(False, CLERK), (True, FORGE)]
    assert known[0].is_root
    assert not known[1].is_merge


def test_dates_that_git_allows_and_nobody_means_are_read(maker: RepositoryMaker) -> None:
    tree = maker.git("write-tree")
    for written, read in (("0 +0000", datetime(1970, 1, 1, tzinfo=UTC)), ("99999999999999 +0000", None)):
        raw = f"tree {tree}\nauthor a <a@example.org> {written}\ncommitter a <a@example.org> {written}\n\nx\n"
        (maker.top / "raw").write_text(raw)
        identity = maker.git("hash-object", "-t", "commit", "-w", "--literally", "raw")
        maker.git("update-ref", "refs/heads/main", identity)
        (commit,) = open_with_commits(maker)[1]
        assert read is None or commit.committed_at == read


def test_what_is_left_out_is_left_out(maker: RepositoryMaker) -> None:
    first = maker.commit(day(1))
    second = maker.commit(day(2))
    repository = open_repository(maker.root)
    assert [each.id for each in list_commits(repository, second, first)] == [second]
    assert [each.id for each in list_commits_by_id(repository, [first])] == [first]
    assert list_commits_by_id(repository, []) == ()


def test_the_line_is_found_as_it_was_at_a_moment(maker: RepositoryMaker) -> None:
    first, second = maker.commit(day(1)), maker.commit(day(3))
    repository = open_repository(maker.root)
    moments = (day(1, 7), day(1), day(2), day(3), day(9))
    assert [find_commit_before(repository, second, each) for each in moments] == ["", first, first, second, second]


def test_a_commit_came_no_earlier_than_those_before_it_whatever_date_it_claims(maker: RepositoryMaker) -> None:
    first, _, _, tip = (maker.commit(day(each)) for each in (1, 20, 12, 25))
    repository = open_repository(maker.root)
    assert find_commit_before(repository, tip, day(15)) == first


def test_a_date_after_that_of_the_tip_is_a_slip_and_holds_nothing_up(maker: RepositoryMaker) -> None:
    _, _, third, tip = (maker.commit(day(each)) for each in (1, 90, 5, 8))
    repository = open_repository(maker.root)
    assert [find_commit_before(repository, tip, day(each)) for each in (6, 9)] == [third, tip]


def test_a_rename_is_a_deletion_and_an_addition_of_one_blob(maker: RepositoryMaker) -> None:
    maker.page(day(1), "content/so/a.vi.md", "a")
    maker.git("mv", "content/so/a.vi.md", "content/so/b.vi.md")
    second = maker.commit(day(2))
    repository, known = open_with_commits(maker)
    blob = maker.git("rev-parse", "HEAD:content/so/b.vi.md")
    assert [each for each in read_own_changes(repository, known, "content") if each[0] == second] == [
        (second, FileChange("content/so/a.vi.md", "deleted", blob, "")),
        (second, FileChange("content/so/b.vi.md", "added", "", blob)),
    ]


def test_names_keep_spaces_vietnamese_letters_and_other_bytes(maker: RepositoryMaker) -> None:
    names = ["content/so/Hội nghị tổng kết.vi.md", 'content/so/"a"\tb\n.md', "content/so/:(glob)*.md"]
    for name in names:
        maker.write(name, "x")
    maker.commit(day(1))
    assert sorted(path for path, _ in changes_of(maker)) == sorted(names)


def test_symlinks_and_submodules_are_no_files(maker: RepositoryMaker) -> None:
    first = maker.commit(day(1))
    maker.write("content/so/a.vi.md", "x")
    (maker.root / "content/so/b.vi.md").symlink_to("a.vi.md")
    maker.git("update-index", "--add", "--cacheinfo", f"160000,{first},content/so/module.vi.md")
    maker.git("add", "content")
    maker.git("commit", "--quiet", "-m", "x")
    assert changes_of(maker) == [("content/so/a.vi.md", "added")]


def test_a_file_that_becomes_a_symlink_is_deleted(maker: RepositoryMaker) -> None:
    maker.page(day(1), "content/a.vi.md", "a")
    (maker.root / "content/a.vi.md").unlink()
    (maker.root / "content/a.vi.md").symlink_to("b")
    maker.commit(day(2))
    assert changes_of(maker) == [("content/a.vi.md", "added"), ("content/a.vi.md", "deleted")]


def test_only_the_content_of_the_portal_in_the_subfolder_is_reported(tmp_path: Path) -> None:
    maker = RepositoryMaker(tmp_path / "kho", "cổng")
    maker.write("content/a.vi.md", "x")
    maker.write("../content/b.vi.md", "x")
    maker.write("themes/c.md", "x")
    maker.commit(day(1))
    assert changes_of(maker) == [("content/a.vi.md", "added")]


def test_a_merge_beside_the_line_only_reports_what_it_made_itself(maker: RepositoryMaker) -> None:
    maker.commit(day(1))
    maker.branch("bai")
    maker.page(day(2), "content/a.vi.md", "a")
    maker.checkout("main")
    maker.page(day(3), "content/b.vi.md", "b")
    merge = maker.merge(day(4), "bai")
    maker.write("content/c.vi.md", "x")
    evil = maker.amend(day(5))
    repository, known = open_with_commits(maker)
    told = [
        (commit, change.path) for commit, change in read_own_changes(repository, known, "content") if commit == evil
    ]
    assert told == [(evil, "content/c.vi.md")]
    assert merge != evil
    line = [each for each in known if each.id == evil]
    assert [change.path for _, change in read_first_parent_changes(repository, line, "content")] == [
        "content/a.vi.md",
        "content/c.vi.md",
    ]


def test_configuration_of_the_repository_does_not_change_what_is_reported(maker: RepositoryMaker) -> None:
    for setting in ("diff.noprefix=true", "diff.renames=copies", "diff.relative=true", "log.follow=true",
                    "diff.external=false", "core.quotePath=true", "log.showSignature=true", "core.abbrev=4",
                    "diff.orderFile=/dev/null", "color.ui=always", "core.fsmonitor=false"):  # fmt: skip
        maker.git("config", *setting.split("="))
    maker.page(day(1), "content/Đà Lạt.vi.md", "a")
    maker.git("mv", "content/Đà Lạt.vi.md", "content/b.vi.md")
    maker.commit(day(2))
    assert changes_of(maker) == [
        ("content/Đà Lạt.vi.md", "added"),
        ("content/b.vi.md", "added"),
        ("content/Đà Lạt.vi.md", "deleted"),
    ]
