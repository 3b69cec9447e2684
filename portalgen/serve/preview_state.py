"""The board: what the last rebuild and the last check brought, and who waits to hear of the next one."""

from __future__ import annotations

import asyncio
import threading
import time
from collections import defaultdict, deque
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from portalgen.diagnostics.formats import count_with_severity
from portalgen.diagnostics.model import Diagnostic, Severity
from portalgen.lint.model import Finding

_REMEMBERED: Final = 200


@dataclass(frozen=True, slots=True)
class RebuildReport:
    """The state after one rebuild. `fault` is a sentence about the world (or a bug), else empty."""

    diagnostics: tuple[Diagnostic, ...] = ()
    changed_paths: tuple[str, ...] = ()
    fault: str = ""
    sources: tuple[tuple[str, str], ...] = ()
    """(output path, source); empty where nothing was written: then the former ones stay."""
    themes_digest: str = ""
    """A digest of the themes: what the gallery shows."""

    @property
    def has_failed(self) -> bool:
        """Whether what is shown is not what the files say."""
        return bool(self.fault) or count_with_severity(self.diagnostics, Severity.ERROR) > 0


@dataclass(frozen=True, slots=True)
class CheckResult:
    """What a check found in everything. `fault` says why the rules could not be asked, else it is empty."""

    findings: tuple[Finding, ...] = ()
    fault: str = ""


def group_by_file(findings: Iterable[Finding]) -> dict[str, tuple[Finding, ...]]:
    """The findings by the path of their file, in their order."""
    found: defaultdict[str, list[Finding]] = defaultdict(list)
    for each in findings:
        found[each.place.path].append(each)
    return {path: tuple(each) for path, each in found.items()}


class PreviewState:
    """Written by the threads that rebuild and check, read by the server's loop. Revisions begin at the clock: a page of an
    earlier server is older than everything here. `built` is the revision of the last report; `found` are the findings of
    the last check by file."""

    __slots__ = (
        "_history",
        "_listeners",
        "_lock",
        "_loop",
        "_rows",
        "build_revision",
        "check_result",
        "findings_by_file",
        "is_closed",
        "report",
        "revision",
        "sources",
    )

    def __init__(self) -> None:
        self.report = RebuildReport()
        self.check_result: CheckResult | None = None
        self.findings_by_file: Mapping[str, tuple[Finding, ...]] = {}
        self.sources: Mapping[str, str] = {}
        self._rows: tuple[tuple[str, str], ...] = ()
        self.revision = int(time.time() * 1000)
        self.build_revision = self.revision
        self.is_closed = False
        self._history: deque[tuple[int, tuple[str, ...]]] = deque(maxlen=_REMEMBERED)
        self._listeners: set[asyncio.Event] = set()
        self._lock = threading.Lock()
        self._loop: asyncio.AbstractEventLoop | None = None

    def publish(self, report: RebuildReport) -> bool:
        """Put up a new report and wake everybody who waits. One that says nothing new wakes nobody, and gives False."""
        with self._lock:
            self._follow(report.sources)
            if self._is_known(report):
                return False
            self.revision += 1
            self.build_revision = self.revision
            self.report = report
            self._history.append((self.revision, report.changed_paths))
        self._wake_from_anywhere()
        return True

    def publish_check(self, checked: CheckResult) -> None:
        """Put up what a check found, as a revision that changes no page; what is known already wakes nobody."""
        with self._lock:
            if checked == self.check_result:
                return
            self.revision += 1
            self.check_result = checked
            self.findings_by_file = group_by_file(checked.findings)
            self._history.append((self.revision, ()))
        self._wake_from_anywhere()

    def close(self) -> None:
        """End every stream."""
        self.is_closed = True
        self._wake_from_anywhere()

    def paths_changed_since(self, revision: int) -> tuple[str, ...] | None:
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
            if self.revision > revision or self.is_closed:
                return True
            await asyncio.wait_for(event.wait(), timeout)
        except TimeoutError:
            return False
        finally:
            self._listeners.discard(event)
        return True

    def _follow(self, sources: tuple[tuple[str, str], ...]) -> None:
        if sources and sources is not self._rows:
            self._rows = sources
            self.sources = dict(sources)

    def _is_known(self, report: RebuildReport) -> bool:
        """Whether a rebuild had nothing to do."""
        unchanged = not report.changed_paths and not report.has_failed and not self.report.has_failed
        return (
            unchanged
            and report.diagnostics == self.report.diagnostics
            and report.themes_digest == self.report.themes_digest
        )

    def _wake_from_anywhere(self) -> None:
        loop = self._loop
        if loop is not None and not loop.is_closed():
            loop.call_soon_threadsafe(self._wake)

    def _wake(self) -> None:
        for event in self._listeners:
            event.set()
