"""Watching: changes that matter, and those that do not."""

from __future__ import annotations

import threading
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
    watcher = Watcher((content, tmp_path / "absent"), tmp_path / "out", told.set, lambda: None)
    try:
        (content / "a" / "x.vi.md").read_text()
        (content / "a" / "x.vi.md~").write_text("1")
        assert not told.wait(0.3)
        (content / "a" / "x.vi.md").write_text("2")
        assert told.wait(5)
    finally:
        watcher.stop()
