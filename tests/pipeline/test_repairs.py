"""Repairs as values: of which files, of which codes, never outside the portal."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest

from portalgen.config.load import load
from portalgen.pipeline.repairs import pages_below, repairs
from tests.pipeline.quiet_portal import LIGHT, news, quiet_portal
from tests.portal_maker import SmallPortal

PATH: Final = "content/so/tin-tuc/moi.vi.md"
TWICE: Final = news("so-moi", "Hội nghị  diễn ra.\n")


@pytest.fixture
def portal(tmp_path: Path) -> SmallPortal:
    return quiet_portal(tmp_path / "portal", {**LIGHT, PATH: TWICE})


def made(portal: SmallPortal, *codes: str) -> dict[str, tuple[str, ...]]:
    loaded, _ = load(portal.root)
    assert loaded is not None
    return {each.path: each.codes for each in repairs(loaded, pages_below(portal.root, ""), codes)}


def test_only_files_that_change_are_repaired(portal: SmallPortal) -> None:
    assert made(portal, "TXT204") == {PATH: ("TXT204",)}
    assert made(portal) == {}
    assert made(portal, "TXT201") == {}


@pytest.mark.parametrize(
    ("path", "found"),
    [
        (PATH, True),
        ("content/so/tin-tuc", True),
        ("content/so/tin-tuc/", True),
        ("content", True),
        ("", True),
        ("content/xa", False),
        ("site-config", False),
        ("content/so/tin-tuc/khong-co.vi.md", False),
    ],
)
def test_pages_at_or_below_a_path_are_found(portal: SmallPortal, path: str, found: bool) -> None:
    assert (PATH in pages_below(portal.root, path)) is found


@pytest.mark.parametrize("name", [".an.vi.md", ".thu-muc/a.vi.md", "anh.png", "a.txt"])
def test_hidden_files_and_other_files_are_left_out(portal: SmallPortal, name: str) -> None:
    portal.write(f"content/so/tin-tuc/{name}", TWICE)
    assert [path for path in pages_below(portal.root, "") if name in path] == []


def test_nothing_behind_a_symlink_is_found(portal: SmallPortal, tmp_path: Path) -> None:
    (tmp_path / "ngoai").mkdir()
    (tmp_path / "ngoai" / "a.vi.md").write_text(TWICE, "utf-8")
    (portal.root / "content/so/van-ban").symlink_to(tmp_path / "ngoai")
    (portal.root / "content/so/tin-tuc/lien.vi.md").symlink_to(tmp_path / "ngoai" / "a.vi.md")
    for path in ("", "content/so/van-ban", "content/so/van-ban/a.vi.md", "content/so/tin-tuc/lien.vi.md"):
        assert [each for each in pages_below(portal.root, path) if "van-ban" in each or "lien" in each] == []


def test_a_portal_whose_own_folder_is_reached_by_a_symlink_is_repaired(portal: SmallPortal, tmp_path: Path) -> None:
    (tmp_path / "loi-tat").symlink_to(portal.root)
    assert PATH in pages_below(tmp_path / "loi-tat", "content/so")


def test_readmes_outside_the_content_are_not_found(portal: SmallPortal) -> None:
    portal.write("README.md", "a  b\n")
    assert pages_below(portal.root, "README.md") == ()
