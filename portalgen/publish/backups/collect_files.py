"""Collects the files of a backup: those of a target, and named files of the machine."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Final

from portalgen.errors import UsageError
from portalgen.frozen import frozen
from portalgen.publish.backups.backup_list import MACHINE_PREFIX, TARGET_PREFIX, KeptReleases, leads_outside
from portalgen.publish.layout import (
    CURRENT_LINK,
    INCOMING_FOLDER,
    MAINTENANCE_FILE,
    NEXT_LINK,
    RELEASES_FOLDER,
    SHARED_FOLDER,
    TARGET_OWN_FOLDER,
)
from portalgen.publish.target.folder import LOCK_FILE, NEW, OLD
from portalgen.publish.target.reserve import RESERVE_FILE

_PASSING: Final = frozenset(
    {
        INCOMING_FOLDER,
        NEXT_LINK,
        MAINTENANCE_FILE,
        f"{TARGET_OWN_FOLDER}/{LOCK_FILE}",
        f"{TARGET_OWN_FOLDER}/{RESERVE_FILE}",
    }
)
"""Temporary state: incoming releases, the lock's owner, the reserve of the disk, and the maintenance file."""
_BEGUN: Final = (NEW, OLD)
"""Prefixes of the names of folders being filled or removed."""
_KEY_MARK: Final = b"PRIVATE KEY-----"
_KEY_SIZE: Final = 1 << 16
"""Bytes of a file searched for a private key."""


@frozen
class FoundFile:
    """A regular file or a link, and its path in the backup."""

    path: str
    file: Path
    link: str = ""
    """The target of a link; empty for a file."""


@frozen
class FoundFiles:
    """The files to back up, in the order of the tar, and the files left out."""

    files: tuple[FoundFile, ...]
    private_keys: tuple[Path, ...] = ()
    """Included files with a private key, since they were named explicitly."""
    keys_left_out: tuple[Path, ...] = ()
    """Private keys in a named folder, left out unless they are named themselves."""
    left_out: tuple[Path, ...] = ()
    """Links to other places, devices and sockets."""


def collect_target(target: Path, releases: KeptReleases) -> FoundFiles:
    """Return the files of a target, with those of all kept releases, of the current release alone, or of none."""
    current = os.readlink(target / CURRENT_LINK).rpartition("/")[2] if (target / CURRENT_LINK).is_symlink() else ""
    chosen = {"all": None, "current": {current} - {""}, "none": set[str]()}[releases]
    found, odd = [], []
    for path, entry in _walk(target, "", lambda path: _is_chosen(path, chosen)):
        if entry.is_symlink():
            found.append(FoundFile(f"{TARGET_PREFIX}/{path}", Path(entry.path), os.readlink(entry.path)))
        elif entry.is_file(follow_symlinks=False):
            found.append(FoundFile(f"{TARGET_PREFIX}/{path}", Path(entry.path)))
        else:
            odd.append(Path(entry.path))
    if chosen is not None:
        found = _without_unused_shared(found)
    kept, lost = _split_links(found)
    lost = [each for each in lost if each.path != f"{TARGET_PREFIX}/{CURRENT_LINK}" or releases != "none"]
    return FoundFiles(tuple(kept), left_out=(*odd, *(each.file for each in lost)))


def collect_machine(named: Sequence[Path]) -> FoundFiles:
    """Return the named files, and the files in named folders except private keys. Raises UsageError."""
    found: dict[str, FoundFile] = {}
    odd, keys, keys_left_out = [], [], []
    for each in named:
        place = each.absolute()
        if not place.exists():
            raise UsageError(
                f"không có `{each}` (--include); nêu tệp hay thư mục đang có",
                f"there is no `{each}` (--include); name a file or a folder that is there",
            )
        is_folder = place.is_dir()
        for file in _list_regular(place) if is_folder else (place,):
            if not stat.S_ISREG(file.lstat().st_mode):
                odd.append(file)
                continue
            holds_key = _holds_private_key(file)
            if holds_key and is_folder:
                keys_left_out.append(file)
                continue
            if holds_key:
                keys.append(file)
            path = f"{MACHINE_PREFIX}{os.path.normpath(file)}"
            found[path] = FoundFile(path, file)
    files = tuple(found[path] for path in sorted(found))
    missed = tuple(each for each in keys_left_out if each not in keys)
    return FoundFiles(files, tuple(keys), missed, tuple(odd))


def _is_chosen(path: str, releases: set[str] | None) -> bool:
    name = path.rpartition("/")[2]
    if path in _PASSING or name.startswith(_BEGUN) or (name.startswith(".") and name.endswith(".tmp")):
        return False
    parts = path.split("/")
    return releases is None or parts[0] != RELEASES_FOLDER or len(parts) == 1 or parts[1] in releases


def _walk(root: Path, below: str, is_chosen: Callable[[str], bool]) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """Yield all entries except folders, by path below `root`, in order."""
    with os.scandir(root / below) as rows:
        entries = sorted(rows, key=lambda entry: entry.name)
    for entry in entries:
        path = f"{below}/{entry.name}" if below else entry.name
        if not is_chosen(path):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(root, path, is_chosen)
        else:
            yield path, entry


def _without_unused_shared(found: list[FoundFile]) -> list[FoundFile]:
    """Return the files without the fingerprinted files of releases left out."""
    shared, releases = f"{TARGET_PREFIX}/{SHARED_FOLDER}/", f"{TARGET_PREFIX}/{RELEASES_FOLDER}/"
    used = {_identify(each.file) for each in found if each.path.startswith(releases)}
    return [each for each in found if not each.path.startswith(shared) or _identify(each.file) in used]


def _identify(file: Path) -> tuple[int, int]:
    status = file.lstat()
    return status.st_dev, status.st_ino


def _split_links(found: list[FoundFile]) -> tuple[list[FoundFile], list[FoundFile]]:
    """Return the usable files and links, and the links to files outside the backup."""
    folders = {
        "/".join(parts[:end]) for each in found for parts in [each.path.split("/")] for end in range(1, len(parts))
    }
    ends = folders | {each.path for each in found if not each.link}
    kept: list[FoundFile] = []
    lost: list[FoundFile] = []
    for each in found:
        end = os.path.normpath(os.path.join(os.path.dirname(each.path), each.link))
        is_lost = bool(each.link) and (leads_outside(each.path, each.link) or end not in ends)
        (lost if is_lost else kept).append(each)
    return kept, lost


def _list_regular(folder: Path) -> Iterator[Path]:
    for _, entry in _walk(folder, "", lambda _: True):
        yield Path(entry.path)


def _holds_private_key(file: Path) -> bool:
    with file.open("rb") as stream:
        return _KEY_MARK in stream.read(_KEY_SIZE)
