"""Whose licence and terms hold for rows of several sites: those that all of them have, and nobody's else."""

from __future__ import annotations

from pathlib import Path

import pytest

from portalgen.config.load import load_portal
from portalgen.config.portal import Portal
from portalgen.open_data.licence import find_portal_license, find_portal_reuse, licences_of
from tests.makers.portal import PROFILES_YAML, SmallPortal

LICENSE = "data_license: {names: {vi: Giấy phép mẫu, en: Sample licence}, address: https://example.vn/mau}\n"
OPEN = PROFILES_YAML.replace("    home: ", "    open_data: true\n    home: ")


def load(root: Path, *, so: str = "", profiles: str = OPEN) -> Portal:
    portal = SmallPortal(root / "portal", {"site-config/profiles.yaml": profiles})
    portal.edit("site-config/portal.yaml", "main_site:", f"{LICENSE}main_site:")
    portal.edit("site-config/sites/so.yaml", "names:", f"{so}names:")
    loaded, _ = load_portal(portal.root)
    assert loaded is not None
    return loaded


def test_the_licence_that_all_sites_have_holds_for_the_rows_of_all(tmp_path: Path) -> None:
    portal = load(tmp_path)
    found = find_portal_license(portal)
    assert found is not None and found.address == "https://example.vn/mau"
    assert find_portal_reuse(portal, "vi") == "Ghi rõ nguồn."


@pytest.mark.parametrize(
    "own",
    [
        LICENSE.replace("/mau", "/khac"),
        "data_license: {names: {vi: unconfirmed, en: unconfirmed}, address: unconfirmed}\n",
    ],
)
def test_a_site_with_another_or_none_that_is_confirmed_leaves_the_whole_without(tmp_path: Path, own: str) -> None:
    portal = load(tmp_path, so=own)
    assert find_portal_license(portal) is None
    assert licences_of(portal.main_site, "vi") == ({"path": "https://example.vn/mau", "title": "Giấy phép mẫu"},)


def test_a_site_without_open_data_has_no_say(tmp_path: Path) -> None:
    portal = load(
        tmp_path, so=f"open_data: false\n{LICENSE.replace('/mau', '/khac')}reuse: {{vi: Khác., en: Other.}}\n"
    )
    assert find_portal_license(portal) is not None
    assert find_portal_reuse(portal, "en") == "Name the source."


def test_different_terms_are_those_of_each_row(tmp_path: Path) -> None:
    portal = load(tmp_path, so="reuse: {vi: Khác., en: Other.}\n")
    assert "each row" in find_portal_reuse(portal, "en").lower()
