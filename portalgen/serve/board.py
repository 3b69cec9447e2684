"""The board: what the last rebuild brought, and who waits to hear of the next one."""

from __future__ import annotations

import asyncio
import threading
import time
from collections import deque
from dataclasses import dataclass
from typing import Final

from portalgen.diagnostics.formats import count_of
from portalgen.diagnostics.model import Diagnostic, Severity

_REMEMBERED: Final = 200


@dataclass(frozen=True, slots=True)
class Report:
    """The state after one rebuild. `fault` is a sentence about the world (or a bug), else empty."""

    diagnostics: tuple[Diagnostic, ...] = ()
    changed: tuple[str, ...] = ()
    fault: str = ""

    @property
    def failed(self) -> bool:
        """Whether what is shown is not what the files say."""
        return bool(self.fault) or count_of(self.diagnostics, Severity.ERROR) > 0


class Board:
    """Written by the rebuilding thread, read by the server's loop. Revisions begin at the clock: a page of an
    earlier server is older than everything here."""

    __slots__ = ("_history", "_listeners", "_lock", "_loop", "closed", "report", "revision")

    def __init__(self) -> None:
        self.report = Report()
        self.revision = int(time.time() * 1000)
        self.closed = False
        self._history: deque[tuple[int, tuple[str, ...]]] = deque(maxlen=_REMEMBERED)
        self._listeners: set[asyncio.Event] = set()
        self._lock = threading.Lock()
        self._loop: asyncio.AbstractEventLoop | None = None

    def publish(self, report: Report) -> None:
        """Put up a new report and wake everybody who waits."""
        with self._lock:
            self.revision += 1
            self.report = report
            self._history.append((self.revision, report.changed))
        self._wake_from_anywhere()

    def close(self) -> None:
        """End every stream."""
        self.closed = True
        self._wake_from_anywhere()

    def changed_since(self, revision: int) -> tuple[str, ...] | None:
        """The output paths that changed after `revision`; None where nobody remembers: then everything did."""
        with self._lock:
            first = self._history[0][0] if self._history else self.revision + 1
            if not first - 1 <= revision <= self.revision:
                return None
            paths = {path for number, changed in self._history if number > revision for path in changed}
        return tuple(sorted(paths))

    async def wait(self, revision: int, timeout: float) -> bool:
        """Whether something newer than `revision` came up (or the board closed) before `timeout` seconds."""
        self._loop = asyncio.get_running_loop()
        event = asyncio.Event()
        self._listeners.add(event)
        try:
            if self.revision > revision or self.closed:
                return True
            await asyncio.wait_for(event.wait(), timeout)
        except TimeoutError:
            return False
        finally:
            self._listeners.discard(event)
        return True

    def _wake_from_anywhere(self) -> None:
        loop = self._loop
        if loop is not None and not loop.is_closed():
            loop.call_soon_threadsafe(self._wake)

    def _wake(self) -> None:
        for event in self._listeners:
            event.set()
