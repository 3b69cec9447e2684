"""Pages that are in memory are found by folder, as a look into the folders would find them."""

from __future__ import annotations

from pathlib import Path

from portalgen.config.unwritten_pages import UnwrittenPages

PAGES = {"content/so/tin/a.vi.md": b"a", "content/so/b.vi.md": b"b", "content/xa/tin/c.vi.md": b"c"}


def test_a_folder_has_the_names_of_its_pages_and_of_the_folders_above_others() -> None:
    pages = UnwrittenPages(PAGES)
    assert pages.names_in("content") == {"so": True, "xa": True}
    assert pages.names_in("content/so") == {"tin": True, "b.vi.md": False}
    assert pages.names_in("content/so/tin") == {"a.vi.md": False}
    assert pages.names_in("content/so/khac") == {}


def test_the_pages_below_a_folder_are_listed_however_deep_they_are() -> None:
    pages = UnwrittenPages(PAGES)
    assert set(pages.list_below("content/so")) == {"content/so/tin/a.vi.md", "content/so/b.vi.md"}
    assert set(pages.list_below("content")) == set(PAGES)


def test_other_pages_bring_other_folders() -> None:
    pages = UnwrittenPages(PAGES)
    assert pages.names_in("content/so/tin")
    pages.renew({"content/so/khac/d.vi.md": b"d"})
    assert dict(pages) == {"content/so/khac/d.vi.md": b"d"}
    assert (pages.names_in("content/so/tin"), pages.names_in("content/so/khac")) == ({}, {"d.vi.md": False})


def test_a_page_that_is_needed_as_a_file_is_written_once_with_its_bytes(tmp_path: Path) -> None:
    root, pages = tmp_path / "portal", UnwrittenPages(PAGES)
    root.mkdir()
    for _ in range(2):
        pages.write(root, "content/so/tin/a.vi.md")
    assert [each.relative_to(tmp_path).as_posix() for each in tmp_path.rglob("*") if each.is_file()] == [
        "portal/content/so/tin/a.vi.md"
    ]
    assert (root / "content/so/tin/a.vi.md").read_bytes() == b"a"
