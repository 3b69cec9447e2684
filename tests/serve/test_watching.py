"""Watching: changes that matter, and those that do not."""

from __future__ import annotations

import errno
import shutil
import sys
import threading
import time
import warnings
from pathlib import Path
from typing import Any

import pytest
from watchdog.observers import Observer

from portalgen.serve.debounce import WAIT_AFTER_PLACING
from portalgen.serve.watching import Watcher, is_ignored
from tests.makers.waiting import wait_until


@pytest.mark.parametrize(
    ("path", "ignored"),
    [
        ("/p/content/a/x.vi.md", False),
        ("/p/content/a/x.vi.md~", True),
        ("/p/content/a/.x.vi.md.swp", True),
        ("/p/content/a/~$bao-cao.docx", True),
        ("/p/content/a/#x.md#", True),
        ("/p/content/a/4913", True),
        ("/p/content/.git/index", True),
        ("/p/content/a/x.tmp", True),
        ("/p/content", False),
        ("/p/content/out/a.vn/index.html", True),
    ],
)
def test_files_of_editors_say_nothing(path: str, ignored: bool) -> None:
    assert is_ignored(path, "/p/content", Path("/p/content/out")) is ignored


def test_a_folder_below_a_hidden_one_is_watched(tmp_path: Path) -> None:
    assert not is_ignored("/home/x/.work/content/a.md", "/home/x/.work/content", tmp_path)


def test_a_saved_file_is_reported_and_a_read_one_is_not(tmp_path: Path) -> None:
    content, told = tmp_path / "content", threading.Event()
    (content / "a").mkdir(parents=True)
    (content / "a" / "x.vi.md").write_text("1")
    watcher = Watcher((content, tmp_path / "absent"), tmp_path / "out", lambda *_: told.set(), lambda: None)
    try:
        (content / "a" / "x.vi.md").read_text()
        (content / "a" / "x.vi.md~").write_text("1")
        assert not told.wait(0.3)
        (content / "a" / "x.vi.md").write_text("2")
        assert told.wait(60)
    finally:
        watcher.stop()


def test_a_folder_that_appears_later_or_again_is_watched(tmp_path: Path) -> None:
    themes, told = tmp_path / "themes", threading.Event()
    (tmp_path / "content").mkdir()
    watcher = Watcher((tmp_path / "content", themes), tmp_path / "out", lambda *_: told.set(), lambda: None)
    try:
        (tmp_path / "other").mkdir()
        assert not told.wait(0.3)
        for step in ("first", "again"):
            (themes / "own").mkdir(parents=True)
            assert told.wait(60), step
            time.sleep(0.3)
            told.clear()
            (themes / "own" / "theme.yaml").write_text("x")
            assert told.wait(60), step
            shutil.rmtree(themes)
            time.sleep(0.3)
            told.clear()
    finally:
        watcher.stop()


def test_theme_folders_that_are_removed_and_rebuilt_bring_no_warnings_of_the_observer(tmp_path: Path) -> None:
    themes, deep = tmp_path / "themes", [f"own/{name}/{part}" for name in "abcdefgh" for part in "xyz"]

    def make() -> None:
        for each in deep:
            (themes / each).mkdir(parents=True, exist_ok=True)
            (themes / each / "a.css").write_text("a")

    make()
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always")
        watcher = Watcher((themes,), tmp_path / "out", lambda *_: None, lambda: None)
        try:
            for _ in range(12):
                shutil.rmtree(themes / "own")
                make()
                themes.rename(tmp_path / "away")
                make()
                shutil.rmtree(tmp_path / "away")
                time.sleep(0.05)
            time.sleep(0.3)
        finally:
            watcher.stop()
    assert [str(each.message) for each in told] == []


class WatcherRecorder:
    """What a watcher told, as it came."""

    def __init__(self) -> None:
        self.paths: list[Path | None] = []
        self.waits: list[float] = []

    def __call__(self, path: Path | None, wait: float) -> None:
        self.waits.append(wait)
        self.paths.append(path)

    def wait(self, path: Path | None) -> None:
        wait_until(lambda: path in self.paths, describe=lambda: self.paths)


def test_a_path_is_reported_by_the_name_that_the_watched_folder_is_known_by(tmp_path: Path) -> None:
    real, shown, told = tmp_path / "real", tmp_path / "content", WatcherRecorder()
    (real / "so").mkdir(parents=True)
    shown.symlink_to(real)
    watcher = Watcher((shown,), tmp_path / "out", told, lambda: None)
    try:
        (real / "so" / "x.vi.md").write_text("1")
        told.wait(shown / "so" / "x.vi.md")
    finally:
        watcher.stop()
    assert set(told.paths) == {shown / "so" / "x.vi.md"}


@pytest.mark.skipif(sys.platform != "linux", reason="other systems do not report that a file was closed")
def test_the_end_of_a_save_is_waited_for_no_longer_than_is_needed(tmp_path: Path) -> None:
    content, recorder = tmp_path / "content", WatcherRecorder()
    content.mkdir()
    watcher = Watcher((content,), tmp_path / "out", recorder, lambda: None)
    try:
        (content / "x.vi.md").write_text("1")
        wait_until(lambda: WAIT_AFTER_PLACING in recorder.waits, describe=lambda: recorder.waits)
    finally:
        watcher.stop()
    assert recorder.waits[-1] == WAIT_AFTER_PLACING == min(recorder.waits)


def test_a_file_that_is_moved_away_or_in_is_reported_by_what_is_seen_of_it(tmp_path: Path) -> None:
    content, outside, told = tmp_path / "content", tmp_path / "outside", WatcherRecorder()
    for folder in (content, outside):
        folder.mkdir()
    (outside / "in.vi.md").write_text("1")
    (content / "out.vi.md").write_text("1")
    watcher = Watcher((content,), tmp_path / "out", told, lambda: None)
    try:
        (outside / "in.vi.md").rename(content / "in.vi.md")
        told.wait(content / "in.vi.md")
        (content / "out.vi.md").rename(outside / "out.vi.md")
        told.wait(content / "out.vi.md")
        (content / "in.vi.md").unlink()
        told.wait(content / "in.vi.md")
    finally:
        watcher.stop()
    assert set(told.paths) == {content / "in.vi.md", content / "out.vi.md"}


@pytest.mark.skipif(sys.platform != "linux", reason="inotify")
def test_changes_that_came_too_fast_for_the_system_may_be_anything(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from watchdog.observers.inotify_c import InotifyConstants, InotifyEvent, Mask, WatchDescriptor

    content, told = tmp_path / "content", WatcherRecorder()
    content.mkdir()
    watcher = Watcher((content,), tmp_path / "out", told, lambda: None)
    try:
        overflow = InotifyEvent(WatchDescriptor(-1), Mask(InotifyConstants.IN_Q_OVERFLOW), 0, b"")
        watcher._observer._inotify_fd.handle_event(overflow)  # type: ignore[attr-defined]
        told.wait(None)
        (content / "x.vi.md").write_text("1")
        told.wait(content / "x.vi.md")
    finally:
        watcher.stop()
    assert capsys.readouterr().err == ""


def test_where_no_more_can_be_watched_changes_are_looked_for_and_may_be_anything(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Full(Observer):  # type: ignore[misc,valid-type]
        """A system whose limit of watches is reached."""

        def schedule(self, *_: Any, **__: Any) -> Any:
            raise OSError(errno.ENOSPC, "inotify watch limit reached")

    monkeypatch.setattr("portalgen.serve.watching.Observer", Full)
    content, told, polled = tmp_path / "content", WatcherRecorder(), threading.Event()
    content.mkdir()
    before = set(threading.enumerate())
    watcher = Watcher((content,), tmp_path / "out", told, polled.set)
    try:
        assert polled.is_set()
        (content / "x.vi.md").write_text("1")
        told.wait(None)
    finally:
        watcher.stop()
    assert set(told.paths) == {None}
    assert set(threading.enumerate()) == before
