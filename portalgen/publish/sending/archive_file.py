"""Hands a folder between jobs that trusts only its digest.

The tar has only regular files, sorted, without owners and times, so the same files give the same digest. A file may
also be a zip with that tar as its only member, as stored by a forge. Nothing is unpacked before the digest of the whole
is verified and every name and size checked. Rejected are links, devices, folders, names that are absolute, not plain or
duplicate, and more than `MOST_MEMBERS` files or `MOST_BYTES`.
"""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import tarfile
import zipfile
from collections.abc import Iterable, Iterator
from hashlib import file_digest
from io import BufferedRandom, BufferedReader
from pathlib import Path
from typing import Final

from portalgen.errors import UnusableEnvironmentError, UsageError

MOST_MEMBERS: Final = 1_000_000
MOST_BYTES: Final = 16 << 30
LONGEST_NAME: Final = 1024
"""Bytes of a whole name; a part of it has at most 255, the limit of file systems."""

_DIGEST: Final = re.compile(r"[0-9a-f]{64}")
_ZIP: Final = b"PK\x03\x04"
_UNSAFE: Final = re.compile(r"[\x00-\x1f\x7f\\]")


class ArchiveError(UnusableEnvironmentError):
    """A folder cannot be packed, or an archive is not unpacked."""


# Packing


def pack_folder(folder: Path, file: Path) -> str:
    """Write a tar of all files below `folder` and return its SHA-256.

    Raises ArchiveError for other kinds of entries.
    """
    if not folder.is_dir():
        raise UsageError(f"không có thư mục `{folder}`", f"there is no folder `{folder}`")
    names = sorted(_files_below(folder))
    if not names:
        raise ArchiveError(f"`{folder}` không có tệp nào", f"`{folder}` holds no file")
    with tarfile.open(file, "w", format=tarfile.PAX_FORMAT) as tar:
        for name in names:
            place = folder / name
            member = tarfile.TarInfo(name)
            member.size, member.mode = place.stat().st_size, 0o644
            with place.open("rb") as data:
                tar.addfile(member, data)
    with file.open("rb") as data:
        return file_digest(data, "sha256").hexdigest()


def _files_below(folder: Path) -> Iterator[str]:
    for entry in os.scandir(folder):
        if entry.is_dir(follow_symlinks=False):
            yield from (f"{entry.name}/{name}" for name in _files_below(Path(entry.path)))
        elif entry.is_file(follow_symlinks=False):
            yield entry.name
        else:
            raise ArchiveError(f"`{entry.path}` không phải tệp thường", f"`{entry.path}` is no regular file")


# Unpacking


def unpack_file(
    file: Path, folder: Path, digest: str, most_files: int = MOST_MEMBERS, most_bytes: int = MOST_BYTES
) -> int:
    """Unpack a file into the new `folder` and return the number of its files; if rejected, there is no folder."""
    if not _DIGEST.fullmatch(digest):
        raise UsageError(
            "thiếu mã băm SHA-256 của gói (64 chữ số thập lục phân)",
            "the SHA-256 of the archive is missing (64 hexadecimal digits)",
        )
    if os.path.lexists(folder):
        raise UsageError(
            f"`{folder}` đã có; hãy chọn thư mục chưa có", f"`{folder}` is there already; choose one that is not"
        )
    try:
        with _open_tar_file(file, most_bytes) as data:
            if file_digest(data, "sha256").hexdigest() != digest:
                raise ArchiveError(
                    f"`{file}` không phải gói của lần dựng này (mã băm khác); hãy chạy lại cả lần dựng",
                    f"`{file}` is not what this build packed (another digest); run the whole build again",
                )
            data.seek(0)
            return _unpack_tar(data, folder, most_files, most_bytes)
    except (tarfile.TarError, zipfile.BadZipFile) as error:
        raise ArchiveError(
            f"`{file}` không đọc được: không phải gói tar hoặc zip, hoặc bị cắt ngang",
            f"`{file}` cannot be read ({error})",
        ) from error


def _unpack_tar(data: BufferedReader | BufferedRandom, folder: Path, most_files: int, most_bytes: int) -> int:
    try:
        with tarfile.open(fileobj=data, mode="r:") as tar:
            _check_members(tar, most_files, most_bytes)
            return _write_members(tar, folder)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise


@contextlib.contextmanager
def _open_tar_file(file: Path, most_bytes: int) -> Iterator[BufferedReader | BufferedRandom]:
    """Yield the tar in `file`, a tar or a zip with only a tar in it."""
    # By its first bytes: a tar whose last file is a zip would pass for one by its end.
    with file.open("rb") as data:
        if data.read(len(_ZIP)) != _ZIP:
            data.seek(0)
            yield data
            return
    with zipfile.ZipFile(file) as archive:
        members = archive.infolist()
        if len(members) != 1 or not members[0].filename.endswith(".tar"):
            raise ArchiveError(f"`{file}` phải chứa đúng một tệp .tar", f"`{file}` must hold one .tar and nothing else")
        if members[0].file_size > 2 * most_bytes:
            raise ArchiveError(f"`{file}` quá lớn", f"`{file}` is too large")
        place = file.with_name(f"{file.name}.tar")
        try:
            # No more comes out than the member says it holds.
            with archive.open(members[0]) as packed, place.open("w+b") as plain:
                shutil.copyfileobj(packed, plain)
                plain.seek(0)
                yield plain
        finally:
            place.unlink(missing_ok=True)


def _check_members(tar: Iterable[tarfile.TarInfo], most_files: int, most_bytes: int) -> None:
    """Raise ArchiveError for members that may not be unpacked."""
    names: set[str] = set()
    folders: set[str] = set()
    size = 0
    for member in tar:
        name = member.name
        if not member.isreg() or member.issparse():
            raise ArchiveError(
                f"`{name}` trong gói không phải tệp thường", f"`{name}` in the archive is no regular file"
            )
        if not is_plain_name(name):
            raise ArchiveError(f"`{name!r}` trong gói không phải tên tệp", f"`{name!r}` in the archive is no file name")
        parts = name.split("/")
        above = {"/".join(parts[:depth]) for depth in range(1, len(parts))}
        if name in names or name in folders or not names.isdisjoint(above):
            raise ArchiveError(f"`{name}` có hai lần trong gói", f"`{name}` is twice in the archive")
        names.add(name)
        folders |= above
        size += member.size
        if len(names) > most_files or size > most_bytes:
            raise ArchiveError(
                f"gói có hơn {most_files} tệp hoặc {most_bytes} byte",
                f"more than {most_files} files or {most_bytes} bytes",
            )


def is_plain_name(name: str) -> bool:
    """Return True if a name leads to a place below the folder, and is a single line."""
    parts = name.split("/")
    try:
        long = len(name.encode()) > LONGEST_NAME or any(len(part.encode()) > 255 for part in parts)
    except UnicodeEncodeError:
        return False
    return not long and not any(part in ("", ".", "..") for part in parts) and not _UNSAFE.search(name)


def _write_members(tar: tarfile.TarFile, folder: Path) -> int:
    """Write every file and return their number. Their names have been checked."""
    folder.mkdir(parents=True)
    number = 0
    for member in tar:
        place = folder / member.name
        place.parent.mkdir(parents=True, exist_ok=True)
        data = tar.extractfile(member)
        assert data is not None
        with data, place.open("xb") as stream:
            shutil.copyfileobj(data, stream)
        number += 1
    return number
