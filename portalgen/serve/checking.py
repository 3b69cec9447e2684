"""One check at a time, in a thread of its own, after the rebuild was shown: a check never holds up the preview."""

from __future__ import annotations

import threading
import traceback
from collections.abc import Callable

from portalgen.content.body import SourceChanged
from portalgen.errors import PortalgenError
from portalgen.serve.bar import counts_text
from portalgen.serve.board import Board, Checked
from portalgen.serve.checks import built_alone
from portalgen.serve.model import Check
from portalgen.serve.texts import say


class _Stopped(Exception):
    """The preview ends while a check is running."""


class Checker:
    """Runs `check` when it is asked to and puts what was found on the board. `address` is where all of it is shown."""

    __slots__ = (
        "_address",
        "_announce",
        "_asked",
        "_board",
        "_check",
        "_language",
        "_stopped",
        "_thread",
        "_told",
    )

    def __init__(
        self, check: Check, board: Board, announce: Callable[[str], None], language: str, address: str
    ) -> None:
        self._check = check
        self._board = board
        self._announce = announce
        self._language = language
        self._address = address
        self._asked = threading.Event()
        self._stopped = False
        self._told = ""
        self._thread = threading.Thread(target=self._run, name="check")

    def start(self) -> None:
        """Begin to wait for requests."""
        self._thread.start()

    def stop(self) -> None:
        """End a running check at its next step, and join the thread."""
        self._stopped = True
        self._asked.set()
        if self._thread.ident is not None:
            self._thread.join()

    def ask(self) -> None:
        """A rebuild was shown. What is asked while a check runs is done after it, once."""
        self._asked.set()

    def check(self) -> None:
        """Check now and put the outcome on the board. A fault of the world or a bug is told once, not raised."""
        built = self._board.report.diagnostics
        try:
            findings = self._check(built, self._step)
        except (_Stopped, SourceChanged):
            return  # the file that changed is being rebuilt, and asked about again after that
        except PortalgenError as error:
            self._fail(say("unchecked", self._language, problem=error.sentence(self._language)))
        except Exception as error:
            if self._fail(
                say("unchecked", self._language, problem=say("bug", self._language, problem=type(error).__name__))
            ):
                traceback.print_exc()
        else:
            self._board.publish_check(Checked(findings))
            self._tell(counts_text(findings, self._language))

    def _run(self) -> None:
        while True:
            self._asked.wait()
            self._asked.clear()
            if self._stopped:
                return
            self.check()

    def _step(self, stage: str, done: int, total: int) -> None:
        if self._stopped:
            raise _Stopped

    def _fail(self, fault: str) -> bool:
        """Put up the fault beside what the build itself found; whether it is a new one."""
        self._board.publish_check(Checked(built_alone(self._board.report.diagnostics), fault))
        is_new = not self._stopped and fault != self._told
        if is_new:
            self._announce(fault)
        self._told = fault
        return is_new

    def _tell(self, counts: str) -> None:
        if counts and counts != self._told:
            self._announce(say("checked", self._language, counts=counts, address=self._address))
        self._told = counts
