"""Small portals share the check of the shipped theme, and of no other."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from portalgen.pipeline.sites import setup, theme_checks
from portalgen.render.theme.model import Theme
from tests.makers.portal import SmallPortal
from tests.makers.theme_check import share_theme_check


@pytest.fixture
def checks(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """The names of the themes that are truly checked, without those that this run has shared before."""
    checked = []

    def check_styles(theme: Theme) -> list[Any]:
        checked.append(theme.name)
        return []

    monkeypatch.setattr("portalgen.render.theme.checks.styles.check_styles", check_styles)
    monkeypatch.setattr(setup, "check_theme", theme_checks.check_theme)
    with share_theme_check():
        yield checked


def test_small_portals_share_the_check_of_the_shipped_theme(checks: list[str], tmp_path: Path) -> None:
    for name in ("one", "two"):
        SmallPortal(tmp_path / name).build_successfully()
    assert checks == ["default"]


def test_a_theme_with_files_of_its_own_is_checked_for_every_portal(checks: list[str], tmp_path: Path) -> None:
    for name in ("one", "two"):
        portal = SmallPortal(tmp_path / name, {"themes/own/theme.yaml": "name: own\nextends: default\n"})
        portal.edit("site-config/sites/so.yaml", "profile:", "theme: own\nprofile:")
        portal.build_successfully()
    assert sorted(checks) == ["default", "own", "own"]
