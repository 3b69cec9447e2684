"""New folders: the check that a place is free, and filling a folder as a whole or not at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from portalgen.errors import UsageError
from portalgen.writer.errors import translate_os_errors

_GIT: Final = ".git"
_IN_BARE_REPOSITORY: Final = ("HEAD", "objects", "refs")


def require_new_folder(folder: Path) -> None:
    """Raise UsageError if `folder` is a file, or a folder with entries. A Git repository without files is empty."""
    with translate_os_errors(folder):
        if folder.exists() and not folder.is_dir():
            raise UsageError(f"`{folder}` là một tệp; hãy chọn tên khác", f"`{folder}` is a file; choose another name")
        if folder.is_dir() and any(each.name != _GIT for each in folder.iterdir()):
            raise UsageError(
                f"thư mục `{folder}` không trống; hãy chọn tên một thư mục chưa có",
                f"folder `{folder}` is not empty; choose the name of a new folder",
            )


@contextmanager
def fill_new_folder(folder: Path) -> Iterator[Path]:
    """Yield a temporary folder beside `folder`; at the end its entries move into `folder`, which has none so far.

    After an error `folder` is as before. Raises OutputError if the system refuses, for example on a full disk.
    """
    with translate_os_errors(folder):
        folder.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=f".{folder.name}.", dir=folder.parent) as temporary:
            new = Path(temporary, "new")
            new.mkdir()
            yield new
            folder.mkdir(exist_ok=True)
            for each in sorted(new.iterdir()):
                each.rename(folder / each.name)


def find_repository(folder: Path) -> Path | None:
    """Return the folder of the Git repository, bare or not, that `folder` is or would be in; None if there is none."""
    place = Path(os.path.realpath(folder))
    return next(filter(_is_repository, (place, *place.parents)), None)


def _is_repository(folder: Path) -> bool:
    return (folder / _GIT).exists() or all((folder / name).exists() for name in _IN_BARE_REPOSITORY)
