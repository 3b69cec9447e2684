"""A checkout holds its pages in memory, and what looks into it sees the folder that Git would write."""

from __future__ import annotations

import shutil
import unicodedata
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portalgen.config.portal import Portal
from portalgen.config.unwritten_pages import UnwrittenPages
from portalgen.content.files import locate_file
from portalgen.content.listing import content_digests_of, digest_of_top_level, list_site_files
from portalgen.content.read import read_library
from portalgen.errors import UnusableEnvironmentError
from portalgen.history.repository import open_repository
from portalgen.history.revisions import resolve_revision
from portalgen.history.scratch import create_scratch_repository
from portalgen.lint.repository_files import list_repository_files
from portalgen.pipeline.comparing import checkout as checkout_module
from portalgen.pipeline.comparing.checkout import Checkout, check_out_portal, read_pages
from tests.makers.content_folder import make_folder
from tests.makers.git_folder import init_repository
from tests.makers.lint.story import git

NEWS: Final = (
    "---\nid: {id}\nkind: news\ntitle: Tin {id}\nsummary: Tóm tắt.\ndate: 2026-01-03\nauthor: Ban\n---\n\nMột câu.\n"
)
PAGE: Final = "content/sngv/tin-tuc/a.vi.md"
OTHER: Final = "content/sngv/tin-tuc/b.vi.md"
HOME: Final = "content/sngv/_index.vi.md"
ODD: Final = (
    "content/sngv/tin-tuc/.an.vi.md",
    "content/sngv/tin-tuc/Hoa.vi.md",
    f"content/sngv/tin-tuc/{unicodedata.normalize('NFD', 'bài')}.vi.md",
    "content/sngv/tin-tuc/khong-ngon-ngu.md",
    "content/README.md",
    "content/sngv/tin-tuc/anh.png",
    "site-config/ghi-chu.vi.md",
)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A repository with two pages, a home and files that are no plain pages, all on `main`."""
    root = make_folder(tmp_path / "kho").root
    init_repository(root)
    write(root, {path: NEWS.format(id=f"tin-{number}") for number, path in enumerate((PAGE, OTHER, HOME, *ODD))})
    return root


def write(root: Path, texts: Mapping[str, str]) -> str:
    """Commit these files and return the id of the commit."""
    for path, text in texts.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, "utf-8")
    return commit(root)


def commit(root: Path) -> str:
    git(root, "add", "--all", "--force")
    git(root, "commit", "--quiet", "--message", "Lần lưu")
    return resolve_revision(open_repository(root), "HEAD")


def check_out(root: Path, folder: Path, commit: str = "HEAD") -> Checkout:
    repository = open_repository(root)
    return check_out_portal(create_scratch_repository(repository, folder), resolve_revision(repository, commit))


def files_of(folder: Path) -> set[str]:
    """The paths of all files in a folder but Git's own."""
    files = (each for each in folder.rglob("*") if each.is_file() or each.is_symlink())
    return {path for each in files if not (path := each.relative_to(folder).as_posix()).startswith(".git/")}


def test_pages_are_held_and_everything_else_is_written(root: Path, tmp_path: Path) -> None:
    checkout = check_out(root, tmp_path / "ban")
    assert {path: data.decode() for path, data in checkout.pages.items()} == {
        PAGE: NEWS.format(id="tin-0"),
        OTHER: NEWS.format(id="tin-1"),
    }
    assert files_of(checkout.repository.root) == files_of(root) - {PAGE, OTHER}
    assert git(checkout.repository.top, "diff", "--name-only") == ""


def test_a_page_that_is_a_link_or_executable_is_written(root: Path, tmp_path: Path) -> None:
    (root / PAGE).unlink()
    (root / PAGE).symlink_to("b.vi.md")
    (root / OTHER).chmod(0o755)
    commit(root)
    checkout = check_out(root, tmp_path / "ban")
    assert not checkout.pages
    assert (checkout.repository.root / PAGE).is_symlink() and (checkout.repository.root / OTHER).is_file()


def test_no_submission_decides_how_much_memory_is_taken(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(root, {PAGE: "x" * 2_000})
    monkeypatch.setattr(checkout_module, "_LARGEST", 1_000)
    assert set(check_out(root, tmp_path / "lon").pages) == {OTHER}
    monkeypatch.setattr(checkout_module, "_MOST", 100)
    checkout = check_out(root, tmp_path / "nhieu")
    assert not checkout.pages and files_of(checkout.repository.root) == files_of(root)


def test_bytes_are_those_that_git_keeps_whatever_the_attributes_say(root: Path, tmp_path: Path) -> None:
    (root / PAGE).write_bytes(b"a\nb\n$Id$\n")
    write(root, {".gitattributes": "*.md text eol=crlf ident\n"})
    assert check_out(root, tmp_path / "ban").pages[PAGE] == b"a\nb\n$Id$\n"


def test_a_page_that_git_lacks_is_named_with_the_way_to_get_it(root: Path, tmp_path: Path) -> None:
    blob = git(root, "rev-parse", f"HEAD:{PAGE}").strip()
    (root / ".git" / "objects" / blob[:2] / blob[2:]).unlink()
    with pytest.raises(UnusableEnvironmentError):
        check_out(root, tmp_path / "ban")


def test_an_update_changes_pages_in_memory_and_files_in_the_folder(root: Path, tmp_path: Path) -> None:
    before = resolve_revision(open_repository(root), "HEAD")
    (root / OTHER).unlink()
    (root / PAGE).unlink()
    (root / PAGE).symlink_to("../../README.md")
    after = write(root, {"content/sngv/tin-tuc/c.vi.md": "c", "content/sngv/tin-tuc/anh.png": "khác"})
    checkout = check_out(root, tmp_path / "ban", before)
    held = checkout.pages
    checkout.pages.write(checkout.repository.root, OTHER)
    changed = checkout.update(before, after)
    assert checkout.pages is held and dict(held) == {}, "where there is a link, pages are written"
    assert files_of(checkout.repository.root) == files_of(root)
    assert {each.relative_to(checkout.repository.root).as_posix() for each in changed} == {
        PAGE, OTHER, "content/sngv/tin-tuc/c.vi.md", "content/sngv/tin-tuc/anh.png",
    }  # fmt: skip
    checkout.update(after, before)
    assert set(checkout.pages) == {PAGE, OTHER}
    assert files_of(checkout.repository.root) == files_of(check_out(root, tmp_path / "lai", before).repository.root)


def test_chosen_pages_of_a_tree_are_read_without_a_folder(root: Path, tmp_path: Path) -> None:
    repository = open_repository(root)
    scratch = create_scratch_repository(repository, tmp_path / "ban")
    pages = read_pages(scratch, resolve_revision(repository, "HEAD"), lambda path: path != PAGE)
    assert set(pages) == {OTHER}


LATER: Final = 1 << 62
"""Nanoseconds: long after each file was written."""
_NAMES: Final = (
    "a.vi.md",
    "a.en.md",
    "B.vi.md",
    "c.fr.md",
    "index.vi.md",
    "_index.vi.md",
    ".an.vi.md",
    "a.md",
    "t.pdf",
)
_FOLDERS: Final = ("sngv", "sngv/tin-tuc", "sngv/tin-tuc/hop", "sngv/public", "sngv/tin-tuc-khac", "sngv/.an", "la/tin")
_paths = st.builds(lambda folder, name: f"content/{folder}/{name}", st.sampled_from(_FOLDERS), st.sampled_from(_NAMES))


def _views_of(portal: Portal) -> dict[str, object]:
    """What is seen of a portal's files by those who look into its folder."""
    pages = portal.unwritten
    listing = list_site_files(portal.root, "sngv", LATER, pages)
    tried = ("a.vi.md", "t.pdf", "b.vi.md", "A.vi.md", "hop/a.vi.md")
    return {
        "library": read_library(portal),
        "contents": content_digests_of(portal.root, listing, {}, unwritten=pages),
        "order": list(listing.files),
        "top": digest_of_top_level(portal.root, pages),
        "files": tuple(list_repository_files(portal.root, pages)),
        "located": [_located(portal, name) for name in tried],
    }


def _located(portal: Portal, name: str) -> object:
    found = locate_file(portal.root / "content/sngv/tin-tuc", name, portal.root, portal.unwritten)
    return found.read_bytes() if isinstance(found, Path) else found


@settings(max_examples=25)
@given(paths=st.sets(_paths, min_size=1, max_size=10))
def test_who_looks_into_a_portal_sees_the_same_whether_pages_are_written_or_held(
    tmp_path_factory: pytest.TempPathFactory, paths: set[str]
) -> None:
    place = tmp_path_factory.mktemp("ban")
    written, held = make_folder(place / "written"), make_folder(place / "held")
    pages = UnwrittenPages()
    for number, path in enumerate(sorted(paths)):
        data = NEWS.format(id=f"tin-{number}").encode()
        written.write(path, data)
        if checkout_module._PAGE.fullmatch(path):
            pages[path] = data
        else:
            held.write(path, data)
    portal = replace(held.portal(), replaced_texts=pages, unwritten=pages)
    assert _views_of(portal) == _views_of(written.portal())
    shutil.rmtree(place)
