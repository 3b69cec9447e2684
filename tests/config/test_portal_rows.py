"""The configuration as a row of the cache: what comes back is what was validated."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import portalgen
from portalgen.config.load import load_portal
from portalgen.config.portal import Portal
from portalgen.config.portal_rows import configuration_of_row, row_of_configuration

ROOT = Path(portalgen.__file__).parents[1]


@pytest.fixture(scope="module")
def configuration() -> Portal:
    """The configuration of the portal in this repository."""
    portal, _ = load_portal(ROOT)
    assert portal is not None
    return portal


def round_trip(portal: Portal) -> Portal:
    return configuration_of_row(portal.root, json.loads(json.dumps(row_of_configuration(portal))))


def test_the_shipped_configuration_comes_back_as_it_was(configuration: Portal) -> None:
    assert round_trip(configuration) == configuration


def test_values_that_no_shipped_site_has_come_back_too(configuration: Portal) -> None:
    site = replace(
        configuration.sites[0],
        parent=None,
        unit_code=None,
        statement_day=date(2026, 2, 28),
        logo="a.svg",
        former_addresses=(("cu.example.vn", "/"), ("cu.example.vn", "/b/")),
        inherited_keys=frozenset({"menu", "theme"}),
        tokens=(("brand", "#123456"),),
    )
    portal = replace(configuration, sites=(site, *configuration.sites[1:]), redirects=())
    assert round_trip(portal) == portal


def test_sites_of_one_profile_share_what_they_have_from_it(configuration: Portal) -> None:
    communes = [
        site for site in round_trip(configuration).sites if site.profile == "commune" and "menu" in site.inherited_keys
    ]
    assert len(communes) > 50
    assert all(site.menu is communes[0].menu for site in communes)


@pytest.mark.parametrize(
    "row", [[], [1, 2, 3, 4, 5], [[], [], [], [], []], [[1], [[2]], [], [], []], [[{}] * 8, [], [], [], [{}]]]
)
def test_a_row_of_another_shape_is_refused(row: list[Any]) -> None:
    with pytest.raises((ValueError, TypeError, LookupError, AttributeError)):
        configuration_of_row(ROOT, row)
