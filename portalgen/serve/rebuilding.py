"""Runs one rebuild at a time, in a separate thread. Changes during a rebuild are built in the next one."""

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
from portalgen.diagnostics.limit import format_first
from portalgen.diagnostics.model import Diagnostic, Severity
from portalgen.diagnostics.sentences import severity_of
from portalgen.errors import PortalgenError
from portalgen.serve.debounce import (
    FAULT_DELAY,
    LONGEST_WAIT,
    UNKNOWN_CHANGES,
    WAIT_AFTER_PLACING,
    Changes,
    Debouncer,
)
from portalgen.serve.messages import format_preview_message, format_seconds
from portalgen.serve.model import BuildOutcome, Rebuild
from portalgen.serve.preview_state import PreviewState, RebuildReport

_LONG_REBUILD: Final = 1.0
"""Seconds: a longer rebuild replaced most objects kept in memory."""
_ANNOUNCED: Final = 50
"""Diagnostics of a rebuild shown in the terminal."""
_MOST_INTERRUPTIONS: Final = 3
"""Consecutive rebuilds that may end without an outcome, if this also lasts for `LONGEST_WAIT`."""


class Rebuilder:
    """Runs `rebuild` after changes, publishes the outcome in `state`, and then calls `on_built`.

    `rebuild` receives all changes since the last written rebuild, and None after an interrupted one. An error possibly
    caused by a half-written file is not shown before a second rebuild has found it too.
    """

    __slots__ = (
        "_announce",
        "_condition",
        "_debouncer",
        "_interrupted_at",
        "_interruptions",
        "_language",
        "_on_built",
        "_rebuild",
        "_reported",
        "_state",
        "_stopped",
        "_thread",
    )

    def __init__(
        self,
        rebuild: Rebuild,
        state: PreviewState,
        announce: Callable[[str], None],
        language: str,
        on_built: Callable[[], None] = lambda: None,
    ) -> None:
        self._rebuild = rebuild
        self._state = state
        self._announce = announce
        self._language = language
        self._on_built = on_built
        self._condition = threading.Condition()
        self._debouncer = Debouncer()
        self._stopped = False
        self._interrupted_at = math.nan
        self._interruptions: list[float] = []
        self._reported: frozenset[Diagnostic] = frozenset()
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
        """Request a rebuild after a change of a file, or of anything below a folder; None is anything at all.

        The change is settled in `wait` seconds if no other comes.
        """
        with self._condition:
            self._debouncer.add(path, wait, time.monotonic())
            self._condition.notify_all()

    def build(self, changes: Changes = UNKNOWN_CHANGES) -> None:
        """Rebuild now and publish the outcome. An error of the environment or a bug is shown, not raised."""
        try:
            outcome = self._rebuild(changes.paths)
        except SourceChangedError as error:
            self._break_off(error, changes)
        except Exception as error:
            self._fail(error)
        else:
            self._publish(outcome, changes)

    def _publish(self, outcome: BuildOutcome, changes: Changes) -> None:
        self._interruptions.clear()
        report = RebuildReport(
            outcome.diagnostics, outcome.changed_paths, sources=outcome.sources, themes_digest=outcome.themes_digest
        )
        is_new = report.has_failed and not _errors_of(report) <= _errors_of(self._state.report)
        if is_new and changes.is_early(time.monotonic()):
            self._put_back(changes, changes.last_at + FAULT_DELAY)
            return
        if not outcome.is_written:
            self._carry_over(changes.paths)
        if self._state.publish(report) or changes.paths is not None:
            self._announce_outcome(outcome)
        self._on_built()
        if changes.paths is None or outcome.seconds > _LONG_REBUILD:
            _freeze_live_objects()

    def _break_off(self, error: SourceChangedError, changes: Changes) -> None:
        """Begin again after a save during the rebuild; only once if no change is reported for that save.

        A preview stores the pages, and the files beside them, as read, but not configuration and themes. If these are
        written endlessly, it reports this.
        """
        now = time.monotonic()
        self._interruptions.append(now)
        is_endless = len(self._interruptions) >= _MOST_INTERRUPTIONS and now >= self._interruptions[0] + LONGEST_WAIT
        if changes.last_at == self._interrupted_at or is_endless:
            self._interruptions.clear()
            self._fail(error)
        else:
            self._interrupted_at = changes.last_at
            self._put_back(replace(changes, paths=None), now + WAIT_AFTER_PLACING)

    def _put_back(self, changes: Changes, due: float) -> None:
        with self._condition:
            self._debouncer.put_back(changes, due)

    def _carry_over(self, paths: frozenset[Path] | None) -> None:
        with self._condition:
            self._debouncer.carry_over(paths)

    def _run(self) -> None:
        while (changes := self._wait_for_changes()) is not None:
            self.build(changes)

    def _wait_for_changes(self) -> Changes | None:
        """Wait until there are changes and they are settled, and return them; None when stopped."""
        with self._condition:
            while not self._stopped:
                due = self._debouncer.due_at()
                left = None if due is None else due - time.monotonic()
                if left is not None and left <= 0:
                    return self._debouncer.take()
                self._condition.wait(left)
        return None

    def _fail(self, error: Exception) -> None:
        if isinstance(error, PortalgenError):
            message = error.sentence(self._language)
        else:
            traceback.print_exception(error)
            message = format_preview_message("bug", self._language, problem=type(error).__name__)
        self._carry_over(None)
        self._state.publish(RebuildReport(fault=message))
        self._announce(message)

    def _announce_outcome(self, outcome: BuildOutcome) -> None:
        """Announce new diagnostics, and every error."""
        reported, self._reported = self._reported, frozenset(outcome.diagnostics)
        new = [each for each in outcome.diagnostics if each not in reported or severity_of(each) is Severity.ERROR]
        if new:
            first = format_first(new, severity_of, _format_one, self._language, _ANNOUNCED)
            self._announce("\n".join(first).rstrip())
        if len(new) > _ANNOUNCED:
            more = str(len(new) - _ANNOUNCED)
            self._announce(format_preview_message("findings.more", self._language, count=more))
        errors = count_with_severity(outcome.diagnostics, Severity.ERROR)
        if errors:
            self._announce(format_preview_message("refused", self._language, count=str(errors)))
        else:
            seconds = format_seconds(outcome.seconds, self._language)
            self._announce(
                format_preview_message("built", self._language, seconds=seconds, count=str(len(outcome.changed_paths)))
            )


def _format_one(each: Diagnostic, language: str) -> str:
    return diagnostics_as_text((each,), language)


def _errors_of(report: RebuildReport) -> frozenset[Diagnostic]:
    return frozenset(each for each in report.diagnostics if severity_of(each) is Severity.ERROR)


def _freeze_live_objects() -> None:
    """Exclude long-lived objects from garbage collection: 10,000 pages cost it 0.1 s each time."""
    gc.unfreeze()
    gc.collect()
    gc.freeze()
