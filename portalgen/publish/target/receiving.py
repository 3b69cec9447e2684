"""Taking a release: is it ours and complete, then it takes the place of the current one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from pathlib import Path

from portalgen.publish.manifest import Blob
from portalgen.publish.target.model import Incoming, SwitchedRelease


def begin_release(
    folder: Path,
    manifest: bytes,
    signature: bytes | None,
    lists: Mapping[str, bytes],
    details: bytes,
    now: datetime,
    *,
    rollback: bool = False,
) -> Incoming:
    """Accept a release by its manifest, and return which bytes have to be sent.

    `lists` has the list of each host by its name; one that the target already has (`TargetStatus.current.lists`) may be left
    out. `rollback` lets the commit that is served come again with an earlier clock. Begun again, only what did not arrive
    is missing.
    """
    raise NotImplementedError


def store_blob(folder: Path, name: str, blob: Blob, chunks: Iterable[bytes]) -> None:
    """Put the bytes of a missing blob where `complete_release` looks for them. Raises TargetRefusedError where they are others.

    Who writes into `incoming/<name>/blobs/` by itself need not call this: everything is verified again at the end.
    """
    raise NotImplementedError


def complete_release(folder: Path, name: str, now: datetime) -> SwitchedRelease:
    """Verify what arrived for `name`, assemble the release, check it and make it the current one."""
    raise NotImplementedError


def confirm_release(folder: Path, commit: str, clock: datetime, now: datetime) -> None:
    """Note that a later commit or clock gives just what is served.

    Where signatures are asked for, `begin_release` has to have accepted a manifest with this commit and clock.
    """
    raise NotImplementedError


def abandon_release(folder: Path, name: str, now: datetime) -> None:
    """Remove what arrived for a release that will not be completed."""
    raise NotImplementedError
