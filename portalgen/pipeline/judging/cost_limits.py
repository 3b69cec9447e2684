"""Judges a submission within limits: a child process does the work, and its parent measures the cost.

The cost is the processor time and the memory of the child and of all processes started by it (Git, rendering workers),
as reported by Linux in `/proc`. Above a limit all of them are ended, their temporary files are removed, and the
submission is judged too costly. Without `/proc` there are no limits.
"""

from __future__ import annotations

import os
import shutil
import signal
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic, sleep
from types import MappingProxyType
from typing import Final, Literal

from portalgen.diagnostics.model import Diagnostic, LocalizedText, Place, diagnostic
from portalgen.frozen import frozen
from portalgen.pipeline.options import Progress
from portalgen.pipeline.process_pool import end_with_parent

TOO_COSTLY: Final = "GOV208"
"""The diagnostic code for a submission that is too costly to judge."""
_PROCESSES: Final = Path("/proc")
_PAUSE: Final = 0.1
"""Seconds between two measurements."""
_MEBIBYTE: Final = 1 << 20
_TICKS: Final = os.sysconf("SC_CLK_TCK") if hasattr(os, "sysconf") else 100
_PAGE_BYTES: Final = os.sysconf("SC_PAGE_SIZE") if hasattr(os, "sysconf") else 4096
_STEPS_AT_MOST: Final = 3
_STEP_NAMES: Final[Mapping[str, LocalizedText]] = MappingProxyType(
    {
        "": LocalizedText("đọc bài gửi và cấu hình", "reading the submission and the configuration"),
        "config": LocalizedText("đọc cấu hình", "reading the configuration"),
        "plan": LocalizedText("lập địa chỉ", "planning addresses"),
        "content": LocalizedText("đọc bài", "reading content"),
        "graph": LocalizedText("liên kết", "links"),
        "images": LocalizedText("ảnh", "pictures"),
        "history": LocalizedText("đọc lịch sử bản chính", "reading the history of main"),
        "inspect": LocalizedText("soi trang đã dựng", "inspecting built pages"),
        "lint": LocalizedText("kiểm tra bài và tệp đính kèm", "checking pages and attachments"),
        "render": LocalizedText("dựng trang", "rendering"),
        "texts": LocalizedText("xem nội dung bài", "checking texts"),
    }
)


@frozen
class CostLimits:
    """The most that judging a submission may cost. 0 means no limit."""

    seconds: int = 600
    """Processor time of all processes together, in seconds."""
    mebibytes: int = 6144
    """Memory of all processes together, in MiB."""


NO_LIMITS: Final = CostLimits(0, 0)
"""No limits, for callers that judge in a process with other work."""


@frozen
class ExceededLimit:
    """The exceeded limit, and the time spent in each step."""

    resource: Literal["time", "memory"]
    limit: int
    steps: tuple[tuple[str, float], ...]
    """(step, seconds of processor time), the costliest first. If memory ran out, the running step comes first."""

    def describe(self) -> Diagnostic:
        """Return a diagnostic saying that the submission as a whole is too costly to judge."""
        unit = LocalizedText(f"{self.limit} giây", f"{self.limit} s of processor time")
        if self.resource == "memory":
            unit = LocalizedText(f"{self.limit} MiB bộ nhớ", f"{self.limit} MiB of memory")
        named = [(_name_step(step), seconds) for step, seconds in self.steps[:_STEPS_AT_MOST]]
        steps = LocalizedText(
            "; ".join(f"{name.vi} {seconds:.0f} giây" for name, seconds in named),
            "; ".join(f"{name.en} {seconds:.0f} s" for name, seconds in named),
        )
        return diagnostic(TOO_COSTLY, Place("."), limit=unit, steps=steps)


def _name_step(step: str) -> LocalizedText:
    return _STEP_NAMES.get(step, LocalizedText(step, step))


@dataclass(slots=True)
class Supervision:
    """The role of the current process.

    In the worker, `outcome` is None; in the parent, it is the result of the work.
    """

    outcome: int | ExceededLimit | None
    """The exit code of the work, or the limit it exceeded."""
    _pipe: int = -1
    _last: tuple[str, float] = field(default=("", 0.0))

    def follow(self, show: Progress) -> Progress:
        """Return a progress callback that reports each step to the parent and also calls `show`."""

        def report(stage: str, done: int, total: int) -> None:
            show(stage, done, total)
            if self._pipe >= 0 and stage != self._last[0]:
                self._last = stage, monotonic()
                os.write(self._pipe, f"{stage}\n".encode())

        return report


def supervise(limits: CostLimits) -> Supervision:
    """Fork into two processes: the child does the work, the parent waits for it.

    If the work exceeds a limit, the parent ends the child with all its children. Call this before starting threads. The
    child must exit by itself, with its exit code.
    """
    if not (limits.seconds or limits.mebibytes) or not (_PROCESSES / "self" / "stat").is_file():
        return Supervision(None)
    folder = tempfile.mkdtemp(prefix="portalgen-judged-")
    readable, writable = os.pipe()
    waiting = os.getpid()
    pid = os.fork()
    if pid == 0:
        os.setpgid(0, 0)
        end_with_parent(waiting)  # its cost would no longer be measured
        os.close(readable)
        tempfile.tempdir = os.environ["TMPDIR"] = folder
        return Supervision(None, writable)
    os.close(writable)
    os.set_blocking(readable, False)
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # so that a runner ending this process also ends the work
    try:
        return Supervision(_wait(pid, readable, limits))
    finally:
        os.close(readable)
        _end_group(pid)
        shutil.rmtree(folder, ignore_errors=True)


def _wait(pid: int, readable: int, limits: CostLimits) -> int | ExceededLimit:
    step, taken = "", {"": 0.0}
    before = 0.0
    while True:
        ended, status = os.waitpid(pid, os.WNOHANG)
        if ended:
            code = os.waitstatus_to_exitcode(status)
            return code if code >= 0 else 128 - code
        seconds, memory = measure_group(pid)
        taken[step] = taken.get(step, 0.0) + max(seconds - before, 0.0)
        before = max(seconds, before)
        for step in _read_steps(readable):  # noqa: B007 - the last one is where the work is
            pass
        costliest = tuple(sorted(taken.items(), key=lambda each: -each[1]))
        if limits.seconds and seconds > limits.seconds:
            return ExceededLimit("time", limits.seconds, costliest)
        if limits.mebibytes and memory > limits.mebibytes * _MEBIBYTE:
            running = step, taken.get(step, 0.0)
            return ExceededLimit(
                "memory", limits.mebibytes, (running, *(each for each in costliest if each[0] != step))
            )
        sleep(_PAUSE)


def _read_steps(readable: int) -> Iterator[str]:
    try:
        yield from os.read(readable, 1 << 16).decode().split()
    except BlockingIOError:
        return


def measure_group(group: int) -> tuple[float, int]:
    """Return the processor time (seconds) and the memory (bytes) of a process group.

    Ended children count too.
    """
    ticks = pages = 0
    for entry in os.scandir(_PROCESSES):
        if not entry.name.isdecimal():
            continue
        try:
            text = (_PROCESSES / entry.name / "stat").read_text("ascii", "replace")
        except OSError:  # it has ended since
            continue
        facts = text.rpartition(")")[2].split()  # proc_pid_stat(5), from the third field on
        if int(facts[2]) == group:
            ticks += sum(map(int, facts[11:15]))
            pages += int(facts[21])
    return ticks / _TICKS, pages * _PAGE_BYTES


def _end_group(group: int) -> None:
    """End the remaining processes of a group."""
    try:
        os.killpg(group, signal.SIGKILL)
    except (ProcessLookupError, PermissionError):
        return
    try:
        os.waitpid(group, 0)
    except ChildProcessError:
        return
