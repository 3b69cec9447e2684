"""Watching the portal's folders."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path, PurePath
from typing import Final

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver, ObservedWatch
from watchdog.observers.polling import PollingObserver

_CHANGES: Final = frozenset({"created", "modified", "moved", "deleted"})
_TEMPORARY_ENDS: Final = ("~", ".swp", ".swx", ".swo", ".tmp", ".temp", ".bak", ".part", ".crdownload", "___")
_TEMPORARY_STARTS: Final = (".", "~$", "#")
_PROBE: Final = "4913"
"""The file that Vim makes to see whether it may write."""


def is_ignored(path: str, root: str, out: Path) -> bool:
    """Whether a change of `path`, below the watched `root`, says nothing: editors' files, hidden ones, the output."""
    if PurePath(path).is_relative_to(out):
        return True
    parts = PurePath(os.path.relpath(path, root)).parts
    return any(_is_temporary(part) for part in parts if part not in {".", ".."})


class Watcher:
    """Calls `changed` for every change that matters, from a thread of its own. A folder may appear later, or again."""

    __slots__ = ("_observer",)

    def __init__(
        self, folders: tuple[Path, ...], out: Path, changed: Callable[[], None], polled: Callable[[], None]
    ) -> None:
        try:
            self._observer = _started(Observer(), folders, out.resolve(), changed)
        except OSError:  # the system's limit of watches
            polled()
            self._observer = _started(PollingObserver(timeout=1), folders, out.resolve(), changed)

    def stop(self) -> None:
        """End the thread and join it."""
        self._observer.stop()
        self._observer.join()


class _Handler(FileSystemEventHandler):
    def __init__(self, root: Path, out: Path, changed: Callable[[], None]) -> None:
        self._root = str(root)
        self._out = out
        self._changed = changed

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Pass on a change; reading a file is none, nor is a folder's new time."""
        if event.event_type not in _CHANGES or (event.is_directory and event.event_type == "modified"):
            return
        paths = [os.fsdecode(path) for path in (event.src_path, event.dest_path) if path]
        if not all(is_ignored(path, self._root, self._out) for path in paths):
            self._changed()


class _Parent(FileSystemEventHandler):
    """Watches the folder above for watched ones that appear, disappear or are replaced."""

    def __init__(self, watches: _Watches, folders: tuple[Path, ...]) -> None:
        self._watches = watches
        self._folders = {os.path.realpath(folder.parent) + os.sep + folder.name: folder for folder in folders}

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Watch a folder anew after it was made, moved or deleted."""
        if event.event_type not in _CHANGES or event.event_type == "modified":
            return
        for path in (event.src_path, event.dest_path):
            folder = self._folders.get(os.fsdecode(path))
            if folder is not None:
                self._watches.renew(folder)


class _Watches:
    """Which folders an observer watches at present."""

    def __init__(self, observer: BaseObserver, out: Path, changed: Callable[[], None]) -> None:
        self._observer = observer
        self._out = out
        self._changed = changed
        self._known: dict[Path, ObservedWatch] = {}

    def add(self, folder: Path) -> None:
        """Watch the folder where it is there."""
        if folder.is_dir():
            real = folder.resolve()
            handler = _Handler(real, self._out, self._changed)
            self._known[folder] = self._observer.schedule(handler, str(real), recursive=True)

    def renew(self, folder: Path) -> None:
        """Forget the folder that stood there, watch the one that does, and tell of it."""
        former = self._known.pop(folder, None)
        if former is not None:
            self._observer.unschedule(former)
        with suppress(OSError):  # gone again, or the limit of watches: what it holds now is built all the same
            self.add(folder)
        self._changed()


def _started(observer: BaseObserver, folders: tuple[Path, ...], out: Path, changed: Callable[[], None]) -> BaseObserver:
    watches = _Watches(observer, out, changed)
    for folder in folders:
        watches.add(folder)
    for parent in sorted({folder.parent for folder in folders if folder.parent.is_dir()}):
        below = tuple(folder for folder in folders if folder.parent == parent)
        observer.schedule(_Parent(watches, below), os.path.realpath(parent), recursive=False)
    observer.start()
    return observer


def _is_temporary(name: str) -> bool:
    return name == _PROBE or name.startswith(_TEMPORARY_STARTS) or name.endswith(_TEMPORARY_ENDS)
