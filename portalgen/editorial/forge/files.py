"""Writes the files of a forge, or finds files differing from the roster."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from portalgen.editorial.forge.model import ForgeFile
from portalgen.errors import UsageError
from portalgen.store.atomic import replace_file

_EXECUTABLE: Final = 0o755


def find_drift(folder: Path, files: Iterable[ForgeFile]) -> tuple[str, ...]:
    """Return the paths of files missing in `folder`, with other content, or not executable although required."""
    return tuple(each.path for each in files if not _is_current(folder / each.path, each))


def write_forge_files(folder: Path, files: Iterable[ForgeFile]) -> tuple[str, ...]:
    """Write the outdated files and return their paths. Raises UsageError if one would be outside `folder`."""
    written = []
    for each in files:
        place = folder / each.path
        if _is_current(place, each):
            continue
        if not Path(os.path.realpath(place.parent)).is_relative_to(os.path.realpath(folder)) or place.is_symlink():
            raise UsageError(
                f"{each.path} dẫn ra ngoài thư mục {folder}; thay liên kết (symlink) bằng thư mục và tệp thật",
                f"{each.path} leads out of the folder {folder}; put a real folder and file in the place of the symlink",
            )
        place.parent.mkdir(parents=True, exist_ok=True)
        replace_file(place, each.text.encode(), _EXECUTABLE if each.is_executable else None)
        written.append(each.path)
    return tuple(written)


def _is_current(place: Path, file: ForgeFile) -> bool:
    if not place.is_file() or place.is_symlink() or (file.is_executable and not os.access(place, os.X_OK)):
        return False
    return place.read_bytes() == file.text.encode()
