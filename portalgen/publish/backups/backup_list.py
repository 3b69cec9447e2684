"""The list at the beginning of a backup: its content, with digests, permissions and times."""

from __future__ import annotations

import os
import re
from datetime import datetime
from typing import Any, Final, Literal

from portalgen.frozen import frozen
from portalgen.publish.canonical_json import CanonicalJsonError, format_canonical, parse_canonical

BACKUP_FORMAT: Final = "portal-backup/1"
LIST_MEMBER: Final = "backup.json"
"""The first member of the tar."""
LARGEST_BACKUP_LIST: Final = 1 << 30
"""Bytes."""
TARGET_PREFIX: Final = "target"
MACHINE_PREFIX: Final = "machine"
"""Files of the machine, by their absolute paths."""
BUNDLE_MEMBER: Final = "repository.bundle"
"""The Git repository, readable by `git clone`."""
_DIGEST: Final = re.compile(r"[0-9a-f]{64}")
_PERMISSIONS: Final = 0o777

KeptReleases = Literal["all", "current", "none"]


class BackupFormatError(ValueError):
    """Bytes are no list of a backup."""


@frozen
class BackupRow:
    """A member of the tar: a file, a hard link to an earlier file, or a link."""

    path: str
    sha256: str = ""
    size: int = 0
    """Bytes."""
    mode: int = 0
    """Permissions."""
    time: int = 0
    """Of the last change, in ns."""
    same_as: str = ""
    """For a hard link: the earlier path of the same file."""
    link: str = ""
    """For a link: its target, from its own folder."""

    @property
    def is_file(self) -> bool:
        """True if the tar has separate bytes for it."""
        return not (self.same_as or self.link)


@frozen
class BackupList:
    """The content of a backup."""

    moment: datetime
    program: str
    """Name and version of the program that wrote it."""
    portal: str
    """Empty if there was no release yet."""
    head_number: int
    """Of the newest manifest; 0 before the first release."""
    current: str
    """The name of the served release; empty if it is not in the backup."""
    releases: KeptReleases
    rows: tuple[BackupRow, ...]
    """In the order of the tar."""


def format_backup_list(listed: BackupList) -> bytes:
    """Return the list as canonical JSON."""
    return format_canonical(
        {
            "format": BACKUP_FORMAT,
            "moment": listed.moment.isoformat(timespec="seconds"),
            "program": listed.program,
            "portal": listed.portal,
            "head_number": listed.head_number,
            "current": listed.current,
            "releases": listed.releases,
            "rows": [_write_row(row) for row in listed.rows],
        }
    )


def parse_backup_list(data: bytes) -> BackupList:
    """Return the list in `data`. Raises BackupFormatError, whatever the bytes are."""
    try:
        value: Any = parse_canonical(data)
        if value["format"] != BACKUP_FORMAT or value["releases"] not in ("all", "current", "none"):
            raise ValueError(value["format"])
        texts = {key: value[key] for key in ("program", "portal", "current", "releases")}
        if not all(isinstance(each, str) for each in texts.values()) or type(value["head_number"]) is not int:
            raise ValueError("a key does not fit")
        rows = tuple(_read_row(row) for row in value["rows"])
        listed = BackupList(
            moment=datetime.fromisoformat(value["moment"]), head_number=value["head_number"], rows=rows, **texts
        )
        _check_rows(rows)
        if format_backup_list(listed) != data:
            raise ValueError("a key does not fit")
    except (CanonicalJsonError, KeyError, TypeError, ValueError, AttributeError) as error:
        raise BackupFormatError(str(error)) from error
    return listed


def leads_outside(path: str, link: str) -> bool:
    """Return True if a link at `path` leads out of the first folder of `path`, or is absolute."""
    end = os.path.normpath(os.path.join(os.path.dirname(path), link))
    return os.path.isabs(link) or end.partition("/")[0] != path.partition("/")[0]


def _write_row(row: BackupRow) -> dict[str, Any]:
    if row.link:
        return {"path": row.path, "link": row.link}
    if row.same_as:
        return {"path": row.path, "same_as": row.same_as}
    return {"path": row.path, "sha256": row.sha256, "size": row.size, "mode": row.mode, "time": row.time}


def _read_row(value: Any) -> BackupRow:
    row = BackupRow(**{str(key): value[key] for key in value})
    if not all(isinstance(each, str) for each in (row.path, row.sha256, row.same_as, row.link)):
        raise ValueError(value)
    if not all(type(each) is int and each >= 0 for each in (row.size, row.mode, row.time)) or row.mode > _PERMISSIONS:
        raise ValueError(value)
    if row.is_file and not _DIGEST.fullmatch(row.sha256):
        raise ValueError(value)
    return row


def _check_rows(rows: tuple[BackupRow, ...]) -> None:
    """Check that every path stays below its folder and is unique, and that hard links are to earlier files."""
    files: set[str] = set()
    paths: set[str] = set()
    for row in rows:
        parts = row.path.split("/")
        if "\0" in row.path or any(part in {"", ".", ".."} for part in parts) or row.path in paths:
            raise ValueError(row.path)
        if row.path != BUNDLE_MEMBER and (parts[0] not in {TARGET_PREFIX, MACHINE_PREFIX} or len(parts) < 2):
            raise ValueError(row.path)
        if (row.same_as and row.same_as not in files) or (row.link and leads_outside(row.path, row.link)):
            raise ValueError(row.path)
        if row.same_as and row.same_as.partition("/")[0] != parts[0]:
            raise ValueError(row.path)
        paths.add(row.path)
        if row.is_file:
            files.add(row.path)
    for path in paths:
        above = path
        while above := above.rpartition("/")[0]:
            if above in paths:
                raise ValueError(path)
