"""`scripts/rebuild` builds where time alone has changed the pages since the last build, and only there."""

from __future__ import annotations

import shutil
import subprocess
import sys

import pytest

from tests.makers.portal import SO, SmallPortal, page, stamps
from tests.makers.workflow_reader import ROOT

pytestmark = pytest.mark.heavy


@pytest.fixture
def scheduled(portal: SmallPortal) -> SmallPortal:
    """A portal with the script and the program beside it, and a page that appears on 25/11/2026 at 09:30."""
    scripts = portal.root / "scripts"
    scripts.mkdir()
    shutil.copy(ROOT / "scripts" / "rebuild", scripts / "rebuild")
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
