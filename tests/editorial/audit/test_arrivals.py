"""Receipts in the audit of approvals: a record counts from the day on which the server held it, whatever its dates say."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from portalgen.config.purge_map import PurgeMap, RewrittenCommit, purge_map_path, write_purge_map
from portalgen.diagnostics.model import Severity
from portalgen.editorial.audit.approval_audit import audit_approvals
from portalgen.editorial.audit.audit_model import ApprovalAudit
from portalgen.history.receipts import Receipt
from portalgen.history.repository import open_history
from portalgen.law.calendar import VIETNAM
from tests.makers.board import POLICY, ROSTER, Board, Content, Submission, dump, roster_path
from tests.makers.purges import purge
from tests.makers.receipt_log import MAIN, SERVER, ReceiptLogMaker

pytestmark = pytest.mark.heavy

PAGE = "content/so/tin/bai.vi.md"
OTHER = "content/so/tin/khac.vi.md"
SUBMISSION = "refs/heads/bai/so-tin"
OWNERS = ("owner-1", "owner-2")
UNPROVEN = "APR140"
"""A delegation that held on one of the days, and not on the other."""
OVER = "APR139"
SELF_APPROVAL = "APR204"


class Server:
    """A portal whose deputy signs for the chief until the 10th of June, and the receipts of its server."""

    def __init__(self, folder: Path, *, since: str = "2026-06-02T00:00:00+07:00") -> None:
        self.board = Board(folder)
        board = self.board
        board.govern(board.edit_roster(roster_path("so"), delegate), by=OWNERS)
        board.govern(board.edit_roster(ROSTER, name_server), by=OWNERS)
        if since:
            board.govern({POLICY: dump({**board.policy, "receipts_since": since})}, by=OWNERS)
        self.log = ReceiptLogMaker.of_folder(folder)
        self.receive(day(1), MAIN, board.tip.id)

    def receive(self, at: datetime, reference: str, new: str, old: str = "", pusher: str = "") -> None:
        """Note that the server took a push of `pusher`."""
        self.log.add(at, new, reference, old=old, change=account_of(pusher))

    def sign(self, claimed: datetime, author: str = "editor-so", **record: Any) -> Submission:
        """A submission with a record of the deputy, all with the dates of `claimed`."""
        self.board.now = claimed
        submission = self.board.submit({PAGE: "Bài\n"}, author=author)
        self.board.sign(submission, **({"by": "deputy-so", "on_behalf_of": "chief-so"} | record))
        return submission

    def merge(self, submission: Submission, claimed: datetime, received: datetime | None) -> str:
        """Id of the merge, with the date of `claimed`."""
        before, self.board.now = self.board.tip.id, claimed
        merged = self.board.merge(submission)
        if received is not None:
            self.receive(received, MAIN, merged, before)
        return merged

    def audit(self, at: datetime, cache: Path | None = None) -> ApprovalAudit:
        board = self.board
        return audit_approvals(open_history(board.folder), "main", board.genesis, at, cache)

    def codes(self, at: datetime | None = None, cache: Path | None = None) -> list[str]:
        return [each.diagnostic.code for each in self.audit(at or day(30), cache).findings]


def day(number: int, hour: int = 9) -> datetime:
    return datetime(2026, 6, number, hour, tzinfo=VIETNAM)


def delegate(roster: dict[str, Any]) -> None:
    term = {"from": "2026-01-01", "to": "2026-06-10"}
    between = {"from_person": "chief-so", "to_person": "deputy-so", "document": "Văn bản ủy quyền mẫu"}
    roster["delegations"] = [between | term]


def name_server(roster: dict[str, Any]) -> None:
    roster["server_keys"] = [{"public": SERVER.public}]


def account_of(pusher: str) -> Callable[[Receipt], Receipt]:
    return lambda receipt: replace(receipt, pusher=pusher)


@pytest.fixture
def server(tmp_path: Path) -> Server:
    return Server(tmp_path / "kho")


def test_a_record_dated_before_the_end_of_a_delegation_and_received_after_it_is_unproven(server: Server) -> None:
    server.merge(server.sign(day(5)), day(5, 11), received=day(25))
    assert server.codes() == [UNPROVEN]


def test_a_record_that_the_server_held_in_time_is_proven_however_late_it_is_merged(server: Server) -> None:
    submission = server.sign(day(5))
    server.receive(day(5, 10), SUBMISSION, submission.head.id)
    server.merge(submission, day(20), received=day(20))
    assert server.codes() == []


def test_a_record_dated_and_received_after_the_end_of_a_delegation_does_not_count(server: Server) -> None:
    server.merge(server.sign(day(15)), day(15, 11), received=day(15, 11))
    assert OVER in server.codes()


@pytest.mark.parametrize(("at", "expected"), [(day(9), []), (day(30), [UNPROVEN])])
def test_without_a_receipt_a_record_arrived_by_the_day_of_the_audit(
    server: Server, at: datetime, expected: list[str]
) -> None:
    server.merge(server.sign(day(5)), day(5, 11), received=None)
    assert server.codes(at) == expected


def test_a_policy_that_asks_for_no_receipts_goes_by_the_dates_of_main(tmp_path: Path) -> None:
    server = Server(tmp_path / "kho", since="")
    server.merge(server.sign(day(5)), day(5, 11), received=day(25))
    assert server.codes() == []


def test_what_an_audit_remembers_of_a_record_ends_with_another_day_of_its_receipt(
    server: Server, tmp_path: Path
) -> None:
    merged = server.merge(server.sign(day(5)), day(5, 11), received=None)
    assert server.codes(day(9), tmp_path / "cache") == []
    server.receive(day(25), MAIN, merged)
    assert server.codes(day(30), tmp_path / "cache") == [UNPROVEN]
    assert server.codes(day(30), tmp_path / "cache") == server.codes(day(30))


def test_a_main_that_lost_what_its_receipts_name_is_replaced(server: Server) -> None:
    board = server.board
    kept = list(board.main)
    server.merge(server.sign(day(5)), day(5, 11), received=day(5, 11))
    assert server.codes() == []
    board.restore(kept)
    assert server.codes() == ["APR245"]


def test_an_older_commit_of_main_lost_nothing_that_came_after_it(server: Server) -> None:
    board = server.board
    older = board.tip.id
    server.merge(server.sign(day(5)), day(5, 11), received=day(5, 11))
    found = audit_approvals(open_history(board.folder), older, board.genesis, day(30))
    assert [each.diagnostic.code for each in found.findings] == []


def test_after_data_was_purged_a_record_arrived_when_its_former_commit_did(server: Server) -> None:
    board = server.board
    leak = board.publish({OTHER: "Số định danh\n"})
    server.receive(day(2), MAIN, leak)
    server.merge(server.sign(day(5)), day(5, 11), received=day(5, 11))
    board.now = day(20)
    gone = board.publish({OTHER: None})
    server.receive(day(20), MAIN, gone)
    removed = purge(board, OTHER)
    landed = removed.land(removed.make_map(OTHER))
    server.receive(day(20), MAIN, landed, gone)
    assert UNPROVEN not in server.codes()


def test_a_map_that_names_other_commits_moves_no_receipt(server: Server) -> None:
    board = server.board
    early = board.publish({OTHER: "Bài cũ\n"})
    server.receive(day(5), MAIN, early)
    late = server.merge(server.sign(day(5)), day(5, 11), received=day(25))
    board.push(forged_map(board, early, late), by="operator")
    assert UNPROVEN in server.codes()


def forged_map(board: Board, old: str, new: str) -> dict[str, Content]:
    """A map by hand that says that the commit `new` was `old`, which the server held earlier."""
    rewritten = (RewrittenCommit(old, new, ()),)
    purge = PurgeMap("cong-mau", board.now, "Gỡ dữ liệu mẫu", old, new, (), rewritten, {})
    return {purge_map_path(purge): write_purge_map(purge)}


@pytest.mark.parametrize(
    ("author", "pusher", "expected"),
    [
        ("editor-so", "editor-so", []),
        ("editor-so", "chief-so", [(SELF_APPROVAL, Severity.NOTE)]),
        ("chief-so", "secretary-so", [(SELF_APPROVAL, Severity.ERROR)]),
        ("editor-so", "", []),
    ],
)
def test_who_pushed_a_submission_counts_as_an_author(
    server: Server, author: str, pusher: str, expected: list[tuple[str, Severity]]
) -> None:
    submission = server.sign(day(5), author, by="chief-so", on_behalf_of="")
    server.receive(day(5, 10), SUBMISSION, submission.head.id, pusher=pusher)
    server.merge(submission, day(6), received=day(6))
    assert [(each.diagnostic.code, each.severity) for each in server.audit(day(30)).findings] == expected
