"""The check in a separate process, so that it takes no time from the rebuilding thread.

The process is started by the first check and stays, so later checks need not load the program again. It has the lowest
priority for the processor, leaves Ctrl+C to its parent, and ends when the parent has ended.
"""

from __future__ import annotations

import json
import os
import pickle
import queue
import signal
import subprocess
import sys
import threading
import time
import traceback
from collections.abc import Callable
from contextlib import suppress
from typing import IO, Any, Final

from portalgen.diagnostics.model import Diagnostic
from portalgen.errors import PortalgenError, UnusableEnvironmentError
from portalgen.frozen import frozen
from portalgen.lint.model import Finding
from portalgen.pipeline.linting.options import LintOptions
from portalgen.serve.checks import run_check

_START: Final = (
    "import json, sys; sys.path[:] = json.loads(sys.argv[1]); "
    "from portalgen.serve.check_process import answer_requests; answer_requests()"
)
_OWN_GROUP: Final[int] = getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0)
"""The equivalent of a separate process group: Ctrl+C otherwise reaches every process of the terminal.

(A separate session would have its own share of the processor, whatever its priority.)
"""
_POLITENESS: Final = 10
_PART_SIZE: Final = 100
"""The number of findings sent at once; between two parts other threads may run."""
_PAUSE: Final = 0.002
"""Seconds."""

CheckRequest = tuple[LintOptions, tuple[Diagnostic, ...]]


class CheckBugError(Exception):
    """The check failed by a bug: the exception's `name`, and its traceback as text."""

    def __init__(self, name: str, trace: str) -> None:
        super().__init__(name, trace)
        self.name = name
        self.trace = trace


@frozen
class _End:
    """The end of a response. `error` is the error raised by the check; `same` means that the findings are unchanged."""

    error: PortalgenError | CheckBugError | None = None
    same: bool = False


class CheckProcess:
    """A `Check` of the portal with the result of `options` at each call.

    Raises the errors of `portalgen.pipeline.lint.lint`, CheckBugError for its bugs, and UnusableEnvironmentError if the
    system ends the process.
    """

    __slots__ = ("_findings", "_lock", "_options", "_process", "_stopped")

    def __init__(self, options: Callable[[], LintOptions]) -> None:
        self._options = options
        self._process: subprocess.Popen[bytes] | None = None
        self._findings: tuple[Finding, ...] = ()
        self._lock = threading.Lock()
        self._stopped = False

    def __call__(self, built: tuple[Diagnostic, ...]) -> tuple[Finding, ...]:
        """Return the findings now."""
        process = self._ensure_running()
        try:
            assert process.stdin is not None
            pickle.dump((self._options(), built), process.stdin)
            process.stdin.flush()
            self._findings = self._read_response(process)
        except (EOFError, OSError, pickle.UnpicklingError) as error:
            _kill(process)
            process.communicate()
            raise _ended_error() from error
        return self._findings

    def stop(self) -> None:
        """End the process; a running check raises."""
        with self._lock:
            self._stopped = True
        if self._process is not None:
            _kill(self._process)
            self._process.wait()

    def _ensure_running(self) -> subprocess.Popen[bytes]:
        """Return the process, or a new one if it is no longer running."""
        with self._lock:
            if self._stopped:
                raise _ended_error()
            if self._process is None or self._process.poll() is not None:
                self._findings = ()
                command = [sys.executable, "-P", "-c", _START, json.dumps(sys.path)]
                self._process = subprocess.Popen(  # noqa: S603 - this very program
                    command,
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    process_group=0,
                    creationflags=_OWN_GROUP,
                )
            return self._process

    def _read_response(self, process: subprocess.Popen[bytes]) -> tuple[Finding, ...]:
        assert process.stdout is not None
        findings: list[Finding] = []
        while True:
            part = pickle.load(process.stdout)  # noqa: S301 - from this very program
            if isinstance(part, _End):
                break
            findings += part
            time.sleep(_PAUSE)
        if part.error is not None:
            raise part.error
        return self._findings if part.same else tuple(findings)


def answer_requests() -> None:
    """Answer requests in turn until the parent ends: the whole life of the process."""
    responses = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # what is printed is no response
    if hasattr(os, "nice"):
        os.nice(_POLITENESS)
    requests: queue.SimpleQueue[CheckRequest] = queue.SimpleQueue()
    threading.Thread(target=_read_requests, args=(sys.stdin.buffer, requests), daemon=True).start()
    previous: tuple[Finding, ...] = ()
    while True:
        previous = _answer_request(requests.get(), previous, responses)


def _read_requests(stream: IO[bytes], requests: queue.SimpleQueue[CheckRequest]) -> None:
    """Read requests, also while a check is running; end this process when its parent has ended."""
    try:
        while True:
            requests.put(pickle.load(stream))  # noqa: S301 - from this very program
    finally:
        if hasattr(os, "killpg") and os.getpgrp() == os.getpid():
            os.killpg(0, signal.SIGKILL)  # together with a process that reads a document
        os._exit(0)


def _answer_request(request: CheckRequest, previous: tuple[Finding, ...], responses: IO[bytes]) -> tuple[Finding, ...]:
    """Answer a request, and return the findings of the last check that succeeded."""
    options, built = request
    try:
        findings = run_check(options, built)
    except PortalgenError as error:
        end = _End(error)
    except Exception as error:
        end = _End(CheckBugError(type(error).__name__, traceback.format_exc()))
    else:
        end = _End(same=findings == previous)
        for start in range(0, 0 if end.same else len(findings), _PART_SIZE):
            _send(findings[start : start + _PART_SIZE], responses)
        previous = findings
    _send(end, responses)
    return previous


def _send(part: Any, responses: IO[bytes]) -> None:
    pickle.dump(part, responses)
    responses.flush()


def _kill(process: subprocess.Popen[bytes]) -> None:
    """End the process and its child processes."""
    if process.returncode is None and hasattr(os, "killpg"):
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
    process.kill()


def _ended_error() -> UnusableEnvironmentError:
    return UnusableEnvironmentError(
        "tiến trình kiểm tra đã bị hệ thống dừng (thường do thiếu bộ nhớ); lần lưu tệp sau sẽ kiểm tra lại",
        "the process that checks was ended by the system (often for want of memory); the next save checks again",
    )
