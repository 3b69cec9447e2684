"""What main would refuse is not signed: the hook's judge is asked first, about the merge with the very record on it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from portalgen.diagnostics.model import Severity
from portalgen.editorial.approving.record_making import PreparedRecord, SigningRequest, prepare_record
from portalgen.editorial.audit.approval_audit import audit_approvals
from portalgen.editorial.audit.proposed_changes import judge_as_proposed
from portalgen.editorial.records.record_drafts import RecordWords
from portalgen.editorial.records.records import RecordAction
from portalgen.errors import UsageError
from portalgen.history.repository import open_history
from portalgen.history.scratch import add_files, commit_tree, create_scratch_repository
from portalgen.pipeline.judge_signing import SigningJudgement, SigningOptions, judge_signing
from tests.makers.board import POLICY, Board, Submission, dump, roster_path
from tests.makers.judged_portal import judged_board, write_news

pytestmark = pytest.mark.heavy

PAGE = "content/so/tin-tuc/xuc-tien.vi.md"
XA_PAGE = "content/xa/tin-tuc/xuc-tien.vi.md"


@pytest.fixture(scope="module")
def board(tmp_path_factory: pytest.TempPathFactory) -> Board:
    return judged_board(tmp_path_factory.mktemp("ban") / "kho")


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("nho")


def prepare(
    board: Board, submission: Submission, by: str = "chief-so", action: RecordAction = "approve", **values: Any
) -> PreparedRecord:
    request = SigningRequest(
        board.folder, action, board.now, base="main", head=submission.head.id, by=by, is_trial=True,
        words=RecordWords("" if action == "approve" else "Mưa lũ"),
    )  # fmt: skip
    return prepare_record(replace(request, **values))


def judge(
    board: Board, submission: Submission, cache: Path | None = None, by: str = "chief-so", **values: Any
) -> SigningJudgement:
    prepared = prepare(board, submission, by, **values)
    assert not prepared.problems, prepared.problems
    return judge_signing(prepared, SigningOptions(cache=cache))


def refused(judgement: SigningJudgement) -> list[str]:
    """Codes of the errors."""
    errors = [each.diagnostic.code for each in judgement.approvals if each.severity is Severity.ERROR]
    errors += [each.code for each in judgement.findings if each.severity is Severity.ERROR]
    assert judgement.refuses is bool(errors)
    return errors


def news(board: Board, author: str = "editor-so", **more: str) -> Submission:
    return board.submit({PAGE: write_news("so-xuc-tien"), **more}, author=author)


def seen_by_the_hook(board: Board, submission: Submission, *people: str) -> list[str]:
    """Codes of the errors in the audit of the hook, after these people signed and the submission was merged."""
    kept, now = list(board.main), board.now
    signed = Submission(list(submission.commits), submission.base, list(submission.authors))
    for each in people:
        board.sign(signed, by=each, changes=prepare(board, signed, each).draft.record.changes)
    board.merge(signed, by="chief-so")
    audit = judge_as_proposed(audit_approvals(board.repository, board.tip.id, board.genesis, board.now))
    board.restore(kept)
    board.now = now
    return [each.diagnostic.code for each in audit.findings if each.severity is Severity.ERROR]


def test_what_main_takes_may_be_signed_and_nothing_of_it_is_kept(board: Board, cache: Path) -> None:
    submission = news(board)
    before = sorted(path for path in board.folder.rglob("*"))
    assert judge(board, submission, cache) == judge(board, submission, cache, action="emergency") == SigningJudgement()
    assert sorted(path for path in board.folder.rglob("*")) == before
    assert seen_by_the_hook(board, submission, "chief-so") == []


def test_an_error_that_the_submission_brings_is_refused_with_its_place(board: Board, cache: Path) -> None:
    page = write_news("so-xuc-tien", body="**MẬT**\n\nKế hoạch số 00/KH-UBND.")
    judgement = judge(board, board.submit({PAGE: page}, author="editor-so"), cache)
    assert refused(judgement) == ["PRV201"]
    assert (judgement.findings[0].place.path, judgement.findings[0].place.line) == (PAGE, 10)


def test_self_approval_is_refused_before_it_is_signed(board: Board, cache: Path) -> None:
    submission = news(board, author="chief-so")
    judgement = judge(board, submission, cache)
    assert refused(judgement) == seen_by_the_hook(board, submission, "chief-so") == ["APR204"]
    assert judgement.approvals[0].paths == (PAGE,)


@pytest.mark.parametrize("by", ["chief-so", "chief-xa"])
def test_what_the_chief_of_another_site_has_to_sign_keeps_nobody_from_signing(
    board: Board, cache: Path, by: str
) -> None:
    both = news(board, **{XA_PAGE: write_news("xa-xuc-tien")})
    assert refused(judge(board, both, cache, by)) == []
    assert seen_by_the_hook(board, both, by) == ["APR201"]


def test_a_self_approval_of_another_site_is_for_its_board_to_mend(board: Board, cache: Path) -> None:
    both = news(board, "chief-xa", **{XA_PAGE: write_news("xa-xuc-tien")})
    board.sign(both, by="chief-xa", changes=[each for each in board.changes_of(both) if each.path == XA_PAGE])
    assert refused(judge(board, both, cache)) == []


def test_a_record_in_the_submission_that_does_not_count_is_no_matter_of_one_more_signature(
    board: Board, cache: Path
) -> None:
    submission = news(board)
    board.sign(submission, by="chief-xa")
    codes = refused(judge(board, submission, cache))
    assert codes == seen_by_the_hook(board, submission, "chief-so") == ["APR134"]


def test_a_step_that_is_missing_is_taken_first(board: Board, cache: Path) -> None:
    kept = list(board.main)
    classes = {**board.policy["approval"]["classes"], "content": {"level": "person", "steps": ["review", "approve"]}}
    board.govern({POLICY: dump({"approval": {"classes": classes}})}, by=("owner-1", "owner-2"))
    submission = news(board)
    assert refused(judge(board, submission, cache)) == seen_by_the_hook(board, submission, "chief-so") == ["APR209"]
    board.sign(submission, by="secretary-so", action="review")
    board.wait(minutes=1)
    assert refused(judge(board, submission, cache)) == []
    board.restore(kept)


def test_the_first_of_two_owners_may_sign_a_change_of_rules(board: Board, cache: Path) -> None:
    def appoint(roster: dict[str, Any]) -> None:
        roster["decision"] = "QĐ mẫu"

    change = board.submit(board.edit_roster(roster_path("so"), appoint), author="owner-1")
    assert refused(judge(board, change, cache, by="owner-1")) == []
    board.sign(change, by="owner-1")
    board.wait(minutes=1)
    assert refused(judge(board, change, cache, by="owner-2")) == []


def test_a_board_that_only_reports_may_approve_its_own_work(tmp_path: Path, cache: Path) -> None:
    board = judged_board(tmp_path / "kho", report_only=("so",))
    assert refused(judge(board, news(board, author="chief-so"), cache)) == []


def test_warnings_are_told_and_refuse_nothing(board: Board, cache: Path) -> None:
    script = {"scripts/build": "#!/bin/sh\n"}
    judgement = judge(board, news(board, **script), cache)
    assert refused(judgement) == []
    assert "GOV204" in [each.code for each in judgement.findings if each.severity is Severity.WARNING]


def test_what_cannot_be_judged_is_not_signed(tmp_path: Path) -> None:
    board = Board(tmp_path / "kho", ("so",))
    with pytest.raises(UsageError) as raised:
        judge(board, board.submit({PAGE: "x"}, author="editor-so"))
    assert "không chấm được bài gửi trước khi ký" in raised.value.vi and "site-config/portal.yaml" in raised.value.vi


def test_an_audit_with_a_record_that_is_not_signed_yet_is_forgotten(board: Board, cache: Path, tmp_path: Path) -> None:
    submission = news(board)
    prepared = prepare(board, submission)
    scratch = create_scratch_repository(open_history(board.folder), tmp_path / "thu")
    files = {prepared.draft.path: prepared.draft.data.decode()}
    merged = commit_tree(scratch, add_files(scratch, submission.head.id, files), (board.tip.id,), board.now)
    keys = {prepared.draft.digest: prepared.signer.key.fingerprint}

    def errors(awaited: Mapping[str, str]) -> list[str]:
        folder = tmp_path / "nho"
        audit = audit_approvals(scratch, merged, board.genesis, board.now, folder, awaited_keys=awaited)
        return [each.diagnostic.code for each in audit.findings if each.severity is Severity.ERROR]

    assert errors(keys) == []
    assert errors({}) == ["APR111"]


def test_a_number_of_a_person_is_signed_only_if_the_record_accepts_it(board: Board, cache: Path) -> None:
    body = "Người nhận hỗ trợ: bà Trần Thị Mẫu, số căn cước 079099012345."
    submission = board.submit({PAGE: write_news("so-xuc-tien", body=body)}, author="editor-so")
    assert refused(judge(board, submission, cache)) == ["PRV214"]
    accepted = RecordWords("Người nhận đồng ý", {"accepted": f"PRV214={PAGE}"})
    assert refused(judge(board, submission, cache, words=accepted)) == []
    unlisted = prepare(board, submission, words=replace(accepted, details={"accepted": f"PRV214={XA_PAGE}"}))
    assert [each.code for each in unlisted.problems] == ["APR156"]
    with pytest.raises(UsageError, match="APR134"):
        prepare(board, submission, "deputy-so", words=accepted)
