"""New folders: the check that a place is free, and filling a folder as a whole or not at all."""

from __future__ import annotations

import errno
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from portalgen.errors import OutputError, UsageError
from portalgen.writer.errors import to_output_error

_GIT: Final = ".git"
_DENIED: Final = (errno.EACCES, errno.EPERM, errno.EROFS)
_IN_BARE_REPOSITORY: Final = ("HEAD", "objects", "refs")


def require_new_folder(folder: Path) -> None:
    """Raise UsageError if `folder` is a file or below one, or has entries. A Git repository without files is empty.

    Raises OutputError if the system does not let it be read.
    """
    with translate_refusals(folder):
        file = next((each for each in folder.parents if each.exists()), None)
        if file is not None and not file.is_dir():
            raise UsageError(
                f"không tạo được thư mục `{folder}`: ở chỗ của thư mục `{file}` đang có một tệp; hãy chọn nơi khác, hoặc đổi tên "
                "tệp ấy",
                f"folder `{folder}` cannot be created: a file stands where its folder `{file}` should be; choose another "
                "place, or rename that file",
            )
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
    with translate_refusals(folder):
        folder.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=_temporary_prefix(folder), dir=folder.parent) as temporary:
            new = Path(temporary, "new")
            new.mkdir()
            yield new
            folder.mkdir(exist_ok=True)
            for each in sorted(new.iterdir()):
                each.rename(folder / each.name)


@contextmanager
def translate_refusals(folder: Path) -> Iterator[None]:
    """Turn refusals of the operating system while `folder` is made into an OutputError that names `folder`.

    The system names temporary files or parents, which the user has never typed.
    """
    try:
        yield
    except OSError as error:
        refused = Path(error.filename if isinstance(error.filename, str) else folder).absolute()
        if not _is_part(refused, folder.absolute()):
            raise to_output_error(error, folder) from error
        if error.errno not in _DENIED:
            raise to_output_error(OSError(error.errno, error.strerror), folder) from error
        place = refused if os.path.isdir(refused) else refused.parent
        raise OutputError(
            f"không tạo được thư mục `{folder}`: bạn không có quyền ghi vào `{place}`; hãy chọn một nơi bạn ghi được, ví dụ "
            f"`~/{folder.name}`",
            f"folder `{folder}` cannot be created: you may not write to `{place}`; choose a place that you can write to, such "
            f"as `~/{folder.name}`",
        ) from error


def _is_part(path: Path, folder: Path) -> bool:
    """Return True if `path` is `folder`, a parent, within it, or within its temporary folder."""
    if path == folder or path in folder.parents or folder in path.parents:
        return True
    return str(path).startswith(f"{folder.parent}{os.sep}{_temporary_prefix(folder)}")


def _temporary_prefix(folder: Path) -> str:
    return f".{folder.name}."


def find_repository(folder: Path) -> Path | None:
    """Return the folder of the Git repository, bare or not, that `folder` is or would be in; None if there is none."""
    place = Path(os.path.realpath(folder))
    return next(filter(_is_repository, (place, *place.parents)), None)


def _is_repository(folder: Path) -> bool:
    return (folder / _GIT).exists() or all((folder / name).exists() for name in _IN_BARE_REPOSITORY)
