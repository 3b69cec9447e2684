"""A setting that a profile shares and a site may replace is declared once: everything else follows from its field."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import fields
from pathlib import Path
from typing import Any, get_args, get_origin, get_type_hints

import pytest

import portalgen
from portalgen.config.load import load_portal
from portalgen.config.models import ProfileModel, SiteModel
from portalgen.config.places import INHERITED_KEYS, REQUIRED_KEYS, place_of_key
from portalgen.config.portal import Site
from portalgen.config.shared_settings import SharedSettings, written_settings
from tests.makers.portal import SmallPortal

ROOT = Path(portalgen.__file__).parents[1]
SO = "site-config/sites/so.yaml"
PROFILES = "site-config/profiles.yaml"

REPLACEMENTS: dict[str, tuple[str, Any]] = {
    "plain_text": ("true", True),
    "superior": ("{vi: Bộ}", (("vi", "Bộ"),)),
    "share": ("[facebook, email]", ("facebook", "email")),
    "quick_links": ("[]", ()),
    "reuse": ("{vi: Của trang.}", (("vi", "Của trang."),)),
    "facet_pages": ("0", 0),
    "facets_in_site_maps": ("true", True),
    "tokens": ('{brand: "#0d5343"}', (("brand", "#0d5343"),)),
}
"""Settings as a site's file may write them, and as the site holds them."""


def site_of(portal: SmallPortal) -> Site:
    read, faults = load_portal(portal.root)
    assert read is not None, faults
    return read.site("so")


@pytest.mark.parametrize("model", [ProfileModel, SiteModel])
def test_profiles_and_sites_may_hold_exactly_the_declared_settings(model: type[ProfileModel] | type[SiteModel]) -> None:
    own = model.__mro__[1].model_fields  # of the class as it is written, before the settings are added
    shared = [key for key in model.model_fields if key not in own]
    assert shared == [each.name for each in fields(SharedSettings)] == list(INHERITED_KEYS)
    assert not any(model.model_fields[key].is_required() for key in shared)


def test_a_description_is_shown_for_profiles_and_for_sites() -> None:
    for key, written in written_settings().items():
        described = {model.model_fields[key].description for model in (ProfileModel, SiteModel)}
        assert described == {written.description or None}


@pytest.mark.parametrize("key", REQUIRED_KEYS)
def test_a_setting_without_default_must_stand_in_the_profile_or_the_site(portal: SmallPortal, key: str) -> None:
    for path in (PROFILES, SO):
        lines = (portal.root / path).read_text("utf-8").splitlines(keepends=True)
        portal.write(path, "".join(_without(lines, key)))
    _, faults = load_portal(portal.root)
    assert (SO, "CFG105", key) in {(each.place.path, each.code, dict(each.values)["key"]) for each in faults}


def _without(lines: list[str], key: str) -> list[str]:
    """The lines of a file without the key and what is indented below it, wherever it stands."""
    remaining: list[str] = []
    skipped = -1
    for line in lines:
        indent = len(line) - len(line.lstrip())
        if skipped >= 0 and indent > skipped:
            continue
        skipped = indent if line.strip().startswith(f"{key}:") else -1
        if skipped < 0:
            remaining.append(line)
    return remaining


@pytest.mark.parametrize("key", REPLACEMENTS)
def test_a_site_replaces_a_setting_of_its_profile_and_a_message_points_to_its_own_file(
    portal: SmallPortal, key: str
) -> None:
    written, value = REPLACEMENTS[key]
    inherited = site_of(portal)
    assert key in inherited.inherited_keys
    portal.edit(SO, "profile:", f"{key}: {written}\nprofile:")
    site = site_of(portal)
    assert getattr(site, key) == value
    assert site.inherited_keys == inherited.inherited_keys - {key}
    assert (place_of_key(portal.root, site, key).path, place_of_key(portal.root, site, key).line) == (SO, 3)


def test_lists_of_facets_are_bounded_and_out_of_site_maps_unless_a_site_says_otherwise(portal: SmallPortal) -> None:
    site = site_of(portal)
    assert (site.facet_pages, site.facets_in_site_maps) == (300, False)
    portal.edit(PROFILES, "group: department", "group: department\n    facet_pages: 12")
    assert site_of(portal).facet_pages == 12
    portal.edit(SO, "profile:", "facet_pages: 5000\nprofile:")
    assert site_of(portal).facet_pages == 5000


@pytest.mark.parametrize("number", ["-1", "5001", "nhiều", "1.5"])
def test_a_number_of_facet_pages_out_of_bounds_is_reported_where_it_stands(portal: SmallPortal, number: str) -> None:
    portal.edit(SO, "profile:", f"facet_pages: {number}\nprofile:")
    (fault,) = load_portal(portal.root)[1]
    assert (fault.code, fault.place.path, fault.place.line, fault.place.column) == ("CFG103", SO, 3, 14)


def test_every_value_of_a_shipped_site_is_of_the_type_that_is_declared() -> None:
    portal, _ = load_portal(ROOT)
    assert portal is not None
    hints = get_type_hints(SharedSettings)
    for site in portal.sites:
        for key in INHERITED_KEYS:
            assert _fits(getattr(site, key), hints[key]), (site.id, key)


def _fits(value: Any, hint: Any) -> bool:
    if get_origin(hint) is not tuple:
        return isinstance(value, hint)
    arguments = get_args(hint)
    inner = [arguments[0]] * len(value) if arguments[1:] == (...,) else arguments
    return isinstance(value, tuple) and all(_fits(each, one) for each, one in zip(value, inner, strict=True))


@pytest.mark.heavy
def test_settings_and_their_places_are_known_without_what_validates_yaml() -> None:
    program = (
        "import portalgen.config.places, portalgen.on_demand\n"
        "print(sorted(filter(portalgen.on_demand.is_loaded, ('pydantic', 'yaml'))))"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
