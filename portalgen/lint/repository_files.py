"""Lists the files of a portal's folder that may belong to its repository."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Final

_LEFT_OUT: Final = frozenset({"node_modules", "public", "__pycache__"})
_HIDDEN_FOLDERS: Final = frozenset({".ci", ".forgejo", ".gitea", ".github", ".gitlab"})
"""Folders beginning with a dot that belong to the repository; others are caches and local settings."""


def list_repository_files(root: Path, unwritten: Collection[str] = ()) -> Iterator[str]:
    """Yield the path of every file below `root` that may belong to the repository, with `/` as separator.

    Links, caches and generated files are left out. `unwritten` are additional paths that are not on the disk yet.
    """
    if not unwritten:
        yield from _list_files(str(root), "")
        return
    beside = (path for path in unwritten if all(map(_is_followed, path.split("/")[:-1])))
    yield from sorted({*_list_files(str(root), ""), *beside}, key=lambda path: path.split("/"))


def _list_files(folder: str, prefix: str) -> Iterator[str]:
    try:
        with os.scandir(folder) as scan:
            entries = sorted(scan, key=lambda entry: entry.name)
    except OSError:  # what cannot be read is reported where it is read
        return
    for entry in entries:
        if entry.is_file(follow_symlinks=False):
            yield f"{prefix}{entry.name}"
        elif entry.is_dir(follow_symlinks=False) and _is_followed(entry.name):
            yield from _list_files(entry.path, f"{prefix}{entry.name}/")


def _is_followed(name: str) -> bool:
    return name in _HIDDEN_FOLDERS or not (name.startswith(".") or name in _LEFT_OUT)
