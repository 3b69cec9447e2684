"""The commit and clock of a build, recorded beside its pages (`.portalgen/revision`, one line).

Every build with output removes it first. Only `scripts/build` and `portalgen release` write it: they know that a whole
build was made from one commit.
"""

from __future__ import annotations

import re
from datetime import datetime
from pathlib import Path
from typing import Final

from portalgen.frozen import frozen
from portalgen.law.calendar import VIETNAM
from portalgen.store.atomic import replace_file
from portalgen.writer.paths import OWN_FOLDER

REVISION_FILE: Final = f"{OWN_FOLDER}/revision"
_LINE: Final = re.compile(r"(?P<commit>[0-9a-f]{40}(?:[0-9a-f]{24})?) (?P<at>[0-9T:+Z.-]{10,40})\n?", re.ASCII)


@frozen
class BuildRevision:
    """The commit from which a build was made, and its clock."""

    commit: str
    at: datetime


def read_revision(public: Path) -> BuildRevision | None:
    """Return the revision of the pages in `public`. Return None if they belong to no commit or it is unknown."""
    file = public / REVISION_FILE
    match = _LINE.fullmatch(file.read_bytes()[:200].decode("utf-8", "replace")) if file.is_file() else None
    try:
        at = datetime.fromisoformat(match["at"]) if match else None
    except ValueError:
        return None
    if match is None or at is None:
        return None
    return BuildRevision(match["commit"], at if at.tzinfo else at.replace(tzinfo=VIETNAM))


def write_revision(public: Path, revision: BuildRevision) -> None:
    """Record the revision from which the pages in `public` were built."""
    at = revision.at.astimezone(VIETNAM).strftime("%Y-%m-%dT%H:%M")
    replace_file(public / REVISION_FILE, f"{revision.commit} {at}\n".encode())


def remove_revision(public: Path) -> None:
    """Remove the recorded revision before a build, since it will no longer describe the pages."""
    (public / REVISION_FILE).unlink(missing_ok=True)
