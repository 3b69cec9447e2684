"""What editors do to save a file: real steps on real files, and what the rebuilds see of them."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from portalgen.diagnostics.model import Place, diagnostic
from portalgen.serve.model import BuildOutcome
from portalgen.serve.preview_state import PreviewState
from portalgen.serve.rebuilding import Rebuilder
from portalgen.serve.watching import Watcher
from tests.makers.waiting import wait_until

BEFORE, AFTER = "trước hết\n", "sau " * 500 + "hết\n"
HALF = AFTER[: len(AFTER) // 2]


class Preview:
    """A watched folder whose rebuilds note what the file held; what does not end well is an error."""

    def __init__(self, root: Path) -> None:
        self.file = root / "content" / "so" / "x.vi.md"
        self.file.parent.mkdir(parents=True)
        self.file.write_text(BEFORE, encoding="utf-8")
        self.seen: list[str] = []
        self.told: list[frozenset[Path] | None] = []
        self.failures = 0
        self.board = PreviewState()
        self.rebuilder = Rebuilder(self.rebuild, self.board, self.announce, "vi")
        self.watcher = Watcher((root / "content",), root / "out", self.rebuilder.request_rebuild, lambda: None)
        self.rebuilder.start()

    def rebuild(self, changed: frozenset[Path] | None) -> BuildOutcome:
        self.told.append(changed)
        text = self.file.read_text(encoding="utf-8") if self.file.exists() else ""
        self.seen.append(text)
        if not text.endswith("hết\n"):
            return BuildOutcome((diagnostic("MRK111", Place("content/so/x.vi.md")),), False, (), 0.01)
        return BuildOutcome((), True, (f"so.vn/{len(text)}",), 0.01)

    def announce(self, text: str) -> None:
        self.failures += "MRK111" in text

    def wait(self, is_there: Callable[[], bool]) -> None:
        wait_until(is_there, describe=lambda: self.seen)

    def stop(self) -> None:
        self.watcher.stop()
        self.rebuilder.stop()


@pytest.fixture
def preview(tmp_path: Path) -> Iterator[Preview]:
    made = Preview(tmp_path)
    yield made
    made.stop()


def in_place(file: Path) -> None:
    """Notepad, VS Code: empty the file and write it."""
    file.write_text(AFTER, encoding="utf-8")


def by_rename(file: Path) -> None:
    """Many editors: a new file beside it, renamed into place."""
    beside = file.with_name(f"{file.name}.Xq3Z1a")
    beside.write_text(AFTER, encoding="utf-8")
    beside.replace(file)


def by_backup(file: Path) -> None:
    """Vim: the old file becomes the backup, the new one is written and flushed to the disk."""
    probe, backup = file.with_name("4913"), file.with_name(f"{file.name}~")
    probe.write_text("")
    probe.unlink()
    file.rename(backup)
    with file.open("w", encoding="utf-8") as stream:
        stream.write(AFTER)
        stream.flush()
        os.fsync(stream.fileno())
    backup.unlink()


def by_two_renames(file: Path) -> None:
    """Word, LibreOffice: a lock, a whole copy, the old file aside, the copy into its place, the old one away."""
    lock, copy, aside = (file.with_name(name) for name in ("~$x.vi.md", "lu1234.tmp", "~WRL0001.tmp"))
    lock.write_text("")
    copy.write_text(AFTER, encoding="utf-8")
    file.rename(aside)
    copy.rename(file)
    aside.unlink()
    lock.unlink()


def emptied_first(file: Path) -> None:
    """A shell: one program empties the file, another one fills it."""
    file.write_text("")
    time.sleep(0.05)
    file.write_text(AFTER, encoding="utf-8")


def deleted_first(file: Path) -> None:
    """A tool that deletes the file before it writes the new one."""
    file.unlink()
    time.sleep(0.05)
    file.write_text(AFTER, encoding="utf-8")


def in_two_halves(file: Path) -> None:
    """A slow disk or a network: the file is open for some time."""
    with file.open("w", encoding="utf-8") as stream:
        stream.write(HALF)
        stream.flush()
        time.sleep(0.05)
        stream.write(AFTER.removeprefix(HALF))


SAVES = (in_place, by_rename, by_backup, by_two_renames, emptied_first, deleted_first, in_two_halves)


@pytest.mark.parametrize("save", SAVES, ids=lambda save: save.__name__)
def test_a_save_is_one_rebuild_that_sees_the_whole_file(preview: Preview, save: Callable[[Path], None]) -> None:
    save(preview.file)
    preview.wait(lambda: AFTER in preview.seen)
    time.sleep(0.3)
    assert (preview.seen[-1], preview.failures, preview.board.report.has_failed) == (AFTER, 0, False)
    assert len(preview.seen) <= 2  # a busy machine may part the steps
    assert preview.told[0] is not None
    assert preview.file in preview.told[0]
    assert all(path.parent == preview.file.parent for told in preview.told for path in told or ())


def test_a_pause_within_a_save_flashes_no_error(preview: Preview) -> None:
    revision = preview.board.revision
    with preview.file.open("w", encoding="utf-8") as stream:
        stream.write(HALF)
        stream.flush()
        preview.wait(lambda: HALF in preview.seen)
        stream.write(AFTER.removeprefix(HALF))
    preview.wait(lambda: AFTER in preview.seen)
    preview.wait(lambda: preview.board.revision == revision + 1)
    assert (preview.board.report.has_failed, preview.failures) == (False, 0)


def test_an_error_of_the_author_is_shown_after_it_was_seen_twice_and_reported_once(preview: Preview) -> None:
    preview.file.write_text("không xong", encoding="utf-8")
    preview.wait(lambda: preview.board.report.has_failed)
    assert preview.seen == ["không xong"] * 2
    preview.wait(lambda: preview.failures == 1)
    preview.file.write_text("không xong nữa", encoding="utf-8")
    revision = preview.board.revision
    preview.wait(lambda: preview.board.revision > revision)
    assert preview.seen[2:] == ["không xong nữa"]  # the same error is no news that would have to be doubted


def test_what_was_refused_is_reported_again_with_the_next_change(preview: Preview) -> None:
    other = preview.file.with_name("y.vi.md")
    preview.file.write_text("không xong", encoding="utf-8")
    preview.wait(lambda: preview.board.report.has_failed)
    count = len(preview.told)
    other.write_text("y", encoding="utf-8")
    preview.wait(lambda: len(preview.told) > count)
    assert preview.told[-1] == {preview.file, other}


def test_a_file_that_is_written_all_the_time_is_built_all_the_same(preview: Preview) -> None:
    stopped = threading.Event()

    def write() -> None:
        while not stopped.wait(0.01):
            preview.file.write_text(AFTER, encoding="utf-8")

    writer = threading.Thread(target=write)
    writer.start()
    try:
        preview.wait(lambda: bool(preview.told))
    finally:
        stopped.set()
        writer.join()


def test_a_folder_that_is_made_or_given_another_name_is_reported_as_one(preview: Preview) -> None:
    made, renamed = preview.file.parent / "made", preview.file.parent / "renamed"
    made.mkdir()
    (made / "y.vi.md").write_text("y", encoding="utf-8")
    preview.wait(lambda: bool(preview.told))
    assert preview.told[-1] is not None
    assert made in preview.told[-1]
    count = len(preview.told)
    made.rename(renamed)
    preview.wait(lambda: len(preview.told) > count)
    assert preview.told[-1] is not None
    assert {made, renamed} <= preview.told[-1]
