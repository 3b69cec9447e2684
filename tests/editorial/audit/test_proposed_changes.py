"""What is said of changes before they are on main: short lines, each with the way out that is still open."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from portalgen.cli.main import run_command
from portalgen.diagnostics.model import LocalizedText, Place, Severity, diagnostic
from portalgen.editorial.audit.approval_audit import audit_approvals
from portalgen.editorial.audit.audit_model import ApprovalAudit, AuditFinding
from portalgen.editorial.audit.proposed_changes import (
    find_judged_digest,
    format_proposed_markdown,
    format_proposed_text,
    judge_as_proposed,
)
from portalgen.editorial.records.making import propose_submission
from tests.makers.board import ROSTER, Board, Submission

pytestmark = pytest.mark.heavy

PAGE = "content/so/tin/a.vi.md"


@pytest.fixture
def board(tmp_path: Path) -> Board:
    return Board(tmp_path / "kho", ("so",))


def audited(board: Board) -> ApprovalAudit:
    audit = audit_approvals(board.repository, board.tip.id, board.genesis, board.now + timedelta(minutes=1), None)
    return judge_as_proposed(audit)


def submitted(board: Board, *people: str, text: str = "Nội dung.\n") -> Submission:
    submission = board.submit({PAGE: text}, author="editor-so")
    for each in people:
        board.sign(submission, by=each)
    return submission


def test_what_lacks_a_record_is_signed_and_sent_again(board: Board) -> None:
    board.merge(submitted(board))
    first, counts, closing = format_proposed_text(audited(board), "vi").splitlines()
    assert first.startswith(f"{PAGE}: lỗi APR201: chưa có phiếu duyệt; cần Trưởng Ban") and "portalgen approve" in first
    assert counts == "1 lỗi, 0 cảnh báo"
    assert closing.startswith("thiếu phiếu nên chưa nhận gì") and "portalgen approve" in closing
    english = format_proposed_text(audited(board), "en")
    assert "no record yet" in english and "1 error, 0 warnings" in english


def test_what_is_signed_has_no_line_and_the_summary_says_so(board: Board) -> None:
    board.merge(submitted(board, "chief-so"))
    assert format_proposed_text(audited(board), "vi") == ""
    assert format_proposed_markdown(audited(board), "vi").endswith("Không có lỗi hay cảnh báo về phê duyệt.\n")


def test_content_that_would_reach_main_before_its_record_is_an_error_with_another_way_in(board: Board) -> None:
    submission = submitted(board)
    board.wait(hours=3)
    board.sign(submission, by="chief-so")
    board.fast_forward(submission)
    text = format_proposed_text(audited(board), "vi")
    assert "lỗi APR202" in text and "git merge --no-ff" in text
    assert "portalgen approve" not in text


def test_a_board_that_only_reports_refuses_nothing(tmp_path: Path) -> None:
    board = Board(tmp_path / "kho", ("so",), report_only=("so",))
    board.merge(submitted(board))
    submission = submitted(board, text="Khác.\n")
    board.wait(hours=3)
    board.sign(submission, by="chief-so")
    board.fast_forward(submission)
    audit = audited(board)
    assert {each.diagnostic.code for each in audit.findings} >= {"APR201", "APR202"}
    assert {each.severity for each in audit.findings} == {Severity.NOTE}
    assert format_proposed_text(audit, "vi") == ""


def test_a_warning_stands_after_the_errors_and_names_stay_on_their_line(board: Board) -> None:
    path = "content/so/tin/b\n`*`.vi.md"
    late = diagnostic(
        "APR136", Place(path), person="x", signed="1", landed="2", roles=LocalizedText("a", "a"), term="t"
    )
    board.merge(submitted(board))
    audit = audited(board)
    audit = replace(audit, findings=(AuditFinding(1, "", late, Severity.WARNING, "so", (path, PAGE)), *audit.findings))
    lines = format_proposed_text(audit, "vi").splitlines()
    assert [line.split(": ")[1].split()[-1] for line in lines[:2]] == ["APR201", "APR136"]
    assert "(+1)" in lines[1] and lines[2] == "1 lỗi, 1 cảnh báo"
    assert len(format_proposed_markdown(audit, "vi").splitlines()) == 2 + len(lines)


class TestTheContentDigest:
    def test_a_plain_merge_of_one_submission_has_the_digest_that_was_shown(self, board: Board) -> None:
        submission = submitted(board)
        fork = board.tip.id
        board.publish({"content/so/tin/khac.vi.md": "Bài khác đăng trước.\n"})
        before = board.tip.id
        shown = propose_submission(board.repository, before, submission.head.id).content_digest
        assert shown == propose_submission(board.repository, fork, submission.head.id).content_digest
        board.sign(submission, by="chief-so")
        assert find_judged_digest(board.repository, before, board.merge(submission)) == shown

    def test_what_is_changed_while_merging_has_another_one(self, board: Board) -> None:
        submission, before = submitted(board, "chief-so"), board.tip.id
        shown = propose_submission(board.repository, before, submission.head.id).content_digest
        landed = board.merge(submission, changed={"content/so/tin/them.vi.md": "Chen vào.\n"})
        assert find_judged_digest(board.repository, before, landed) not in ("", shown)

    def test_records_alone_and_what_no_record_could_name_have_none(self, board: Board) -> None:
        before = board.tip.id
        unsigned = board.push({PAGE: "Chưa ký.\n"}, by="editor-so")
        ratified = board.ratify(unsigned, by="chief-so")
        assert find_judged_digest(board.repository, unsigned, ratified) == ""
        mixed = board.push({ROSTER: "x\n", PAGE: "y\n"}, by="editor-so")
        assert find_judged_digest(board.repository, before, mixed) == ""

    def test_who_pushes_reads_it_below_what_is_wrong(self, board: Board, capsys: pytest.CaptureFixture[str]) -> None:
        before = board.tip.id
        landed = board.merge(submitted(board))
        arguments = ("--ref", landed, "--since", before, "--proposed", "--genesis", board.genesis)
        assert run_command(["--root", str(board.folder), "audit", "approvals", *arguments]) == 1
        digest = find_judged_digest(board.repository, before, landed)
        lines = capsys.readouterr().out.splitlines()
        assert lines[0].startswith(f"{PAGE}: lỗi APR201") and lines[-1] == f"Mã nội dung (SHA-256): {digest}"
