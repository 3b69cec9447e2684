"""What is stored or sent repeats no digits of a person, whatever its form; the signer's own screen shows them whole."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Final

import pytest

from portalgen.cli.main import run_command
from portalgen.cli.terminal import choose_audience
from portalgen.diagnostics.model import Severity
from portalgen.differences.formats.html import format_difference_as_html
from portalgen.differences.formats.json_report import format_difference_as_json
from portalgen.differences.formats.markdown import format_difference_as_markdown
from portalgen.differences.formats.text import format_difference_as_text
from portalgen.differences.masked import mask_difference
from portalgen.differences.model import PortalDifference
from portalgen.lint.formats.table import FORMATS
from portalgen.lint.report_data import build_report_data
from portalgen.pipeline.diff import DiffOptions, find_differences
from portalgen.pipeline.judging.forms import SUBMISSION_FORMS, FormOptions
from portalgen.pipeline.judging.report import SubmissionReport
from portalgen.pipeline.lint import lint
from portalgen.pipeline.linting.options import LintOptions, LintReport
from tests.makers.board import Board, Submission
from tests.makers.documents import make_document
from tests.makers.judged_portal import judge, judged_board, write_news
from tests.makers.lint.story import git

pytestmark = pytest.mark.heavy

STANDING: Final = "content/so/tin-tuc/ho-tro/index.vi.md"
LIST: Final = "content/so/tin-tuc/ho-tro/danh-sach.docx"
ADDED: Final = "content/so/tin-tuc/moi.vi.md"
NUMBERS: Final = (
    "079099012345",  # of the page before
    "079099012399",  # of the page now
    "079099054321",  # of the table
    "079099067890",  # of the document before
    "079099067811",  # of the document now
    "079099011122",  # of the front matter
    "0123456789012",  # an account
    "0123456789099",  # the account now
    "C1234567",  # a passport
    "079099033344",  # of a file name
)
"""Made up: the structure is right, the digits are nobody's."""
FAILING: Final = (Severity.ERROR,)


def _page(identity: str, table: str, account: str) -> str:
    body = (
        f"Người nhận: bà Trần Thị Mẫu, số căn cước {identity}.\n\n"
        f"| Họ và tên | Số CCCD |\n|---|---|\n| Trần Thị Mẫu | {table} |\n\n"
        f"Số tài khoản {account} Vietcombank, chủ tài khoản: Trần Thị Mẫu.\n\n"
        f"Ông Nguyễn Văn Mẫu, hộ chiếu {NUMBERS[8]}."
    )
    text = write_news("so-ho-tro", "Trao hỗ trợ", body)
    return text.replace("origin: own\n", "origin: own\nattachments:\n  - {file: danh-sach.docx, title: Danh sách}\n")


@pytest.fixture(scope="module")
def board(tmp_path_factory: pytest.TempPathFactory) -> Board:
    before = make_document("docx", f"Ông Nguyễn Văn Mẫu, số CCCD {NUMBERS[3]}, đã nhận hỗ trợ.")
    board = judged_board(tmp_path_factory.mktemp("ban") / "kho")
    board.publish({STANDING: _page(NUMBERS[0], NUMBERS[2], NUMBERS[6]), LIST: before})
    return board


@pytest.fixture(scope="module")
def submission(board: Board) -> Submission:
    after = make_document("docx", f"Ông Nguyễn Văn Mẫu, số CCCD {NUMBERS[4]}, đã nhận hỗ trợ.")
    added = write_news("so-moi", "Trao thêm hỗ trợ", "Đã trao. Xem [bài khác](khong-co.vi.md).").replace(
        "Hội nghị bàn việc xúc tiến đầu tư.", f"Bà Trần Thị Mẫu, số căn cước {NUMBERS[5]}, nhận hỗ trợ."
    )
    named = f"content/so/tin-tuc/mau-{NUMBERS[9]}.vi.md"
    return board.submit(
        {
            STANDING: _page(NUMBERS[1], NUMBERS[2], NUMBERS[7]),
            LIST: after,
            ADDED: added,
            named: write_news("so-ten", "Trao hỗ trợ cho bà Trần Thị Mẫu", "Đã trao."),
        },
        author="editor-so",
    )


@pytest.fixture(scope="module")
def report(board: Board, submission: Submission) -> SubmissionReport:
    return judge(board, submission)


@pytest.fixture(scope="module")
def linted(board: Board, submission: Submission) -> LintReport:
    at = board.now + timedelta(hours=1)
    return lint(LintOptions(board.folder, at, base="main", head=submission.head.id))


@pytest.fixture(scope="module")
def difference(board: Board, submission: Submission) -> PortalDifference:
    at = board.now + timedelta(hours=1)
    return find_differences(DiffOptions(board.folder, "main", at, head=submission.head.id))


def repeated(text: str) -> set[str]:
    """The numbers that stand whole in `text`, but for those in names of files, which have to be found."""
    return {each for each in NUMBERS if each in text and each != NUMBERS[9]}


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("form", sorted(SUBMISSION_FORMS))
def test_no_form_of_the_report_on_a_submission_repeats_a_number(
    report: SubmissionReport, form: str, language: str
) -> None:
    assert repeated(SUBMISSION_FORMS[form](report, FormOptions(language, "1", FAILING))) == set()


@pytest.mark.parametrize("form", sorted(FORMATS))
def test_no_form_of_the_linter_repeats_a_number(linted: LintReport, board: Board, form: str) -> None:
    codes = {each.code for each in linted.findings}
    assert {"PRV214", "PRV215", "PRV216"} <= codes
    data = build_report_data(
        linted.findings,
        linted.suppressed_findings,
        linted.clocks,
        board.now,
        "bài gửi",
        linted.checked_count,
        "1",
        "vi",
    )
    assert repeated(FORMATS[form](data, "vi")) == set()


@pytest.mark.parametrize(
    "write",
    [
        format_difference_as_text,
        format_difference_as_markdown,
        format_difference_as_html,
        format_difference_as_json,
    ],
)
def test_no_form_of_the_difference_for_others_repeats_a_number(difference: PortalDifference, write: object) -> None:
    assert callable(write)
    assert repeated(write(mask_difference(difference, "others"))) == set()


def test_the_signer_reads_the_changed_digits_whole_old_beside_new(difference: PortalDifference) -> None:
    assert mask_difference(difference, "signer") is difference
    shown = format_difference_as_text(mask_difference(difference, "signer"))
    assert {NUMBERS[1], NUMBERS[3], NUMBERS[4], NUMBERS[5], NUMBERS[7]} <= repeated(shown), shown
    assert NUMBERS[0] in shown and NUMBERS[6] in shown, shown


def test_a_difference_without_numbers_is_the_same_value_for_everybody(board: Board) -> None:
    clean = board.submit({ADDED: write_news("so-moi", "Hội nghị lần hai")}, author="editor-so")
    found = find_differences(DiffOptions(board.folder, "main", board.now + timedelta(hours=1), head=clean.head.id))
    assert mask_difference(found, "others") is found


def test_only_text_on_a_terminal_is_for_the_signer(monkeypatch: pytest.MonkeyPatch) -> None:
    for is_terminal in (True, False):
        monkeypatch.setattr(sys.stdout, "isatty", lambda is_terminal=is_terminal: is_terminal, raising=False)
        assert choose_audience() == ("signer" if is_terminal else "others")
        assert choose_audience(is_text=False) == "others"


@pytest.fixture
def folder(board: Board, submission: Submission, tmp_path: Path) -> Iterator[Path]:
    """A copy of the repository with the submission checked out."""
    copy = tmp_path / "cong"
    git(tmp_path, "clone", "-q", "--no-checkout", str(board.folder), str(copy))
    git(copy, "fetch", "-q", str(board.folder), submission.head.id)
    git(copy, "checkout", "-q", "-b", "bai", "FETCH_HEAD")
    yield copy


def test_no_command_repeats_a_number_if_its_output_is_kept(
    folder: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    at = ("--at", "2026-06-01T12:00:00+07:00")
    commands = {
        ("diff", "origin/main", *at): "Trần Thị Mẫu",
        ("check", "--report", str(tmp_path / "check.json")): "khong-co.vi.md",
        ("lint", "--base", "origin/main", *at): "PRV214",
        ("lint", STANDING): "PRV203",
        ("approve", "--by", "chief-so", "--dry-run"): "Trần Thị Mẫu",
    }
    for arguments, words in commands.items():
        run_command(["--root", str(folder), *arguments])
        told = capsys.readouterr()
        assert words in told.out + told.err, (arguments, told)
        assert repeated(told.out + told.err) == set(), (arguments, told)
    assert repeated((tmp_path / "check.json").read_text("utf-8")) == set()
