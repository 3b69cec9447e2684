"""Replaces files atomically: readers see either the whole old content or the whole new content.

The new content is written beside its target and renamed over it. Temporary files of a killed process carry its process
id (`.NAME.TOKEN.PID.tmp`), so that a later run can recognize them as abandoned.
"""

from __future__ import annotations

import os
import secrets
import shutil
from pathlib import Path
from typing import Final

PART_ENDING: Final = ".tmp"
"""The ending of a file being written."""


def replace_file(target: Path, data: bytes, mode: int | None = None) -> None:
    """Replace the file `target` by `data`, completely or not at all.

    `mode` are its permissions, by default those of a new file. Raises OSError, such as IsADirectoryError if it is a
    folder.
    """
    part = target.with_name(f".{target.name}.{secrets.token_hex(4)}.{os.getpid()}{PART_ENDING}")
    try:
        part.write_bytes(data)
        if mode is not None:
            part.chmod(mode)
        os.replace(part, target)
    except BaseException:
        part.unlink(missing_ok=True)
        raise


def replace_own_file(target: Path, data: bytes) -> None:
    """Replace a file owned by this program; a folder in its place is removed."""
    try:
        replace_file(target, data)
    except IsADirectoryError:
        shutil.rmtree(target)
        replace_file(target, data)


def remove_own_file(target: Path) -> None:
    """Remove a file owned by this program, or a folder in its place; a missing file is ignored."""
    try:
        target.unlink(missing_ok=True)
    except (IsADirectoryError, PermissionError):
        if not target.is_dir() or target.is_symlink():
            raise
        shutil.rmtree(target)


def make_own_folder(folder: Path) -> None:
    """Create a folder owned by this program in an existing folder; a file in its place is removed."""
    try:
        folder.mkdir(exist_ok=True)
    except FileExistsError:
        folder.unlink()
        folder.mkdir()


def remove_abandoned_parts(folder: Path) -> None:
    """Remove the temporary files of killed processes in `folder`. Raises OSError."""
    for name in os.listdir(folder):
        if name.endswith(PART_ENDING) and not is_process_alive(name.removesuffix(PART_ENDING).rpartition(".")[2]):
            (folder / name).unlink(missing_ok=True)


def is_process_alive(pid: str) -> bool:
    """Return True if another process has this id. Our own counts as dead: ids repeat between containers."""
    if not pid.isascii() or not pid.isdigit() or int(pid) in {0, os.getpid()}:
        return False
    try:
        os.kill(int(pid), 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        return True
    return True
