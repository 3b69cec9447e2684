"""The licence and terms of data files: the same rule for the page, the catalogues, and every file."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from portalgen.config.by_language import choose_for_language
from portalgen.config.open_data import DataLicense
from portalgen.config.portal import Portal, Site
from portalgen.text.bilingual import Bilingual

_OF_EACH_SITE: Final = Bilingual(
    "Mỗi dòng được dùng lại theo điều kiện của trang đã đăng mục đó, ghi ở trang “Dữ liệu mở” của trang ấy.",
    "Each row is reused under the terms of the site that published it, stated on that site's page of open data.",
)


def licences_of(site: Site, language: str) -> tuple[Mapping[str, str], ...]:
    """Return the licences of a site's data files in Data Package format; empty if none is confirmed."""
    return name_license(site.confirmed_license, language)


def name_license(licence: DataLicense | None, language: str) -> tuple[Mapping[str, str], ...]:
    """Return a licence as Data Package writes it. Return an empty mapping if there is none."""
    if licence is None:
        return ()
    return ({"path": licence.address, "title": choose_for_language(tuple(licence.names.items()), language)},)


def find_portal_license(portal: Portal) -> DataLicense | None:
    """Return the licence of files with rows of all sites.

    None unless all sites with open data have the same confirmed licence.
    """
    licences = [site.confirmed_license for site in portal.sites if site.open_data]
    addresses = {licence.address if licence is not None else "" for licence in licences}
    return portal.main_site.confirmed_license if len(addresses) == 1 else None


def find_portal_reuse(portal: Portal, language: str) -> str:
    """Return the terms of reuse for files that have rows of all sites.

    These are the terms of the sites if they are all the same; otherwise they are a general text.
    """
    sites = [site for site in portal.sites if site.open_data and language in site.codes]
    terms = {choose_for_language(site.reuse, language) for site in sites}
    return terms.pop() if len(terms) == 1 else _OF_EACH_SITE.text(language)
