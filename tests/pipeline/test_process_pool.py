"""Work in forked processes."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from portalgen.content.body import SourceChangedError
from portalgen.errors import UnusableEnvironmentError
from portalgen.pipeline.process_pool import map_in_processes
from tests.makers.portal import ENVIRONMENT
from tests.makers.waiting import wait_until


@pytest.mark.parametrize("jobs", [1, 2, 4, 64])
@pytest.mark.parametrize("starts", [range(0), range(1), range(0, 80, 7)])
def test_results_come_in_order(jobs: int, starts: range) -> None:
    base = 1_000
    assert list(map_in_processes(lambda start: start + base, starts, jobs)) == [start + base for start in starts]


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_fault_of_the_environment_in_a_process_is_reported_as_it_is(jobs: int) -> None:
    def work(start: int) -> int:
        if start == 3:
            raise SourceChangedError("đã đổi", "has changed")
        return start

    with pytest.raises(SourceChangedError) as raised:
        list(map_in_processes(work, range(6), jobs))
    assert (raised.value.vi, raised.value.en) == ("đã đổi", "has changed")


def test_a_process_that_the_system_ends_is_reported() -> None:
    def work(start: int) -> int:
        if start == 3:
            os.kill(os.getpid(), signal.SIGKILL)
        return start

    with pytest.raises(UnusableEnvironmentError, match="--jobs 1"):
        list(map_in_processes(work, range(6), 2))


def test_no_process_is_left_behind() -> None:
    before = threading.active_count()
    list(map_in_processes(lambda start: start, range(6), 2))
    assert threading.active_count() == before


_KILLED = """
import os, sys, time
from pathlib import Path
from portalgen.pipeline.process_pool import map_in_processes

def work(start):
    Path(sys.argv[1], str(os.getpid())).touch()
    time.sleep(60)

list(map_in_processes(work, range(2), 2))
"""


@pytest.mark.heavy
def test_processes_end_with_their_parent_also_where_that_is_killed(tmp_path: Path) -> None:
    parent = subprocess.Popen([sys.executable, "-c", _KILLED, tmp_path], env=ENVIRONMENT)
    wait_until(lambda: len(os.listdir(tmp_path)) == 2)
    children = [int(name) for name in os.listdir(tmp_path)]
    parent.kill()
    parent.wait()
    wait_until(lambda: not any(map(is_running, children)))


def is_running(process: int) -> bool:
    try:
        return "\nState:\tZ" not in Path(f"/proc/{process}/status").read_text()
    except FileNotFoundError:
        return False
