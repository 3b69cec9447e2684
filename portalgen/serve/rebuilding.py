"""One rebuild at a time, in a thread of its own. What changes meanwhile is built in the next one."""

from __future__ import annotations

import gc
import math
import threading
import time
import traceback
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Final

from portalgen.content.body import SourceChangedError
from portalgen.diagnostics.formats import count_with_severity, diagnostics_as_text
from portalgen.diagnostics.model import Diagnostic, Severity
from portalgen.diagnostics.sentences import severity_of
from portalgen.errors import PortalgenError
from portalgen.serve.debounce import FAULT_DELAY, UNKNOWN_CHANGES, WAIT_AFTER_PLACING, Changes, Debouncer
from portalgen.serve.messages import format_preview_message, format_seconds
from portalgen.serve.model import BuildOutcome, Rebuild
from portalgen.serve.preview_state import PreviewState, RebuildReport

_LONG: Final = 1.0
"""Seconds: a rebuild that took longer made most of what is kept in memory anew."""


class Rebuilder:
    """Runs `rebuild` when something changed, puts the outcome on the board, and calls `built` after that.

    It is told all that changed since the rebuild that was written last, and None after one that broke off. A fault
    that may be that of a file half written is not shown before a second rebuild has met it too.
    """

    __slots__ = (
        "_announce",
        "_board",
        "_broken",
        "_built",
        "_condition",
        "_language",
        "_rebuild",
        "_settling",
        "_stopped",
        "_thread",
        "_told",
    )

    def __init__(
        self,
        rebuild: Rebuild,
        board: PreviewState,
        announce: Callable[[str], None],
        language: str,
        built: Callable[[], None] = lambda: None,
    ) -> None:
        self._rebuild = rebuild
        self._board = board
        self._announce = announce
        self._language = language
        self._built = built
        self._condition = threading.Condition()
        self._settling = Debouncer()
        self._stopped = False
        self._broken = math.nan
        self._told: frozenset[Diagnostic] = frozenset()
        self._thread = threading.Thread(target=self._run, name="rebuild")

    def start(self) -> None:
        """Begin to wait for changes."""
        self._thread.start()

    def stop(self) -> None:
        """Let a running rebuild end, and join the thread."""
        with self._condition:
            self._stopped = True
            self._condition.notify_all()
        if self._thread.ident is not None:
            self._thread.join()

    def request_rebuild(self, path: Path | None = None, wait: float = WAIT_AFTER_PLACING) -> None:
        """Something changed: a file, or anything below a folder; None is anything at all. It settles in `wait` s."""
        with self._condition:
            self._settling.add(path, wait, time.monotonic())
            self._condition.notify_all()

    def build(self, changes: Changes = UNKNOWN_CHANGES) -> None:
        """Rebuild now and put the outcome on the board. A fault of the world or a bug is shown, not raised."""
        try:
            outcome = self._rebuild(changes.paths)
        except SourceChangedError as error:
            self._break_off(error, changes)
        except Exception as error:
            self._fail(error)
        else:
            self._follow(outcome, changes)

    def _follow(self, outcome: BuildOutcome, changes: Changes) -> None:
        report = RebuildReport(
            outcome.diagnostics, outcome.changed_paths, sources=outcome.sources, themes_digest=outcome.themes_digest
        )
        is_new = report.has_failed and not _errors(report) <= _errors(self._board.report)
        if is_new and changes.is_early(time.monotonic()):
            self._put_back(changes, changes.last_at + FAULT_DELAY)
            return
        if not outcome.is_written:
            self._owe(changes.paths)
        if self._board.publish(report) or changes.paths is not None:
            self._tell(outcome)
        self._built()
        if changes.paths is None or outcome.seconds > _LONG:
            _set_aside_what_stays()

    def _break_off(self, error: SourceChangedError, changes: Changes) -> None:
        """A file was saved during the rebuild: begin again. Where nothing tells of that save, once is enough."""
        if changes.last_at == self._broken:
            self._fail(error)
        else:
            self._broken = changes.last_at
            self._put_back(replace(changes, paths=None), time.monotonic() + WAIT_AFTER_PLACING)

    def _put_back(self, changes: Changes, due: float) -> None:
        with self._condition:
            self._settling.put_back(changes, due)

    def _owe(self, paths: frozenset[Path] | None) -> None:
        with self._condition:
            self._settling.carry_over(paths)

    def _run(self) -> None:
        while (changes := self._settled()) is not None:
            self.build(changes)

    def _settled(self) -> Changes | None:
        """Wait for changes and until they are settled; None when stopped."""
        with self._condition:
            while not self._stopped:
                due = self._settling.due_at()
                left = None if due is None else due - time.monotonic()
                if left is not None and left <= 0:
                    return self._settling.take()
                self._condition.wait(left)
        return None

    def _fail(self, error: Exception) -> None:
        if isinstance(error, PortalgenError):
            fault = error.sentence(self._language)
        else:
            traceback.print_exception(error)
            fault = format_preview_message("bug", self._language, problem=type(error).__name__)
        self._owe(None)
        self._board.publish(RebuildReport(fault=fault))
        self._announce(fault)

    def _tell(self, outcome: BuildOutcome) -> None:
        """Say what is new, and every error."""
        told, self._told = self._told, frozenset(outcome.diagnostics)
        new = [each for each in outcome.diagnostics if each not in told or severity_of(each) is Severity.ERROR]
        if new:
            self._announce(diagnostics_as_text(new, self._language).rstrip())
        errors = count_with_severity(outcome.diagnostics, Severity.ERROR)
        if errors:
            self._announce(format_preview_message("refused", self._language, count=str(errors)))
        else:
            seconds = format_seconds(outcome.seconds, self._language)
            self._announce(
                format_preview_message("built", self._language, seconds=seconds, count=str(len(outcome.changed_paths)))
            )


def _errors(report: RebuildReport) -> frozenset[Diagnostic]:
    return frozenset(each for each in report.diagnostics if severity_of(each) is Severity.ERROR)


def _set_aside_what_stays() -> None:
    """Have the collector of garbage pass over all that the next rebuilds build on: 10,000 pages cost it 0.1 s each time."""
    gc.unfreeze()
    gc.collect()
    gc.freeze()
