"""Checks for paths tracked by Git, by its index alone: opens no repository and runs no program."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Final

_LONGEST: Final = 0xFFF
"""The length stored in an index entry for all longer paths."""
_PLAIN: Final = frozenset({2, 3})
"""Versions of the index with complete paths."""


def is_in_git_index(folder: Path) -> bool | None:
    """Return True if the index of the repository around `folder` has a path in it; None if the index cannot show it."""
    place = Path(os.path.realpath(folder))
    for top in place.parents:
        git = top / ".git"
        if os.path.lexists(git):
            return _names(git, place.relative_to(top).as_posix()) if git.is_dir() else None
    return False


def _names(git: Path, path: str) -> bool | None:
    try:
        data = (git / "index").read_bytes()
        shared = any(name.startswith("sharedindex.") for name in os.listdir(git))
    except FileNotFoundError:
        return False
    except OSError:
        return None
    if data[:4] != b"DIRC" or shared or int.from_bytes(data[4:8], "big") not in _PLAIN:
        return None
    return os.fsencode(path) + b"/" in data or any(_entry(folder) in data for folder in _with_parents(path))


def _with_parents(path: str) -> Iterator[str]:
    while path:
        yield path
        path = path.rpartition("/")[0]


def _entry(path: str) -> bytes:
    """Return the end of the entry of a nested repository: the length of its path, the path, a zero."""
    name = os.fsencode(path)
    return min(len(name), _LONGEST).to_bytes(2, "big") + name + b"\0"
