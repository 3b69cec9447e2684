"""What a submission that waits carries: who signed what, whether it counts, and whether it is about what is there now."""

from __future__ import annotations

from typing import Any

import pytest

from portalgen.editorial.audit.approval_audit import audit_approvals
from portalgen.editorial.deadlines.carried_records import CarriedRecord
from portalgen.editorial.deadlines.main_content import open_main_content, resolve_main
from portalgen.editorial.deadlines.open_items import read_open_work
from portalgen.editorial.deadlines.queue_report import report_queue
from portalgen.editorial.deadlines.sample import draw_sample
from portalgen.editorial.deadlines.sample_report import report_sample
from portalgen.editorial.tables.period import ReportPeriod
from portalgen.editorial.tables.table_forms.cells import cell_json
from tests.makers.board import Board, Submission
from tests.makers.histories import document, news
from tests.makers.signers import Signer
from tests.makers.start_portal import write_start_portal


@pytest.fixture(scope="module")
def board(tmp_path_factory: pytest.TempPathFactory) -> Board:
    """A portal with boards, and submissions that were signed well, too early, by a stranger, and not at all."""
    folder = tmp_path_factory.mktemp("board")
    write_start_portal(folder / "start")
    files = {
        each.relative_to(folder / "start").as_posix(): each.read_bytes()
        for each in (folder / "start").rglob("*")
        if each.is_file() and "governance" not in each.parts
    }
    board = Board(folder / "kho.git", files=files, is_bare=True)
    board.publish(dict([news("so-da-duyet", "đã duyệt", event_end=None, date="2026-06-01")]))
    for name in ("tot", "sua-sau", "nguoi-la", "khong-ky"):
        page = document(f"so-{name}", f"việc {name}", f"9{len(name)}/QĐ-SNgV", received="2026-06-01T09:00")
        submission = board.submit(dict([page]), author="editor-so")
        SIGNED[name](board, submission)
        board.store.point(f"refs/heads/{name}", submission.head.id)
    return board


def sign_well(board: Board, submission: Submission) -> None:
    board.sign(submission, by="secretary-so", action="review")
    board.sign(submission, by="chief-so")


def sign_and_edit(board: Board, submission: Submission) -> None:
    board.sign(submission, by="chief-so")
    page = document("so-sua-sau", "việc đã sửa sau khi ký", "97/QĐ-SNgV", received="2026-06-01T09:00", name="sua-sau")
    board.edit(submission, dict([page]), author="editor-so")


def sign_as_a_stranger(board: Board, submission: Submission) -> None:
    board.sign(submission, by="chief-so", key=Signer("nobody-of-the-roster"))


SIGNED = {
    "tot": sign_well,
    "sua-sau": sign_and_edit,
    "nguoi-la": sign_as_a_stranger,
    "khong-ky": lambda board, submission: None,
}


@pytest.fixture(scope="module")
def waiting(board: Board) -> dict[str, Any]:
    repository = board.repository
    with open_main_content(repository, resolve_main(repository, None), board.now, has_library=False) as content:
        work = read_open_work(content, has_needs=True)
        table = report_queue(content, work).tables[0]
    keys = [each.key for each in table.columns]
    rows = [dict(zip(keys, (cell_json(each, "vi") for each in row), strict=True)) for row in table.rows]
    return {each.names[0]: (each, row["records"], row) for each, row in zip(work.items, rows, strict=True)}


def test_the_queue_says_who_still_has_to_sign(waiting: dict[str, Any]) -> None:
    chief = ["duyệt: Trưởng Ban Biên tập của trang `so` (Trưởng Ban so)"]
    assert {name: row["waits_for"] for name, (_, _, row) in waiting.items()} == {
        "tot": [],
        "sua-sau": chief,
        "nguoi-la": chief,
        "khong-ky": chief,
    }
    assert (waiting["tot"][2]["open_needs"], waiting["khong-ky"][2]["open_needs"]) == ([], ["approve chief so"])


def test_long_work_reports_the_history_and_each_submission(board: Board) -> None:
    steps: list[tuple[str, int, int]] = []

    def note(stage: str, done: int, total: int) -> None:
        steps.append((stage, done, total))

    repository = board.repository
    tip = resolve_main(repository, None)
    with open_main_content(repository, tip, board.now, has_library=False, progress=note) as content:
        work = read_open_work(content, has_needs=True, progress=note)
    assert list(dict.fromkeys(stage for stage, _, _ in steps)) == ["config", "history", "submissions"]
    total = len(work.needs)
    assert steps[-total:] == [("submissions", number, total) for number in range(total)]
    assert total > 1
    assert max(total for stage, _, total in steps if stage == "history") > 1, "the texts of the history are counted"


def records(waiting: dict[str, Any], name: str) -> tuple[CarriedRecord, ...]:
    return waiting[name][0].records


def test_review_and_approval_are_told_with_the_post_that_signed(
    waiting: dict[str, Any],
) -> None:
    assert {each.record.action for each in records(waiting, "tot")} == {"review", "approve"}
    assert all(each.checked is not None and each.checked.counts for each in records(waiting, "tot"))
    assert all("chữ ký hợp lệ" in line for line in waiting["tot"][1])
    assert any(line.startswith("duyệt: Trưởng Ban") for line in waiting["tot"][1])


def test_a_record_of_what_was_changed_afterwards_is_told_so(waiting: dict[str, Any]) -> None:
    (record,) = records(waiting, "sua-sau")
    assert not record.is_current
    assert "nội dung đã đổi sau khi ký" in waiting["sua-sau"][1][0]


def test_a_key_that_the_roster_does_not_know_counts_for_nothing(
    waiting: dict[str, Any],
) -> None:
    (line,) = waiting["nguoi-la"][1]
    assert "KHÔNG có giá trị (APR117)" in line


def test_what_nobody_signed_carries_nothing(waiting: dict[str, Any]) -> None:
    assert records(waiting, "khong-ky") == ()


def test_a_sample_tells_what_approved_each_change(board: Board) -> None:
    repository = board.repository
    with open_main_content(repository, resolve_main(repository, None), board.now) as content:
        audit = audit_approvals(repository, content.tip, board.genesis, board.now)
        sample = draw_sample(content, "x", 99, ReportPeriod(), ("so",), audit)
        table = report_sample(content, sample, ReportPeriod(), "vi").tables[0]
    keys = [each.key for each in table.columns]
    row = next(dict(zip(keys, each, strict=True)) for each in table.rows if "so-da-duyet" in each)
    lines = " | ".join(cell_json(row["approvals"], "vi"))
    assert "đã duyệt trước khi đăng" in lines
    assert "duyệt: " in lines
