"""Whom a submission waits for after its board has refused or returned it, and after its sender has answered."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path

import pytest

from portalgen.editorial.approving.submission_needs import SubmissionNeeds, find_submission_needs
from portalgen.editorial.approving.submission_state import SubmissionState, find_state, find_submission_state
from portalgen.editorial.records.records import RecordAction, digest_of_record
from tests.makers.board import Board, Content, Record, Submission

pytestmark = pytest.mark.heavy

PAGE, OTHER = "content/so/tin/a/index.vi.md", "content/so/tin/b.vi.md"
SCAN = "content/so/tin/a/van-ban.pdf"
BRANCHES = ("refs/heads/phieu/x", "refs/remotes/origin/phieu/x", "refs/pull/9/head", "refs/merge-requests/9/head", "")


@pytest.fixture
def board(tmp_path: Path) -> Board:
    return Board(tmp_path / "kho", ("so", "xa"))


def submitted(board: Board, files: Mapping[str, Content]) -> Submission:
    return board.submit(dict(files), author="editor-so")


def decide(
    board: Board,
    submission: Submission,
    action: RecordAction,
    by: str = "secretary-so",
    where: str = BRANCHES[0],
    reason: str = "Chưa rõ số",
) -> Record:
    """A refusal or return on a branch of its own, or on main where none is named."""
    board.wait(minutes=5)
    record = board.make_record(board.changes_of(submission), by=by, action=action, reason=reason)
    if where:
        board.store.point(where, board.submit(record.files, author=by).head.id)
    else:
        board.land(record)
    return record


def needs_of(board: Board, submission: Submission) -> SubmissionNeeds:
    at = board.now + timedelta(hours=1)
    return find_submission_needs(board.repository, board.tip.id, submission.head.id, at)


def state_of(board: Board, submission: Submission) -> SubmissionState:
    return find_submission_state(needs_of(board, submission))


@pytest.mark.parametrize("where", BRANCHES, ids=[each or "main" for each in BRANCHES])
@pytest.mark.parametrize(("action", "state"), [("reject", "refused"), ("return", "returned")])
def test_what_was_refused_or_returned_waits_for_its_sender(
    board: Board, where: str, action: RecordAction, state: str
) -> None:
    submission = submitted(board, {PAGE: "Một\n"})
    record = decide(board, submission, action, where=where)
    found = state_of(board, submission)
    assert (found.id, found.waits_for, found.former) == (state, "sender", ())
    assert found.decision is not None and found.decision.digest == digest_of_record(record.data)
    assert "Chưa rõ số" in found.describe().vi and "chờ người gửi" in found.describe().vi


def test_a_record_that_came_with_the_submission_counts_too(board: Board) -> None:
    submission = submitted(board, {PAGE: "Một\n"})
    board.sign(submission, by="secretary-so", action="return", reason="Bổ sung ngày")
    board.store.point("refs/pull/3/head", submission.head.id)
    assert state_of(board, submission).id == "returned"


@pytest.mark.parametrize(("action", "by"), [("reject", "editor-so"), ("return", "editor-so"), ("reject", "chief-xa")])
def test_one_by_somebody_without_the_right_changes_nothing(board: Board, action: RecordAction, by: str) -> None:
    submission = submitted(board, {PAGE: "Một\n"})
    decide(board, submission, action, by)
    assert state_of(board, submission) == SubmissionState("board")


@pytest.mark.parametrize("action", ["reject", "return"])
def test_new_content_waits_for_the_board_which_is_told_what_it_said_and_what_changed(
    board: Board, action: RecordAction
) -> None:
    submission = submitted(board, {PAGE: "Một hai ba\n", OTHER: "Kèm\n"})
    decide(board, submission, action, "chief-so")
    board.edit(submission, {PAGE: "Bốn năm sáu bảy tám chín\n", SCAN: b"%PDF-1.4", OTHER: None}, author="editor-so")
    found = state_of(board, submission)
    assert (found.id, found.waits_for, found.decision) == ("board", "board", None)
    (former,) = found.former
    assert [(each.path, each.difference) for each in former.since] == [
        (PAGE, "edited"),
        (SCAN, "added"),
        (OTHER, "dropped"),
    ]
    said = former.describe().vi
    assert "Trưởng Ban so" in said and "Chưa rõ số" in said and f"sửa {PAGE}" in said and f"bỏ {OTHER}" in said


def test_an_attachment_that_was_asked_for_is_an_answer(board: Board) -> None:
    submission = submitted(board, {PAGE: "Một\n"})
    decide(board, submission, "return")
    board.edit(submission, {SCAN: b"%PDF-1.4"}, author="editor-so")
    assert state_of(board, submission).waits_for == "board"


def test_the_old_content_pushed_again_waits_for_its_sender_again(board: Board) -> None:
    submission = submitted(board, {PAGE: "Một\n"})
    decide(board, submission, "return")
    board.edit(submission, {PAGE: "Hai\n"}, author="editor-so")
    assert state_of(board, submission).id == "board"
    board.edit(submission, {PAGE: "Một\n"}, author="editor-so")
    assert state_of(board, submission).id == "returned"
    assert state_of(board, submitted(board, {PAGE: "Một\n"})).id == "returned"


def test_a_board_that_went_on_after_a_return_has_the_submission(board: Board) -> None:
    submission = submitted(board, {PAGE: "Một\n"})
    board.sign(submission, by="deputy-so", action="review")
    decide(board, submission, "return")
    assert state_of(board, submission).id == "returned"
    board.wait(minutes=5)
    board.sign(submission, by="secretary-so", action="review")
    found = state_of(board, submission)
    assert (found.id, [each.record.action for each in found.former]) == ("board", ["return"])


def test_a_refusal_that_was_lifted_is_only_told(board: Board) -> None:
    submission = submitted(board, {PAGE: "Một\n"})
    record = decide(board, submission, "reject")
    board.sign(submission, by="chief-so", details={"refusal": digest_of_record(record.data)})
    found = state_of(board, submission)
    assert (found.id, [each.digest for each in found.former]) == ("merge", [digest_of_record(record.data)])


def test_a_refusal_counts_before_a_later_return(board: Board) -> None:
    submission = submitted(board, {PAGE: "Một\n"})
    decide(board, submission, "reject")
    decide(board, submission, "return", where="refs/heads/phieu/y")
    assert state_of(board, submission).id == "refused"


def test_an_item_beside_a_refused_one_waits_for_the_board(board: Board) -> None:
    submission, alone = submitted(board, {PAGE: "Một\n", OTHER: "Hai\n"}), submitted(board, {OTHER: "Hai\n"})
    decide(board, alone, "reject")
    needs = needs_of(board, submission)
    assert find_state(needs, (OTHER,), needs.open_needs).id == "refused"
    assert find_state(needs, (PAGE,), needs.open_needs).id == "board"


def test_what_was_said_before_main_got_another_text_is_past(board: Board) -> None:
    first = submitted(board, {PAGE: "Một\n"})
    decide(board, first, "return")
    board.publish({PAGE: "Hai\n"})
    second = submitted(board, {PAGE: "Ba\n"})
    assert state_of(board, second) == SubmissionState("board")


@pytest.mark.parametrize(
    ("path", "waits_for"),
    [(PAGE, "board"), ("site-config/lint.yaml", "owner"), ("scripts/build", "platform")],
)
def test_who_signs_next_is_whom_it_waits_for(board: Board, path: str, waits_for: str) -> None:
    needs = needs_of(board, submitted(board, {path: "mẫu\n"}))
    groups = [need for each in needs.groups for need in each.open_needs]
    assert find_state(needs, (path,), groups).waits_for == waits_for
