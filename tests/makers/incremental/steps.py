"""One step of a play: what changes on disk, and the build that follows. Plain values, so that any of them can be left
out and the others played again.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

IN_PLACE = "in place"
REPLACED = "replaced"
SAME_TIME = "same time"
"""In place, and the time of change set back to what it was."""


@dataclass(frozen=True, slots=True)
class Write:
    """A source gets this content."""

    path: str
    data: bytes
    way: str = IN_PLACE


@dataclass(frozen=True, slots=True)
class Remove:
    """A source is gone."""

    path: str


@dataclass(frozen=True, slots=True)
class Move:
    """A source is renamed: it keeps its time of change and its inode."""

    path: str
    to: str


@dataclass(frozen=True, slots=True)
class Clone:
    """Every source is another file with the same content and this time of change, as in a fresh clone."""

    seconds: int


@dataclass(frozen=True, slots=True)
class Spoil:
    """What the builder keeps beside the sources is `removed`, `cut` or `garbage`."""

    how: str


@dataclass(frozen=True, slots=True)
class Damage:
    """An output file, or a whole host, is `removed`, `cut`, `longer` or `garbage` of the same size."""

    path: str
    how: str


FRESH = "fresh"
"""A process that has built nothing yet, as a command is."""
HERE = "here"
"""This process, which remembers nothing of its builds on purpose."""
SESSION = "session"
"""This process, which keeps what it read and is told what changed, as `serve` is."""

Change = Write | Remove | Move | Clone | Spoil | Damage


@dataclass(frozen=True, slots=True)
class Run:
    """A build: at which time, of what, and in which process."""

    at: datetime
    jobs: int = 1
    sites: tuple[str, ...] = ()
    unpublished: bool = False
    search: bool = False
    process: str = HERE
    killed: float = 0
    """Seconds after which a build before this one is killed, with all its processes; 0: there is none."""


@dataclass(frozen=True, slots=True)
class Step:
    """Changes with the name of what an editor would say that they are, and a build."""

    name: str
    changes: tuple[Change, ...]
    run: Run


def differences(before: Mapping[str, bytes], after: Mapping[str, bytes], way: str) -> tuple[Change, ...]:
    """The changes that lead from files to files. What stands elsewhere under another name was moved."""
    gone = {data: path for path, data in before.items() if path not in after}
    changes: list[Change] = []
    for path, data in after.items():
        if path not in before and data in gone:
            changes.append(Move(gone.pop(data), path))
        elif before.get(path) != data:
            changes.append(Write(path, data, way))
    moved = {change.path for change in changes if isinstance(change, Move)}
    removed = (Remove(path) for path in before if path not in after and path not in moved)
    return (*changes, *removed)


def paths_of(changes: tuple[Change, ...], root: Path) -> frozenset[Path] | None:
    """The paths that a watcher of the sources would tell of; None where more happened than it would see."""
    found: set[Path] = set()
    for change in changes:
        match change:
            case Write(path) | Remove(path):
                found.add(root / path)
            case Move(path, to):
                found |= {root / path, root / to}
            case _:
                return None
    return frozenset(found)


def apply(change: Change, root: Path, out: Path) -> None:
    """Do it on disk; what there is nothing to do for is left out."""
    match change:
        case Write(path, data, way):
            _write(root / path, data, way)
        case Remove(path):
            _remove(root, root / path)
        case Move(path, to):
            if (root / path).is_file():
                (root / to).parent.mkdir(parents=True, exist_ok=True)
                (root / path).rename(root / to)
                _prune(root, (root / path).parent)
        case Clone(seconds):
            for file in _sources(root):
                data = file.read_bytes()
                _write(file, data, REPLACED)
                os.utime(file, (seconds, seconds))
        case Spoil(how):
            for file in [each for each in (root / ".portalgen").rglob("*") if each.is_file() and each.name != "lock"]:
                _spoil(file, how)
        case Damage(path, how):
            _damage(out / path, how)


def _write(file: Path, data: bytes, way: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    before = file.stat() if file.exists() else None
    if way == REPLACED:
        beside = file.with_name(f".{file.name}.new")
        beside.write_bytes(data)
        beside.replace(file)
    else:
        file.write_bytes(data)
    if way == SAME_TIME and before is not None:
        os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))


def _remove(root: Path, file: Path) -> None:
    file.unlink(missing_ok=True)
    _prune(root, file.parent)


def _prune(root: Path, folder: Path) -> None:
    while folder != root and folder.is_dir() and not any(folder.iterdir()):
        folder.rmdir()
        folder = folder.parent


def _sources(root: Path) -> list[Path]:
    return [file for file in root.rglob("*") if file.is_file() and ".portalgen" not in file.parts]


def _spoil(file: Path, how: str) -> None:
    if how == "removed":
        file.unlink()
    elif how == "cut":
        file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])
    else:
        file.write_bytes(bytes(each ^ 0x5A for each in file.read_bytes()))


def _damage(place: Path, how: str) -> None:
    if place.is_dir():
        shutil.rmtree(place)
    elif place.is_file():
        data = place.read_bytes()
        if how == "removed":
            place.unlink()
        elif how == "cut":
            place.write_bytes(data[: len(data) // 2])
        else:
            place.write_bytes(data + b"x" if how == "longer" else bytes(each ^ 1 for each in data))
