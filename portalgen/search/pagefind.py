"""The Pagefind program: where it is, and one run of it.

The command line is used and not Pagefind's Python interface, which waits a tenth of a second for each page.
"""

from __future__ import annotations

import os
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Final

from pagefind_bin import get_executable

from portalgen.errors import OutputError, PortalgenError, UnusableEnvironmentError

UNUSED_FILES: Final = (
    "pagefind-ui.css",
    "pagefind-ui.js",
    "pagefind-modular-ui.css",
    "pagefind-modular-ui.js",
    "pagefind-component-ui.css",
    "pagefind-component-ui.js",
    "pagefind-highlight.js",
    "pagefind-worker.js",
)
"""What Pagefind writes beside every index and nothing uses: the theme has its own interface, without a worker."""

_ERROR_LINES: Final = 5


@cache
def find_executable() -> Path:
    """Return the program. Raises `UnusableEnvironmentError` where it is missing."""
    try:
        return Path(get_executable()).resolve()
    except FileNotFoundError as error:
        raise UnusableEnvironmentError(
            "không tìm thấy chương trình Pagefind; hãy cài lại gói `pagefind-bin`",
            "the Pagefind program is missing; install the package `pagefind-bin` again",
        ) from error


class PagefindProcesses:
    """The runs under way, so that all can be stopped at once. After `stop` no new run begins."""

    def __init__(self) -> None:
        self._running: set[subprocess.Popen[bytes]] = set()
        self._lock = threading.Lock()
        self._stopped = False

    @property
    def is_stopped(self) -> bool:
        """Whether `stop` was called."""
        return self._stopped

    def stop(self) -> None:
        """Kill every run."""
        with self._lock:
            self._stopped = True
            for process in self._running:
                process.kill()

    @contextmanager
    def start(self, command: list[str], folder: Path) -> Iterator[subprocess.Popen[bytes]]:
        """Start a process in `folder`, registered until the block ends. Raises `IndexingStoppedError` after `stop`."""
        environment = {name: value for name, value in os.environ.items() if not name.startswith("PAGEFIND_")}
        with self._lock:
            if self._stopped:
                raise IndexingStoppedError
            process = subprocess.Popen(
                command,
                cwd=folder,
                env=environment,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.PIPE,
            )
            self._running.add(process)
        try:
            yield process
        finally:
            with self._lock:
                self._running.discard(process)
            if process.poll() is None:
                process.kill()
                process.wait()


class IndexingStoppedError(Exception):
    """The run was stopped from outside; whoever stopped it reports why."""


def run_pagefind(site: Path, target: Path, language: str, processes: PagefindProcesses) -> None:
    """Index the HTML files below `site` into `target`, a folder that does not exist yet.

    All documents go into one index of `language`. Raises `OutputError` with Pagefind's last lines where it
    fails, `UnusableEnvironmentError` where it cannot be started or the system ended it.
    """
    command = [
        str(find_executable()), "--site", str(site.resolve()), "--output-path", str(target.resolve()),
        "--force-language", language, "--silent",
    ]  # fmt: skip
    try:
        with processes.start(command, site) as process:
            _, errors = process.communicate()
    except OSError as error:
        raise UnusableEnvironmentError(
            f"không chạy được Pagefind: {error}",
            f"cannot run Pagefind: {error}",
        ) from error
    if processes.is_stopped:
        raise IndexingStoppedError
    if process.returncode:
        raise _failure(process.returncode, errors.decode("utf-8", "replace"))
    for name in UNUSED_FILES:
        (target / name).unlink(missing_ok=True)


def _failure(code: int, errors: str) -> PortalgenError:
    if code < 0:
        return UnusableEnvironmentError(
            f"hệ thống đã dừng Pagefind (tín hiệu {-code}); có thể do thiếu bộ nhớ",
            f"the system ended Pagefind (signal {-code}); there may be too little memory",
        )
    lines = [line.strip() for line in errors.splitlines() if line.strip()]
    last_lines = "\n".join(lines[-_ERROR_LINES:]) or f"exit code {code}"
    return OutputError(
        f"Pagefind không lập được chỉ mục tìm kiếm:\n{last_lines}", f"Pagefind could not index:\n{last_lines}"
    )
