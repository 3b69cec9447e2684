"""Who is about to approve is shown what was refused before, wherever the refusal is."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path
from types import MappingProxyType

import pytest

from portalgen.editorial.approving.known_refusals import (
    KnownRefusal,
    find_known_refusals,
    read_stored_refusals,
    resolve_refusals,
)
from portalgen.editorial.approving.submission_needs import find_submission_needs
from portalgen.editorial.records.records import digest_of_record
from portalgen.errors import UsageError
from tests.makers.board import Board, Record, Submission

pytestmark = pytest.mark.heavy

PAGE = "content/so/tin/a.vi.md"
WORDS = " ".join(f"từ{number}" for number in range(40))
_FILES: Mapping[str, str] = MappingProxyType({PAGE: f"{WORDS}\n"})


@pytest.fixture
def board(tmp_path: Path) -> Board:
    return Board(tmp_path / "kho", ("so",))


def submitted(board: Board, files: Mapping[str, str] = _FILES) -> Submission:
    return board.submit(dict(files), author="editor-so")


def refuse(
    board: Board, submission: Submission, where: str = "refs/heads/phieu/reject-a", by: str = "secretary-so"
) -> Record:
    """A refusal on a branch of its own, or on main."""
    refusal = board.make_record(board.changes_of(submission), by=by, action="reject", reason="Chưa có văn bản gốc")
    if where:
        board.store.point(where, board.submit(refusal.files, author=by).head.id)
    else:
        board.land(refusal)
    return refusal


def find_known(board: Board, submission: Submission) -> tuple[KnownRefusal, ...]:
    stored = read_stored_refusals(board.repository, board.tip.id)
    return find_known_refusals(
        stored, board.changes_of(submission), (), submission.head.id, board.now + timedelta(hours=1)
    )


@pytest.mark.parametrize("where", ["refs/heads/phieu/reject-a", "refs/remotes/origin/phieu/reject-a", ""])
def test_a_refusal_of_the_same_is_found_on_main_and_on_branches(board: Board, where: str) -> None:
    submission = submitted(board)
    refusal = refuse(board, submission, where)
    (found,) = find_known(board, submission)
    assert (found.digest, found.person.id, found.is_same) == (digest_of_record(refusal.data), "secretary-so", True)
    assert "Tổ thư ký so" in found.describe().vi and "Chưa có văn bản gốc" in found.describe().vi


def test_one_by_somebody_who_may_not_refuse_is_none(board: Board) -> None:
    submission = submitted(board)
    refuse(board, submission, by="editor-so")
    assert find_known(board, submission) == ()


@pytest.mark.parametrize(
    ("text", "is_near"),
    [
        (f"{WORDS} sửa\n", True),
        (" ".join(reversed(WORDS.split())) + "\n", True),
        ("Hoàn toàn khác, " * 14, False),
        ("Ngắn.\n", False),
    ],
    ids=["one word more", "the same words in another order", "another text", "a shorter text"],
)
@pytest.mark.parametrize("is_kept", [True, False])
def test_a_nearly_equal_text_shows_the_refusal(board: Board, text: str, is_near: bool, is_kept: bool) -> None:
    first = submitted(board)
    if is_kept:  # else only the sizes of both are known
        board.store.point("refs/heads/bai/a", first.head.id)
    refuse(board, first)
    second = submitted(board, {PAGE: text})
    if is_kept:
        assert [each.is_same for each in find_known(board, second)] == [False] * is_near
    else:
        assert len(find_known(board, second)) == (0.9 < len(text.encode()) / len(f"{WORDS}\n".encode()) < 1.1)


def test_the_same_text_under_another_name_shows_the_refusal(board: Board) -> None:
    refuse(board, submitted(board))
    other = "content/so/tin/b.vi.md"
    (found,) = find_known(board, submitted(board, {other: f"{WORDS}\n"}))
    assert (found.is_same, found.paths) == (False, (other,))


def test_what_an_approval_on_main_has_named_is_shown_no_more(board: Board) -> None:
    submission = submitted(board)
    refusal = refuse(board, submission, "")
    approval = board.make_record(board.changes_of(submission), by="chief-so",
                                 details={"refusal": digest_of_record(refusal.data)})  # fmt: skip
    board.land(approval)
    assert find_known(board, submission) == ()


def test_a_refusal_is_named_by_its_beginning(board: Board) -> None:
    submission = submitted(board)
    digest = digest_of_record(refuse(board, submission).data)
    stored = read_stored_refusals(board.repository, board.tip.id)
    assert resolve_refusals(stored, (digest[:8], digest)) == (digest,)
    for name in (digest[:7], "0" * 12):
        with pytest.raises(UsageError):
            resolve_refusals(stored, (name,))


def test_what_waits_says_that_it_was_refused(board: Board) -> None:
    submission = submitted(board)
    board.sign(submission, by="chief-so")
    at = board.now + timedelta(hours=1)
    assert find_submission_needs(board.repository, board.tip.id, submission.head.id, at).is_complete
    refusal = refuse(board, submission)
    needs = find_submission_needs(board.repository, board.tip.id, submission.head.id, at)
    assert ([each.is_same for each in needs.refusals], needs.is_complete) == ([True], False)
    board.sign(submission, by="chief-so", details={"refusal": digest_of_record(refusal.data)})
    needs = find_submission_needs(board.repository, board.tip.id, submission.head.id, at)
    assert (needs.refusals, needs.is_complete) == ((), True)
