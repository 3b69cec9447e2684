"""Watching: changes that matter, and those that do not."""

from __future__ import annotations

import shutil
import threading
import time
from pathlib import Path

import pytest

from portalgen.serve.watching import Watcher, is_ignored


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


def test_a_saved_file_is_told_and_a_read_one_is_not(tmp_path: Path) -> None:
    content, told = tmp_path / "content", threading.Event()
    (content / "a").mkdir(parents=True)
    (content / "a" / "x.vi.md").write_text("1")
    watcher = Watcher((content, tmp_path / "absent"), tmp_path / "out", lambda *_: told.set(), lambda: None)
    try:
        (content / "a" / "x.vi.md").read_text()
        (content / "a" / "x.vi.md~").write_text("1")
        assert not told.wait(0.3)
        (content / "a" / "x.vi.md").write_text("2")
        assert told.wait(5)
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
            assert told.wait(5), step
            time.sleep(0.3)
            told.clear()
            (themes / "own" / "theme.yaml").write_text("x")
            assert told.wait(5), step
            shutil.rmtree(themes)
            time.sleep(0.3)
            told.clear()
    finally:
        watcher.stop()
