"""Files below a target: written beside their place and renamed over it, never through a link, never in place."""

from __future__ import annotations

import ctypes
import errno
import os
import shutil
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any, Final

from portalgen.frozen import frozen

CHUNK: Final = 1 << 20
FILE_MODE: Final = 0o644
_READ: Final = os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC | os.O_NONBLOCK
"""Without waiting: a pipe in the place of a file opens at once, and is rejected as no file."""
_CREATE: Final = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC


@frozen
class StoredFileFacts:
    """The metadata of a file in a folder."""

    size: int
    time: int
    """The modification time, in nanoseconds."""
    inode: int
    links: int
    """The number of its names."""


@contextmanager
def plain_modes() -> Iterator[None]:
    """Create folders as 0755 and files as 0644 for any umask; flags inherited from a folder (setgid) stay."""
    former = os.umask(0o022)
    try:
        yield
    finally:
        os.umask(former)


def open_regular(path: Path | str, folder: int | None = None) -> int:
    """Open a regular file for reading; OSError for a link or anything else."""
    descriptor = os.open(path, _READ, dir_fd=folder)
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise FileNotFoundError(errno.ENOENT, "not a regular file", str(path))
    return descriptor


def create_regular(path: Path | str, folder: int | None = None) -> int:
    """Create a new file for writing, readable by everyone, for any umask."""
    descriptor = os.open(path, _CREATE, FILE_MODE, dir_fd=folder)
    os.fchmod(descriptor, FILE_MODE)
    return descriptor


def read_regular(path: Path, most: int) -> bytes:
    """Return the content of a regular file; OSError if it is none or longer than `most`."""
    descriptor = open_regular(path)
    with os.fdopen(descriptor, "rb") as stream:
        data = stream.read(most + 1)
    if len(data) > most:
        raise OSError(errno.EOVERFLOW, "too large", str(path))
    return data


def read_or_none(path: Path, most: int = CHUNK) -> bytes | None:
    """Return the content of a regular file; None if there is none."""
    try:
        return read_regular(path, most)
    except FileNotFoundError:
        return None


def write_all(descriptor: int, data: bytes | memoryview) -> None:
    """Write all of `data`: a nearly full disk accepts a part without an error."""
    view = memoryview(data)
    while view:
        view = view[os.write(descriptor, view) :]


def write_beside(path: Path, data: bytes, time: int | None = None) -> Path:
    """Write `data` to a file beside `path`, flushed to disk, and return it. `time` in nanoseconds."""
    part = path.with_name(f".{path.name}.tmp")
    remove_tree(part)
    descriptor = create_regular(part)
    try:
        write_all(descriptor, data)
        if time is not None:
            os.utime(descriptor, ns=(time, time))
        os.fsync(descriptor)
    except BaseException:
        remove_tree(part)
        raise
    finally:
        os.close(descriptor)
    return part


def write_atomically(path: Path, data: bytes, time: int | None = None) -> None:
    """Replace `path` by `data`: after a power cut it has the old or the new content.

    So the content is flushed before the name.
    """
    os.replace(write_beside(path, data, time), path)
    sync_folder(path.parent)


def replace_with_link(source: Path, path: Path) -> None:
    """Make `path` a hard link to `source`, in a single step."""
    part = path.with_name(f".{path.name}.tmp")
    remove_tree(part)
    os.link(source, part, follow_symlinks=False)
    os.replace(part, path)
    remove_tree(part)  # renaming one name of a file over another of its names leaves both


def make_folders(root: Path, folder: Path) -> None:
    """Make `folder` below `root`, with the folders between. No link is followed: OSError (ELOOP) for a link."""
    place = root
    for part in folder.relative_to(root).parts:
        place = place / part
        try:
            os.mkdir(place)
        except FileExistsError:
            mode = os.lstat(place).st_mode
            if not stat.S_ISDIR(mode):
                code = errno.ELOOP if stat.S_ISLNK(mode) else errno.ENOTDIR
                raise OSError(code, os.strerror(code), str(place)) from None


def point_link(link: Path, to: str) -> None:
    """Point a symbolic link to `to`, in a single step: a link cannot be changed, but renamed over."""
    part = link.with_name(f".{link.name}.tmp")
    remove_tree(part)
    os.symlink(to, part)
    os.replace(part, link)
    sync_folder(link.parent)


def remove_tree(path: Path) -> None:
    """Remove a file, a link or a folder with all its content, if it exists."""
    try:
        os.unlink(path)
    except FileNotFoundError:
        return
    except (IsADirectoryError, PermissionError):
        if not path.is_dir() or path.is_symlink():
            raise
        shutil.rmtree(path)


def sync_folder(folder: Path) -> None:
    """Flush the names in a folder to disk."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def sync_file_system(folder: Path) -> None:
    """Flush everything to disk at once: for thousands of files and folders individually it would take minutes.

    It also reports failed background writes, such as on a full disk.
    """
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        call = _syncfs()
        if call is None:
            os.sync()
        elif call(descriptor) != 0:
            number = ctypes.get_errno()
            raise OSError(number, os.strerror(number), str(folder))
    finally:
        os.close(descriptor)


@cache
def _syncfs() -> Any:
    return getattr(ctypes.CDLL(None, use_errno=True), "syncfs", None)


def scan_files(root: Path, is_wanted: Callable[[str], bool] = lambda _: True) -> dict[str, StoredFileFacts]:
    """Return the regular files below `root` with wanted paths, by path; links and other entries are left out."""
    files: dict[str, StoredFileFacts] = {}
    waiting = [""]
    while waiting:
        prefix = waiting.pop()
        try:
            entries = os.scandir(root / prefix)
        except (FileNotFoundError, NotADirectoryError):
            continue
        with entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(f"{prefix}{entry.name}/")
                elif entry.is_file(follow_symlinks=False) and is_wanted(prefix + entry.name):
                    facts = entry.stat(follow_symlinks=False)
                    files[prefix + entry.name] = StoredFileFacts(
                        facts.st_size, facts.st_mtime_ns, facts.st_ino, facts.st_nlink
                    )
    return files


def names_in(folder: Path) -> list[str]:
    """Return the sorted names in a folder; none if it does not exist."""
    try:
        return sorted(os.listdir(folder))
    except FileNotFoundError:
        return []
