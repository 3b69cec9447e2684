"""The times of what waits for approval."""

from __future__ import annotations

from datetime import datetime

import pytest

from portalgen.errors import UsageError
from portalgen.history.repository import open_repository
from portalgen.history.revisions import HEAD
from portalgen.history.worktree import find_changes_since
from portalgen.timeline.model import Evidence, EvidencePolicy, ItemTimes
from portalgen.timeline.publication import NOT_PUBLIC
from portalgen.timeline.read import UNCOMMITTED, read_open_submission, read_timeline
from tests.makers.repository import RepositoryMaker, day, text

NOW = day(60)
A = "content/so/tin-tuc/a/index.vi.md"


def waiting(maker: RepositoryMaker, at: datetime = NOW) -> dict[str, ItemTimes]:
    repository = open_repository(maker.root)
    paths = find_changes_since(repository, "main").paths
    return dict(read_open_submission(repository, "main", HEAD, paths, EvidencePolicy(), at).items)


def test_a_new_item_was_submitted_by_its_first_commit(maker: RepositoryMaker) -> None:
    maker.branch("bai")
    first = maker.page(day(2), A, "a")
    maker.page(day(3), A, "a", "Sửa lại.")
    assert waiting(maker) == {"a": ItemTimes(Evidence(day(2), "proven", "committed", first), NOT_PUBLIC)}


def test_an_item_that_is_not_committed_is_not_submitted(maker: RepositoryMaker) -> None:
    maker.branch("bai")
    maker.write(A, text("a"))
    assert waiting(maker) == {"a": ItemTimes(UNCOMMITTED, NOT_PUBLIC)}
    maker.git("add", "--all")
    assert waiting(maker) == {"a": ItemTimes(UNCOMMITTED, NOT_PUBLIC)}


def test_an_edit_of_a_published_item_keeps_its_times(maker: RepositoryMaker) -> None:
    maker.submit(day(2), day(3), "b")
    maker.branch("sua")
    maker.page(day(4), "content/so/tin-tuc/b/index.vi.md", "b", "Sửa lại.")
    assert waiting(maker) == {"b": read_timeline(open_repository(maker.root), "main", EvidencePolicy(), NOW).items["b"]}


def test_what_main_got_meanwhile_does_not_wait(maker: RepositoryMaker) -> None:
    maker.branch("bai")
    maker.page(day(2), A, "a")
    maker.submit(day(3), day(4), "b")
    maker.merge(day(5), "main", into="bai")
    assert waiting(maker).keys() == {"a"}
    assert waiting(maker)["a"].submission.at == day(2)


def test_the_trial_merge_that_a_forge_checks_out_reads_alike(maker: RepositoryMaker) -> None:
    maker.branch("bai")
    maker.page(day(2), A, "a")
    before = waiting(maker)
    maker.checkout("main")
    maker.checkout(maker.head())
    maker.git("merge", "--quiet", "--no-ff", "-m", "x", "bai", at=day(5))
    assert waiting(maker) == before


@pytest.mark.parametrize(("date", "reason"), [(day(0), "date-order"), (day(400), "future-date")])
def test_a_date_that_cannot_be_right_proves_nothing(maker: RepositoryMaker, date: datetime, reason: str) -> None:
    maker.branch("bai")
    maker.page(date, A, "a")
    assert waiting(maker)["a"].submission.reason == reason


def test_a_submission_that_was_rebuilt_is_weak(maker: RepositoryMaker) -> None:
    maker.branch("bai")
    maker.page(day(2), A, "a")
    maker.submit(day(3), day(4), "b")
    maker.rebase(day(5), "bai")
    maker.page(day(6), A, "a", "Sửa lại.")
    evidence = waiting(maker)["a"].submission
    assert (evidence.at, evidence.strength, evidence.reason) == (day(5), "weak", "rewritten")


def test_a_removal_waits_without_an_item(maker: RepositoryMaker) -> None:
    maker.branch("go")
    maker.git("rm", "--quiet", "content/so/tin-tuc/cu.vi.md")
    maker.commit(day(2))
    assert waiting(maker) == {}


def test_symlinks_in_the_folder_are_not_followed(maker: RepositoryMaker) -> None:
    maker.write("khac.md", text("a"))
    (maker.root / "content/so/a.vi.md").symlink_to("../../khac.md")
    assert waiting(maker) == {}


def test_a_revision_that_does_not_exist_is_reported(maker: RepositoryMaker) -> None:
    repository = open_repository(maker.root)
    with pytest.raises(UsageError):
        read_open_submission(repository, "khong-co", HEAD, (), EvidencePolicy(), NOW)
    maker.write(A, text("a"))
    with pytest.raises(UsageError):
        read_open_submission(repository, "main", "khong-co", (A,), EvidencePolicy(), NOW)
