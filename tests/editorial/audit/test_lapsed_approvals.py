"""Approvals that lie unused for longer than the policy of their day allows."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from portalgen.config.approval_policy import ApprovalPolicy, parse_approval_policy
from portalgen.diagnostics.model import Severity
from portalgen.diagnostics.sentences import sentence_of
from portalgen.editorial.audit.approval_audit import audit_approvals
from portalgen.editorial.audit.audit_model import ApprovalAudit
from portalgen.editorial.audit.proposed_changes import format_proposed_text, judge_as_proposed
from portalgen.editorial.governance.governance_effects import list_lowered
from tests.makers.audits import roster
from tests.makers.board import FORGE, POLICY, ROSTER, Board, Submission, dump
from tests.makers.receipt_log import SERVER, ReceiptLogMaker

pytestmark = pytest.mark.heavy

PAGE = "content/so/tin/a.vi.md"
BRANCH = "refs/heads/bai/a"


def policy_of(days: int | None, **more: Any) -> Mapping[str, Any]:
    """A policy by which an approval lapses after so many days."""
    approval: dict[str, Any] = {"classes": {"content": {"level": "person"}}}
    if days is not None:
        approval["lapses_after_days"] = days
    return {"forge_committers": [FORGE], "approval": approval, **more}


def board_with(folder: Path, days: int | None = 14, **more: Any) -> Board:
    return Board(folder / "kho", ("so",), policy=policy_of(days, **more))


def audited(board: Board) -> ApprovalAudit:
    return audit_approvals(board.repository, board.tip.id, board.genesis, board.now + timedelta(minutes=1))


def codes(board: Board) -> list[str]:
    return [each.diagnostic.code for each in audited(board).findings if each.severity is not Severity.NOTE]


def signed(board: Board, text: str = "Nội dung.\n", action: Any = "approve") -> Submission:
    submission = board.submit({PAGE: text}, author="editor-so")
    board.sign(submission, by="chief-so", action=action)
    return submission


@pytest.mark.parametrize(
    ("lapses_after", "waits", "expected"), [(14, 13.9, []), (14, 14.1, ["APR219"]), (30, 14.1, []), (None, 400, [])]
)
def test_an_approval_lapses_if_the_policy_says_so(
    tmp_path: Path, lapses_after: int | None, waits: float, expected: list[str]
) -> None:
    board = board_with(tmp_path, lapses_after)
    submission = signed(board)
    board.wait(days=waits)
    board.merge(submission)
    assert codes(board) == expected


def test_what_lapsed_is_named_with_its_day_and_signed_again(tmp_path: Path) -> None:
    board = board_with(tmp_path)
    submission = signed(board)
    board.wait(days=20)
    board.merge(submission)
    (finding,) = audited(board).findings
    said = sentence_of(finding.diagnostic, "vi")
    assert "Trưởng Ban so" in said and "01/06/2026" in said and "15/06/2026" in said and "14 ngày" in said
    line = format_proposed_text(judge_as_proposed(audited(board)), "vi")
    assert f"{PAGE}: lỗi APR219" in line and "portalgen approve" in line


def test_what_is_signed_again_is_approved(tmp_path: Path) -> None:
    board = board_with(tmp_path)
    submission = signed(board)
    board.wait(days=20)
    board.sign(submission, by="chief-so")
    board.merge(submission)
    assert codes(board) == []


def test_leave_to_publish_at_once_lapses_too(tmp_path: Path) -> None:
    board = board_with(tmp_path)
    submission = signed(board, action="emergency")
    board.wait(days=20)
    board.merge(submission)
    assert codes(board) == ["APR219"]


@pytest.mark.parametrize(("before", "after", "expected"), [(None, 14, []), (14, 60, ["APR219"])])
def test_the_policy_counts_that_was_in_force_when_it_was_signed(
    tmp_path: Path, before: int | None, after: int, expected: list[str]
) -> None:
    board = board_with(tmp_path, before)
    submission = signed(board)
    board.govern({POLICY: dump(policy_of(after))}, by=("owner-1", "owner-2"))
    board.wait(days=20)
    board.merge(submission)
    assert codes(board) == expected


@pytest.mark.parametrize(
    ("publish_at", "waits", "expected"),
    [
        ("2026-07-01T08:00:00+07:00", 25, []),
        ("2026-07-01T08:00:00+07:00", 50, ["APR219"]),
        ("2026-05-01T08:00:00+07:00", 25, ["APR219"]),
    ],
)
def test_a_page_with_a_day_of_publication_is_counted_from_that_day(
    tmp_path: Path, publish_at: str, waits: int, expected: list[str]
) -> None:
    board = board_with(tmp_path)
    submission = signed(board, f"---\nid: so-a\ntitle: A\nkind: news\npublish_at: {publish_at}\n---\nNội dung.\n")
    board.wait(days=waits)
    board.merge(submission)
    assert codes(board) == expected


def test_governance_does_not_lapse(tmp_path: Path) -> None:
    board = board_with(tmp_path)
    files = board.edit_roster(ROSTER, lambda roster: roster["people"][0].update(post="Khác"))
    submission = board.submit(files, author="owner-1")
    for by in ("owner-1", "owner-2"):
        board.sign(submission, by=by, changes=board.changes_of(submission))
    board.wait(days=30)
    board.merge(submission)
    assert codes(board) == []


class TestReceipts:
    """The server's times count where the policy asks for them."""

    @pytest.fixture
    def board(self, tmp_path: Path) -> Board:
        board = board_with(tmp_path, receipts_since="2026-01-01T00:00:00+07:00")
        files = board.edit_roster(ROSTER, lambda roster: roster.update(server_keys=[{"public": SERVER.public}]))
        board.govern(files, by=("owner-1", "owner-2"))
        return board

    @staticmethod
    def log(board: Board, start: str, *receipts: tuple[datetime, str, str]) -> None:
        made = ReceiptLogMaker.of_folder(board.folder)
        made.add(board.main[0].committed_at, start, old=start)
        for at, new, reference in receipts:
            made.add(at, new, reference, old=start if reference != BRANCH else "")

    def test_a_landing_that_is_dated_back_is_no_way_around(self, board: Board) -> None:
        start, submission = board.tip.id, signed(board)
        signed_at = board.now
        commit = board.merge(submission)
        assert codes(board) == []
        days = timedelta(days=20)
        self.log(board, start, (signed_at, submission.head.id, BRANCH), (signed_at + days, commit, "refs/heads/main"))
        assert codes(board) == ["APR219"]

    def test_neither_is_it_while_the_push_is_judged_and_has_no_receipt_yet(self, board: Board) -> None:
        start, submission = board.tip.id, signed(board)
        signed_at = board.now
        board.merge(submission)
        made = ReceiptLogMaker.of_folder(board.folder)
        made.add(board.main[0].committed_at, start, old=start)
        made.add(signed_at, submission.head.id, BRANCH)
        assert codes(board) == []
        made.add(signed_at + timedelta(days=20), start, old=start)  # a heartbeat: main does not hold the landing yet
        assert codes(board) == ["APR219"]

    def test_a_record_counts_from_when_the_server_got_it(self, board: Board) -> None:
        start, submission = board.tip.id, signed(board)
        received = board.now + timedelta(days=10)
        board.wait(days=20)
        commit = board.merge(submission)
        assert codes(board) == ["APR219"]
        self.log(board, start, (received, submission.head.id, BRANCH), (board.now, commit, "refs/heads/main"))
        assert codes(board) == []

    def test_what_came_to_the_server_with_the_landing_alone_is_counted_from_its_own_date(self, board: Board) -> None:
        start, submission = board.tip.id, signed(board)
        board.wait(days=20)
        commit = board.merge(submission)
        self.log(board, start, (board.now, commit, "refs/heads/main"))
        assert codes(board) == ["APR219"]


def test_a_longer_time_or_none_is_named_as_lowered() -> None:
    def count(before: int | None, after: int | None) -> int:
        first, second = ((roster("so", ()), _policy(each)) for each in (before, after))
        return len(list(list_lowered(first, second)))

    assert [count(*each) for each in ((14, None), (14, 30), (30, 14), (None, 14), (14, 14))] == [1, 1, 0, 0, 0]


def _policy(days: int | None) -> ApprovalPolicy:
    policy, faults = parse_approval_policy(dump(policy_of(days)).encode())
    assert policy is not None and faults == ()
    return policy
