"""Files that are held: one reading of each, bounded, and gone when they are released."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from portalgen.content import held_files as module
from portalgen.content.held_files import HeldFiles
from portalgen.content.listing import content_digests_of, list_site_files
from portalgen.store.digest import digest_bytes

PAGE, FILE = "content/so/tin/a.vi.md", "content/so/tin/a.pdf"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / PAGE).parent.mkdir(parents=True)
    (tmp_path / PAGE).write_bytes(b"trang")
    (tmp_path / FILE).write_bytes(b"tep")
    return tmp_path


def test_what_is_held_stays_when_the_files_change(root: Path) -> None:
    held = HeldFiles()
    assert held.hold(root, PAGE, 5) == digest_bytes(b"trang")
    assert held.hold(root, FILE, 3) == digest_bytes(b"tep")
    (root / PAGE).write_bytes(b"khac")
    (root / FILE).unlink()
    assert held.pages == {PAGE: b"trang"}
    assert (held.copies[FILE].name, held.copies[FILE].read_bytes()) == ("a.pdf", b"tep")
    held.close()


def test_what_is_released_is_gone_and_what_lies_elsewhere_stays(root: Path) -> None:
    held = HeldFiles()
    held.hold(root, PAGE, 5)
    held.hold(root, FILE, 3)
    copy = held.copies[FILE]
    held.release("content/s")
    assert PAGE in held.pages and copy.is_file()
    held.release("content/so")
    assert not held.pages and not held.copies and not copy.exists()
    held.close()
    assert not copy.parents[1].exists()


def test_what_cannot_be_read_is_not_held(root: Path) -> None:
    held = HeldFiles()
    assert held.hold(root, "content/so/tin/khong-co.vi.md", 5) == ""
    assert held.hold(root, "content/so/tin/khong-co.pdf", 5) == ""
    assert not held.pages and not held.copies
    held.close()


def test_there_is_an_end_to_what_is_held(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for limit in ("_MOST_IN_MEMORY", "_MOST_ON_DISK"):
        monkeypatch.setattr(module, limit, 8)
    held = HeldFiles()
    assert [held.hold(root, path, 5) != "" for path in (PAGE, PAGE.replace("a.", "b."))] == [True, False]
    assert held.hold(root, FILE, 9) == ""
    held.release("content/so")
    assert held.hold(root, PAGE, 5)
    monkeypatch.setattr(module, "_LARGEST_PAGE", 4)
    assert held.hold(root, PAGE, 3) == ""
    held.close()


def test_only_what_was_written_a_moment_ago_is_held(root: Path) -> None:
    listing = list_site_files(root, "so", time.time_ns())
    changed = max(max(signature[:2]) for signature in listing.files.values())
    held = HeldFiles()
    contents = content_digests_of(root, listing, {}, held, changed + 1_000_000_000)
    assert (set(held.pages), set(held.copies)) == ({PAGE}, {FILE})
    held.release("content/so")
    assert content_digests_of(root, listing, {}, held, changed + 3_000_000_000) == contents
    assert not held.pages and not held.copies
    held.close()
