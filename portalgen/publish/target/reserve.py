"""Reserves a part of the disk for rollbacks, which may be needed just when the disk is full."""

from __future__ import annotations

import os
from typing import Final

from portalgen.publish.target.files import remove_tree, write_atomically
from portalgen.publish.target.folder import TargetFolder

RESERVE_FILE: Final = "reserve"
RESERVE_BYTES: Final = 1 << 20


def keep_reserve(target: TargetFolder) -> None:
    """Take the piece, if it is not there. Raises OSError on a full disk."""
    place = target.own / RESERVE_FILE
    if not place.exists():
        # No zeros, which a file system that compresses would not store.
        write_atomically(place, os.urandom(RESERVE_BYTES))


def free_reserve(target: TargetFolder) -> bool:
    """Release the reserve; return True if there was one."""
    place = target.own / RESERVE_FILE
    was_there = place.exists()
    remove_tree(place)
    return was_there
