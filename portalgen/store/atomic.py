"""Files replaced in one step: whoever reads one finds the whole old content or the whole new one.

The new content is written beside its place and renamed over it. What a killed process leaves beside a file carries
its process id (`.NAME.TOKEN.PID.tmp`), so that a later run can tell that nobody is writing it any more.
"""

from __future__ import annotations

import os
import secrets
import shutil
from pathlib import Path
from typing import Final

PART_ENDING: Final = ".tmp"
"""Ending of a file that is being written."""


def replace_file(target: Path, data: bytes, mode: int | None = None) -> None:
    """Put `data` in the place of the file `target`, completely or not at all.

    `mode` are its permissions; without it they are those of a new file. Raises OSError, among them IsADirectoryError
    where a folder stands there.
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
    """Put `data` in the place of a file that only this program writes: a folder that stands there is removed."""
    try:
        replace_file(target, data)
    except IsADirectoryError:
        shutil.rmtree(target)
        replace_file(target, data)


def remove_own_file(target: Path) -> None:
    """Remove a file that only this program writes, or the folder that stands in its place; nothing where it is gone."""
    try:
        target.unlink(missing_ok=True)
    except (IsADirectoryError, PermissionError):
        if not target.is_dir() or target.is_symlink():
            raise
        shutil.rmtree(target)


def make_own_folder(folder: Path) -> None:
    """Create a folder that only this program writes into, below one that is there: a file in its place is removed."""
    try:
        folder.mkdir(exist_ok=True)
    except FileExistsError:
        folder.unlink()
        folder.mkdir()


def remove_abandoned_parts(folder: Path) -> None:
    """Remove what killed processes left in `folder` while they were replacing files. Raises OSError."""
    for name in os.listdir(folder):
        if name.endswith(PART_ENDING) and not is_process_alive(name.removesuffix(PART_ENDING).rpartition(".")[2]):
            (folder / name).unlink(missing_ok=True)


def is_process_alive(pid: str) -> bool:
    """Whether another process has this id. Our own counts as dead: ids repeat from one container to the next."""
    if not pid.isascii() or not pid.isdigit() or int(pid) in {0, os.getpid()}:
        return False
    try:
        os.kill(int(pid), 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        return True
    return True
