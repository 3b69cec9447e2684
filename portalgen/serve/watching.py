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
"""Receives a file, or a folder with possible changes anywhere below (None: anywhere), and a number of seconds.

The path is settled after these seconds without further changes.
"""

_NAMES: Final = (
    FileCreatedEvent,
    FileMovedEvent,
    FileDeletedEvent,
    DirCreatedEvent,
    DirMovedEvent,
    DirDeletedEvent,
)
_CHANGES: Final = (*_NAMES, FileModifiedEvent, FileClosedEvent)
"""The events to report: the system would otherwise report every file read by a build, too."""
_REPORTS_CLOSING: Final = sys.platform == "linux"
_WARNING_LOGGERS: Final = ("watchdog", "fsevents")
"""Loggers to which the observer reports lost changes."""
_TEMPORARY_ENDS: Final = ("~", ".swp", ".swx", ".swo", ".tmp", ".temp", ".bak", ".part", ".crdownload", "___")
_TEMPORARY_STARTS: Final = (".", "~$", "#")
_PROBE: Final = "4913"
"""The file that Vim creates to test if it may write."""


def is_ignored(path: str, root: str, out: Path) -> bool:
    """Return True if changes of `path`, below the watched `root`, are ignored: hidden, editors' and output files."""
    if PurePath(path).is_relative_to(out):
        return True
    parts = PurePath(os.path.relpath(path, root)).parts
    return any(_is_temporary(part) for part in parts if part not in {".", ".."})


class Watcher:
    """Calls `on_change` for every relevant change, from a separate thread. A folder may appear later, or again.

    If the system watches no more folders, `on_polling` is called once, and every change found by polling is None.
    """

    __slots__ = ("_observer", "_warning_handler")

    def __init__(
        self, folders: tuple[Path, ...], out: Path, on_change: ChangeListener, on_polling: Callable[[], None]
    ) -> None:
        # Folders that go and come quickly are scheduled twice, which changes nothing but gives long warnings.
        warnings.filterwarnings("ignore", "Callback with id", RuntimeWarning, "watchdog")
        self._warning_handler = _WarningHandler(on_change)
        for name in _WARNING_LOGGERS:
            logging.getLogger(name).addHandler(self._warning_handler)
        self._observer = Observer()
        try:
            _start(self._observer, folders, out.resolve(), on_change)
        except OSError:  # the system's limit of watches
            self._observer.stop()
            on_polling()
            self._observer = PollingObserver(timeout=1)
            _start(self._observer, folders, out.resolve(), lambda *_: on_change(None, WAIT_AFTER_WRITING))

    def stop(self) -> None:
        """End the thread and join it."""
        self._warning_handler.setLevel(logging.CRITICAL)  # about the end
        self._observer.stop()
        self._observer.join()
        for name in _WARNING_LOGGERS:
            logging.getLogger(name).removeHandler(self._warning_handler)


class _WarningHandler(logging.Handler):
    """Handles warnings of the observer, such as changes too fast for it: anything may have changed."""

    def __init__(self, on_change: ChangeListener) -> None:
        super().__init__(logging.WARNING)
        self._on_change = on_change

    def emit(self, record: logging.LogRecord) -> None:
        self._on_change(None, WAIT_AFTER_LOSS)


class _Handler(FileSystemEventHandler):
    """Passes on changes below a folder. `real` is its resolved path, `shown` its known path."""

    def __init__(self, real: Path, shown: Path, out: Path, on_change: ChangeListener) -> None:
        self._real = str(real)
        self._shown = str(shown)
        self._out = out
        self._on_change = on_change

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Pass on a change; for a renamed file, the changes of both names."""
        source, target = os.fsdecode(event.src_path), os.fsdecode(event.dest_path)
        if target and not self._is_ignored(target):
            self._report(target, WAIT_AFTER_PLACING)
            self._report(source, WAIT_AFTER_PLACING)
        elif target or event.event_type == "deleted":
            self._report(source, WAIT_AFTER_REMOVAL)
        elif event.is_directory:
            self._report(source, WAIT_AFTER_PLACING)
        else:
            self._report(source, _settling_time(source, event.event_type == "closed"))

    def _report(self, path: str, wait: float) -> None:
        if not self._is_ignored(path):
            self._on_change(Path(self._shown + path.removeprefix(self._real)), wait)

    def _is_ignored(self, path: str) -> bool:
        return is_ignored(path, self._real, self._out)


def _settling_time(path: str, is_closed: bool) -> float:
    """Return the seconds until a written file is complete. A file that was only emptied will be filled."""
    if not _REPORTS_CLOSING:
        return WAIT_AFTER_WRITING
    try:
        return WAIT_AFTER_PLACING if is_closed and os.stat(path).st_size else WAIT_WHILE_WRITING
    except OSError:
        return WAIT_AFTER_REMOVAL


class _Parent(FileSystemEventHandler):
    """Watches the folder above for watched folders that appear, disappear or are replaced."""

    def __init__(self, watches: _Watches, folders: tuple[Path, ...]) -> None:
        self._watches = watches
        self._folders = {os.path.realpath(folder.parent) + os.sep + folder.name: folder for folder in folders}

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Watch a folder again after it was created, moved or deleted."""
        for path in (event.src_path, event.dest_path):
            folder = self._folders.get(os.fsdecode(path))
            if folder is not None and event.event_type != "modified":
                self._watches.renew(folder)


class _Watches:
    """The folders that an observer watches at present."""

    def __init__(self, observer: BaseObserver, out: Path, on_change: ChangeListener) -> None:
        self._observer = observer
        self._out = out
        self._on_change = on_change
        self._known: dict[Path, ObservedWatch] = {}

    def add(self, folder: Path) -> None:
        """Watch the folder if it exists."""
        if folder.is_dir():
            real = folder.resolve()
            handler = _Handler(real, folder, self._out, self._on_change)
            self._known[folder] = self._observer.schedule(
                handler, str(real), recursive=True, event_filter=list(_CHANGES)
            )

    def renew(self, folder: Path) -> None:
        """Stop watching the former folder, watch the present one, and report the change."""
        former = self._known.pop(folder, None)
        if former is not None:
            self._observer.unschedule(former)
        with suppress(OSError):  # gone again, or the limit of watches: what it holds now is built all the same
            self.add(folder)
        self._on_change(None, WAIT_AFTER_REMOVAL)


def _start(observer: BaseObserver, folders: tuple[Path, ...], out: Path, on_change: ChangeListener) -> None:
    watches = _Watches(observer, out, on_change)
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
