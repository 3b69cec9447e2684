"""One rebuild at a time, in a thread of its own. What changes meanwhile is built in the next one."""

from __future__ import annotations

import threading
import time
import traceback
from collections.abc import Callable
from typing import Final

from portalgen.diagnostics.formats import as_text, count_of
from portalgen.diagnostics.model import Severity
from portalgen.errors import PortalgenError
from portalgen.serve.board import Board, Report
from portalgen.serve.model import BuildOutcome
from portalgen.serve.texts import say, seconds_text

QUIET: Final = 0.1
"""Seconds without a change before a rebuild begins: an editor saves in several steps."""
LONGEST_WAIT: Final = 2.0
"""A folder that never gets quiet is built all the same."""


class Rebuilder:
    """Runs `rebuild` when it is asked to, puts the outcome on the board, and calls `built` after that."""

    __slots__ = (
        "_announce",
        "_asked",
        "_board",
        "_built",
        "_condition",
        "_language",
        "_rebuild",
        "_stopped",
        "_thread",
    )

    def __init__(
        self,
        rebuild: Callable[[], BuildOutcome],
        board: Board,
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
        self._asked: tuple[float, float] | None = None
        self._stopped = False
        self._thread = threading.Thread(target=self._run, name="rebuild")

    def start(self) -> None:
        """Begin to wait for requests."""
        self._thread.start()

    def stop(self) -> None:
        """Let a running rebuild end, and join the thread."""
        with self._condition:
            self._stopped = True
            self._condition.notify_all()
        if self._thread.ident is not None:
            self._thread.join()

    def ask(self) -> None:
        """Something changed."""
        with self._condition:
            now = time.monotonic()
            self._asked = (self._asked[0] if self._asked else now, now)
            self._condition.notify_all()

    def build(self) -> None:
        """Rebuild now and put the outcome on the board. A fault of the world or a bug is shown, not raised."""
        try:
            outcome = self._rebuild()
        except PortalgenError as error:
            sentence = error.sentence(self._language)
            self._announce(sentence)
            self._board.publish(Report(fault=sentence))
        except Exception as error:
            traceback.print_exc()
            problem = say("bug", self._language, problem=type(error).__name__)
            self._announce(problem)
            self._board.publish(Report(fault=problem))
        else:
            self._tell(outcome)
            self._board.publish(Report(outcome.diagnostics, outcome.changed, sources=outcome.sources))
            self._built()

    def _run(self) -> None:
        while self._is_due():
            self.build()

    def _is_due(self) -> bool:
        """Wait for a request and for quiet; False when stopped."""
        with self._condition:
            while not self._stopped:
                if self._asked is None:
                    self._condition.wait()
                    continue
                first, last = self._asked
                due = min(last + QUIET, first + LONGEST_WAIT)
                if time.monotonic() >= due:
                    self._asked = None
                    return True
                self._condition.wait(max(due - time.monotonic(), 0.001))
        return False

    def _tell(self, outcome: BuildOutcome) -> None:
        if outcome.diagnostics:
            self._announce(as_text(outcome.diagnostics, self._language).rstrip())
        errors = count_of(outcome.diagnostics, Severity.ERROR)
        if errors:
            self._announce(say("refused", self._language, count=str(errors)))
        else:
            seconds = seconds_text(outcome.seconds, self._language)
            self._announce(say("built", self._language, seconds=seconds, count=str(len(outcome.changed))))
