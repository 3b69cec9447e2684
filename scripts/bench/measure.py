"""Running a command and measuring it with all its processes: time, processor time and memory."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from resource import struct_rusage
from tempfile import TemporaryFile
from typing import Final

RESIDENT_EVERY: Final = 0.02
SHARE_EVERY: Final = 0.2
"""The proportional share makes the kernel walk all page tables, so it is asked for more seldom."""
PAGE: Final = os.sysconf("SC_PAGE_SIZE")


class RunFailed(Exception):
    """The command ended with an error."""


@dataclass(frozen=True, slots=True)
class Measure:
    """What one run took. Memory is the highest sum over all processes at one moment, in bytes."""

    wall: float
    processor: float
    """User and system time, with all processes that were waited for."""
    resident: int
    """Resident memory: pages that processes share count once for each."""
    share: int
    """Proportional share (PSS): shared pages count once."""


def run(command: Sequence[str], folder: Path, environment: Mapping[str, str]) -> Measure:
    """Run `command` in `folder` to its end; `RunFailed` with its output when it fails."""
    with TemporaryFile() as output:
        start = time.perf_counter()
        process = subprocess.Popen(
            command, cwd=folder, env={**os.environ, **environment}, stdout=output, stderr=subprocess.STDOUT
        )
        resident, share, status, usage = _watch(process.pid)
        wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode != 0:
            output.seek(0)
            raise RunFailed(f"{' '.join(command)}: {process.returncode}\n{output.read().decode(errors='replace')}")
    return Measure(wall, usage.ru_utime + usage.ru_stime, resident, share)


def _watch(pid: int) -> tuple[int, int, int, struct_rusage]:
    """Sample until the process ends: highest resident memory and share, exit status, resource usage."""
    resident = share = 0
    next_share = 0.0
    while True:
        ended, status, usage = os.wait4(pid, os.WNOHANG)
        if ended:
            return resident, share, status, usage
        tree = tuple(processes(pid))
        resident = max(resident, sum(map(_resident, tree)))
        if time.perf_counter() >= next_share:
            share = max(share, sum(map(_share, tree)))
            next_share = time.perf_counter() + SHARE_EVERY
        time.sleep(RESIDENT_EVERY)


def processes(pid: int) -> Iterator[int]:
    """A process and all its descendants."""
    yield pid
    try:
        threads = list(Path(f"/proc/{pid}/task").iterdir())
    except OSError:
        return
    for thread in threads:
        for child in _read(thread / "children").split():
            yield from processes(int(child))


def _resident(pid: int) -> int:
    fields = _read(Path(f"/proc/{pid}/statm")).split()
    return int(fields[1]) * PAGE if fields else 0


def _share(pid: int) -> int:
    lines = _read(Path(f"/proc/{pid}/smaps_rollup")).splitlines()
    return next((int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:")), 0)


def _read(path: Path) -> str:
    """The file's text; empty where the process has ended."""
    try:
        return path.read_text(encoding="ascii", errors="replace")
    except OSError:
        return ""
