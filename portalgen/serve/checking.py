"""Runs one check at a time, after a rebuild is shown. A check requested meanwhile runs after it."""

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
    """Runs `check` on request and publishes the findings in `state`. `address` is the page of all findings."""

    __slots__ = (
        "_address",
        "_announce",
        "_announced",
        "_check",
        "_language",
        "_requested",
        "_state",
        "_stopped",
        "_thread",
    )

    def __init__(
        self, check: Check, state: PreviewState, announce: Callable[[str], None], language: str, address: str
    ) -> None:
        self._check = check
        self._state = state
        self._announce = announce
        self._language = language
        self._address = address
        self._requested = threading.Event()
        self._stopped = False
        self._announced = ""
        self._thread = threading.Thread(target=self._run, name="check")

    def start(self) -> None:
        """Begin to wait for requests."""
        self._thread.start()

    def stop(self) -> None:
        """End a running check, and join the thread."""
        self._stopped = True
        self._requested.set()
        self._check.stop()
        if self._thread.ident is not None:
            self._thread.join()

    def request_check(self) -> None:
        """Request a check. Requests during a check lead to one more after it."""
        self._requested.set()

    def check(self) -> None:
        """Check now and publish the result. An error of the environment or a bug is reported once, not raised."""
        built = self._state.report.diagnostics
        try:
            findings = self._check(built)
        except Exception as error:
            if not self._stopped:
                self._fail(error)
        else:
            self._state.publish_check(CheckResult(findings))
            self._announce_counts(format_finding_counts(findings, self._language))

    def _run(self) -> None:
        while True:
            self._requested.wait()
            self._requested.clear()
            if self._stopped:
                return
            self.check()

    def _fail(self, error: Exception) -> None:
        """Publish the error with the findings of the build, and announce it if it is new."""
        if isinstance(error, SourceChangedError):
            return  # the file that changed is being rebuilt, and checked after that
        message = format_preview_message("unchecked", self._language, problem=self._describe_problem(error))
        self._state.publish_check(CheckResult(findings_of_build(self._state.report.diagnostics), message))
        if message != self._announced:
            self._announce(message)
            if not isinstance(error, PortalgenError):
                print(_format_traceback(error), file=sys.stderr, end="")
        self._announced = message

    def _describe_problem(self, error: Exception) -> str:
        if isinstance(error, PortalgenError):
            return error.sentence(self._language)
        name = error.name if isinstance(error, CheckBugError) else type(error).__name__
        return format_preview_message("bug", self._language, problem=name)

    def _announce_counts(self, counts: str) -> None:
        if counts and counts != self._announced:
            self._announce(format_preview_message("checked", self._language, counts=counts, address=self._address))
        self._announced = counts


def _format_traceback(error: Exception) -> str:
    return error.trace if isinstance(error, CheckBugError) else "".join(traceback.format_exception(error))
