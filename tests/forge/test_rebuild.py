"""`scripts/rebuild` builds where the pages are not of what is checked out, or time has changed them, and only there."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable

import pytest

from tests.makers.portal import SO, SmallPortal, page, stamps
from tests.makers.workflow_reader import ROOT

pytestmark = pytest.mark.heavy


@pytest.fixture
def scheduled(portal: SmallPortal) -> SmallPortal:
    """A portal with the script and the program beside it, and a page that appears on 25/11/2026 at 09:30."""
    scripts = portal.root / "scripts"
    scripts.mkdir()
    for name in ("build", "rebuild", "revision.bash"):
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


# What is checked out


@pytest.fixture
def committed(scheduled: SmallPortal, git: Callable[..., str]) -> SmallPortal:
    """The portal in a repository, built on 24/11/2026 at 08:00."""
    (scheduled.root / ".gitignore").write_text(".portalgen/\n.venv/\n/public/\n", "utf-8")
    git(scheduled.root, "init", "--quiet")
    commit(scheduled, git)
    assert rebuilt(scheduled, "--now", "2026-11-24T08:00")[0] == 0
    return scheduled


def commit(portal: SmallPortal, git: Callable[..., str]) -> str:
    git(portal.root, "add", ".")
    git(portal.root, "commit", "--quiet", "--allow-empty", "-m", "x")
    return git(portal.root, "rev-parse", "HEAD")


def revision(portal: SmallPortal) -> str:
    return (portal.out / ".portalgen" / "revision").read_text("utf-8")


def test_what_was_approved_since_is_built_whatever_the_time(committed: SmallPortal, git: Callable[..., str]) -> None:
    code, told = rebuilt(committed, "--check", "--now", "2026-11-24T08:15")
    assert (code, "Chưa phải dựng lại" in told) == (0, True), told
    committed.write("content/so/tin-tuc/moi.vi.md", page("so-moi", kind="news", title="Mới", date="2026-11-24"))
    head = commit(committed, git)
    code, told = rebuilt(committed, "--check", "--now", "2026-11-24T08:15")
    assert (code, head[:10] in told) == (4, True), told
    assert "moi" not in committed.html(f"{SO}/tin-tuc/index.html")
    assert rebuilt(committed, "--now", "2026-11-24T08:15")[0] == 0
    assert "moi" in committed.html(f"{SO}/tin-tuc/index.html")
    assert revision(committed) == f"{head} 2026-11-24T08:15\n"
    assert rebuilt(committed, "--check", "--now", "2026-11-24T08:30")[0] == 0


def test_what_is_live_may_be_told(committed: SmallPortal, git: Callable[..., str]) -> None:
    head = git(committed.root, "rev-parse", "HEAD")
    shutil.rmtree(committed.out)
    since = ("--since", "2026-11-24T08:00", "--now", "2026-11-24T08:15")
    assert rebuilt(committed, "--check", "--live", head, *since)[0] == 0
    assert rebuilt(committed, "--check", "--live", "e" * 40, *since)[0] == 4
    assert rebuilt(committed, "--check", "--live", "", *since)[0] == 4
    assert rebuilt(committed, "--check", "--live", head, "--since", "", "--now", "2026-11-24T08:15")[0] == 4
    assert (
        rebuilt(committed, "--check", "--live", head, "--since", "2026-11-24T08:00", "--now", "2026-11-25T09:30")[0]
        == 4
    )
    assert not committed.out.exists()


def test_files_that_were_not_committed_are_of_no_commit(committed: SmallPortal) -> None:
    committed.write("content/so/tin-tuc/moi.vi.md", page("so-moi", kind="news", title="Mới", date="2026-11-24"))
    code, told = rebuilt(committed, "--now", "2026-11-24T08:15")
    assert (code, "chưa lưu vào kho" in told) == (0, True), told
    assert revision(committed) == "- 2026-11-24T08:15\n"
    assert rebuilt(committed, "--check", "--now", "2026-11-24T08:16")[0] == 4


def test_a_build_that_fails_says_of_the_pages_what_they_still_are(
    committed: SmallPortal, git: Callable[..., str]
) -> None:
    before = revision(committed)
    committed.write("content/so/tin-tuc/loi.vi.md", page("so-loi", kind="news", title="Lỗi", date="2026-13-45"))
    commit(committed, git)
    assert rebuilt(committed, "--now", "2026-11-24T08:15")[0] == 1
    assert revision(committed) == before


@pytest.mark.parametrize("arguments", [["--site", "so"], ["--drafts"]])
def test_a_build_of_some_pages_or_of_drafts_is_of_no_revision(committed: SmallPortal, arguments: list[str]) -> None:
    command = [str(committed.root / "scripts" / "build"), *arguments, "--no-search", f"--out={committed.out}"]
    assert subprocess.run(command, cwd=committed.root.parent, capture_output=True, check=False).returncode == 0
    assert not (committed.out / ".portalgen" / "revision").exists()
