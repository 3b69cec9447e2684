"""Removes every former release at once, with what `shared` keeps for their pages: for data that must not lie on a web server.

A page that was removed is gone with the next release, but its former text lies in the releases that are kept, and its
pictures answer for days, since open pages may ask for them.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from portalgen.frozen import frozen
from portalgen.publish.target.errors import TargetRefusedError
from portalgen.publish.target.operation import operate
from portalgen.publish.target.pruning import remove_former_releases, remove_unused_shared


@frozen
class ForgottenReleases:
    """What was removed."""

    names: tuple[str, ...]
    """Of the releases, the oldest first: nobody can go back to them any more."""
    shared_files: int
    """Files that only they had, and which a page could still ask for."""


def forget_former_releases(folder: Path, now: datetime) -> ForgottenReleases:
    """Remove every release of a target but the current one, what is being received, and the files that only former releases
    had.

    The manifests stay: they hold digests, and the chain has to be whole. Raises TargetRefusedError where nothing is live.
    """
    with operate(folder, "forget", now) as operation:
        target = operation.target
        current = target.current_name()
        if not current:
            raise TargetRefusedError("not-kept", "chưa có bản nào đang phát hành", "nothing is live")
        names = remove_former_releases(target, current)
        files = remove_unused_shared(target)
        operation.report("done", releases=list(names), shared_files=files)
        return ForgottenReleases(names, files)
