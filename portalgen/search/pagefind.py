"""The Pagefind program: its location, and processes that index several folders in turn.

The service is used directly with folders. Pagefind's Python interface waits a tenth of a second for each page. The
files of an index are taken from the answer: when the service reports them as written, some may still be empty.
"""

from __future__ import annotations

import fcntl
import json
import os
import subprocess
import tempfile
import threading
from base64 import b64decode, b64encode
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path
from typing import Any, Final

from pagefind_bin import get_executable

from portalgen.errors import OutputError, PortalgenError, UnusableEnvironmentError

UNUSED_FILES: Final = frozenset(
    (
        "pagefind-ui.css",
        "pagefind-ui.js",
        "pagefind-modular-ui.css",
        "pagefind-modular-ui.js",
        "pagefind-component-ui.css",
        "pagefind-component-ui.js",
        "pagefind-highlight.js",
        "pagefind-worker.js",
    )
)
"""Pagefind files without a use here: the theme has its own interface, without a worker."""

_ERROR_LINES: Final = 5
_END: Final = b","
"""After each message and answer."""
_PIECE: Final = 1 << 20
"""Bytes per read: an answer with files is about as large."""
_SET_PIPE_SIZE: Final = getattr(fcntl, "F_SETPIPE_SZ", None)
_PATIENCE: Final = 10
"""Seconds for an unresponsive process to end."""


@cache
def find_executable() -> Path:
    """Return the program. Raises `UnusableEnvironmentError` if it is missing."""
    try:
        return Path(get_executable()).resolve()
    except FileNotFoundError as error:
        raise UnusableEnvironmentError(
            "không tìm thấy chương trình Pagefind; hãy cài lại gói `pagefind-bin`",
            "the Pagefind program is missing; reinstall the package `pagefind-bin`",
        ) from error


class PagefindProcesses:
    """Pagefind processes, each indexing several folders in turn. All end with the block.

    Starting a process takes as long as indexing a small site, so a process is kept for each concurrent thread.
    """

    def __init__(self) -> None:
        self._running: set[_Process] = set()
        self._idle: list[_Process] = []
        self._lock = threading.Lock()
        self._stopped = False

    @property
    def is_stopped(self) -> bool:
        """True if `stop` was called."""
        return self._stopped

    def __enter__(self) -> PagefindProcesses:
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()
        for process in self._running:
            process.wait()

    def stop(self) -> None:
        """Kill every process. No process is started afterwards."""
        with self._lock:
            self._stopped = True
            for process in self._running:
                process.kill()

    @contextmanager
    def lend(self) -> Iterator[_Process]:
        """Lend a process for exclusive use. A failed process is not lent again.

        Raises `IndexingStoppedError` after `stop`, `UnusableEnvironmentError` if no process can be started.
        """
        with self._lock:
            if self._stopped:
                raise IndexingStoppedError
            process = self._idle.pop() if self._idle else _start()
            self._running.add(process)
        yield process
        with self._lock:
            self._idle.append(process)


class _Process:
    """A Pagefind process in service mode, with the protocol of its interfaces for other languages.

    Messages and answers are JSON in Base64, each followed by a comma; every message has one answer.
    """

    def __init__(self) -> None:
        self._errors = tempfile.TemporaryFile()  # noqa: SIM115 - closed by `wait`
        self._count = 0
        self._process = subprocess.Popen(
            [str(find_executable()), "--service"],
            bufsize=0,
            cwd="/",  # a folder without settings of Pagefind
            env={name: value for name, value in os.environ.items() if not name.startswith("PAGEFIND_")},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._errors,
        )
        if _SET_PIPE_SIZE is not None and self._process.stdout is not None:
            with suppress(OSError):  # beyond this user's limit
                fcntl.fcntl(self._process.stdout.fileno(), _SET_PIPE_SIZE, _PIECE)

    def ask(self, action: str, **values: object) -> Mapping[str, Any]:
        """Return the answer to a message.

        Raises `OutputError` if the answer is missing or an error, `UnusableEnvironmentError` if the system ended the
        process.
        """
        self._count += 1
        message = {"message_id": self._count, "payload": {"type": action, **values}}
        answer = self._exchange(b64encode(json.dumps(message).encode()) + _END)
        if answer is None:
            raise self._fail()
        payload: Mapping[str, Any] = json.loads(b64decode(answer))["payload"]
        if payload["type"] == "Error":
            raise _failure(0, str(payload["message"]))
        return payload

    def kill(self) -> None:
        """Kill the process."""
        self._process.kill()

    def wait(self) -> None:
        """Wait for the process to end, and release its resources."""
        with self._process, self._errors:
            self._process.wait()

    def _exchange(self, message: bytes) -> bytes | None:
        """Send a message and return its answer, or None if the process ends before.

        The message must be shorter than the pipe's buffer.
        """
        assert self._process.stdin is not None and self._process.stdout is not None
        parts = [b""]
        try:
            self._process.stdin.write(message)
            while not parts[-1].endswith(_END):
                part = self._process.stdout.read(_PIECE)
                if not part:
                    return None
                parts.append(part)
        except BrokenPipeError:
            return None
        return b"".join(parts).removesuffix(_END)

    def _fail(self) -> PortalgenError:
        """Return the error of a process without an answer."""
        try:
            code = self._process.wait(_PATIENCE)
        except subprocess.TimeoutExpired:
            self._process.kill()
            code = self._process.wait()
        self._errors.seek(0)
        return _failure(code, self._errors.read().decode("utf-8", "replace"))


def _start() -> _Process:
    try:
        return _Process()
    except OSError as error:
        raise UnusableEnvironmentError(
            f"không chạy được Pagefind: {error}",
            f"cannot run Pagefind: {error}",
        ) from error


class IndexingStoppedError(Exception):
    """Raised if the run was stopped from outside; the code that stopped it reports the reason."""


def run_pagefind(site: Path, target: Path, language: str, processes: PagefindProcesses) -> None:
    """Index the HTML files below `site` into `target`, a folder that does not exist yet.

    All documents go into one index of `language`. Raises `OutputError` with Pagefind's last lines if it fails,
    `UnusableEnvironmentError` if it cannot be started or the system ended it, `OSError` if `target` cannot be written.
    """
    try:
        with processes.lend() as process:
            index = process.ask("NewIndex", config={"force_language": language})["index_id"]
            if not process.ask("AddDir", index_id=index, path=str(site.resolve()))["page_count"]:
                raise _failure(0, f"no pages in {site}")
            files = process.ask("GetFiles", index_id=index)["files"]
            process.ask("DeleteIndex", index_id=index)
    except PortalgenError:
        if processes.is_stopped:
            raise IndexingStoppedError from None
        raise
    for file in files:
        if file["path"] not in UNUSED_FILES:
            place = target / file["path"]
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(b64decode(file["content"]))


def _failure(code: int, errors: str) -> PortalgenError:
    if code < 0:
        return UnusableEnvironmentError(
            f"hệ thống đã dừng Pagefind (tín hiệu {-code}); có thể do thiếu bộ nhớ",
            f"the system ended Pagefind (signal {-code}); it may lack memory",
        )
    lines = [line.strip() for line in errors.splitlines() if line.strip()]
    last_lines = "\n".join(lines[-_ERROR_LINES:]) or f"exit code {code}"
    return OutputError(
        f"Pagefind không lập được chỉ mục tìm kiếm:\n{last_lines}",
        f"Pagefind could not write the search index:\n{last_lines}",
    )
