"""Removes all former releases at once, including their files in `shared`: for data forbidden on a web server.

A removed page is gone with the next release. But its former text is still in the kept releases, and its pictures are
served for days, since open pages may request them.
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
    """The removed data."""

    names: tuple[str, ...]
    """Of the releases, the oldest first: a rollback to them is no longer possible."""
    shared_files: int
    """The number of files found only in them, which a page could still request."""


def forget_former_releases(folder: Path, now: datetime) -> ForgottenReleases:
    """Remove every release of a target except the current, incoming releases, and files of former releases alone.

    The manifests stay: they contain digests, and the chain has to be complete. Raises TargetRefusedError if no release
    is live.
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
