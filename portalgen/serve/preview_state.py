"""The state of the preview: the last rebuild, the last check, and the waiting listeners."""

from __future__ import annotations

import asyncio
import threading
import time
from collections import defaultdict, deque
from collections.abc import Iterable, Mapping
from typing import Final

from portalgen.diagnostics.formats import count_with_severity
from portalgen.diagnostics.model import Diagnostic, Severity
from portalgen.frozen import frozen
from portalgen.lint.model import Finding

_HISTORY_LIMIT: Final = 200


@frozen
class RebuildReport:
    """The report of one rebuild. `fault` is the message of an error of the environment (or of a bug), else empty."""

    diagnostics: tuple[Diagnostic, ...] = ()
    changed_paths: tuple[str, ...] = ()
    fault: str = ""
    sources: tuple[tuple[str, str], ...] = ()
    """(output path, source); empty if no page was written: the former ones then stay."""
    themes_digest: str = ""
    """A digest of the themes shown in the gallery."""

    @property
    def has_failed(self) -> bool:
        """True if the pages shown do not match the current files."""
        return bool(self.fault) or count_with_severity(self.diagnostics, Severity.ERROR) > 0


@frozen
class CheckResult:
    """The result of a check. `fault` says why the rules could not be run, else it is empty."""

    findings: tuple[Finding, ...] = ()
    fault: str = ""


def group_by_file(findings: Iterable[Finding]) -> dict[str, tuple[Finding, ...]]:
    """Return the findings by the path of their file, in their order."""
    grouped: defaultdict[str, list[Finding]] = defaultdict(list)
    for each in findings:
        grouped[each.place.path].append(each)
    return {path: tuple(each) for path, each in grouped.items()}


class PreviewState:
    """The state of the preview, written by the threads that rebuild and check, read by the server's loop.

    Revisions begin at the clock, so a page of an earlier server is older than all of them. `build_revision` is that of
    the last report.
    """

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
        self._history: deque[tuple[int, tuple[str, ...]]] = deque(maxlen=_HISTORY_LIMIT)
        self._listeners: set[asyncio.Event] = set()
        self._lock = threading.Lock()
        self._loop: asyncio.AbstractEventLoop | None = None

    def publish(self, report: RebuildReport) -> bool:
        """Publish a new report and wake all listeners. Return False, and wake none, if it has no news."""
        with self._lock:
            self._update_sources(report.sources)
            if self._is_unchanged(report):
                return False
            self.revision += 1
            self.build_revision = self.revision
            self.report = report
            self._history.append((self.revision, report.changed_paths))
        self._wake_from_any_thread()
        return True

    def publish_check(self, result: CheckResult) -> None:
        """Publish the result of a check as a revision that changes no page; a known one wakes no listener."""
        with self._lock:
            if result == self.check_result:
                return
            self.revision += 1
            self.check_result = result
            self.findings_by_file = group_by_file(result.findings)
            self._history.append((self.revision, ()))
        self._wake_from_any_thread()

    def close(self) -> None:
        """End every stream."""
        self.is_closed = True
        self._wake_from_any_thread()

    def paths_changed_since(self, revision: int) -> tuple[str, ...] | None:
        """Return the output paths changed after `revision`; None, for all, if the history is too short."""
        with self._lock:
            first = self._history[0][0] if self._history else self.revision + 1
            if not first - 1 <= revision <= self.revision:
                return None
            paths = {path for number, changed in self._history if number > revision for path in changed}
        return tuple(sorted(paths))

    async def wait(self, revision: int, timeout: float) -> bool:
        """Return True if anything newer than `revision` is published, or the state closed, within `timeout` seconds."""
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

    def _update_sources(self, sources: tuple[tuple[str, str], ...]) -> None:
        if sources and sources is not self._rows:
            self._rows = sources
            self.sources = dict(sources)

    def _is_unchanged(self, report: RebuildReport) -> bool:
        """Return True if the report of a rebuild has no news."""
        unchanged = not report.changed_paths and not report.has_failed and not self.report.has_failed
        return (
            unchanged
            and report.diagnostics == self.report.diagnostics
            and report.themes_digest == self.report.themes_digest
        )

    def _wake_from_any_thread(self) -> None:
        loop = self._loop
        if loop is not None and not loop.is_closed():
            loop.call_soon_threadsafe(self._wake)

    def _wake(self) -> None:
        for event in self._listeners:
            event.set()
