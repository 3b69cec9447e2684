"""What a refusal on main does to approvals of the same content, and what lifts it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest

from portalgen.diagnostics.model import Severity
from portalgen.diagnostics.sentences import sentence_of
from portalgen.editorial.audit.approval_audit import audit_approvals
from portalgen.editorial.audit.audit_model import ApprovalAudit
from portalgen.editorial.audit.proposed_changes import format_proposed_text, judge_as_proposed
from portalgen.editorial.records.records import digest_of_record
from tests.makers.board import ROSTER, VIETNAM, Board, Record, Submission
from tests.makers.signers import Signer

pytestmark = pytest.mark.heavy

PAGE = "content/so/tin/a.vi.md"
OTHER = "content/so/tin/b.vi.md"
RULES = "site-config/lint.yaml"
_FILES: Mapping[str, str] = MappingProxyType({PAGE: "Nội dung.\n"})


@pytest.fixture
def board(tmp_path: Path) -> Board:
    return Board(tmp_path / "kho", ("so",))


def audited(board: Board, **options: Any) -> ApprovalAudit:
    return audit_approvals(board.repository, board.tip.id, board.genesis, board.now + timedelta(minutes=1), **options)


def named(board: Board, **options: Any) -> list[tuple[str, str]]:
    """(code, commit) of each finding that is no note."""
    findings = audited(board, **options).findings
    return [(each.diagnostic.code, each.commit) for each in findings if each.severity is not Severity.NOTE]


def submitted(board: Board, files: Mapping[str, str] = _FILES, author: str = "editor-so") -> Submission:
    return board.submit(dict(files), author=author)


def refusal_of(board: Board, submission: Submission, by: str, **record: Any) -> Record:
    return board.make_record(board.changes_of(submission), by=by, action="reject", **record)


def naming(refusal: Record) -> dict[str, str]:
    """The detail by which an approval names a refusal."""
    return {"refusal": digest_of_record(refusal.data)}


def test_an_approval_that_was_signed_before_a_refusal_counts_no_more(board: Board) -> None:
    submission = submitted(board)
    board.sign(submission, by="chief-so")
    board.wait(hours=1)
    refusal = refusal_of(board, submission, "secretary-so", reason="Chưa có văn bản gốc")
    board.land(refusal)
    commit = board.merge(submission)
    assert named(board) == [("APR220", commit)]
    (finding,) = audited(board).findings
    said = sentence_of(finding.diagnostic, "vi")
    assert "Tổ thư ký so" in said and "Chưa có văn bản gốc" in said and digest_of_record(refusal.data)[:12] in said
    assert "portalgen approve --despite" in format_proposed_text(judge_as_proposed(audited(board)), "vi")


def test_nobody_approves_a_refused_content_without_naming_the_refusal(board: Board) -> None:
    submission = submitted(board)
    board.land(refusal_of(board, submission, "secretary-so"))
    board.sign(submission, by="chief-so")
    assert named(board) == [] and named_after(board, submission) == ["APR220"]


def named_after(board: Board, submission: Submission) -> list[str]:
    """The codes of findings that a merge of the submission brings."""
    commit = board.merge(submission)
    return [code for code, where in named(board) if where == commit]


@pytest.mark.parametrize("refuser", ["secretary-so", "deputy-so", "chief-so", "owner-1"])
def test_the_chief_lifts_a_refusal_by_naming_it(board: Board, refuser: str) -> None:
    submission = submitted(board)
    refusal = refusal_of(board, submission, refuser)
    board.land(refusal)
    board.sign(submission, by="chief-so", details=naming(refusal))
    assert named_after(board, submission) == []


@pytest.mark.parametrize(
    ("refuser", "publisher", "codes"),
    [
        ("chief-so", "secretary-so", ["APR220"]),
        ("chief-so", "deputy-so", ["APR220"]),
        ("owner-1", "deputy-so", ["APR220"]),
        ("secretary-so", "secretary-so", []),
        ("secretary-so", "deputy-so", []),
    ],
)
def test_who_publishes_at_once_lifts_no_refusal_of_a_higher_rank(
    board: Board, refuser: str, publisher: str, codes: list[str]
) -> None:
    submission = submitted(board)
    refusal = refusal_of(board, submission, refuser)
    board.land(refusal)
    board.sign(submission, by=publisher, action="emergency", details=naming(refusal))
    assert named_after(board, submission) == codes


def test_one_approval_that_names_a_refusal_lets_the_others_count_again(board: Board) -> None:
    settings = "site-config/sites/so.yaml"
    submission = submitted(board, {settings: "a: 1\n"})
    refusal = refusal_of(board, submission, "owner-1")
    board.land(refusal)
    board.sign(submission, by="operator")
    board.sign(submission, by="chief-so", details=naming(refusal))
    assert named_after(board, submission) == []


def test_a_refusal_that_comes_with_the_submission_is_heard(board: Board) -> None:
    submission = submitted(board)
    board.sign(submission, by="chief-so")
    board.sign(submission, by="secretary-so", action="reject")
    assert named_after(board, submission) == ["APR220"]


@pytest.mark.parametrize("how", ["squash", "rebase"])
def test_it_is_heard_however_the_submission_lands(board: Board, how: str) -> None:
    submission = submitted(board)
    board.sign(submission, by="chief-so")
    board.sign(submission, by="secretary-so", action="reject")
    commit = getattr(board, how)(submission)
    assert {code for code, _ in named(board)} == {"APR220"} and commit == board.tip.id


def test_a_refusal_that_lands_behind_the_content_is_an_error_while_it_is_proposed(board: Board) -> None:
    submission = submitted(board)
    board.sign(submission, by="chief-so")
    refusal = refusal_of(board, submission, "secretary-so")
    board.wait(hours=2)
    commit = board.merge(submission)
    board.land(refusal)
    (finding,) = audited(board).findings
    assert (finding.diagnostic.code, finding.commit, finding.severity) == ("APR218", commit, Severity.WARNING)
    assert [each.severity for each in judge_as_proposed(audited(board)).findings] == [Severity.ERROR]


@pytest.mark.parametrize(("by", "codes"), [("chief-so", []), ("secretary-so", ["APR218"])])
def test_a_ratification_that_names_it_settles_a_refusal_that_landed_later(
    board: Board, by: str, codes: list[str]
) -> None:
    submission = submitted(board)
    board.sign(submission, by="chief-so")
    refusal = refusal_of(board, submission, "deputy-so")
    board.wait(hours=2)
    commit = board.merge(submission)
    board.land(refusal)
    digest = refusal.path.rpartition("/")[2].removesuffix(".json")
    board.ratify(commit, by=by, details={"refusal": digest})
    assert [code for code, _ in named(board) if code == "APR218"] == codes


def test_a_refused_text_does_not_come_in_by_way_of_another_one(board: Board) -> None:
    refused = submitted(board)
    board.land(refusal_of(board, refused, "chief-so"))
    board.publish({PAGE: "Bài khác.\n"})
    again = board.submit({PAGE: board.data[refused.head.tree[PAGE][1]]}, author="editor-so")
    board.sign(again, by="chief-so")
    commit = board.merge(again)
    assert named(board) == [("APR220", commit)]


def test_an_approval_that_names_a_refusal_by_a_key_that_was_revoked_is_suspect(board: Board) -> None:
    submission = submitted(board)
    refusal = refusal_of(board, submission, "deputy-so")
    board.land(refusal)
    digest = refusal.path.rpartition("/")[2].removesuffix(".json")
    board.sign(submission, by="chief-so", details={"refusal": digest})
    commit = board.merge(submission)
    revoked = {"key": Signer("chief-so").fingerprint, "since": commit, "reason": "mất thẻ"}
    board.govern(board.edit_roster(ROSTER, lambda roster: roster.update(revocations=[revoked])), by=("owner-1",))
    assert [code for code, of in named(board) if of == commit] == ["APR203"]


def test_a_refusal_of_what_is_published_accuses_nobody(board: Board) -> None:
    submission = submitted(board)
    changes = board.changes_of(submission)
    onto = board.tip.id
    board.sign(submission, by="chief-so")
    board.merge(submission)
    board.wait(hours=2)
    board.land(board.make_record(changes, by="secretary-so", action="reject", onto=onto))
    assert named(board) == []


def test_a_refusal_that_does_not_count_cancels_nothing(board: Board) -> None:
    submission = submitted(board)
    landed = board.land(refusal_of(board, submission, "editor-so"))
    board.sign(submission, by="chief-so")
    assert named_after(board, submission) == []
    assert [where for _, where in named(board)] == [landed]


def test_a_part_of_what_was_refused_is_refused_and_so_is_more(board: Board) -> None:
    both = {PAGE: "Một.\n", OTHER: "Hai.\n"}
    third = "content/so/tin/c.vi.md"
    board.land(refusal_of(board, submitted(board, both), "secretary-so"))
    for files, codes in (({PAGE: "Một.\n"}, ["APR220"]), ({PAGE: "Một.\n", OTHER: "Hai, đã sửa.\n"}, []),
                         ({**both, third: "Ba.\n"}, ["APR220"])):  # fmt: skip
        before = list(board.main)
        submission = submitted(board, files)
        board.sign(submission, by="chief-so")
        assert named_after(board, submission) == codes
        board.restore(before)


def test_what_was_published_though_refused_is_ratified_by_naming_the_refusal(board: Board) -> None:
    submission = submitted(board)
    refusal = refusal_of(board, submission, "secretary-so")
    board.land(refusal)
    board.sign(submission, by="chief-so")
    commit, before = board.merge(submission), board.main[-2].id
    board.ratify(commit, by="chief-so", onto=before)
    assert named(board) == [("APR220", commit)]
    board.ratify(commit, by="chief-so", onto=before, details=naming(refusal))
    assert named(board) == [("APR202", commit)]


def test_a_refusal_by_a_revoked_key_cancels_nothing(board: Board) -> None:
    submission = submitted(board)
    since = board.tip.id
    board.land(refusal_of(board, submission, "owner-3"))
    board.sign(submission, by="chief-so")
    board.merge(submission)
    key = audited(board).rosters[0].roster.find_person("owner-3").keys[0].fingerprint  # type: ignore[union-attr]
    board.govern(board.edit_roster("site-config/governance/roster.yaml", lambda roster: roster.setdefault("revocations", []).append(
        {"key": key, "since": since, "reason": "Mất khóa"})), by=["owner-1"])  # fmt: skip
    assert "APR220" not in [code for code, _ in named(board)]


def test_a_refused_change_of_governance_has_no_effect_until_the_refusal_is_named(board: Board, tmp_path: Path) -> None:
    files = board.edit_roster(
        "site-config/governance/roster.yaml", lambda roster: roster["people"][0].update(post="Khác")
    )
    submission = board.submit(files, author="operator")
    refusal = refusal_of(board, submission, "owner-3")
    board.land(refusal)
    before = list(board.main)
    changes = board.changes_of(submission)
    for by in ("owner-1", "owner-2"):
        board.sign(submission, by=by, changes=changes)
    commit = board.merge(submission)
    assert named(board, cache_folder=tmp_path / "cache") == [("APR220", commit)]
    board.restore(before)
    submission = board.submit(files, author="operator")
    for by in ("owner-1", "owner-2"):
        board.sign(submission, by=by, changes=changes, details=naming(refusal))
    board.merge(submission)
    assert named(board, cache_folder=tmp_path / "cache") == []


def test_the_same_is_found_from_what_a_former_audit_kept(board: Board, tmp_path: Path) -> None:
    submission = submitted(board)
    board.sign(submission, by="chief-so")
    board.land(refusal_of(board, submission, "secretary-so"))
    named(board, cache_folder=tmp_path / "cache")
    commit = board.merge(submission)
    assert named(board, cache_folder=tmp_path / "cache") == named(board) == [("APR220", commit)]
    assert board.now.tzinfo == VIETNAM
