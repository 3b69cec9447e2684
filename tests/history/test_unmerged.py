"""What waits outside main: which commits, what they would change, and what main has taken over already."""

from __future__ import annotations

from pathlib import Path

import pytest

from portalgen.history.repository import open_repository
from portalgen.history.revisions import resolve_head, resolve_revision
from portalgen.history.unmerged import UnmergedHead, read_unmerged_heads
from tests.makers.repository import RepositoryMaker, day

A, B = "content/so/tin-tuc/a/index.vi.md", "content/so/tin-tuc/b/index.vi.md"


@pytest.fixture
def maker(tmp_path: Path) -> RepositoryMaker:
    maker = RepositoryMaker(tmp_path / "kho")
    maker.page(day(1), A, "a")
    return maker


def heads(maker: RepositoryMaker) -> dict[tuple[str, ...], UnmergedHead]:
    maker.checkout("main")
    repository = open_repository(maker.root)
    return {each.names: each for each in read_unmerged_heads(repository, resolve_head(repository))}


def paths(head: UnmergedHead) -> list[str]:
    return [each.path for each in head.differences]


def test_a_commit_under_several_refs_is_one_submission_with_all_its_names(maker: RepositoryMaker) -> None:
    maker.branch("bai")
    maker.page(day(2), B, "b")
    for ref in ("refs/remotes/origin/bai", "refs/pull/4/head", "refs/merge-requests/9/head"):
        maker.git("update-ref", ref, "bai")
    found = heads(maker)
    assert list(found) == [("bai", "merge-requests/9", "pull/4")]
    assert paths(found["bai", "merge-requests/9", "pull/4"]) == [B]


def test_other_refs_what_main_holds_and_what_is_no_commit_are_no_submissions(maker: RepositoryMaker) -> None:
    maker.branch("bai")
    commit = maker.page(day(2), B, "b")
    maker.merge(day(3), "bai")
    for ref in ("refs/remotes/origin/HEAD", "refs/pull/4/merge", "refs/notes/x", "refs/tags/v1", "refs/heads/cu"):
        maker.git("update-ref", ref, commit)
    maker.git("update-ref", "refs/pull/5/head", maker.git("rev-parse", f"{commit}:{B}"))
    assert heads(maker) == {}


def test_a_main_that_is_ahead_of_the_servers_is_no_submission(maker: RepositoryMaker) -> None:
    maker.git("update-ref", "refs/remotes/origin/main", "main")
    maker.branch("bai")
    maker.page(day(2), B, "b")
    maker.merge(day(3), "bai")
    repository = open_repository(maker.root)
    found = read_unmerged_heads(repository, resolve_revision(repository, "refs/remotes/origin/main"))
    assert [each.names for each in found] == [("bai",)]


def test_a_submission_that_main_took_over_in_another_commit_changes_nothing(maker: RepositoryMaker) -> None:
    maker.branch("gop")
    maker.page(day(2), B, "b")
    maker.squash(day(3), "gop")
    assert paths(heads(maker)[("gop",)]) == []
    maker.page(day(4), B, "b", "Nội dung được sửa tiếp.")
    assert paths(heads(maker)[("gop",)]) == []


def test_what_a_branch_changed_and_changed_back_is_no_difference(maker: RepositoryMaker) -> None:
    before = (maker.root / A).read_bytes()
    maker.branch("lui")
    maker.page(day(2), A, "a", "Sửa.")
    maker.write(A, before)
    maker.commit(day(3))
    maker.checkout("main")
    maker.page(day(4), A, "a", "Bản chính sửa.")
    assert paths(heads(maker)[("lui",)]) == []


def test_what_main_brought_into_a_branch_is_not_the_branchs(maker: RepositoryMaker) -> None:
    maker.branch("bai")
    maker.page(day(2), B, "b")
    maker.checkout("main")
    maker.page(day(3), A, "a", "Bản chính sửa.")
    maker.merge(day(4), "main", into="bai")
    found = heads(maker)[("bai",)]
    assert paths(found) == [B]
    assert len(found.commits) == 2


def test_a_removal_is_a_difference_without_a_blob(maker: RepositoryMaker) -> None:
    maker.branch("xoa")
    (maker.root / A).unlink()
    maker.commit(day(2))
    (difference,) = heads(maker)[("xoa",)].differences
    assert (difference.path, difference.blob, bool(difference.main_blob)) == (A, "", True)


def test_a_history_of_its_own_is_told_apart(maker: RepositoryMaker) -> None:
    orphan = maker.git("commit-tree", "-m", "x", maker.git("mktree"), at=day(2))
    maker.git("update-ref", "refs/heads/khac", orphan)
    assert not heads(maker)[("khac",)].has_common_history


def test_names_with_spaces_quotes_and_new_lines_are_paths_like_others(maker: RepositoryMaker) -> None:
    maker.branch("ten-la")
    maker.write('content/so/tin-tuc/"a b".md', "x")
    maker.write("content/so/tin-tuc/hai\ndòng.md", "x")
    maker.commit(day(2))
    assert paths(heads(maker)[("ten-la",)]) == ['content/so/tin-tuc/"a b".md']
