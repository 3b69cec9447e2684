"""What falls due among what main holds and what waits: the linter's words, main's rules, nothing of a submission run."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from portalgen.cli.main import run_command
from tests.makers.fixed_git import fixed_git
from tests.makers.portal import SmallPortal, page

ROOT = Path(__file__).resolve().parents[3]
AT = "2026-11-12T08:00"
RECEIVED = "\n  at: 2026-11-02T09:00\n  via: paper\n  ref: mẫu 00"
"""7 working days end with 11/11, 15 days with 17/11/2026."""
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

Git = Callable[..., str]
Due = Callable[..., tuple[int, str, str]]
"""Gives the exit code, what is printed, and what stands on stderr."""


@pytest.fixture(scope="module")
def git() -> Iterator[Git]:
    with fixed_git() as run:
        yield run


@pytest.fixture(scope="module")
def forge(tmp_path_factory: pytest.TempPathFactory, git: Git) -> Path:
    """A folder with a forge, whose `main` has the small portal and three submissions, and a clone of it."""
    folder = tmp_path_factory.mktemp("forge")
    portal = SmallPortal(folder / "portal")
    root = portal.root
    git(root, "init", "--quiet", "--initial-branch=main")
    shutil.copytree(ROOT / "site-config" / "legal", root / "site-config" / "legal")
    limits = root / "site-config" / "legal" / "deadlines.yaml"
    adopted = re.sub(r"^evidence_starts: .*$", "evidence_starts: 2026-01-01", limits.read_text("utf-8"), flags=re.M)
    limits.write_text(adopted, "utf-8")
    git(root, "add", ".")
    git(root, "commit", "--quiet", "-m", "Cổng mẫu")
    overdue = page("so-mot", **NORMATIVE, received=RECEIVED)
    submit(portal, git, "so/qua-han", "content/so/van-ban/mot.vi.md", overdue)
    in_time = page("so-hai", **NORMATIVE, received=RECEIVED, deadline_class="planning")
    submit(portal, git, "so/con-han", "content/so/van-ban/hai.vi.md", in_time)
    submit(portal, git, "chi-chuong-trinh", "README.md", "Không có bài nào.\n")
    approved = page("so-moi", kind="news", title="Mới", date="2026-11-20")
    submit(portal, git, "da-duyet", "content/so/tin-tuc/moi.vi.md", approved)
    git(root, "merge", "--quiet", "--no-ff", "-m", "Duyệt và xuất bản", "da-duyet")
    git(folder, "clone", "--quiet", f"file://{root}", "clone")
    orphan = git(folder / "clone", "commit-tree", "-m", "Chuyện khác", git(folder / "clone", "mktree"))
    git(folder / "clone", "update-ref", "refs/remotes/origin/chuyen-khac", orphan)
    git(folder / "clone", "update-ref", "refs/remotes/origin/`<b>a", "refs/remotes/origin/so/qua-han")
    return folder


def submit(portal: SmallPortal, git: Git, name: str, path: str, text: str) -> None:
    """A submission of one file, beside `main`."""
    git(portal.root, "checkout", "--quiet", "-b", name)
    portal.write(path, text)
    git(portal.root, "add", ".")
    git(portal.root, "commit", "--quiet", "-m", name)
    git(portal.root, "checkout", "--quiet", "main")


@pytest.fixture
def due(capsys: pytest.CaptureFixture[str]) -> Due:
    def run(root: Path, *arguments: str) -> tuple[int, str, str]:
        code = run_command(["--root", str(root), "audit", "due", *arguments])
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    return run


def test_an_overdue_submission_is_reported_with_its_name_its_line_and_what_to_do(forge: Path, due: Due) -> None:
    code, shown, _ = due(forge / "clone", "--at", AT, "--fail-on", "warning")
    assert code == 1
    assert "so/qua-han" in shown
    assert "content/so/van-ban/mot.vi.md:13" in shown
    assert "quá hạn 8 giờ: Ban" in shown
    assert "duyệt và xuất bản ngay" in shown


def test_what_is_due_soon_is_reported_before_it_is_late(forge: Path, due: Due) -> None:
    code, shown, _ = due(forge / "clone", "--at", "2026-11-11T12:00", "--fail-on", "note")
    assert code == 1
    assert "sắp đến hạn, còn 12 giờ" in shown
    assert due(forge / "clone", "--at", "2026-11-11T12:00", "--fail-on", "warning")[0] == 0
    assert due(forge / "clone", "--at", AT, "--fail-on", "never")[0] == 0


def test_a_submission_in_time_or_without_pages_or_approved_is_not_reported(forge: Path, due: Due) -> None:
    _, shown, _ = due(forge / "clone", "--at", AT)
    for name in ("con-han", "chi-chuong-trinh", "da-duyet"):
        assert name not in shown
    assert "chuyen-khac: không chung lịch sử" in shown


def test_nothing_due_is_said(forge: Path, due: Due) -> None:
    code, shown, _ = due(forge / "clone", "--at", "2026-11-03T08:00", "--fail-on", "note")
    assert code == 0
    assert "Không có bài nào sắp đến hạn hoặc quá hạn." in shown


def test_a_summary_is_written_beside_and_no_name_writes_into_it(forge: Path, due: Due, tmp_path: Path) -> None:
    due(forge / "clone", "--at", AT, "--report", f"markdown={tmp_path / 'tom-tat.md'}")
    summary = (tmp_path / "tom-tat.md").read_text("utf-8")
    assert "so/qua-han" in summary
    assert "<b>" not in summary and "`<" not in summary


def test_the_clone_stays_as_it_was(forge: Path, due: Due, git: Git, tmp_path: Path) -> None:
    clone = shutil.copytree(forge / "clone", tmp_path / "clone")
    (clone / "content" / "so" / "tin-tuc" / "dang-viet.vi.md").write_text("đang viết dở", "utf-8")
    before = (git(clone, "status", "--porcelain"), git(clone, "rev-parse", "HEAD"), git(clone, "for-each-ref"))
    due(clone, "--at", AT, "--cache", str(tmp_path / "cache"))
    after = (git(clone, "status", "--porcelain"), git(clone, "rev-parse", "HEAD"), git(clone, "for-each-ref"))
    assert after == before
    assert len(git(clone, "worktree", "list").splitlines()) == 1


def test_a_clone_without_its_whole_history_is_refused_with_the_command_that_fixes_it(
    forge: Path, tmp_path: Path, git: Git, due: Due
) -> None:
    git(tmp_path, "clone", "--quiet", "--depth=1", "--no-single-branch", f"file://{forge}/portal", "shallow")
    code, _, error = due(tmp_path / "shallow", "--at", AT)
    assert code == 2
    assert "git fetch --unshallow" in error


def test_a_repository_without_main_is_refused(tmp_path: Path, git: Git, due: Due) -> None:
    git(tmp_path, "init", "--quiet", "--initial-branch=khac", "kho")
    code, _, error = due(tmp_path / "kho", "--at", AT)
    assert code == 2
    assert "git fetch origin" in error


def test_main_s_waiver_silences_what_it_names(forge: Path, tmp_path: Path, git: Git, due: Due) -> None:
    clone = shutil.copytree(forge / "clone", tmp_path / "clone")
    waivers = clone / "site-config" / "governance" / "waivers.yaml"
    waivers.parent.mkdir(exist_ok=True)
    waivers.write_text(
        "waivers:\n  - {code: DDL205, item: so-mot, reason: mẫu, approved_by: Trưởng Ban Biên tập, "
        "from: 2026-11-01, until: 2026-11-30}\n",
        "utf-8",
    )
    git(clone, "add", ".")
    git(clone, "commit", "--quiet", "-m", "Miễn áp dụng")
    assert due(clone, "--at", AT, "--ref", "HEAD", "--fail-on", "note")[0] == 0
    assert due(clone, "--at", AT, "--fail-on", "note")[0] == 1
