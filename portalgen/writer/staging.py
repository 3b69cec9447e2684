"""Staging: new files are written beside their place, so that all are complete before any file is replaced.

Creating and removing folders costs ten times as much as a rename. So files of an existing host wait in a single flat
folder, named by the digest of their path; files of a new host wait in their own folders, which publication moves
unchanged.

A staging folder belongs to a run; several worker processes forked from it may write into it. While it exists the run
holds the output folder's lock, so that two builds never mix their files.
"""

from __future__ import annotations

import fcntl
import os
import shutil
from collections.abc import Collection, Iterable
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from portalgen.errors import OutputError
from portalgen.frozen import frozen
from portalgen.store.atomic import is_process_alive, remove_abandoned_parts
from portalgen.store.digest import digest_bytes, digest_file, start_digest
from portalgen.writer.errors import to_output_error, translate_os_errors
from portalgen.writer.lock import lock_output_folder
from portalgen.writer.paths import OWN_FOLDER, require_safe_path

_PREFIX: Final = "staging-"


_CHUNK: Final = 1 << 20


@frozen
class StagedFile:
    """A file waiting for publication."""

    path: str
    digest: str
    size: int
    time: int
    """Time of modification in ns, kept by renaming."""


class Staging:
    """The staging folder of a run below `out`, which has been claimed. Leftovers of dead runs are removed."""

    __slots__ = (
        "_created_folders",
        "_flat",
        "_hosts",
        "_lock",
        "_owner",
        "folder",
        "has_holes",
        "new_hosts_folder",
        "out",
    )

    def __init__(self, out: Path) -> None:
        self.out = out
        self._owner = os.getpid()
        self.folder = f"{out}/{OWN_FOLDER}/{_PREFIX}{self._owner}"
        self.new_hosts_folder = f"{self.folder}/whole"
        """Contains `host/folder/file` for every host without a folder in `out`."""
        self.has_holes = False
        """True if folders of `new_hosts_folder` may have lost all their files."""
        self._flat = f"{self.folder}/flat"
        self._created_folders: set[str] = set()
        with translate_os_errors(out):
            self._lock = lock_output_folder(out)
        try:
            with translate_os_errors(out):
                _remove_leftovers(out / OWN_FOLDER)
                os.makedirs(self.new_hosts_folder)
                os.mkdir(self._flat)
                self._hosts = frozenset(os.listdir(out))
        except OutputError:
            self._release()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.discard()

    def stage(self, path: str, data: bytes) -> StagedFile:
        """Stage a file for the output path `path`."""
        target = self._prepare_target(path)
        try:
            time = _write(target, data)
        except OSError as error:
            raise to_output_error(error, target) from error
        return StagedFile(path, digest_bytes(data), len(data), time)

    def stage_pieces(self, path: str, pieces: Iterable[bytes]) -> StagedFile:
        """Stage a file for the output path `path`, piece by piece, with at most one piece in memory."""
        target = self._prepare_target(path)
        state, size = start_digest(), 0
        with translate_os_errors(target), open(target, "wb") as writer:
            for piece in pieces:
                state.update(piece)
                size += len(piece)
                writer.write(piece)
            writer.flush()
            time = os.fstat(writer.fileno()).st_mtime_ns
        return StagedFile(path, state.hexdigest(), size, time)

    def stage_file(self, path: str, source: Path, *, link: bool = False) -> StagedFile:
        """Stage an existing file. Use `link` only for a source never written in place, such as a cache file."""
        target = self._prepare_target(path)
        with translate_os_errors(target):
            if link and _try_link(source, target):
                digest, size = digest_file(target)
            else:
                digest, size = _copy(source, target)
            time = os.stat(target).st_mtime_ns
        return StagedFile(path, digest, size, time)

    def discard(self) -> None:
        """Remove the folder and free the lock. Further calls, and calls in a worker, have no effect."""
        if os.getpid() == self._owner:
            shutil.rmtree(self.folder, ignore_errors=True)
            self._release()

    def file_of(self, path: str) -> str:
        """Return the staged file of the output path `path`."""
        if self.is_on_new_host(path):
            return f"{self.new_hosts_folder}/{path}"
        return f"{self._flat}/{digest_bytes(path.encode())}"

    def is_on_new_host(self, path: str) -> bool:
        """Return True if the file waits in its own folders, because its host is new."""
        return path.partition("/")[0] not in self._hosts

    def retain_staged(self, belonging: Collection[str]) -> tuple[str, ...]:
        """Return the staged paths among `belonging`, in order; other staged files are dropped."""
        in_folders = _find_files(self.new_hosts_folder)
        for path in in_folders.difference(belonging):
            os.unlink(f"{self.new_hosts_folder}/{path}")
            self.has_holes = True
        flat = set(os.listdir(self._flat))
        is_staged_flags = (
            path in in_folders or (bool(flat) and digest_bytes(path.encode()) in flat) for path in belonging
        )
        return tuple(sorted(path for path, is_staged in zip(belonging, is_staged_flags, strict=True) if is_staged))

    def _prepare_target(self, path: str) -> str:
        target = self.file_of(require_safe_path(path))
        folder = target.rpartition("/")[0]
        if folder != self._flat and folder not in self._created_folders:
            try:
                _make_folder(folder)
            except OSError as error:
                raise to_output_error(error, folder) from error
            self._created_folders.add(folder)
        return target

    def _release(self) -> None:
        if self._lock >= 0:
            fcntl.flock(self._lock, fcntl.LOCK_UN)
            os.close(self._lock)
            self._lock = -1


def _find_files(folder: str) -> set[str]:
    """Return the paths of the files below a folder, from there."""
    files: set[str] = set()
    waiting = [""]
    while waiting:
        prefix = waiting.pop()
        with os.scandir(f"{folder}/{prefix}") as entries:
            for each in entries:
                if each.is_dir(follow_symlinks=False):
                    waiting.append(f"{prefix}{each.name}/")
                else:
                    files.add(prefix + each.name)
    return files


def _make_folder(folder: str) -> None:
    """Create a folder and its parents if missing. Mostly only the last is missing: a single system call."""
    try:
        os.mkdir(folder)
    except FileExistsError:
        if not os.path.isdir(folder):
            raise
    except FileNotFoundError:
        above = folder.rpartition("/")[0]
        if not above:
            raise
        _make_folder(above)
        _make_folder(folder)


def _write(target: str, data: bytes) -> int:
    """Write a file and return its time of modification in ns."""
    descriptor = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC, 0o666)
    try:
        written = os.write(descriptor, data)
        while written < len(data):
            written += os.write(descriptor, data[written:])
        return os.fstat(descriptor).st_mtime_ns
    finally:
        os.close(descriptor)


def _try_link(source: Path, target: str) -> bool:
    try:
        os.link(source, target)
    except OSError:
        return False
    return True


def _copy(source: Path, target: str) -> tuple[str, int]:
    digest, size = start_digest(), 0
    with source.open("rb") as reader, open(target, "wb") as writer:
        while chunk := reader.read(_CHUNK):
            digest.update(chunk)
            size += len(chunk)
            writer.write(chunk)
    return digest.hexdigest(), size


def _remove_leftovers(folder: Path) -> None:
    remove_abandoned_parts(folder)
    for name in os.listdir(folder):
        if name.startswith(_PREFIX) and not is_process_alive(name.removeprefix(_PREFIX)):
            shutil.rmtree(folder / name)
