"""The check in a process of its own: the same findings, its faults told here, and no process left behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, cast

import pytest

from portalgen.diagnostics.model import Place, diagnostic
from portalgen.errors import UnusableEnvironmentError, UsageError
from portalgen.pipeline.linting.options import LintOptions
from portalgen.serve.check_process import CheckBugError, CheckProcess
from portalgen.serve.checks import run_check
from tests.makers.lint.story import AT
from tests.makers.processes import is_running
from tests.makers.quiet_portal import news, quiet_portal
from tests.makers.waiting import wait_until

pytestmark = pytest.mark.heavy

ROOT = Path(__file__).parents[2]
LOUD = news("so-moi", title="HỘI NGHỊ XÚC TIẾN ĐẦU TƯ")


@pytest.fixture(scope="module")
def portal(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("check") / "portal"
    quiet_portal(root, {f"content/so/tin-tuc/{n}.vi.md": LOUD.replace("so-moi", f"so-{n}") for n in range(120)})
    return root


class AdjustableCheck:
    """A check with options that a test may change."""

    def __init__(self, root: Path) -> None:
        self.options = LintOptions(root, AT)
        self.check = CheckProcess(lambda: self.options)

    @property
    def process(self) -> subprocess.Popen[bytes]:
        assert self.check._process is not None
        return self.check._process


@pytest.fixture
def adjustable_check(portal: Path) -> Iterator[AdjustableCheck]:
    made = AdjustableCheck(portal)
    yield made
    made.check.stop()


def test_it_finds_what_is_found_here_and_what_the_build_found(adjustable_check: AdjustableCheck) -> None:
    built = (diagnostic("ATT101", Place("content/so/c.vi.md", 7), file="x.pdf", suggestion=""),)
    found = adjustable_check.check(built)
    assert found == run_check(adjustable_check.options, built)
    assert len(found) > 120
    assert adjustable_check.check(built) is found
    assert adjustable_check.check(()) == run_check(adjustable_check.options, ())


def test_faults_and_bugs_are_raised_here_and_the_next_check_is_answered(adjustable_check: AdjustableCheck) -> None:
    good = adjustable_check.options
    adjustable_check.options = replace(good, sites=("sơ",))
    with pytest.raises(UsageError, match="sơ"):
        adjustable_check.check(())
    adjustable_check.options = replace(good, root=cast(Any, None))
    with pytest.raises(CheckBugError) as bug:
        adjustable_check.check(())
    assert bug.value.name in bug.value.trace
    assert bug.value.trace.startswith("Traceback")
    adjustable_check.options = good
    assert adjustable_check.check(())


def test_a_process_that_the_system_ends_is_a_fault_of_the_environment_and_replaced(
    adjustable_check: AdjustableCheck,
) -> None:
    """Its time is the start of two processes that load the linter, one after the other."""
    found = adjustable_check.check(())
    first = adjustable_check.process
    threading.Timer(0.02, first.kill).start()
    with pytest.raises(UnusableEnvironmentError, match="process that checks"):
        while True:
            adjustable_check.check(())
            assert adjustable_check.process is first
    assert adjustable_check.check(()) == found
    assert adjustable_check.process is not first


def test_stopping_ends_a_check_that_is_under_way(adjustable_check: AdjustableCheck) -> None:
    raised: list[Exception] = []
    started = threading.Event()

    def run() -> None:
        started.set()
        try:
            adjustable_check.check(())
        except Exception as error:
            raised.append(error)

    thread = threading.Thread(target=run)
    thread.start()
    started.wait(60)
    time.sleep(0.1)
    adjustable_check.check.stop()
    thread.join(60)
    assert not thread.is_alive()
    assert [type(error) for error in raised] == [UnusableEnvironmentError]
    assert adjustable_check.process.returncode is not None
    with pytest.raises(UnusableEnvironmentError):
        adjustable_check.check(())


@pytest.mark.skipif(sys.platform == "win32", reason="groups of POSIX")
def test_it_is_out_of_the_reach_of_the_terminal_and_gives_way_to_others(adjustable_check: AdjustableCheck) -> None:
    adjustable_check.check(())
    assert os.getpgid(adjustable_check.process.pid) == adjustable_check.process.pid
    assert os.getpriority(os.PRIO_PROCESS, adjustable_check.process.pid) > os.getpriority(os.PRIO_PROCESS, 0)


PARENT = textwrap.dedent("""
    import sys, time
    from datetime import datetime
    from pathlib import Path
    from portalgen.law.calendar import VIETNAM
    from portalgen.pipeline.linting.options import LintOptions
    from portalgen.serve.check_process import CheckProcess

    check = CheckProcess(lambda: LintOptions(Path(sys.argv[1]), datetime(2026, 3, 2, tzinfo=VIETNAM)))
    check(())
    print(check._process.pid, flush=True)
    time.sleep(60)
""")


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
def test_it_does_not_outlive_a_parent_that_is_killed(portal: Path) -> None:
    parent = subprocess.Popen(
        [sys.executable, "-c", PARENT, str(portal)], cwd=ROOT, stdout=subprocess.PIPE, start_new_session=True
    )
    try:
        assert parent.stdout is not None
        child = int(parent.stdout.readline())
    finally:
        parent.send_signal(signal.SIGKILL)
        parent.communicate()
    wait_until(lambda: not is_running(child))
