"""Running a command and measuring it with all its processes: time, processor time and memory."""

from __future__ import annotations

import os
import signal
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
SHARE_EVERY_AT_FIRST: Final = 0.05
"""In the first second, so that short runs are seen as well."""
PAGE: Final = os.sysconf("SC_PAGE_SIZE")
TICK: Final = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True, slots=True)
class Limit:
    """Beyond this a run is ended, so that one tool cannot take the machine from all."""

    seconds: float = 3600.0
    memory: float = 0.8 * PAGE * os.sysconf("SC_PHYS_PAGES")
    """Bytes that all processes of the run may hold together (resident)."""


NO_MORE: Final = Limit()


class RunFailedError(Exception):
    """The command ended with an error, or took too long, or made something else than was asked."""


@dataclass(frozen=True, slots=True)
class Measure:
    """What one run took. Memory is the highest sum over all processes at one moment, in bytes."""

    wall: float
    """Seconds."""
    user: float
    """Seconds of processor time in the program, with all processes that were waited for."""
    system: float
    """Seconds of processor time in the kernel, counted likewise."""
    resident: int
    """Resident memory: pages that processes share count once for each."""
    memory: int
    """Proportional share (PSS): shared pages count once."""

    @property
    def processor(self) -> float:
        """User and system time."""
        return self.user + self.system


def run(command: Sequence[str], folder: Path, environment: Mapping[str, str], limit: Limit = NO_MORE) -> Measure:
    """Run `command` in `folder` to its end; `RunFailedError` with its output when it fails or goes beyond `limit`."""
    with TemporaryFile() as output:
        start = time.perf_counter()
        process = subprocess.Popen(
            command,
            cwd=folder,
            env={**os.environ, **environment},
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        try:
            resident, share, status, usage = _watch(process.pid, limit)
        except BaseException:
            end_all(process)
            raise
        wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode != 0:
            output.seek(0)
            told = output.read().decode(errors="replace").strip()[-2000:]
            raise RunFailedError(f"`{' '.join(command)}` ended with {process.returncode}: {told}")
    return Measure(wall, usage.ru_utime, usage.ru_stime, resident, share)


def end_all(process: subprocess.Popen[bytes]) -> None:
    """End a process that began a session, and whatever it started."""
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except ProcessLookupError:
        return
    process.wait()


def _watch(pid: int, limit: Limit) -> tuple[int, int, int, struct_rusage]:
    """Sample until the process ends: highest resident memory and share, exit status, resource usage."""
    resident = share = 0
    begun, next_share = time.perf_counter(), 0.0
    while True:
        ended, status, usage = os.wait4(pid, os.WNOHANG)
        if ended:
            return resident, share, status, usage
        now = time.perf_counter()
        if now - begun > limit.seconds:
            raise RunFailedError(f"the run took longer than {limit.seconds:g} s")
        tree = tuple(processes(pid))
        resident = max(resident, sum(map(_resident, tree)))
        if resident > limit.memory:
            raise RunFailedError(f"the run held more than {limit.memory / 2**30:.1f} GiB of memory")
        if now >= next_share:
            share = max(share, memory_of(tree))
            next_share = time.perf_counter() + (SHARE_EVERY_AT_FIRST if now - begun < 1 else SHARE_EVERY)
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


def memory_of(tree: Sequence[int]) -> int:
    """Proportional share of some processes together, in bytes."""
    return sum(map(_share, tree))


def processor_of(tree: Sequence[int]) -> tuple[float, float]:
    """User and system time of some processes together so far, in seconds."""
    fields = [_read(Path(f"/proc/{pid}/stat")).rpartition(")")[2].split() for pid in tree]
    known = [each for each in fields if each]
    return sum(int(each[11]) for each in known) / TICK, sum(int(each[12]) for each in known) / TICK


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
