"""Checks the files in two processes, since most builds do nothing else.

This process and its child each check half of the sites: first if their files are unchanged, then if their output is
intact. As soon as anything is out of date, this process goes on to load the rendering code, and the child checks the
rest. The child returns digests of folders and the intact outputs; digests that it did not find are computed when
needed.
"""

from __future__ import annotations

import json
import os
import signal
from collections.abc import Iterable
from contextlib import suppress
from typing import Any, BinaryIO, Final

from portalgen.errors import PortalgenError
from portalgen.pipeline.incremental.previous_build import PreviousBuild
from portalgen.pipeline.incremental.session import Session
from portalgen.pipeline.incremental.up_to_date import format_inputs
from portalgen.pipeline.options import BuildOptions

_OUTDATED: Final = b"outdated\n"
_CURRENT: Final = b"current\n"


class _Look:
    """The checks of either process."""

    def __init__(self, options: BuildOptions, session: Session, before: PreviousBuild) -> None:
        self._at = options.at
        self._session = session
        self._before = before
        self._inputs = format_inputs(session, options)

    def is_outdated(self, sites: Iterable[str]) -> bool:
        """Return True if the files, the inputs or the time of any of the sites differ from its last rebuild."""
        return not all(map(self._is_current, sites))

    def look_at_output(self, sites: Iterable[str]) -> None:
        """Compute the digest of each site's folder and check its output files."""
        for site in sites:
            with suppress(PortalgenError):
                self._session.folders.find_digest(site)
                self._before.is_intact(site)

    def encode_results(self) -> bytes:
        """Return the results of this process as a line of JSON."""
        found = {"digests": self._session.folders.digests_by_stat(), "intact": self._before.intact}
        return json.dumps(found).encode() + b"\n"

    def _is_current(self, site: str) -> bool:
        state = self._before.site_state(site)
        try:
            return state is not None and state.is_current(
                self._inputs, self._session.folders.find_digest(site), self._at
            )
        except PortalgenError:
            return False


class FreshnessCheck:
    """The running check."""

    def __init__(self, look: _Look, sites: tuple[str, ...], child: int, answers: BinaryIO) -> None:
        self._look = look
        self._sites = sites
        self._child = child
        self._answers = answers
        self._is_outdated = False

    def is_outdated(self) -> bool:
        """Return True if any site's files have changed since it was rebuilt.

        The check stops at the first such site.
        """
        self._is_outdated = self._look.is_outdated(self._sites) or self._answers.readline() != _CURRENT
        return self._is_outdated

    def finish(self, session: Session, before: PreviousBuild) -> None:
        """Wait for the check to finish, and pass the child's results to `session` and `before`."""
        with self._answers:
            if not self._is_outdated:
                self._look.look_at_output(self._sites)
            lines = self._answers.readlines() if self._is_outdated else [self._answers.readline()]
        if not self._is_outdated:
            with suppress(ProcessLookupError):
                os.kill(self._child, signal.SIGKILL)  # this process has already checked the rest
        os.waitpid(self._child, 0)
        for line in lines:
            _adopt(line, session, before)


def start_freshness_check(options: BuildOptions, session: Session, before: PreviousBuild) -> FreshnessCheck | None:
    """Start the check in a child process.

    Return None if only one process is allowed or if there is no previous build.
    """
    if options.jobs < 2 or not hasattr(os, "fork") or before.portal_state() is None:
        return None
    look = _Look(options, session, before)
    here, there = before.sites[::2], before.sites[1::2]
    session.close_stores()
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        _look_and_exit(look, there, here, writing)
    os.close(writing)
    return FreshnessCheck(look, here, child, os.fdopen(reading, "rb"))


def _look_and_exit(look: _Look, own: tuple[str, ...], others: tuple[str, ...], writing: int) -> None:
    """Run in the child and always end there: neither its return nor its errors may reach the program around it."""
    try:
        with os.fdopen(writing, "wb", buffering=0) as stream:
            stream.write(_OUTDATED if look.is_outdated(own) else _CURRENT)
            for sites in (own, others):
                look.look_at_output(sites)
                _write(stream, look.encode_results())
    except BaseException:
        os._exit(1)
    os._exit(0)


def _write(stream: Any, data: bytes) -> None:
    rest = memoryview(data)
    while rest:
        rest = rest[stream.write(rest) :]


def _adopt(line: bytes, session: Session, before: PreviousBuild) -> None:
    with suppress(ValueError, KeyError, TypeError, AttributeError):
        found = json.loads(line)
        session.folders.adopt_digests(found["digests"])
        before.intact.update({site: True for site, whole in found["intact"].items() if whole is True})
