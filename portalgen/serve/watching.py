"""Watching the portal's folders."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path, PurePath
from typing import Final

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver
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
    """Calls `changed` for every change that matters, from a thread of its own."""

    __slots__ = ("_observer",)

    def __init__(
        self, folders: tuple[Path, ...], out: Path, changed: Callable[[], None], polled: Callable[[], None]
    ) -> None:
        watched = tuple(folder.resolve() for folder in folders if folder.is_dir())
        try:
            self._observer = _started(Observer(), watched, out.resolve(), changed)
        except OSError:  # the system's limit of watches
            polled()
            self._observer = _started(PollingObserver(timeout=1), watched, out.resolve(), changed)

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


def _started(observer: BaseObserver, folders: tuple[Path, ...], out: Path, changed: Callable[[], None]) -> BaseObserver:
    for folder in folders:
        observer.schedule(_Handler(folder, out, changed), str(folder), recursive=True)
    observer.start()
    return observer


def _is_temporary(name: str) -> bool:
    return name == _PROBE or name.startswith(_TEMPORARY_STARTS) or name.endswith(_TEMPORARY_ENDS)
