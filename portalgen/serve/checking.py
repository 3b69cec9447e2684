"""One check at a time, after the rebuild was shown. What is asked meanwhile is checked after it."""

from __future__ import annotations

import sys
import threading
import traceback
from collections.abc import Callable

from portalgen.content.body import SourceChangedError
from portalgen.errors import PortalgenError
from portalgen.serve.bar import format_finding_counts
from portalgen.serve.check_process import CheckBugError
from portalgen.serve.checks import findings_of_build
from portalgen.serve.messages import format_preview_message
from portalgen.serve.model import Check
from portalgen.serve.preview_state import CheckResult, PreviewState


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
        self, check: Check, board: PreviewState, announce: Callable[[str], None], language: str, address: str
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
        """End a running check, and join the thread."""
        self._stopped = True
        self._asked.set()
        self._check.stop()
        if self._thread.ident is not None:
            self._thread.join()

    def request_check(self) -> None:
        """A rebuild was shown. What is asked while a check runs is done after it, once."""
        self._asked.set()

    def check(self) -> None:
        """Check now and put the outcome on the board. A fault of the world or a bug is told once, not raised."""
        built = self._board.report.diagnostics
        try:
            findings = self._check(built)
        except Exception as error:
            if not self._stopped:
                self._fail(error)
        else:
            self._board.publish_check(CheckResult(findings))
            self._tell(format_finding_counts(findings, self._language))

    def _run(self) -> None:
        while True:
            self._asked.wait()
            self._asked.clear()
            if self._stopped:
                return
            self.check()

    def _fail(self, error: Exception) -> None:
        """Put up the fault beside what the build itself found, and tell it where it is a new one."""
        if isinstance(error, SourceChangedError):
            return  # the file that changed is being rebuilt, and asked about again after that
        fault = format_preview_message("unchecked", self._language, problem=self._problem(error))
        self._board.publish_check(CheckResult(findings_of_build(self._board.report.diagnostics), fault))
        if fault != self._told:
            self._announce(fault)
            if not isinstance(error, PortalgenError):
                print(_trace(error), file=sys.stderr, end="")
        self._told = fault

    def _problem(self, error: Exception) -> str:
        if isinstance(error, PortalgenError):
            return error.sentence(self._language)
        name = error.name if isinstance(error, CheckBugError) else type(error).__name__
        return format_preview_message("bug", self._language, problem=name)

    def _tell(self, counts: str) -> None:
        if counts and counts != self._told:
            self._announce(format_preview_message("checked", self._language, counts=counts, address=self._address))
        self._told = counts


def _trace(error: Exception) -> str:
    return error.trace if isinstance(error, CheckBugError) else "".join(traceback.format_exception(error))
