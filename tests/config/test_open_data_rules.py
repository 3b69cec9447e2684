"""What the configuration says of open data: whole licences, a code an agency, each in the languages of its readers."""

from __future__ import annotations

from pathlib import Path

import pytest

from portalgen.config.load import load_portal
from portalgen.diagnostics.model import Diagnostic
from tests.makers.portal import SmallPortal, where

HALF = "data_license: {names: {vi: Giấy phép mẫu, en: unconfirmed}, address: unconfirmed}\n"
WHOLE = "data_license: {names: {vi: Giấy phép mẫu, en: Sample licence}, address: https://example.vn/mau}\n"
ONE_LANGUAGE = "data_license: {names: {vi: Giấy phép mẫu}, address: https://example.vn/mau}\n"


@pytest.fixture
def portal(tmp_path: Path) -> SmallPortal:
    portal = SmallPortal(tmp_path / "portal")
    text = (portal.root / "site-config/profiles.yaml").read_text("utf-8")
    portal.write(
        "site-config/profiles.yaml", text.replace("    theme: default\n", "    theme: default\n    open_data: true\n")
    )
    return portal


def faults_at(portal: SmallPortal) -> list[str]:
    return [where(each) for each in diagnostics(portal)]


def diagnostics(portal: SmallPortal) -> tuple[Diagnostic, ...]:
    return load_portal(portal.root)[1]


def say(portal: SmallPortal, file: str, text: str) -> None:
    path = portal.root / "site-config" / file
    path.write_text(text + path.read_text("utf-8"), "utf-8")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (WHOLE, []),
        (HALF, ["site-config/portal.yaml:1:15 CFG166"]),
        (WHOLE.replace("https://example.vn/mau", "unconfirmed"), ["site-config/portal.yaml:1:15 CFG166"]),
        (WHOLE.replace("Giấy phép mẫu", "unconfirmed"), ["site-config/portal.yaml:1:15 CFG166"]),
        (ONE_LANGUAGE, ["site-config/portal.yaml:1:15 CFG127"]),
        ("data_basis: {vi: Nghị định mẫu}\n", ["site-config/portal.yaml:1:13 CFG127"]),
        ("data_license: {names: {vi: unconfirmed, en: unconfirmed}, address: unconfirmed}\n", []),
    ],
)
def test_a_licence_is_whole_or_not_there(portal: SmallPortal, text: str, expected: list[str]) -> None:
    say(portal, "portal.yaml", text)
    assert faults_at(portal) == expected


def test_a_site_has_its_own_licence_else_that_of_the_portal_and_none_that_is_unconfirmed(portal: SmallPortal) -> None:
    say(portal, "portal.yaml", WHOLE)
    say(portal, "sites/so.yaml", WHOLE.replace("mau}", "cua-so}"))
    say(portal, "sites/xa.yaml", "data_license: {names: {vi: unconfirmed}, address: unconfirmed}\n")
    loaded, _ = load_portal(portal.root)
    assert loaded is not None
    addresses = {each.id: each.confirmed_license and each.confirmed_license.address for each in loaded.sites}
    assert addresses == {"portal": "https://example.vn/mau", "so": "https://example.vn/cua-so", "xa": None}


def test_a_fault_of_a_profile_is_reported_once(portal: SmallPortal) -> None:
    portal.edit("site-config/profiles.yaml", "    group: department\n", f"    group: department\n    {HALF}")
    assert [each.split()[1] for each in faults_at(portal)] == ["CFG166"]


@pytest.mark.parametrize(("code", "expected"), [("MAU.01.02", ""), ("unconfirmed", ""), ("MAU 01", "CFG103")])
def test_an_agency_code_is_one_word(portal: SmallPortal, code: str, expected: str) -> None:
    say(portal, "sites/so.yaml", f'agency_code: "{code}"\n')
    loaded, faults = load_portal(portal.root)
    assert [each.code for each in faults] == ([expected] if expected else [])
    if loaded is not None:
        assert loaded.site("so").confirmed_agency_code == ("" if code == "unconfirmed" else code)


def test_two_sites_with_one_code_are_a_warning(portal: SmallPortal) -> None:
    say(portal, "sites/so.yaml", "agency_code: MAU.01\n")
    say(portal, "sites/xa.yaml", "agency_code: MAU.01\n")
    assert faults_at(portal) == ["site-config/sites/xa.yaml:1:14 CFG167"]


def test_how_often_data_is_renewed_is_one_of_the_known_values(portal: SmallPortal) -> None:
    say(portal, "sites/so.yaml", "data_frequency: sometimes\n")
    assert [each.code for each in diagnostics(portal)] == ["CFG110"]
