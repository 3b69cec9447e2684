"""`write_backup`: writes a target, and further named files, to a tar that is read again for verification."""

from __future__ import annotations

import errno
import io
import os
import tarfile
import tempfile
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO, Final

from portalgen.errors import OutputError, UnusableEnvironmentError, UsageError
from portalgen.frozen import frozen
from portalgen.history.program import git_error_of, run_git
from portalgen.publish.backups.backup_list import (
    BUNDLE_MEMBER,
    LIST_MEMBER,
    TARGET_PREFIX,
    BackupList,
    BackupRow,
    KeptReleases,
    format_backup_list,
)
from portalgen.publish.backups.check_target import check_chain
from portalgen.publish.backups.collect_files import FoundFile, FoundFiles, collect_machine, collect_target
from portalgen.publish.backups.full_disk import explain_full_disk, format_room, says_full_disk
from portalgen.publish.backups.read_backup import find_backup_damage
from portalgen.publish.layout import CURRENT_LINK
from portalgen.publish.target.lock import hold_target
from portalgen.text.bilingual import Bilingual

BackupProgress = Callable[[str, int, int], None]
"""Receives the name of a stage, the work done, and the total."""
BACKUP_ENDING: Final = ".tar"
_PRIVATE: Final = 0o600
_CHUNK: Final = 1 << 20
_BUNDLE_NEEDS: Final = Bilingual(
    "lịch sử của kho được gói lại ở đó trước khi vào bản sao lưu. Xóa bớt tệp ở ổ đĩa ấy, hoặc đặt biến TMPDIR là một thư mục"
    " ở ổ còn trống, rồi chạy lại; chưa sao lưu gì",
    "the history of the repository is packed there before it goes into the backup. Remove files of that disk, or set TMPDIR"
    " to a folder of a disk with room, and run again; nothing was backed up",
)


@frozen
class BackupRequest:
    """A request for a backup."""

    target: Path
    to: Path
    """A new file, or a folder for a file with a generated name."""
    moment: datetime
    program: str
    releases: KeptReleases = "all"
    include: tuple[Path, ...] = ()
    """Files and folders of the machine."""
    repository: Path | None = None
    """A Git repository, included as a bundle of all its refs."""


@frozen
class WrittenBackup:
    """The result of a backup."""

    file: Path
    size: int
    """Bytes."""
    digest: str
    """The SHA-256 of the file."""
    listed: BackupList
    private_keys: tuple[Path, ...]
    keys_left_out: tuple[Path, ...]
    left_out: tuple[Path, ...]


def write_backup(request: BackupRequest, progress: BackupProgress = lambda stage, done, total: None) -> WrittenBackup:
    """Write a backup readable by its owner only, and verify it; meanwhile no release is accepted.

    Raises TargetRefusedError if the folder is no target, or while a release is in progress; UsageError, OutputError or
    UnusableEnvironmentError. No file is left behind then.
    """
    with hold_target(request.target, "backup", request.moment):
        return _write_held(request, progress)


def _write_held(request: BackupRequest, progress: BackupProgress) -> WrittenBackup:
    target, machine = collect_target(request.target, request.releases), collect_machine(request.include)
    chain = check_chain(request.target)
    out = _name_output(request, chain.portal)
    part = out.with_name(f".{out.name}.{os.getpid()}.tmp")
    with ExitStack() as stack:
        stack.callback(part.unlink, missing_ok=True)
        found = [*target.files, *machine.files, *_bundle(request.repository, stack)]
        rows = _list_rows(found, progress)
        listed = BackupList(
            request.moment,
            request.program,
            chain.portal,
            chain.head_number,
            _name_current(rows),
            request.releases,
            rows,
        )
        with explain_full_disk(out.parent, _describe_needs(rows)):
            _write(part, listed, found, progress)
        if damage := find_backup_damage(part).damage:
            raise _unreliable(out, damage)
        size, digest = part.stat().st_size, _digest(part)
        os.replace(part, out)
    return WrittenBackup(out, size, digest, listed, *_list_notes(target, machine))


def _describe_needs(rows: Sequence[BackupRow]) -> Bilingual:
    room = format_room(sum(row.size for row in rows))
    return Bilingual(
        f"bản sao lưu cần {room} trở lên, phần lớn là tệp của các bản phát hành đang giữ; phần ghi dở đã được xóa. Xóa bớt"
        " tệp ở ổ đĩa ấy, ghi ra ổ khác, hoặc chỉ lấy bản đang chạy (--releases current), rồi chạy lại",
        f"the backup needs {room} or more, most of it files of the releases that are kept; what was half written is removed."
        " Remove files of that disk, write to another one, or take the current release alone (--releases current), and run"
        " again",
    )


def _list_notes(target: FoundFiles, machine: FoundFiles) -> tuple[tuple[Path, ...], ...]:
    return machine.private_keys, machine.keys_left_out, (*target.left_out, *machine.left_out)


def _name_output(request: BackupRequest, portal: str) -> Path:
    to = request.to.absolute()
    out = to / f"portalgen-{portal or 'target'}-{request.moment:%Y%m%dT%H%M%S}{BACKUP_ENDING}" if to.is_dir() else to
    if out.resolve().is_relative_to(request.target.resolve()):
        raise UsageError(
            f"`{out}` nằm trong chính thư mục đích; ghi bản sao lưu ra nơi khác, tốt nhất là ổ đĩa hoặc máy khác",
            f"`{out}` lies in the target itself; write the backup elsewhere, best to another disk or machine",
        )
    if os.path.lexists(out):
        raise OutputError(
            f"đã có `{out}`; bản sao lưu không bị ghi đè, hãy chọn tên khác",
            f"`{out}` exists already; a backup is not overwritten, choose another name",
        )
    if not out.parent.is_dir():
        raise OutputError(
            f"không có thư mục `{out.parent}`; tạo thư mục ấy trước",
            f"there is no folder `{out.parent}`; make it first",
        )
    return out


def _bundle(repository: Path | None, stack: ExitStack) -> list[FoundFile]:
    if repository is None:
        return []
    folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="portalgen-backup-")))
    file = folder / BUNDLE_MEMBER
    result = run_git(repository.absolute(), ("bundle", "create", "--quiet", str(file), "--all"))
    if result.status and says_full_disk(result.error):
        with explain_full_disk(folder.parent, _BUNDLE_NEEDS):
            raise OSError(errno.ENOSPC, result.error)
    if result.status:
        raise git_error_of(result)
    return [FoundFile(BUNDLE_MEMBER, file)]


def _list_rows(found: Sequence[FoundFile], progress: BackupProgress) -> tuple[BackupRow, ...]:
    """Return the rows of all included files; of hard links to the same file, only the first has the bytes."""
    rows: list[BackupRow] = []
    first: dict[tuple[int, int, str], str] = {}
    for index, each in enumerate(found):
        if each.link:
            rows.append(BackupRow(each.path, link=each.link))
            continue
        status = each.file.lstat()
        key = (status.st_dev, status.st_ino, each.path.partition("/")[0])
        if key in first:
            rows.append(BackupRow(each.path, same_as=first[key]))
            continue
        if status.st_nlink > 1:
            first[key] = each.path
        rows.append(
            BackupRow(each.path, _digest(each.file), status.st_size, status.st_mode & 0o777, status.st_mtime_ns)
        )
        if index % 500 == 0:
            progress("digests", index, len(found))
    return tuple(rows)


def _write(out: Path, listed: BackupList, found: Sequence[FoundFile], progress: BackupProgress) -> None:
    data = format_backup_list(listed)
    descriptor = os.open(out, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _PRIVATE)
    with os.fdopen(descriptor, "wb") as stream:
        with tarfile.open(fileobj=stream, mode="w", format=tarfile.PAX_FORMAT) as tar:
            tar.addfile(_member(LIST_MEMBER, len(data), int(listed.moment.timestamp())), io.BytesIO(data))
            for index, (row, each) in enumerate(zip(listed.rows, found, strict=True)):
                _add(tar, row, each)
                tar.members = []  # type: ignore[attr-defined]  # it would remember all of them
                if index % 500 == 0:
                    progress("backup", index, len(found))
        stream.flush()
        os.fsync(stream.fileno())


def _member(path: str, size: int, time: int, mode: int = 0o644) -> tarfile.TarInfo:
    member = tarfile.TarInfo(path)
    member.size, member.mtime, member.mode = size, time, mode
    return member


def _add(tar: tarfile.TarFile, row: BackupRow, found: FoundFile) -> None:
    member = _member(row.path, row.size, row.time // 10**9, row.mode)
    if row.link or row.same_as:
        member.type, member.linkname = (tarfile.SYMTYPE, row.link) if row.link else (tarfile.LNKTYPE, row.same_as)
        member.mode = 0o777 if row.link else 0o644
        tar.addfile(member)
        return
    with found.file.open("rb") as stream:
        reader = _DigestingReader(stream)
        try:
            tar.addfile(member, reader)
        except OSError as error:
            if "unexpected end of data" not in str(error):
                raise
        if reader.state.hexdigest() != row.sha256 or stream.read(1):
            raise UnusableEnvironmentError(
                f"`{found.file}` bị sửa trong lúc sao lưu; chạy lại lệnh khi không ai ghi vào tệp này",
                f"`{found.file}` was changed during the backup; run the command again when nobody writes to it",
            )


class _DigestingReader:
    """A file, and the digest of the bytes read from it."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self.state = sha256()

    def read(self, size: int = -1) -> bytes:
        """Return up to `size` bytes."""
        data = self._stream.read(size)
        self.state.update(data)
        return data


def _digest(file: Path) -> str:
    state = sha256()
    with file.open("rb") as stream:
        while chunk := stream.read(_CHUNK):
            state.update(chunk)
    return state.hexdigest()


def _name_current(rows: tuple[BackupRow, ...]) -> str:
    path = f"{TARGET_PREFIX}/{CURRENT_LINK}"
    return next((row.link.rpartition("/")[2] for row in rows if row.path == path and row.link), "")


def _unreliable(out: Path, damage: tuple[str, ...]) -> UnusableEnvironmentError:
    shown = ", ".join(damage[:3]) + (", …" if len(damage) > 3 else "")
    return UnusableEnvironmentError(
        f"`{out}` đọc lại không giống lúc ghi ({shown}); kiểm tra ổ đĩa rồi sao lưu ra nơi khác. Không để lại tệp nào",
        f"`{out}` reads otherwise than it was written ({shown}); check the disk and back up elsewhere. No file was left",
    )
