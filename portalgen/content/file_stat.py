"""Detects changed files by their stat. Imports nothing else."""

from __future__ import annotations

import os
from typing import Final

from portalgen.errors import UnusableEnvironmentError

StatSignature = tuple[int, ...]
"""(mtime in ns, ctime in ns, size, inode). The ctime cannot be set back."""

NO_SIGNATURE: Final[StatSignature] = (0, 0, 0, 0)
"""The signature of no file: entries cached with it are looked up only by content."""

CONTENT_FOLDER: Final = "content"
"""The folder of all pages."""

_UNSETTLED: Final = 2 * 10**9
"""Age in ns below which a file may change again with the same time."""


def stat_signature_of(stat: os.stat_result) -> StatSignature:
    """Return the signature, which differs for nearly every changed file."""
    return stat.st_mtime_ns, stat.st_ctime_ns, stat.st_size, stat.st_ino


def may_change_with_same_signature(time_of_change: int, now: int) -> bool:
    """Return True if a file of this age may change with the same signature. Both in ns."""
    return now - time_of_change <= _UNSETTLED


def unreadable_error(path: str, error: OSError) -> UnusableEnvironmentError:
    """Return the error for a file or folder that the system cannot read."""
    return UnusableEnvironmentError(
        f"không đọc được {path}: {error.strerror}", f"{path} cannot be read: {error.strerror}"
    )
