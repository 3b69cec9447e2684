"""Watching the portal's folders."""

from __future__ import annotations

import logging
import os
import sys
import warnings
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path, PurePath
from typing import Final

from watchdog.events import (
    DirCreatedEvent,
    DirDeletedEvent,
    DirMovedEvent,
    FileClosedEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver, ObservedWatch
from watchdog.observers.polling import PollingObserver

from portalgen.serve.debounce import (
    WAIT_AFTER_LOSS,
    WAIT_AFTER_PLACING,
    WAIT_AFTER_REMOVAL,
    WAIT_AFTER_WRITING,
    WAIT_WHILE_WRITING,
)

ChangeListener = Callable[[Path | None, float], None]
"""Told of a file, or of a folder below which anything may have changed (None: anywhere), and of the seconds in which it
will have settled if nothing else comes."""

_NAMES: Final = (
    FileCreatedEvent,
    FileMovedEvent,
    FileDeletedEvent,
    DirCreatedEvent,
    DirMovedEvent,
    DirDeletedEvent,
)
_CHANGES: Final = (*_NAMES, FileModifiedEvent, FileClosedEvent)
"""All that is asked of the system: it would tell of every file that a build reads, too."""
_TELLS_OF_CLOSING: Final = sys.platform == "linux"
_COMPLAINTS: Final = ("watchdog", "fsevents")
"""Loggers by which the observer says that it lost something."""
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
    """Calls `changed` for every change that matters, from a thread of its own. A folder may appear later, or again.

    Where the system watches no more folders, `polled` is called once, and every change found by looking is None.
    """

    __slots__ = ("_complaints", "_observer")

    def __init__(
        self, folders: tuple[Path, ...], out: Path, changed: ChangeListener, polled: Callable[[], None]
    ) -> None:
        # Folders that go and come quickly are asked to be watched twice, which changes nothing and is told at length.
        warnings.filterwarnings("ignore", "Callback with id", RuntimeWarning, "watchdog")
        self._complaints = _Complaints(changed)
        for name in _COMPLAINTS:
            logging.getLogger(name).addHandler(self._complaints)
        self._observer = Observer()
        try:
            _start(self._observer, folders, out.resolve(), changed)
        except OSError:  # the system's limit of watches
            self._observer.stop()
            polled()
            self._observer = PollingObserver(timeout=1)
            _start(self._observer, folders, out.resolve(), lambda *_: changed(None, WAIT_AFTER_WRITING))

    def stop(self) -> None:
        """End the thread and join it."""
        self._complaints.setLevel(logging.CRITICAL)  # about the end
        self._observer.stop()
        self._observer.join()
        for name in _COMPLAINTS:
            logging.getLogger(name).removeHandler(self._complaints)


class _Complaints(logging.Handler):
    """Whatever the observer warns of, such as changes that came too fast for it: nobody knows what changed."""

    def __init__(self, changed: ChangeListener) -> None:
        super().__init__(logging.WARNING)
        self._changed = changed

    def emit(self, record: logging.LogRecord) -> None:
        self._changed(None, WAIT_AFTER_LOSS)


class _Handler(FileSystemEventHandler):
    """Passes on what happens below a folder. `real` is where it lies, `shown` the name that it is known by."""

    def __init__(self, real: Path, shown: Path, out: Path, changed: ChangeListener) -> None:
        self._real = str(real)
        self._shown = str(shown)
        self._out = out
        self._changed = changed

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Pass on a change, and for a file that was given another name, those of both names."""
        source, target = os.fsdecode(event.src_path), os.fsdecode(event.dest_path)
        if target and not self._is_ignored(target):
            self._tell(target, WAIT_AFTER_PLACING)
            self._tell(source, WAIT_AFTER_PLACING)
        elif target or event.event_type == "deleted":
            self._tell(source, WAIT_AFTER_REMOVAL)
        elif event.is_directory:
            self._tell(source, WAIT_AFTER_PLACING)
        else:
            self._tell(source, _wait(source, event.event_type == "closed"))

    def _tell(self, path: str, wait: float) -> None:
        if not self._is_ignored(path):
            self._changed(Path(self._shown + path.removeprefix(self._real)), wait)

    def _is_ignored(self, path: str) -> bool:
        return is_ignored(path, self._real, self._out)


def _wait(path: str, is_closed: bool) -> float:
    """Seconds in which a file that was written to is whole. One that was only emptied will be filled."""
    if not _TELLS_OF_CLOSING:
        return WAIT_AFTER_WRITING
    try:
        return WAIT_AFTER_PLACING if is_closed and os.stat(path).st_size else WAIT_WHILE_WRITING
    except OSError:
        return WAIT_AFTER_REMOVAL


class _Parent(FileSystemEventHandler):
    """Watches the folder above for watched ones that appear, disappear or are replaced."""

    def __init__(self, watches: _Watches, folders: tuple[Path, ...]) -> None:
        self._watches = watches
        self._folders = {os.path.realpath(folder.parent) + os.sep + folder.name: folder for folder in folders}

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Watch a folder anew after it was made, moved or deleted."""
        for path in (event.src_path, event.dest_path):
            folder = self._folders.get(os.fsdecode(path))
            if folder is not None and event.event_type != "modified":
                self._watches.renew(folder)


class _Watches:
    """Which folders an observer watches at present."""

    def __init__(self, observer: BaseObserver, out: Path, changed: ChangeListener) -> None:
        self._observer = observer
        self._out = out
        self._changed = changed
        self._known: dict[Path, ObservedWatch] = {}

    def add(self, folder: Path) -> None:
        """Watch the folder where it is there."""
        if folder.is_dir():
            real = folder.resolve()
            handler = _Handler(real, folder, self._out, self._changed)
            self._known[folder] = self._observer.schedule(
                handler, str(real), recursive=True, event_filter=list(_CHANGES)
            )

    def renew(self, folder: Path) -> None:
        """Forget the folder that stood there, watch the one that does, and tell of it."""
        former = self._known.pop(folder, None)
        if former is not None:
            self._observer.unschedule(former)
        with suppress(OSError):  # gone again, or the limit of watches: what it holds now is built all the same
            self.add(folder)
        self._changed(None, WAIT_AFTER_REMOVAL)


def _start(observer: BaseObserver, folders: tuple[Path, ...], out: Path, changed: ChangeListener) -> None:
    watches = _Watches(observer, out, changed)
    shown = tuple(Path(os.path.abspath(folder)) for folder in folders)
    for folder in shown:
        watches.add(folder)
    for parent in sorted({folder.parent for folder in shown if folder.parent.is_dir()}):
        below = tuple(folder for folder in shown if folder.parent == parent)
        handler = _Parent(watches, below)
        observer.schedule(handler, os.path.realpath(parent), recursive=False, event_filter=list(_NAMES))
    observer.start()


def _is_temporary(name: str) -> bool:
    return name == _PROBE or name.startswith(_TEMPORARY_STARTS) or name.endswith(_TEMPORARY_ENDS)
