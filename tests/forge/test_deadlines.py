"""`scripts/deadlines` on real repositories: what is published, and every submission that is still open."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.makers.fixed_git import fixed_git
from tests.makers.portal import SmallPortal, page
from tests.makers.workflow_reader import ROOT

pytestmark = pytest.mark.heavy

AT = "2026-11-12T08:00"
NORMATIVE = {
    "kind": "legal_document",
    "title": "Quyết định (mẫu)",
    "number": '"00/QĐ-UBND"',
    "document_type": "decision",
    "normative": "true",
    "issuer": "Ủy ban nhân dân tỉnh",
    "issued": "2026-10-30",
    "signed": "2026-10-30",
    "abstract": "Về việc mẫu",
}


RECEIVED = "\n  at: 2026-11-02T09:00\n  via: paper\n  ref: mẫu 00"
"""7 working days end with 11/11, 15 days with 17/11/2026."""


Report = tuple[int, str, str]
"""The exit code, what the terminal shows, the summary."""


@pytest.fixture(scope="module")
def forge(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a forge, whose `main` has the small portal and three submissions, and a clone of it."""
    folder = tmp_path_factory.mktemp("forge")
    with fixed_git() as git:
        make_clone(SmallPortal(folder / "portal"), git)
    return folder


@pytest.fixture
def clone(forge: Path, tmp_path: Path) -> Path:
    """A clone of its own with three submissions: overdue, in time, and no page."""
    return shutil.copytree(forge / "clone", tmp_path / "clone")


@pytest.fixture
def waiting(clone: Path, git: Callable[..., str]) -> Path:
    """A clone of its own where one submission waits alone, which is overdue at `AT`."""
    for name in ("so/con-han", "chi-chuong-trinh"):
        git(clone, "update-ref", "-d", f"refs/remotes/origin/{name}")
    return clone


@pytest.fixture(scope="module")
def overdue_report(forge: Path, tmp_path_factory: pytest.TempPathFactory) -> Report:
    """What is reported of a clone where one submission is overdue.

    Beside it are a branch of its own beginning, and one whose name is markup.
    """
    clone = shutil.copytree(forge / "clone", tmp_path_factory.mktemp("overdue") / "clone")
    with fixed_git() as git:
        tree = git(clone, "mktree")
        orphan = git(clone, "commit-tree", "-m", "Chuyện khác", tree)
        git(clone, "update-ref", "refs/remotes/origin/chuyen-khac", orphan)
        git(clone, "update-ref", "refs/remotes/origin/`<b>a", "refs/remotes/origin/so/qua-han")
        return deadlines(clone, "--at", AT, "--fail-on", "note")


def make_clone(portal: SmallPortal, git: Callable[..., str]) -> Path:
    """A forge with submissions, made of the portal, and a clone of it."""
    root = portal.root
    git(root, "init", "--quiet", "--initial-branch=main")
    shutil.copytree(ROOT / "site-config" / "legal", root / "site-config" / "legal")
    limits = root / "site-config" / "legal" / "deadlines.yaml"
    adopted = re.sub(
        r"^evidence_starts: .*$", "evidence_starts: 2026-01-01", limits.read_text("utf-8"), flags=re.MULTILINE
    )
    limits.write_text(adopted, "utf-8")
    (root / ".gitignore").write_text(".portalgen/\n", "utf-8")
    git(root, "add", ".")
    git(root, "commit", "--quiet", "-m", "Cổng mẫu")
    submit(portal, git, "so/qua-han", "content/so/van-ban/mot.vi.md", page("so-mot", **NORMATIVE, received=RECEIVED))
    submit(
        portal,
        git,
        "so/con-han",
        "content/so/van-ban/hai.vi.md",
        page("so-hai", **NORMATIVE, received=RECEIVED, deadline_class="planning"),
    )
    submit(portal, git, "chi-chuong-trinh", "README.md", "Không có bài nào.\n")
    submit(
        portal,
        git,
        "da-duyet",
        "content/so/tin-tuc/moi.vi.md",
        page("so-moi", kind="news", title="Mới", date="2026-11-20"),
    )
    git(root, "merge", "--quiet", "--no-ff", "-m", "Duyệt và xuất bản", "da-duyet")
    git(root.parent, "clone", "--quiet", f"file://{root}", "clone")
    return root.parent / "clone"


def submit(portal: SmallPortal, git: Callable[..., str], name: str, path: str, text: str) -> None:
    """A submission of one file, beside `main`."""
    git(portal.root, "checkout", "--quiet", "-b", name)
    portal.write(path, text)
    git(portal.root, "add", ".")
    git(portal.root, "commit", "--quiet", "-m", name)
    git(portal.root, "checkout", "--quiet", "main")


def deadlines(clone: Path, *arguments: str) -> Report:
    """What the script reports of a clone."""
    summary = clone.parent / "summary.md"
    summary.write_text("", "utf-8")
    done = subprocess.run(
        [str(ROOT / "scripts" / "deadlines"), "--repository", str(clone), *arguments],
        env={**os.environ, "GITHUB_STEP_SUMMARY": str(summary)},
        cwd=clone.parent, capture_output=True, text=True, check=False,
    )  # fmt: skip
    return done.returncode, done.stdout + done.stderr, summary.read_text("utf-8")


def test_an_overdue_submission_is_reported_with_its_name_and_line(overdue_report: Report) -> None:
    code, shown, summary = overdue_report
    assert code == 1, shown
    assert "Bài gửi duyệt / Submission: so/qua-han" in shown
    assert "content/so/van-ban/mot.vi.md" in shown
    assert "## Bài gửi duyệt / Submission: so/qua-han" in summary
    assert "content/so/van-ban/mot.vi.md" in summary


def test_what_is_due_soon_is_reported_before_it_is_late(waiting: Path) -> None:
    code, shown, _ = deadlines(waiting, "--at", "2026-11-11T12:00", "--fail-on", "note")
    assert code == 1, shown
    assert "sắp đến hạn" in shown
    assert deadlines(waiting, "--at", "2026-11-11T12:00", "--fail-on", "warning")[0] == 0


def test_a_submission_in_time_or_without_pages_or_approved_is_not_reported(overdue_report: Report) -> None:
    _, shown, summary = overdue_report
    for name in ("con-han", "chi-chuong-trinh", "da-duyet"):
        assert name not in shown
        assert name not in summary


def test_nothing_due_is_said(clone: Path, git: Callable[..., str]) -> None:
    git(clone, "update-ref", "-d", "refs/remotes/origin/so/qua-han")
    code, shown, summary = deadlines(clone, "--at", AT, "--fail-on", "note")
    assert code == 0, shown
    assert "Không có bài nào sắp đến hạn hoặc quá hạn." in summary


def test_the_report_can_be_read_without_failing_and_the_clone_stays_as_it_was(
    waiting: Path, git: Callable[..., str]
) -> None:
    (waiting / "content" / "so" / "tin-tuc" / "dang-viet.vi.md").write_text("đang viết dở", "utf-8")
    before = (git(waiting, "status", "--porcelain"), git(waiting, "rev-parse", "HEAD"), git(waiting, "for-each-ref"))
    code, shown, _ = deadlines(waiting, "--at", AT, "--fail-on", "never")
    assert code == 0
    assert "Submission: so/qua-han" in shown
    after = (git(waiting, "status", "--porcelain"), git(waiting, "rev-parse", "HEAD"), git(waiting, "for-each-ref"))
    assert after == before
    assert len(git(waiting, "worktree", "list").splitlines()) == 1


def test_a_submission_without_common_history_is_left_out(overdue_report: Report) -> None:
    _, shown, _ = overdue_report
    assert "chuyen-khac: không chung lịch sử" in shown


def test_a_name_cannot_write_into_the_report(overdue_report: Report) -> None:
    _, shown, summary = overdue_report
    assert "Submission: __b_a" in shown
    assert "`<b>a" not in summary


def test_a_clone_without_its_whole_history_is_refused_with_the_command_that_fixes_it(
    forge: Path, tmp_path: Path, git: Callable[..., str]
) -> None:
    git(tmp_path, "clone", "--quiet", "--depth=1", "--no-single-branch", f"file://{forge}/portal", "shallow")
    code, shown, _ = deadlines(tmp_path / "shallow", "--at", AT)
    assert code == 2
    assert "git fetch --unshallow" in shown


def test_a_repository_without_origin_is_refused(portal: SmallPortal, git: Callable[..., str]) -> None:
    git(portal.root, "init", "--quiet", "--initial-branch=main")
    code, shown, _ = deadlines(portal.root, "--at", AT)
    assert code == 2
    assert "git fetch origin" in shown
