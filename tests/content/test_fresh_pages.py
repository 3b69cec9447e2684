"""A page that was read for its digest is opened no second time for its front matter."""

from __future__ import annotations

from pathlib import Path

import pytest

from portalgen.content import fresh_pages as module
from portalgen.content.file_stat import stat_signature_of
from portalgen.content.fresh_pages import FreshPages
from portalgen.store.digest import digest_bytes

PAGE = "content/so/tin/a.vi.md"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / PAGE).parent.mkdir(parents=True)
    (tmp_path / PAGE).write_bytes(b"trang")
    return tmp_path


def test_what_is_held_is_given_once_with_the_signature_of_its_file(root: Path) -> None:
    pages = FreshPages()
    assert pages.hold(root, PAGE, 5) == digest_bytes(b"trang")
    (root / PAGE).write_bytes(b"trang sau")
    signature, data = pages.take(PAGE) or ((), b"")
    assert data == b"trang"
    assert signature[2] == 5
    assert signature != stat_signature_of((root / PAGE).stat())
    assert pages.take(PAGE) is None


def test_no_more_is_held_than_there_is_place_for(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_MOST", 8)
    monkeypatch.setattr(module, "_LARGEST", 5)
    pages = FreshPages()
    assert pages.hold(root, PAGE, 5)
    assert pages.hold(root, PAGE.replace("a.", "b."), 5) == ""
    pages.take(PAGE)
    assert pages.hold(root, PAGE, 5)
    pages.clear()
    (root / PAGE).write_bytes(b"trang dai hon")
    assert pages.hold(root, PAGE, 5) == ""
    assert pages.hold(root, PAGE, 13) == ""


def test_other_files_and_those_that_are_gone_are_not_held(root: Path) -> None:
    pages = FreshPages()
    (root / "content/so/tep.pdf").write_bytes(b"tep")
    assert pages.hold(root, "content/so/tep.pdf", 3) == ""
    assert pages.hold(root, "content/so/khong-co.vi.md", 3) == ""
