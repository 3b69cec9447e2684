"""Numbers of people that a submission adds stop it, unless the chief's record accepts them; reports repeat no digits."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

import pytest

from portalgen.diagnostics.model import Severity
from portalgen.editorial.approving.record_making import SigningRequest, prepare_record
from portalgen.editorial.records.record_drafts import RecordWords
from portalgen.pipeline.ci import CiOptions, judge_submission
from portalgen.pipeline.judge_signing import judge_signing
from portalgen.pipeline.judging.forms import SUBMISSION_FORMS, FormOptions
from portalgen.pipeline.lint import lint
from portalgen.pipeline.linting.options import LintOptions
from tests.makers.board import Board, Content, Submission
from tests.makers.judged_portal import judged_board, write_news

pytestmark = pytest.mark.heavy

PAGE = "content/so/tin-tuc/ho-tro.vi.md"
MOVED = "content/so/tin-tuc/ho-tro-moi.vi.md"
ONE, OTHER = "001000000000", "001000000001"
ACCEPTED = {"accepted": f"PRV214={PAGE}"}
REASON = "Quyết định phải nêu số"


def news(*numbers: str, id: str = "so-ho-tro", more: str = "") -> str:
    people = "\n\n".join(f"Ông Nguyễn Văn Mẫu, CCCD {each}, đã nhận hỗ trợ." for each in numbers)
    return write_news(id, body=f"{people}\n\nDanh sách niêm yết tại trụ sở.{more}")


@pytest.fixture(scope="module")
def board(tmp_path_factory: pytest.TempPathFactory) -> Board:
    """Main has a page with one number, which was published before."""
    board = judged_board(tmp_path_factory.mktemp("ban") / "kho")
    board.publish({PAGE: news(ONE)}, author="editor-so")
    return board


def blocked(board: Board, submission: Submission, base: str = "main") -> list[str]:
    """Codes of the errors about numbers, by the linter that `ci` and the hook of the server run."""
    options = LintOptions(board.folder, board.now + timedelta(hours=1), base, submission.head.id)
    return [each.code for each in lint(options).findings if each.severity is Severity.ERROR]


def submit(board: Board, files: Mapping[str, Content], author: str = "editor-so") -> Submission:
    return board.submit(dict(files), author=author)


@pytest.mark.parametrize(
    "files",
    [
        {PAGE: news(ONE, more=" Sửa chỗ khác.")},
        {PAGE: None, MOVED: news(ONE)},
        {PAGE: None, MOVED: news(ONE, more=" Sửa thêm.")},
        {PAGE: news("0010 0000 0000")},
        {MOVED: write_news("so-khac", body="Số định danh 0010…00 đã được che cho ông Nguyễn Văn Mẫu.")},
        {MOVED: write_news("so-khac", body="Liên hệ ông Nguyễn Văn Mẫu, di động 0912 000 000.")},
    ],
)
def test_what_stood_on_main_and_what_is_no_such_number_does_not_block(
    board: Board, files: Mapping[str, Content]
) -> None:
    assert not {"PRV214", "PRV215", "PRV216"} & set(blocked(board, submit(board, files)))


@pytest.mark.parametrize(
    "files",
    [
        {PAGE: news(ONE, OTHER)},
        {PAGE: news(OTHER)},
        {MOVED: news(ONE, id="so-khac")},
        {MOVED: write_news("so-khac", title="Hỗ trợ ông Nguyễn Văn Mẫu", body=f"Hồ sơ CCCD {ONE}.")},
        {PAGE: news(ONE, more=f"\n\n[//]: # (portalgen: bỏ qua PRV214: đã hỏi)\nBà Nguyễn Thị Mẫu, CCCD {OTHER}.")},
    ],
)
def test_another_number_or_the_same_on_another_page_blocks_whatever_its_author_writes(
    board: Board, files: Mapping[str, Content]
) -> None:
    assert "PRV214" in blocked(board, submit(board, files))


def test_the_chiefs_record_lets_the_numbers_of_its_version_pass_and_no_later_ones(board: Board) -> None:
    submission = submit(board, {PAGE: news(ONE, OTHER)})
    assert blocked(board, submission) == ["PRV214"]
    board.sign(submission, by="chief-so", reason=REASON, details=ACCEPTED)
    assert blocked(board, submission) == []
    board.edit(submission, {PAGE: news(ONE, OTHER, "001000000002")}, author="editor-so")
    assert blocked(board, submission) == ["PRV214"]


@pytest.mark.parametrize(
    ("by", "author", "details"),
    [
        ("chief-so", "editor-so", {}),
        ("chief-so", "editor-so", {"accepted": f"PRV215={PAGE}"}),
        ("chief-so", "chief-so", ACCEPTED),
        ("secretary-so", "editor-so", ACCEPTED),
        ("chief-xa", "editor-so", ACCEPTED),
    ],
)
def test_records_without_it_of_others_and_of_the_author_accept_nothing(
    board: Board, by: str, author: str, details: Mapping[str, str]
) -> None:
    submission = submit(board, {PAGE: news(OTHER)}, author)
    board.sign(submission, by=by, reason=REASON, details=details)
    assert blocked(board, submission) == ["PRV214"]


def test_what_was_accepted_may_be_released_though_the_page_was_changed_since(board: Board) -> None:
    kept, now, live = list(board.main), board.now, board.tip.id
    submission = submit(board, {PAGE: news(ONE, OTHER)})
    board.sign(submission, by="chief-so", reason=REASON, details=ACCEPTED)
    board.merge(submission, by="chief-so")
    later = submit(board, {PAGE: news(ONE, OTHER, more=" Sửa.")})
    assert blocked(board, later) == []
    board.sign(later, by="chief-so")
    board.merge(later, by="chief-so")
    options = LintOptions(board.folder, board.now + timedelta(hours=1), live, board.tip.id)
    assert [each.code for each in lint(options).findings if each.severity is Severity.ERROR] == []
    board.restore(kept)
    board.now = now


@pytest.mark.parametrize(("details", "is_refused"), [({}, True), (ACCEPTED, False)])
def test_before_it_is_signed_a_record_is_judged_by_what_it_accepts(
    board: Board, details: Mapping[str, str], is_refused: bool
) -> None:
    submission = submit(board, {PAGE: news(ONE, OTHER)})
    request = SigningRequest(board.folder, "approve", board.now, base="main", head=submission.head.id, by="chief-so",
                             words=RecordWords(REASON, details), is_trial=True)  # fmt: skip
    prepared = prepare_record(request)
    assert not prepared.problems
    assert judge_signing(prepared).refuses is is_refused


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        (RecordWords("", ACCEPTED), ["APR144"]),
        (RecordWords(REASON, {"accepted": f"PRV214={MOVED}"}), ["APR156"]),
        (RecordWords(REASON, {"accepted": PAGE}), ["APR146"]),
        (RecordWords(f"Số CCCD {OTHER}", ACCEPTED), ["PRV202"]),
    ],
)
def test_what_a_record_cannot_accept_is_not_signed(board: Board, words: RecordWords, codes: list[str]) -> None:
    submission = submit(board, {PAGE: news(ONE, OTHER)})
    request = SigningRequest(board.folder, "approve", board.now, base="main", head=submission.head.id, by="chief-so",
                             words=words, is_trial=True)  # fmt: skip
    assert [each.code for each in prepare_record(request).problems] == codes


def test_no_form_of_the_report_repeats_the_digits(board: Board) -> None:
    account = "0000123456789"
    text = news(ONE, "001000000001") + (
        f"\nỦng hộ bà Nguyễn Thị Mẫu, số tài khoản {account}.\n\n| Họ tên | CCCD |\n|---|---|\n| Trần Minh | 001000000003 |\n"
    )
    submission = submit(board, {PAGE: text, MOVED: news("0010 0000 0004", id="so-khac")})
    options = CiOptions(board.folder, "main", board.now + timedelta(hours=1), submission.head.id, board.genesis)
    with judge_submission(options) as (report, _):
        assert {"PRV214", "PRV215"} <= {each.code for each in report.findings}
        for language in ("vi", "en"):
            for form, write in SUBMISSION_FORMS.items():
                written = write(report, FormOptions(language, "1", (Severity.ERROR,)))
                for number in (ONE, OTHER, account, "001000000003", "0010 0000 0004"):
                    assert number not in written, (form, language, number)
