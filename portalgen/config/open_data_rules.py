"""Checks the open data settings: complete licences, and unique agency codes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from portalgen.config.open_data import DataLicense
from portalgen.config.outside import UNCONFIRMED
from portalgen.config.places import ConfigurationPlaces
from portalgen.config.portal import Site
from portalgen.config.portal_settings import PortalSettings
from portalgen.diagnostics.model import Diagnostic, Place, diagnostic


def check_open_data(
    places: ConfigurationPlaces, settings: PortalSettings, sites: Iterable[Site]
) -> Iterator[Diagnostic]:
    """Yield CFG127 and CFG166 for licences and provisions (once per profile), and CFG167 for agency codes."""
    of_sites = tuple(sites)
    codes = sorted({code for site in of_sites if site.open_data for code in site.codes})
    if settings.data_license is not None:
        place = places.in_file("portal.yaml", "data_license")
        yield from _check_license(settings.data_license, codes, place)
    if settings.data_basis is not None:
        place = places.in_file("portal.yaml", "data_basis")
        yield from _check_languages(settings.data_basis, codes, "data_basis", place)
    reported: set[Place] = set()
    for site in of_sites:
        if site.data_license is not None:
            place = places.of_key(site, "data_license")
            if place not in reported:
                reported.add(place)
                yield from _check_license(site.data_license, site.codes, place)
    yield from _check_agency_codes(places, of_sites)


def _check_license(license: DataLicense, codes: Iterable[str], place: Place) -> Iterator[Diagnostic]:
    yield from _check_languages(license.names, codes, "data_license.names", place)
    values = (*license.names.values(), license.address)
    if not license.is_confirmed and any(value != UNCONFIRMED for value in values):
        yield diagnostic("CFG166", place)


def _check_languages(texts: Iterable[str], codes: Iterable[str], key: str, place: Place) -> Iterator[Diagnostic]:
    languages = frozenset(texts)
    for code in codes:
        if code not in languages:
            yield diagnostic("CFG127", place, key=key, language=code, line=f"{code}: …")


def _check_agency_codes(places: ConfigurationPlaces, sites: Iterable[Site]) -> Iterator[Diagnostic]:
    owners: dict[str, Site] = {}
    for site in sites:
        code = site.confirmed_agency_code
        other = owners.setdefault(code, site) if code else site
        if other is not site:
            place = places.of_key(site, "agency_code")
            yield diagnostic("CFG167", place, code=code, site=site.id, other=other.id)
