"""Who has signed a submission and who still has to, as main would become with it."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from portalgen.editorial.approving.submission_needs import SubmissionNeeds, find_submission_needs
from portalgen.history.scratch import create_scratch_repository, merge_commits
from tests.makers.board import POLICY, ROSTER, Board, Submission, dump

PAGE = {"content/so/tin/moi.vi.md": "Bài mới.\n"}


@pytest.fixture(scope="module")
def board(tmp_path_factory: pytest.TempPathFactory) -> Board:
    """A portal whose policy asks for persons; every test hands in a submission of its own, and main stays."""
    return Board(tmp_path_factory.mktemp("needs") / "kho")


def needs_of(board: Board, submission: Submission) -> SubmissionNeeds:
    at = board.now + timedelta(minutes=5)
    return find_submission_needs(board.repository, board.tip.id, submission.head.id, at)


def open_roles(needs: SubmissionNeeds) -> list[tuple[str, tuple[str, ...], list[str]]]:
    return [(each.group.site, each.roles, [person.id for person in each.people]) for each in needs.open_needs]


def test_each_board_has_its_own_part_and_what_it_lacks_names_who_may_sign(board: Board) -> None:
    submission = board.submit({**PAGE, "content/xa/tin/moi.vi.md": "Bài của xã.\n"}, author="editor-so")
    needs = needs_of(board, submission)
    assert [(each.group.site, each.level, each.is_waiting) for each in needs.groups] == [
        ("so", "person", True),
        ("xa", "person", True),
    ]
    assert open_roles(needs) == [("so", ("chief",), ["chief-so"]), ("xa", ("chief",), ["chief-xa"])]
    record = board.sign(submission, by="chief-so", changes=[board.changes_of(submission)[0]])
    signed = needs_of(board, submission)
    assert open_roles(signed) == [("xa", ("chief",), ["chief-xa"])]
    assert [each.path for each in signed.groups[0].records] == [record.path]
    assert (signed.groups[1].records, signed.is_complete) == ((), False)
    board.sign(submission, by="chief-xa", changes=[board.changes_of(submission)[1]])
    assert needs_of(board, submission).is_complete


def test_a_change_after_the_signature_has_to_be_signed_again(board: Board) -> None:
    submission = board.submit(PAGE, author="editor-so")
    board.sign(submission, by="chief-so")
    board.edit(submission, {"content/so/tin/moi.vi.md": "Bài đã sửa.\n"}, author="editor-so")
    needs = needs_of(board, submission)
    assert len(needs.records) == 1 and needs.groups[0].records == ()
    assert open_roles(needs) == [("so", ("chief",), ["chief-so"])]


def test_a_record_of_the_wrong_person_is_there_and_meets_nothing(board: Board) -> None:
    submission = board.submit(PAGE, author="editor-so")
    board.sign(submission, by="chief-xa")
    needs = needs_of(board, submission)
    assert [[problem.code for problem in each.problems] for each in needs.records] == [["APR134"]]
    assert not needs.is_complete


def test_what_is_published_at_once_waits_for_nobody_and_is_marked(board: Board) -> None:
    submission = board.submit(PAGE, author="editor-so")
    board.sign(submission, by="secretary-so", action="emergency")
    needs = needs_of(board, submission)
    assert (needs.is_complete, needs.groups[0].is_emergency) == (True, True)
    board.sign(submission, by="chief-so")
    assert not needs_of(board, submission).groups[0].is_emergency


def test_two_owners_sign_a_change_of_the_roster_and_one_takes_keys_away(board: Board) -> None:
    def rename(roster: dict[str, object]) -> None:
        roster["people"][0]["post"] = "Chánh Văn phòng (mẫu)"  # type: ignore[index]

    submission = board.submit(board.edit_roster(ROSTER, rename), author="owner-1")
    assert [roles for _, roles, _ in open_roles(needs_of(board, submission))] == [("owner",), ("owner",)]
    board.sign(submission, by="owner-1")
    assert [people for _, _, people in open_roles(needs_of(board, submission))] == [["owner-2", "owner-3"]]


def test_what_nobody_could_sign_says_why(board: Board, tmp_path: Path) -> None:
    mixed = board.submit({**PAGE, POLICY: dump({**board.policy, "merge_method": "squash"})}, author="editor-so")
    needs = needs_of(board, mixed)
    assert needs.problem is not None and "make two of it" in needs.problem.en
    assert (needs.groups, needs.is_complete) == ((), False)


def test_without_a_roster_the_groups_stay_and_nobody_can_sign(tmp_path: Path) -> None:
    board = Board(tmp_path / "kho")
    board.push({path: None for path in board.tip.tree if path.startswith("site-config/governance/roster")}, by="x")
    needs = needs_of(board, board.submit(PAGE, author="editor-so"))
    assert needs.problem is not None and "governance init" in needs.problem.vi
    assert [(each.group.site, each.people) for each in needs.groups] == [("so", ())]


def test_a_tree_that_main_would_become_is_judged_like_its_submission(board: Board, tmp_path: Path) -> None:
    submission = board.submit(PAGE, author="editor-so")
    board.sign(submission, by="chief-so")
    scratch = create_scratch_repository(board.repository, tmp_path / "scratch")
    tree = merge_commits(scratch, board.tip.id, submission.head.id).tree
    assert find_submission_needs(scratch, board.tip.id, tree, board.now) == find_submission_needs(
        board.repository, board.tip.id, submission.head.id, board.now
    )


def test_what_main_changed_since_a_record_is_signed_again_though_it_stands_there_once_more(tmp_path: Path) -> None:
    board = Board(tmp_path / "kho")
    submission = board.submit(PAGE, author="editor-so")
    record = board.make_record(board.changes_of(submission), by="chief-so")
    there = board.publish(PAGE)
    board.revert(there)
    again = board.submit(PAGE, record.files, author="editor-so")
    needs = needs_of(board, again)
    assert needs.records[0].counts and open_roles(needs) == [("so", ("chief",), ["chief-so"])]


def test_an_approval_that_has_lapsed_is_asked_for_again(tmp_path: Path) -> None:
    approval = {"classes": {"content": {"level": "person"}}, "lapses_after_days": 14}
    board = Board(tmp_path / "kho", ("so",), policy={"approval": approval})
    planned = "---\nid: so-b\ntitle: B\nkind: news\npublish_at: 2026-07-01T08:00:00+07:00\n---\nBài hẹn ngày.\n"
    submissions = [board.submit(files, author="editor-so") for files in (PAGE, {"content/so/tin/b.vi.md": planned})]
    for each in submissions:
        board.sign(each, by="chief-so")
    assert [needs_of(board, each).is_complete for each in submissions] == [True, True]
    board.wait(days=20)
    assert [needs_of(board, each).is_complete for each in submissions] == [False, True]
