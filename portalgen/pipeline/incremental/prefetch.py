"""A look at the files in a process of its own, while this one loads what makes pages.

Both take as long, and a computer has more than one core. What the look finds are digests of folders and whether the
output is intact; whoever needs one that it did not find looks for itself.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from portalgen.errors import PortalgenError
from portalgen.pipeline.incremental.previous_build import PreviousBuild
from portalgen.pipeline.incremental.session import Session
from portalgen.pipeline.options import BuildOptions


def start_prefetch(options: BuildOptions, session: Session, before: PreviousBuild) -> Callable[[], None] | None:
    """Begin to look. What is returned waits for the end, and hands what was found to `session` and `before`.

    None where one process is all that there may be, or where nothing was built before.
    """
    if options.jobs < 2 or not hasattr(os, "fork") or before.portal_state() is None:
        return None
    session.close_stores()
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        _look_and_exit(writing, session, before)
    os.close(writing)
    return lambda: _adopt_result(child, reading, session, before)


def _look_and_exit(writing: int, session: Session, before: PreviousBuild) -> None:
    """Runs in the child, which ends here whatever happens: nothing of it may reach the program around it."""
    try:
        found = _prefetch(session, before)
        with os.fdopen(writing, "wb") as stream:
            stream.write(json.dumps(found).encode())
    except BaseException:
        os._exit(1)
    os._exit(0)


def _prefetch(session: Session, before: PreviousBuild) -> dict[str, Any]:
    for site in before.sites:
        with suppress(PortalgenError):
            session.folders.find_digest(site)
            before.is_intact(site)
    return {"digests": session.folders.digests_by_stat(), "intact": before.intact}


def _adopt_result(child: int, reading: int, session: Session, before: PreviousBuild) -> None:
    with os.fdopen(reading, "rb") as stream:
        data = stream.read()
    os.waitpid(child, 0)
    with suppress(ValueError, KeyError, TypeError, AttributeError):
        found = json.loads(data)
        session.folders.adopt_digests(found["digests"])
        before.intact.update({site: True for site, whole in found["intact"].items() if whole is True})
