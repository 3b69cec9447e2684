"""A command is measured with all its processes, and ended when it takes too long."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from measure import Limit, RunFailedError, run

pytestmark = pytest.mark.heavy

BUSY = "import time\nend = time.process_time() + 0.3\nwhile time.process_time() < end: sum(range(20000))\n"
CHILDREN = f"import subprocess, sys\nfor _ in range(2): subprocess.run([sys.executable, '-c', {BUSY!r}], check=True)\n"


def test_processor_time_of_children_counts_and_is_parted_into_user_and_system(tmp_path: Path) -> None:
    taken = run([sys.executable, "-c", CHILDREN], tmp_path, {})
    assert taken.user > taken.system >= 0
    assert 0.5 < taken.processor < taken.wall * 2 + 1
    assert taken.processor == taken.user + taken.system


def test_memory_is_of_all_processes_together(tmp_path: Path) -> None:
    hold = "import time; kept = bytearray(b'x') * 60_000_000; time.sleep(0.6)"
    both = f"import subprocess, sys\nfor each in [subprocess.Popen([sys.executable, '-c', {hold!r}]) for _ in range(2)]: each.wait()"
    assert run([sys.executable, "-c", both], tmp_path, {}).memory > 115_000_000


def test_a_run_beyond_its_limit_is_ended(tmp_path: Path) -> None:
    """Its processes sleep longer than a test may take."""
    with pytest.raises(RunFailedError, match=r"longer than 0\.2 s"):
        run(["sh", "-c", "sleep 1000 & sleep 1000"], tmp_path, {}, Limit(seconds=0.2))


def test_a_run_that_holds_too_much_memory_is_ended(tmp_path: Path) -> None:
    hold = "import time; kept = bytearray(b'x') * 200_000_000; time.sleep(60)"
    with pytest.raises(RunFailedError, match=r"more than 0\.1 GiB of memory"):
        run([sys.executable, "-c", hold], tmp_path, {}, Limit(memory=100_000_000))


def test_a_command_that_fails_reports_what_it_said(tmp_path: Path) -> None:
    with pytest.raises(RunFailedError, match="ended with 4: no theme"):
        run(["sh", "-c", "echo no theme; exit 4"], tmp_path, {})
