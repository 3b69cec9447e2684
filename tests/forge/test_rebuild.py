"""`scripts/rebuild` builds where the pages are not of what is checked out, or time has changed them, and only there."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.makers.portal import SO, SmallPortal, page, stamps
from tests.makers.workflow_reader import ROOT

pytestmark = pytest.mark.heavy

SCRIPTS = ("build", "rebuild", "revision.bash")


@pytest.fixture
def scheduled(portal: SmallPortal) -> SmallPortal:
    """A portal with the script and the program beside it, and a page that appears on 25/11/2026 at 09:30."""
    scripts = portal.root / "scripts"
    scripts.mkdir()
    for name in SCRIPTS:
        shutil.copy(ROOT / "scripts" / name, scripts / name)
    (scripts / "setup").write_text("#!/bin/sh\n", "utf-8")
    (scripts / "setup").chmod(0o755)
    program = portal.root / ".venv" / "bin" / "portalgen"
    program.parent.mkdir(parents=True)
    program.write_text(f"#!/bin/sh\nexport PYTHONPATH='{ROOT}'\nexec '{sys.executable}' -c "
                       "'from portalgen.cli.main import main; main()' \"$@\"\n", "utf-8")  # fmt: skip
    program.chmod(0o755)
    keys = {"kind": "news", "title": "Hẹn", "date": "2026-11-20", "publish_at": "2026-11-25T09:30"}
    portal.write("content/so/tin-tuc/hen.vi.md", page("so-hen", **keys))
    return portal


def rebuilt(portal: SmallPortal, *arguments: str) -> tuple[int, str]:
    """(exit code, what is told); whether it built shows in the output folder."""
    command = [str(portal.root / "scripts" / "rebuild"), *arguments, "--no-search", "--out", str(portal.out)]
    done = subprocess.run(command, cwd=portal.root.parent, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout + done.stderr


def test_the_first_run_builds_and_the_next_only_when_something_has_changed(scheduled: SmallPortal) -> None:
    assert rebuilt(scheduled, "--now", "2026-11-24T08:00")[0] == 0
    before = stamps(scheduled.out)
    code, told = rebuilt(scheduled, "--now", "2026-11-25T09:29")
    assert (code, stamps(scheduled.out)) == (0, before), told
    assert "2026-11-25T09:30+07:00" in told
    code, told = rebuilt(scheduled, "--now", "2026-11-25T09:30")
    assert code == 0 and "hen.vi.md: hẹn giờ đăng" in told
    assert "hen" in scheduled.html(f"{SO}/tin-tuc/index.html")


def test_when_nothing_is_to_come_it_says_so(scheduled: SmallPortal) -> None:
    code, told = rebuilt(scheduled, "--since", "2026-11-26T08:00", "--now", "2026-12-24T08:00")
    assert code == 0 and "Không có gì đổi theo thời gian" in told
    assert not scheduled.out.exists()


def test_the_time_of_the_last_build_may_be_given_in_another_zone(scheduled: SmallPortal) -> None:
    rebuilt(scheduled, "--since", "2026-11-25T02:30:00Z", "--now", "2026-11-25T10:00")
    assert not scheduled.out.exists()
    rebuilt(scheduled, "--since", "2026-11-25T02:29:59Z", "--now", "2026-11-25T10:00")
    assert scheduled.out.exists()


def test_an_unknown_last_build_is_a_reason_to_build(scheduled: SmallPortal) -> None:
    assert rebuilt(scheduled, "--since", "", "--now", "2026-11-24T08:00")[0] == 0
    assert scheduled.out.exists()


def test_a_build_with_errors_is_tried_again(scheduled: SmallPortal) -> None:
    rebuilt(scheduled, "--now", "2026-11-24T08:00")
    scheduled.write("content/so/tin-tuc/loi.vi.md", page("so-loi", kind="news", title="Lỗi", date="2026-13-45"))
    assert rebuilt(scheduled, "--now", "2026-11-25T09:30")[0] == 1
    scheduled.remove("content/so/tin-tuc/loi.vi.md")
    assert rebuilt(scheduled, "--now", "2026-11-25T09:31")[0] == 0
    assert "hen" in scheduled.html(f"{SO}/tin-tuc/index.html")


# What is checked out: here the program only notes that it was called, and builds a folder with its book.

PROGRAM = """\
#!/bin/sh
echo "$@" >>.portalgen/calls
case $1 in
  next-change) echo 2026-11-25T09:30+07:00 ;;
  build) [ ! -e content/loi ] && mkdir -p public/.portalgen ;;
esac
"""


@pytest.fixture
def committed(tmp_path: Path, git: Callable[..., str]) -> Path:
    """A repository that was built on 24/11/2026 at 08:00."""
    root = tmp_path / "kho"
    files = {
        ".gitignore": ".portalgen/\n.venv/\n/public/\n",
        ".portalgen/calls": "",
        ".venv/bin/portalgen": PROGRAM,
        "content/bai": "một",
        "scripts/setup": "#!/bin/sh\n",
        **{f"scripts/{name}": (ROOT / "scripts" / name).read_text("utf-8") for name in SCRIPTS},
    }
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, "utf-8")
        (root / name).chmod(0o755)
    git(root, "init", "--quiet")
    commit(root, git)
    assert run(root, "rebuild", "--now", "2026-11-24T08:00")[0] == 0
    return root


def commit(root: Path, git: Callable[..., str]) -> str:
    git(root, "add", ".")
    git(root, "commit", "--quiet", "--allow-empty", "-m", "x")
    return git(root, "rev-parse", "HEAD")


def run(root: Path, script: str, *arguments: str) -> tuple[int, str]:
    """(exit code, what is told) of a script."""
    command = [str(root / "scripts" / script), *arguments]
    done = subprocess.run(command, cwd=root.parent, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout + done.stderr


def revision(root: Path) -> str:
    return (root / "public" / ".portalgen" / "revision").read_text("utf-8")


def test_what_was_approved_since_is_built_whatever_the_time(committed: Path, git: Callable[..., str]) -> None:
    code, told = run(committed, "rebuild", "--check", "--now", "2026-11-24T08:15")
    assert (code, "Chưa phải dựng lại" in told) == (0, True), told
    (committed / "content" / "bai").write_text("hai", "utf-8")
    head = commit(committed, git)
    code, told = run(committed, "rebuild", "--check", "--now", "2026-11-24T08:15")
    assert (code, head[:10] in told) == (4, True), told
    assert revision(committed) != f"{head} 2026-11-24T08:15\n"
    assert run(committed, "rebuild", "--now", "2026-11-24T08:15", "--no-search")[0] == 0
    assert revision(committed) == f"{head} 2026-11-24T08:15\n"
    calls = (committed / ".portalgen" / "calls").read_text("utf-8").splitlines()
    assert calls[-1] == "build --at 2026-11-24T08:15 --no-search"
    assert run(committed, "rebuild", "--check", "--now", "2026-11-24T08:30")[0] == 0


def test_what_is_live_may_be_told(committed: Path, git: Callable[..., str]) -> None:
    head = git(committed, "rev-parse", "HEAD")
    shutil.rmtree(committed / "public")
    since, now = ("--since", "2026-11-24T08:00"), ("--now", "2026-11-24T08:15")
    assert run(committed, "rebuild", "--check", "--live", head, *since, *now)[0] == 0
    assert run(committed, "rebuild", "--check", "--live", "e" * 40, *since, *now)[0] == 4
    assert run(committed, "rebuild", "--check", "--live", "", *since, *now)[0] == 4
    assert run(committed, "rebuild", "--check", "--live", head, "--since", "", *now)[0] == 4
    assert run(committed, "rebuild", "--check", "--live", head, *since, "--now", "2026-11-25T09:30")[0] == 4
    assert not (committed / "public").exists()


def test_files_that_were_not_committed_are_of_no_commit(committed: Path) -> None:
    (committed / "content" / "moi").write_text("chưa lưu", "utf-8")
    code, told = run(committed, "rebuild", "--now", "2026-11-24T08:15")
    assert (code, "chưa lưu vào kho" in told) == (0, True), told
    assert revision(committed) == "- 2026-11-24T08:15\n"
    assert run(committed, "rebuild", "--check", "--now", "2026-11-24T08:16")[0] == 4


def test_a_build_that_fails_says_of_the_pages_what_they_still_are(committed: Path, git: Callable[..., str]) -> None:
    before = revision(committed)
    (committed / "content" / "loi").write_text("lỗi", "utf-8")
    commit(committed, git)
    assert run(committed, "rebuild", "--now", "2026-11-24T08:15")[0] == 1
    assert revision(committed) == before


@pytest.mark.parametrize("arguments", [["--site", "so"], ["--drafts"], ["--help"]])
def test_a_build_of_some_pages_or_of_drafts_is_of_no_revision(committed: Path, arguments: list[str]) -> None:
    assert run(committed, "build", *arguments, "--out", "public")[0] == 0
    assert not (committed / "public" / ".portalgen" / "revision").exists()


def test_a_build_knows_its_folder_and_its_time_however_they_are_given(committed: Path, git: Callable[..., str]) -> None:
    head = git(committed, "rev-parse", "HEAD")
    assert run(committed, "build", "--report", "--at=x", "--out=public", "--at=2026-12-01T08:00")[0] == 0
    assert revision(committed) == f"{head} 2026-12-01T08:00\n"
