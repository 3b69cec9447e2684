"""What a submission is told: the steps of the workflow, run on a real repository."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.makers.portal import SmallPortal
from tests.makers.workflow_reader import step

pytestmark = pytest.mark.heavy


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


def ran(portal: SmallPortal, job: str, name: str, **environment: str) -> tuple[int, str, str]:
    """(exit code, what the log shows, the summary) of a step."""
    temporary = portal.root.parent / "runner"
    temporary.mkdir(exist_ok=True)
    done = subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step("pull-request", job, name).run],
        env={
            **os.environ,
            "CI": "true",
            "GITHUB_BASE_REF": "main",
            "RUNNER_TEMP": str(temporary),
            "GITHUB_STEP_SUMMARY": str(temporary / "summary.md"),
            "GITHUB_OUTPUT": str(temporary / "output"),
            **environment,
        },
        cwd=portal.root, capture_output=True, text=True, check=False,
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
    ("lint", "rules", "governance", "code"),
    [
        ("success", "", "skipped", 0),
        ("failure", "", "skipped", 1),
        ("failure", "changed", "success", 0),
        ("failure", "changed", "failure", 1),
        ("failure", "changed", "skipped", 1),
        ("failure", "", "success", 1),
        ("cancelled", "changed", "success", 1),
        ("skipped", "", "skipped", 1),
    ],
)
def test_the_verdict_passes_only_what_was_judged(
    submission: SmallPortal, lint: str, rules: str, governance: str, code: int
) -> None:
    assert ran(submission, "verdict", "Conclude", LINT=lint, RULES=rules, GOVERNANCE=governance)[0] == code


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
