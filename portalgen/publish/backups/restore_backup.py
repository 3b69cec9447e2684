"""`restore_backup`: restores a target to its state at a backup, completely or not at all."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import IO, Final

from portalgen.errors import OutputError, UnusableEnvironmentError
from portalgen.frozen import frozen
from portalgen.publish.backups.backup_list import (
    BUNDLE_MEMBER,
    MACHINE_PREFIX,
    TARGET_PREFIX,
    BackupList,
    BackupRow,
)
from portalgen.publish.backups.full_disk import explain_full_disk, format_room
from portalgen.publish.backups.read_backup import find_backup_damage, open_backup, read_members
from portalgen.publish.layout import (
    ABOUT_FOLDER,
    CURRENT_LINK,
    INCOMING_FOLDER,
    OUTAGE_FOLDER,
    RECORDS_FOLDER,
    RELEASES_FOLDER,
    RULES_FOLDER,
    SHARED_FOLDER,
)
from portalgen.text.bilingual import Bilingual

_FOLDERS: Final = (
    INCOMING_FOLDER, RELEASES_FOLDER, ABOUT_FOLDER, SHARED_FOLDER, OUTAGE_FOLDER, RULES_FOLDER,
    f"{RECORDS_FOLDER}/manifests", f"{RECORDS_FOLDER}/lists",
)  # fmt: skip
"""Folders of every target; empty ones are not in a backup."""
_CHUNK: Final = 1 << 20
_HARMLESS: Final = frozenset({"lost+found"})


class DamagedBackupError(UnusableEnvironmentError):
    """A backup differs from its list; it was not restored."""

    exit_code = 1

    def __init__(self, file: Path, damage: tuple[str, ...]) -> None:
        shown = ", ".join(f"`{path}`" for path in damage[:5]) + (", …" if len(damage) > 5 else "")
        super().__init__(
            f"bản sao lưu `{file}` bị hỏng: {len(damage)} mục thiếu hoặc khác SHA-256 trong danh sách: {shown}."
            " Chưa khôi phục gì; dùng bản sao lưu khác",
            f"backup `{file}` is damaged: {len(damage)} entries are missing or do not have their SHA-256: {shown}."
            " Nothing was restored; use another backup",
        )
        self.damage = damage


@frozen
class RestoredBackup:
    """The result of restoring a backup."""

    listed: BackupList
    target_files: int
    extra_files: int
    """Files of the machine and the repository, if a folder was named for them."""
    extras_waiting: int
    """The number of these in the backup but not restored, because no folder was named."""


def restore_backup(
    file: Path,
    to: Path,
    extras_to: Path | None = None,
    progress: Callable[[str, int, int], None] = lambda stage, done, total: None,
) -> RestoredBackup:
    """Restore the target of a backup into the empty or new folder `to`, and everything else into `extras_to`.

    Everything is verified before the first file is written. Raises DamagedBackupError, UsageError or OutputError; both
    folders are then unchanged.
    """
    for folder in (to, *([] if extras_to is None else [extras_to])):
        _require_empty(folder)
    checked = find_backup_damage(file)
    if checked.damage:
        raise DamagedBackupError(file, checked.damage)
    extras = [row for row in checked.listed.rows if not row.path.startswith(f"{TARGET_PREFIX}/")]
    with explain_full_disk(to, _describe_needs(checked.listed)), _staged(to) as target, _staged(extras_to) as others:
        places = {
            TARGET_PREFIX: target,
            **({} if extras_to is None else {MACHINE_PREFIX: others, BUNDLE_MEMBER: others}),
        }
        count = _extract(file, places, progress)
        for name in _FOLDERS:
            _make_folders(target / name)
    waiting = len(extras) if extras_to is None else 0
    return RestoredBackup(checked.listed, count - (0 if waiting else len(extras)), len(extras) - waiting, waiting)


def _describe_needs(listed: BackupList) -> Bilingual:
    room = format_room(sum(row.size for row in listed.rows))
    return Bilingual(
        f"các tệp trong bản sao lưu cần {room} trở lên. Chưa khôi phục gì; xóa bớt tệp ở ổ đĩa ấy, hoặc nêu thư mục ở ổ"
        " khác, rồi chạy lại",
        f"the files in the backup need {room} or more. Nothing was restored; remove files of that disk, or name a folder of"
        " another one, and run again",
    )


def _require_empty(folder: Path) -> None:
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        raise OutputError(f"`{folder}` không phải thư mục; nêu thư mục mới", f"`{folder}` is no folder; name a new one")
    if folder.is_dir() and any(each.name not in _HARMLESS for each in folder.iterdir()):
        raise OutputError(
            f"`{folder}` không trống nên không khôi phục vào đó; đổi tên thư mục ấy, hoặc nêu thư mục mới",
            f"`{folder}` is not empty, so nothing is restored there; rename it, or name a new folder",
        )
    if not folder.absolute().parent.is_dir():
        raise OutputError(
            f"không có thư mục `{folder.absolute().parent}`; tạo thư mục ấy trước",
            f"there is no folder `{folder.absolute().parent}`; make it first",
        )


@contextmanager
def _staged(folder: Path | None) -> Iterator[Path]:
    """Yield a folder inside, moved into place at the end; inside, since `folder` may be a separate disk."""
    if folder is None:
        yield Path(os.devnull)
        return
    is_new = not folder.exists()
    folder.mkdir(exist_ok=True)
    folder.chmod(0o755)
    staging = folder / f".restoring.{os.getpid()}"
    try:
        staging.mkdir()
        yield staging
        for name in sorted(os.listdir(staging), key=lambda name: name == CURRENT_LINK):
            os.rename(staging / name, folder / name)
        staging.rmdir()
    except BaseException:
        shutil.rmtree(staging, ignore_errors=True)
        if is_new:
            shutil.rmtree(folder, ignore_errors=True)
        raise


def _extract(file: Path, places: dict[str, Path], progress: Callable[[str, int, int], None]) -> int:
    """Write the rows that have a place; links last, so that no file is written through a link."""
    links, count, index = [], 0, -1
    with open_backup(file) as (listed, tar):
        for index, (row, stream) in enumerate(read_members(listed, tar)):
            place = _place(row.path, places)
            if index % 500 == 0:
                progress("restore", index, len(listed.rows))
            if place is None:
                continue
            _make_folders(place.parent)
            count += 1
            if row.link:
                links.append((place, row.link))
            elif row.same_as:
                former = _place(row.same_as, places)
                assert former is not None
                os.link(former, place)
            else:
                assert stream is not None
                _write_file(file, place, row, stream)
        if index + 1 < len(listed.rows):
            raise DamagedBackupError(file, tuple(each.path for each in listed.rows[index + 1 :]))
    for place, link in links:
        place.symlink_to(link)
    return count


def _write_file(backup: Path, place: Path, row: BackupRow, stream: IO[bytes]) -> None:
    state = sha256()
    with place.open("xb") as out:
        while chunk := stream.read(_CHUNK):
            state.update(chunk)
            out.write(chunk)
    if state.hexdigest() != row.sha256:
        raise DamagedBackupError(backup, (row.path,))
    place.chmod(row.mode)
    os.utime(place, ns=(row.time, row.time))


def _place(path: str, places: dict[str, Path]) -> Path | None:
    prefix, _, below = path.partition("/")
    if prefix not in places:
        return None
    return places[prefix] / (below if prefix == TARGET_PREFIX else path)


def _make_folders(folder: Path) -> None:
    """Create folders readable by a web server, whatever the umask is."""
    if not folder.is_dir():
        _make_folders(folder.parent)
        folder.mkdir()
        folder.chmod(0o755)
