"""Whether a file is still the one that was read, for the price of a stat. Loads nothing else."""

from __future__ import annotations

import os
from typing import Final

from portalgen.errors import UnusableEnvironmentError

StatSignature = tuple[int, ...]
"""(time of modification, time of change of the status in ns, size, inode); the second cannot be set back."""

NO_SIGNATURE: Final[StatSignature] = (0, 0, 0, 0)
"""The signature of no file: what is cached with it is looked up by content alone."""

CONTENT_FOLDER: Final = "content"
"""The folder of all pages."""

_UNSETTLED: Final = 2 * 10**9
"""Nanoseconds: a file that is younger when it is read may change again without another time."""


def stat_signature_of(stat: os.stat_result) -> StatSignature:
    """What a changed file changes, nearly always."""
    return stat.st_mtime_ns, stat.st_ctime_ns, stat.st_size, stat.st_ino


def may_change_unseen(time_of_change: int, now: int) -> bool:
    """Whether a file of this age may change again without another signature. Both in ns."""
    return now - time_of_change <= _UNSETTLED


def unreadable_error(path: str, error: OSError) -> UnusableEnvironmentError:
    """The machine does not let this file or folder be read."""
    return UnusableEnvironmentError(
        f"không đọc được {path}: {error.strerror}", f"{path} cannot be read: {error.strerror}"
    )
