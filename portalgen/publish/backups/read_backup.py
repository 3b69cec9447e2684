"""Reads a backup: its list, and the differences of the content from the list."""

from __future__ import annotations

import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import IO, Final

from portalgen.errors import UsageError
from portalgen.frozen import frozen
from portalgen.publish.backups.backup_list import (
    LARGEST_BACKUP_LIST,
    LIST_MEMBER,
    BackupFormatError,
    BackupList,
    BackupRow,
    parse_backup_list,
)

_CHUNK: Final = 1 << 20


@frozen
class CheckedBackup:
    """A backup's list, and the paths in it that are missing or damaged."""

    listed: BackupList
    damage: tuple[str, ...]


@contextmanager
def open_backup(file: Path) -> Iterator[tuple[BackupList, tarfile.TarFile]]:
    """Open a backup after its list. Raises UsageError if it is no backup, or if its list is damaged."""
    try:
        tar = tarfile.open(file, "r:")  # noqa: SIM115 - closed below
    except (tarfile.TarError, EOFError) as error:
        raise _foreign(file, str(error)) from error
    with tar:
        try:
            member = tar.next()
            if member is None or member.name != LIST_MEMBER or not member.isreg() or member.size > LARGEST_BACKUP_LIST:
                raise BackupFormatError(f"{LIST_MEMBER} is not the first member")
            stream = tar.extractfile(member)
            listed = parse_backup_list(stream.read() if stream is not None else b"")
        except (tarfile.TarError, BackupFormatError, EOFError, OSError) as error:
            raise _foreign(file, str(error)) from error
        yield listed, tar


def find_backup_damage(file: Path) -> CheckedBackup:
    """Return the missing and damaged parts of a backup; it can be restored if there are none.

    Raises UsageError if it is no backup, or if its list is damaged.
    """
    with open_backup(file) as (listed, tar):
        damage = tuple(_list_damage(listed, tar))
    return CheckedBackup(listed, damage)


def read_members(listed: BackupList, tar: tarfile.TarFile) -> Iterator[tuple[BackupRow, IO[bytes] | None]]:
    """Yield each row with its bytes, in the order of the tar: None for links. Stops at a difference from the list."""
    for row in listed.rows:
        member = tar.next()
        if member is None or not _fits(row, member):
            return
        yield row, tar.extractfile(member) if row.is_file else None
        _forget_members(tar)


def _list_damage(listed: BackupList, tar: tarfile.TarFile) -> Iterator[str]:
    """Yield the rows without a matching member, and the members without a row."""
    rows = {row.path: row for row in listed.rows}
    whole, strange = set(), []
    try:
        while (member := tar.next()) is not None:
            row = rows.get(member.name)
            if row is None:
                strange.append(member.name)
            elif _fits(row, member) and (not row.is_file or _digest_member(tar, member) == row.sha256):
                whole.add(row.path)
            _forget_members(tar)
    except (tarfile.TarError, EOFError, OSError):
        pass  # what follows cannot be read, so it is not whole
    yield from (path for path in rows if path not in whole)
    yield from strange


def _digest_member(tar: tarfile.TarFile, member: tarfile.TarInfo) -> str:
    stream = tar.extractfile(member)
    return "" if stream is None else _digest(stream)


def _forget_members(tar: tarfile.TarFile) -> None:
    """Drop members already read from memory: there may be 100,000 of them."""
    tar.members = []  # type: ignore[attr-defined]  # an attribute that the stubs leave out


def _digest(stream: IO[bytes]) -> str:
    state = sha256()
    while chunk := stream.read(_CHUNK):
        state.update(chunk)
    return state.hexdigest()


def _fits(row: BackupRow, member: tarfile.TarInfo) -> bool:
    if member.name != row.path:
        return False
    if row.link:
        return member.issym() and member.linkname == row.link
    if row.same_as:
        return member.islnk() and member.linkname == row.same_as
    return member.isreg() and member.size == row.size


def _foreign(file: Path, reason: str) -> UsageError:
    return UsageError(
        f"`{file}` không phải bản sao lưu của portalgen, hoặc hỏng ngay ở danh sách đầu tệp ({reason}); chưa khôi phục gì."
        " Dùng bản sao lưu khác, và so SHA-256 của tệp với số đã ghi lúc sao lưu",
        f"`{file}` is no backup of portalgen, or its list at the beginning is damaged ({reason}); nothing was restored."
        " Use another backup, and compare the file's SHA-256 with the one noted when it was made",
    )
