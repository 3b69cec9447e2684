"""Themes that were written for a former version keep working, or a message says what took the place of what is gone."""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.makers.portal import SmallPortal, codes

PROFILES = "site-config/profiles.yaml"
DEFAULT = Path(__file__).resolve().parents[3] / "themes" / "default"


def use_theme(portal: SmallPortal, *lines: str) -> Path:
    """A theme `mine` with these lines in its `theme.yaml`, used by all sites; its folder."""
    folder = portal.root / "themes/mine"
    folder.mkdir(parents=True)
    (folder / "theme.yaml").write_text("\n".join(("name: mine", *lines)) + "\n", "utf-8")
    text = (portal.root / PROFILES).read_text("utf-8")
    portal.write(PROFILES, text.replace("theme: default", "theme: mine"))
    return folder


def test_a_theme_without_a_layout_for_facets_shows_lists_without_filters_and_a_note_says_so(
    portal: SmallPortal,
) -> None:
    folder = use_theme(portal)
    shutil.copytree(DEFAULT, folder, dirs_exist_ok=True)
    own = (folder / "theme.yaml").read_text("utf-8").replace("name: default", "name: mine")
    (folder / "theme.yaml").write_text(own, "utf-8")
    (folder / "layouts/facet.html").unlink()
    result = portal.build_successfully()
    assert codes(result) == ["themes/mine/theme.yaml:1:1 TPL133"]
    assert not (portal.out / "so.example.vn/tin-tuc/nam").exists()
    assert 'class="facets"' not in portal.html("so.example.vn/tin-tuc/index.html")


def test_nothing_is_said_of_a_theme_whose_sites_have_no_lists_of_facets(portal: SmallPortal) -> None:
    folder = use_theme(portal)
    shutil.copytree(DEFAULT, folder, dirs_exist_ok=True)
    own = (folder / "theme.yaml").read_text("utf-8").replace("name: default", "name: mine")
    (folder / "theme.yaml").write_text(own, "utf-8")
    (folder / "layouts/facet.html").unlink()
    text = (portal.root / PROFILES).read_text("utf-8")
    portal.write(PROFILES, text.replace("    theme: mine\n", "    theme: mine\n    facet_pages: 0\n"))
    assert codes(portal.build_successfully()) == []
