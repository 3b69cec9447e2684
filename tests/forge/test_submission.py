"""What a submission is told: the steps of the workflow, run on a real repository."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.makers.board import FORGE, Board, Submission
from tests.makers.portal import SmallPortal
from tests.makers.workflow_reader import step

pytestmark = pytest.mark.heavy
Ran = tuple[int, str, str]
"""The exit code of a step, what its log shows, and the summary of the run."""


@pytest.fixture
def submission(portal: SmallPortal, git: Callable[..., str]) -> SmallPortal:
    """The small portal as a forge's machine has it: `origin/main`, and an open submission with one page changed."""
    (portal.root / ".gitignore").write_text(".venv\n.portalgen/\n", "utf-8")
    git(portal.root, "init", "--quiet", "--initial-branch=bai-gui")
    git(portal.root, "add", ".")
    git(portal.root, "commit", "--quiet", "-m", "Cổng mẫu")
    git(portal.root, "update-ref", "refs/remotes/origin/main", "HEAD")
    (portal.root / ".venv").symlink_to(Path(sys.prefix))
    portal.edit("content/so/tin-tuc/hop-bao.vi.md", "Nội dung.", "Nội dung mới.")
    git(portal.root, "commit", "--quiet", "--all", "-m", "Sửa bài")
    return portal


def ran_on_main(portal: SmallPortal, git: Callable[..., str]) -> tuple[int, str, str]:
    """As `ran` of the step that lints: main is checked out, and the submission is only a revision."""
    revision = git(portal.root, "rev-parse", "HEAD")
    git(portal.root, "checkout", "--quiet", "--detach", "origin/main")
    found = ran(portal, "lint", "Lint", REVISION=revision)
    git(portal.root, "checkout", "--quiet", "bai-gui")
    return found


def ran(
    portal: SmallPortal | Path, job: str, name: str, *, workflow: str = "pull-request", **environment: str
) -> tuple[int, str, str]:
    """(exit code, what the log shows, the summary) of a step, run in the folder of a portal."""
    root = portal if isinstance(portal, Path) else portal.root
    temporary = root.parent / "runner"
    temporary.mkdir(exist_ok=True)
    done = subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step(workflow, job, name).run],
        env={
            **os.environ,
            "CI": "true",
            "GITHUB_BASE_REF": "main",
            "RUNNER_TEMP": str(temporary),
            "GITHUB_STEP_SUMMARY": str(temporary / "summary.md"),
            "GITHUB_OUTPUT": str(temporary / "output"),
            **environment,
        },
        cwd=root, capture_output=True, text=True, check=False,
    )  # fmt: skip
    summary = temporary / "summary.md"
    return done.returncode, done.stdout + done.stderr, summary.read_text("utf-8") if summary.exists() else ""


def test_a_submission_without_fault_passes(submission: SmallPortal, git: Callable[..., str]) -> None:
    code, shown, _ = ran_on_main(submission, git)
    assert code == 0, shown
    assert "::error" not in shown
    assert not (submission.root.parent / "runner" / "output").exists()


def test_a_change_of_rules_waits_for_its_owners(submission: SmallPortal, git: Callable[..., str]) -> None:
    git(submission.root, "checkout", "--quiet", "--detach", "origin/main")
    git(submission.root, "checkout", "--quiet", "-B", "bai-gui")
    submission.write("site-config/lint.yaml", "severity: {TXT203: 'off'}\n")
    git(submission.root, "add", ".")
    git(submission.root, "commit", "--quiet", "-m", "Quy tắc")
    code, shown, _ = ran_on_main(submission, git)
    assert code == 1, shown
    assert (submission.root.parent / "runner" / "output").read_text("utf-8") == "rules=changed\n"
    revision = git(submission.root, "rev-parse", "bai-gui")
    git(submission.root, "checkout", "--quiet", "--detach", "origin/main")
    assert ran(submission, "governance", "Lint", REVISION=revision)[0] == 0


@pytest.mark.parametrize(("protected", "code"), [("yes", 0), ("", 1)])
def test_approval_is_refused_where_the_forge_asks_nobody(submission: SmallPortal, protected: str, code: int) -> None:
    assert ran(submission, "governance", "Check that owners are asked", PROTECTED=protected)[0] == code


@pytest.mark.parametrize(
    ("lint", "approvals", "rules", "governance", "code"),
    [
        ("success", "success", "", "skipped", 0),
        ("success", "", "", "skipped", 1),
        ("failure", "success", "", "skipped", 1),
        ("failure", "failure", "", "skipped", 1),
        ("failure", "success", "changed", "success", 0),
        ("failure", "failure", "changed", "success", 1),
        ("failure", "success", "changed", "failure", 1),
        ("failure", "success", "changed", "skipped", 1),
        ("failure", "success", "", "success", 1),
        ("cancelled", "success", "changed", "success", 1),
        ("skipped", "", "", "skipped", 1),
    ],
)
def test_the_verdict_passes_only_what_was_judged(
    tmp_path: Path, lint: str, approvals: str, rules: str, governance: str, code: int
) -> None:
    results = {"LINT": lint, "APPROVALS": approvals, "RULES": rules, "GOVERNANCE": governance}
    assert ran(tmp_path, "verdict", "Conclude", **results)[0] == code


def test_a_fault_is_annotated_at_its_line_and_stands_in_the_summary(
    submission: SmallPortal, git: Callable[..., str]
) -> None:
    submission.edit("content/so/tin-tuc/hop-bao.vi.md", "date: 2026-01-04", "date: 2026-13-45")
    git(submission.root, "commit", "--quiet", "--all", "-m", "Sửa ngày")
    code, shown, summary = ran_on_main(submission, git)
    assert code == 1, shown
    assert "::error file=content/so/tin-tuc/hop-bao.vi.md" in shown
    assert "FMT103" in shown
    assert "content/so/tin-tuc/hop-bao.vi.md" in summary
    assert "FMT103" in summary


def test_what_is_scheduled_is_checked_as_well(submission: SmallPortal) -> None:
    assert ran(submission, "build", "Check")[0] == 0
    submission.edit("content/so/tin-tuc/hop-bao.vi.md", "Nội dung mới.", "Xem [bài](id:khong-co).")
    submission.edit("content/so/tin-tuc/hop-bao.vi.md", "date: 2026-01-04", "date: 2026-01-04\npublish_at: 2099-01-01")
    assert ran(submission, "build", "Check")[0] == 1


class TestApprovals:
    """The steps that ask who signed, on a portal with boards: main is checked out."""

    @pytest.fixture(scope="class")
    @staticmethod
    def board(tmp_path_factory: pytest.TempPathFactory) -> Board:
        board = Board(tmp_path_factory.mktemp("duyet") / "kho", ("so", "xa"), report_only=("xa",))
        (board.folder / ".venv").symlink_to(Path(sys.prefix))
        return board

    def audit(self, board: Board, submission: Submission, git: Callable[..., str], genesis: str = "") -> Ran:
        git(board.folder, "checkout", "--quiet", "--detach", board.tip.id)
        (board.folder.parent / "runner" / "summary.md").unlink(missing_ok=True)
        return ran(
            board.folder, "lint", "Audit approvals", REVISION=submission.head.id, GENESIS=genesis, COMMITTER=FORGE
        )

    def test_what_nobody_signed_fails_and_the_summary_says_what_to_do(
        self, board: Board, git: Callable[..., str]
    ) -> None:
        submission = board.submit({"content/so/tin/a.vi.md": "Mới.\n"}, author="editor-so")
        code, shown, summary = self.audit(board, submission, git)
        assert code == 1, shown
        assert "::error::Chưa đủ phiếu" in shown
        assert "content/so/tin/a.vi.md: lỗi APR201" in summary and "portalgen approve" in summary

    def test_what_is_signed_passes_on_top_of_a_main_that_went_on(self, board: Board, git: Callable[..., str]) -> None:
        submission = board.submit({"content/so/tin/b.vi.md": "Mới.\n"}, author="editor-so")
        board.sign(submission, by="chief-so")
        board.publish({"content/so/tin/c.vi.md": "Bài khác.\n"})
        code, shown, summary = self.audit(board, submission, git, board.genesis)
        assert code == 0, shown + summary
        assert "Không có lỗi" in summary

    def test_a_board_that_only_reports_passes(self, board: Board, git: Callable[..., str]) -> None:
        submission = board.submit({"content/xa/tin/a.vi.md": "Mới.\n"}, author="editor-xa")
        assert self.audit(board, submission, git)[0] == 0

    def test_another_genesis_than_that_of_the_office_fails(self, board: Board, git: Callable[..., str]) -> None:
        submission = board.submit({"content/xa/tin/a.vi.md": "Mới.\n"}, author="editor-xa")
        code, shown, summary = self.audit(board, submission, git, f"{'0' * 40}:{'0' * 64}")
        assert code == 1 and "APR242" in summary, shown

    def test_what_main_changed_too_is_told_in_one_sentence(self, board: Board, git: Callable[..., str]) -> None:
        submission = board.submit({"content/so/tin/cu.vi.md": "Một.\n"}, author="editor-so")
        board.publish({"content/so/tin/cu.vi.md": "Hai.\n"})
        code, shown, summary = self.audit(board, submission, git)
        assert code == 1 and "cùng sửa một chỗ" in shown and summary == ""

    def test_every_day_main_itself_is_looked_at(self, board: Board, git: Callable[..., str]) -> None:
        git(board.folder, "checkout", "--quiet", "--detach", board.tip.id)
        assert ran(board.folder, "deadlines", "Audit approvals", workflow="deadlines", GENESIS="")[0] == 0
        board.push({"content/so/tin/d.vi.md": "Không ai ký.\n"}, by="editor-so")
        git(board.folder, "checkout", "--quiet", "--detach", board.tip.id)
        code, _, summary = ran(board.folder, "deadlines", "Audit approvals", workflow="deadlines", GENESIS="")
        assert code == 1 and "APR201" in summary


def test_a_portal_without_boards_passes(submission: SmallPortal, git: Callable[..., str]) -> None:
    revision = git(submission.root, "rev-parse", "HEAD")
    git(submission.root, "checkout", "--quiet", "--detach", "origin/main")
    code, shown, _ = ran(submission, "lint", "Audit approvals", REVISION=revision, GENESIS="", COMMITTER=FORGE)
    assert code == 0, shown
