"""Small portals share what is read and found of the shipped theme, and of no other."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from portalgen.pipeline.sites import setup, theme_checks
from portalgen.render.theme import contrast, loading
from portalgen.render.theme.model import Theme
from tests.makers.portal import SmallPortal, tree
from tests.makers.shipped_theme import FIND_UNSHARED, LOAD_UNSHARED, share_shipped_theme

OWN = {"themes/own/theme.yaml": "name: own\nextends: default\n"}


@pytest.fixture
def unshared(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is shared, as in a real process."""
    monkeypatch.setattr(loading, "load_theme", LOAD_UNSHARED)
    monkeypatch.setattr(setup, "check_theme", theme_checks.check_theme)
    monkeypatch.setattr(contrast, "find_shortfalls", FIND_UNSHARED)


@pytest.fixture
def checked(unshared: None, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """The names of the themes that are truly checked, where sharing begins anew."""
    names: list[str] = []

    def check_styles(theme: Theme) -> list[Any]:
        names.append(theme.name)
        return []

    monkeypatch.setattr("portalgen.render.theme.checks.styles.check_styles", check_styles)
    monkeypatch.setattr(theme_checks, "_find_sound_content", lambda: "")  # as where somebody is changing it
    with share_shipped_theme():
        yield names


def wear_own_theme(portal: SmallPortal) -> SmallPortal:
    portal.edit("site-config/sites/so.yaml", "profile:", "theme: own\nprofile:")
    return portal


def test_the_shipped_theme_is_read_and_checked_for_the_first_of_several_portals(
    checked: list[str], tmp_path: Path
) -> None:
    setups = [setup.load_setup(SmallPortal(tmp_path / name).root) for name in ("one", "two")]
    assert checked == ["default"]
    assert setups[0].themes["default"] is setups[1].themes["default"]


def test_a_theme_with_files_of_its_own_is_read_and_checked_for_every_portal(checked: list[str], tmp_path: Path) -> None:
    setups = [setup.load_setup(wear_own_theme(SmallPortal(tmp_path / name, OWN)).root) for name in ("one", "two")]
    assert sorted(checked) == ["default", "own", "own"]
    assert setups[0].themes["own"] is not setups[1].themes["own"]


def test_a_theme_that_a_portal_gets_later_is_its_own(checked: list[str], tmp_path: Path) -> None:
    portal = SmallPortal(tmp_path / "portal")
    shipped = setup.load_setup(portal.root).themes["default"]
    portal.write("themes/default/theme.yaml", shipped.files["theme.yaml"].read_text("utf-8"))
    assert setup.load_setup(portal.root).themes.get("default") != shipped


def test_an_output_with_sharing_is_that_without(tmp_path: Path, unshared: None) -> None:
    alone, second = SmallPortal(tmp_path / "alone"), SmallPortal(tmp_path / "second")
    alone.build_successfully()
    with share_shipped_theme():
        SmallPortal(tmp_path / "first").build_successfully()
        second.build_successfully()
    assert tree(second.out) == tree(alone.out)
