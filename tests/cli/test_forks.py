"""No process of the program forks while it has another thread, whose locks the child would keep for ever.

Real processes are watched from their first moment by an audit hook, which also looks at threads that Python does not
know of. `subprocess` and `spawn` are no forks: between theirs and the new program no Python runs. The tests' own
process cannot show this, because with `-n` it has a thread of the test runner.
"""

from __future__ import annotations

import json
import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import httpx
import pytest

from tests.makers.portal import ENVIRONMENT, SmallPortal, command, site
from tests.makers.quiet_portal import news, quiet_portal
from tests.makers.waiting import wait_until

pytestmark = [
    pytest.mark.heavy,
    pytest.mark.skipif(sys.platform != "linux", reason="counts threads where Linux lists them"),
    pytest.mark.usefixtures("interruptible"),
]

_RECORDER: Final = '''\
"""Python loads this in every new process before the program itself."""
import json, os, sys, threading, time

def note(**what):
    line = json.dumps({"process": os.getpid(), **what}) + "\\n"
    file = os.open(os.environ["FORKS"], os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    os.write(file, line.encode())
    os.close(file)

def native():
    """Threads of this process; one that was joined is listed for another moment."""
    end = time.monotonic() + 0.02
    while (count := len(os.listdir("/proc/self/task"))) > 1 and time.monotonic() < end:
        time.sleep(0.001)
    return count

def stack():
    frame, lines = sys._getframe(2), []
    while frame and len(lines) < 8:
        lines.append(f"{os.path.basename(frame.f_code.co_filename)}:{frame.f_lineno} {frame.f_code.co_name}")
        frame = frame.f_back
    return lines

def noticed(event, arguments):
    if event in ("os.fork", "os.forkpty"):
        threads = [each.name for each in threading.enumerate()]
        note(threads=threads, native=native(), bars=type(sys.modules.get("rich.progress")).__name__ == "module", stack=stack())
        time.sleep(float(os.environ.pop("FORK_SECONDS", "0")))

if any("portalgen.cli" in each for each in sys.orig_argv):  # a command: it uses several processes for less than usual
    from portalgen.pipeline import inspect
    from portalgen.pipeline.rendering import faulty_bodies, render_sites
    from portalgen.pipeline.sites import site_folders

    inspect._WORTH_IT = faulty_bodies._PARALLEL_FROM = render_sites.PARALLEL_FROM = site_folders._MANY = 100
sys.addaudithook(noticed)
note(begins=True)
'''
_AT: Final = "2026-11-24T08:00"
_COMMUNES: Final = ("xa", "khac")
_PAGES: Final = 70
"""Of each commune: together there are more sources and more pages than one process reads, renders or inspects alone,
as few as the recorder lets these be."""
_BODY: Final = "Hội nghị diễn ra buổi sáng.\n"
_EDITED: Final = "content/xa/tin-tuc/tin-7.vi.md"
_SERVED: Final = "/tin-tuc/tin-7/"
_CODE: Final = "TXT203"
"""What the check says of a title in capitals."""


@dataclass(frozen=True, slots=True)
class Fork:
    """What a process was when it forked: the names of its threads, and how many the system counts."""

    threads: tuple[str, ...]
    native: int
    bars: bool
    stack: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Run:
    """What came of a command: how many programs it began, itself among them, and every fork in any of them."""

    code: int
    output: str
    programs: int
    forks: tuple[Fork, ...]

    @property
    def unsafe(self) -> list[Fork]:
        """The forks of a process that had another thread."""
        return [each for each in self.forks if len(each.threads) != 1 or each.native != 1]


class Recorder:
    """Starts real processes that note their forks, in a folder of its own."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir()
        (folder / "sitecustomize.py").write_text(_RECORDER, "utf-8")
        self._folder = folder
        self._notes = folder / "forks"

    @property
    def environment(self) -> dict[str, str]:
        """What a process needs so that it and all Python processes below it are watched."""
        path = os.pathsep.join((str(self._folder), ENVIRONMENT["PYTHONPATH"]))
        given = {"PYTHONPATH": path, "FORKS": str(self._notes), "PORTALGEN_LANGUAGE": "vi", "TERM": "xterm"}
        return {**ENVIRONMENT, **given}

    def run(self, *arguments: str | Path) -> Run:
        """A command to its end; what it says goes to no terminal."""
        done = subprocess.run(
            command(*arguments), env=self.environment, capture_output=True, text=True, timeout=60, check=False
        )
        return self.take_run(done.returncode, done.stdout + done.stderr)

    def run_on_a_terminal(self, *arguments: str | Path) -> Run:
        """A command to its end whose messages and bars go to a terminal."""
        ours, theirs = os.openpty()
        try:
            # Its first fork takes longer than the program waits before it shows bars.
            environment = {**self.environment, "FORK_SECONDS": "0.5"}
            process = subprocess.Popen(command(*arguments), env=environment, stdin=theirs, stdout=theirs, stderr=theirs)
        finally:
            os.close(theirs)
        try:
            output = b"".join(_read(ours))
            return self.take_run(process.wait(timeout=60), output.decode("utf-8", "replace"))
        finally:
            process.kill()
            process.wait()
            os.close(ours)

    def take_run(self, code: int, output: str) -> Run:
        """What was noted since the last time."""
        notes: list[dict[str, Any]] = [json.loads(line) for line in self._notes.read_text("utf-8").splitlines()]
        self._notes.unlink()
        forks = tuple(
            Fork(tuple(each["threads"]), each["native"], each["bars"], tuple(each["stack"]))
            for each in notes
            if "begins" not in each
        )
        return Run(code, output, len(notes) - len(forks), forks)


def _read(terminal: int) -> Iterator[bytes]:
    """What is written to a terminal until nobody has it open any more, for which Linux has a fault."""
    try:
        while data := os.read(terminal, 65536):
            yield data
    except OSError:
        return


@pytest.fixture
def big(tmp_path: Path) -> SmallPortal:
    """A portal for which the program uses several processes in every step that can."""
    portal = quiet_portal(tmp_path / "portal")
    portal.write("site-config/sites/khac.yaml", site("khac", "commune", "khac.example.vn", "Xã Khác", "Xã Khác"))
    for commune in _COMMUNES:
        for number in range(_PAGES):
            text = news(f"{commune}-tin-{number}", _BODY, title=f"Tin {number}")
            portal.write(f"content/{commune}/tin-tuc/tin-{number}.vi.md", text)
    return portal


@pytest.fixture
def recorder(tmp_path: Path) -> Recorder:
    return Recorder(tmp_path / "recorder")


def assert_safe(run: Run, output: str) -> None:
    """The command did what it says, and forked for it, always with one thread."""
    assert run.code == 0, run.output
    assert re.search(output, run.output), run.output
    assert run.forks
    assert run.unsafe == []


@pytest.mark.long
def test_builds_an_inspection_and_a_check_have_one_thread_whenever_they_fork(
    big: SmallPortal, recorder: Recorder
) -> None:
    root, two, clock = ("--root", big.root), ("--jobs", "2"), ("--at", _AT)
    build = (*root, "build", *clock, *two, "--out", big.out)
    first = recorder.run_on_a_terminal(*build, "--no-search")
    assert_safe(first, r"ghi \d{3} tệp")
    assert "dựng trang \x1b[" in first.output
    assert_safe(recorder.run(*build, "--no-search"), "ghi 0 tệp")
    big.edit(_EDITED, "Hội nghị diễn ra", "Hội nghị này diễn ra")
    assert_safe(recorder.run(*build, "--no-search"), r"ghi [1-9]\d? tệp")
    assert_safe(recorder.run(*build), r"tìm kiếm \d")
    assert_safe(recorder.run(*root, "inspect", *two, "--out", big.out), r"đã kiểm tra \d{3} trang")
    assert_safe(recorder.run(*root, "check", *clock, *two), "0 lỗi")


@pytest.mark.long
def test_a_lint_has_one_thread_whenever_it_forks_also_while_bars_are_shown(
    big: SmallPortal, recorder: Recorder
) -> None:
    run = recorder.run_on_a_terminal("--root", big.root, "lint", "--at", _AT, "--jobs", "2")
    assert_safe(run, r"đã kiểm tra \d{3} bài")
    assert "kiểm tra \x1b[" in run.output
    assert any(each.bars for each in run.forks)


@contextmanager
def served(recorder: Recorder, root: Path) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    """The preview with its local address, which is ended here whatever happens."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    arguments = command("--root", root, "serve", "--port", str(port), "--no-search", "--at", _AT)
    process = subprocess.Popen(
        arguments, env=recorder.environment, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    try:
        yield f"http://127.0.0.1:{port}", process
    finally:
        process.kill()
        process.wait()


def _shown(address: str, host: str, words: str) -> bool:
    try:
        return words in httpx.get(address, headers={"host": host}, timeout=10).text
    except httpx.TransportError:
        return False


@pytest.mark.long
def test_the_preview_forks_before_it_has_threads_and_never_for_a_save_or_a_check(
    big: SmallPortal, recorder: Recorder
) -> None:
    with served(recorder, big.root) as (address, process):
        wait_until(lambda: _shown(f"{address}{_SERVED}", "xa.localhost", "Tin 7"))
        assert len(os.listdir(f"/proc/{process.pid}/task")) > 1
        big.edit(_EDITED, "title: Tin 7", "title: TIN VỀ HỘI NGHỊ BÀN VIỆC XÚC TIẾN ĐẦU TƯ")
        wait_until(lambda: _shown(f"{address}{_SERVED}", "xa.localhost", "XÚC TIẾN"))
        wait_until(lambda: _shown(f"{address}/_portalgen/diagnostics?path={_SERVED}", "xa.localhost", _CODE))
        process.send_signal(signal.SIGINT)
        output, _ = process.communicate(timeout=20)
    run = recorder.take_run(process.returncode, output)
    assert run.code == 0, run.output
    assert run.programs > 1, "the check is a program of its own"
    assert run.forks or os.cpu_count() == 1
    assert run.unsafe == []
