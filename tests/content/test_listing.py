"""What a site's folder holds: a stat a file where nothing changed, the content where anything might have."""

from __future__ import annotations

import os
import shutil
import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portalgen.content import listing as listing_module
from portalgen.content.front_matter import digest_of_content
from portalgen.content.listing import (
    ContentDigests,
    Listing,
    content_digests_of,
    digest_of_file,
    digest_of_top_level,
    digest_rows_of,
    list_site_files,
)
from portalgen.errors import UnusableEnvironmentError

SECOND = 10**9
LATER = 60 * SECOND


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "portal"
    for path, text in {"a.md": "một", "tin/b.vi.md": "hai", "tin/anh.png": "ba"}.items():
        file = folder / "content" / "so" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    return folder


def looked(
    root: Path, known: dict[str, list[Any]] | None = None
) -> tuple[Listing, ContentDigests, dict[str, list[Any]]]:
    """The folder a minute later, when no file is young any more, and the rows to remember of it."""
    now = time.time_ns() + LATER
    listing = list_site_files(root, "so", now)
    contents = content_digests_of(root, listing, known or {})
    return listing, contents, digest_rows_of(listing, contents, now)


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files that were read."""
    paths: list[str] = []

    def noted(root: Path, path: str) -> str:
        paths.append(path)
        return digest_of_file(root, path)

    monkeypatch.setattr(listing_module, "digest_of_file", noted)
    return paths


def test_files_are_named_from_the_root_in_a_fixed_order(root: Path) -> None:
    listing, contents, _ = looked(root)
    assert list(listing.files) == ["content/so/a.md", "content/so/tin/anh.png", "content/so/tin/b.vi.md"]
    assert contents.files["content/so/a.md"] == digest_of_content("một".encode())


def test_an_unchanged_folder_is_not_read_again(root: Path, read: list[str]) -> None:
    _, first, rows = looked(root)
    assert len(read) == 3
    assert looked(root, rows)[1] == first
    assert len(read) == 3


def test_a_changed_file_alone_is_read_again(root: Path, read: list[str]) -> None:
    _, first, rows = looked(root)
    read.clear()
    (root / "content/so/a.md").write_text("một hai", "utf-8")
    _, second, _ = looked(root, rows)
    assert read == ["content/so/a.md"]
    assert second.digest != first.digest


def test_a_clone_with_other_times_comes_to_the_same_digest(root: Path, tmp_path: Path, read: list[str]) -> None:
    listing, contents, rows = looked(root)
    shutil.copytree(root, tmp_path / "clone", copy_function=shutil.copyfile)
    read.clear()
    cloned = looked(tmp_path / "clone", rows)
    assert len(read) == 3, "nothing is believed of another file"
    assert cloned[0].digest != listing.digest
    assert cloned[1] == contents


def test_a_content_that_was_changed_under_the_same_size_and_time_is_seen(root: Path, read: list[str]) -> None:
    listing, first, rows = looked(root)
    file = root / "content/so/a.md"
    stat = file.stat()
    time.sleep(0.02)
    file.write_text("bảy"[:2] + "x" * (stat.st_size - len("bả".encode())), "utf-8")
    assert file.stat().st_size == stat.st_size
    os.utime(file, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    read.clear()
    again, second, _ = looked(root, rows)
    assert read == ["content/so/a.md"], "the time of change cannot be set back"
    assert again.digest != listing.digest
    assert second.digest != first.digest


def test_a_young_file_is_read_each_time_and_its_folder_has_no_digest_by_stat(root: Path, read: list[str]) -> None:
    now = time.time_ns()
    young = list_site_files(root, "so", now)
    assert young.digest == ""
    contents = content_digests_of(root, young, {})
    rows = digest_rows_of(young, contents, now)
    read.clear()
    assert content_digests_of(root, young, rows) == contents
    assert len(read) == 3
    assert list_site_files(root, "so", now + LATER).digest != ""


def test_a_machine_clock_that_went_back_makes_every_file_young(root: Path) -> None:
    assert list_site_files(root, "so", time.time_ns() - 3600 * SECOND).digest == ""


def test_a_file_of_the_future_is_young(root: Path) -> None:
    ahead = time.time_ns() + 3600 * SECOND
    os.utime(root / "content/so/a.md", ns=(ahead, ahead))
    assert list_site_files(root, "so", time.time_ns() + LATER).digest == ""


def test_a_symlink_is_named_and_never_followed(root: Path, tmp_path: Path, read: list[str]) -> None:
    (tmp_path / "secret").write_text("bí mật")
    before = looked(root)[1].digest
    (root / "content/so/link.md").symlink_to(tmp_path / "secret")
    (root / "content/so/folder").symlink_to(tmp_path)
    (root / "content/so/broken.md").symlink_to("nowhere")
    read.clear()
    listing, contents, _ = looked(root)
    assert listing.links == {f"content/so/{name}" for name in ("link.md", "folder", "broken.md")}
    assert {contents.files[link] for link in listing.links} == {"link"}
    assert not listing.links & set(read)
    assert contents.digest != before
    (tmp_path / "secret").write_text("khác")
    assert looked(root)[1] == contents


def test_a_file_that_became_a_link_is_another_content(root: Path) -> None:
    _, first, rows = looked(root)
    file = root / "content/so/a.md"
    file.rename(root.parent / "a.md")
    file.symlink_to(root.parent / "a.md")
    assert looked(root, rows)[1].digest != first.digest


@pytest.mark.parametrize("change", ["add", "remove", "rename", "swap"])
def test_names_count_as_much_as_contents(root: Path, change: str) -> None:
    _, first, rows = looked(root)
    folder = root / "content/so"
    match change:
        case "add":
            (folder / ".c").write_text("")
        case "remove":
            (folder / "tin/anh.png").unlink()
        case "rename":
            (folder / "a.md").rename(folder / "c.md")
        case _:
            (folder / "a.md").rename(folder / "c.md")
            (folder / "tin/b.vi.md").rename(folder / "a.md")
            (folder / "c.md").rename(folder / "tin/b.vi.md")
    assert looked(root, rows)[1].digest != first.digest
    assert looked(root, rows)[1] == looked(root)[1]


def test_a_file_that_goes_between_the_two_looks_has_no_digest(root: Path) -> None:
    listing = list_site_files(root, "so", time.time_ns())
    (root / "content/so/a.md").unlink()
    assert content_digests_of(root, listing, {}).files["content/so/a.md"] == ""


def test_a_site_without_a_folder_has_no_files(root: Path) -> None:
    assert list_site_files(root, "xa", time.time_ns()).files == {}


def test_a_file_in_the_place_of_a_sites_folder_is_reported(root: Path) -> None:
    (root / "content/xa").write_text("x")
    with pytest.raises(UnusableEnvironmentError):
        list_site_files(root, "xa", time.time_ns())


def test_a_large_file_is_digested_piece_by_piece(root: Path) -> None:
    data = os.urandom(3 * 2**20 + 7)
    (root / "content/so/lon.pdf").write_bytes(data)
    assert digest_of_file(root, "content/so/lon.pdf") == digest_of_content(data)


def test_the_top_of_the_content_says_what_is_a_folder_a_file_or_a_link(root: Path) -> None:
    found = {digest_of_top_level(root)}
    (root / "content/xa").mkdir()
    found.add(digest_of_top_level(root))
    (root / "content/xa").rmdir()
    (root / "content/xa").write_text("")
    found.add(digest_of_top_level(root))
    (root / "content/xa").unlink()
    (root / "content/xa").symlink_to("so")
    found.add(digest_of_top_level(root))
    assert len(found) == 4


@given(st.binary(max_size=200), st.binary(max_size=200))
def test_two_folders_have_one_digest_exactly_where_they_hold_the_same(
    tmp_path_factory: pytest.TempPathFactory, first: bytes, second: bytes
) -> None:
    digests = []
    for data in (first, second):
        root = tmp_path_factory.mktemp("listing")
        (root / "content/so").mkdir(parents=True)
        (root / "content/so/a").write_bytes(data)
        digests.append(looked(root)[1].digest)
    assert (digests[0] == digests[1]) == (first == second)
