"""The addresses of catalogues, and of their tables and schemas."""

from __future__ import annotations

from typing import Final

from portalgen.config.portal import Portal, Site
from portalgen.kinds.definition import Kind
from portalgen.open_data.addresses import (
    PACKAGE_FILE,
    data_address,
    name_of_kind,
    portal_data_address,
    schema_address,
)
from portalgen.plan.model import Address

CATALOG_FILE: Final = "catalog.jsonld"


def table_address(site: Site, language: str, kind: Kind, ending: str) -> Address:
    """Return the address of the items of a kind in a format."""
    return data_address(site, language, f"{name_of_kind(kind.name)}.{ending}")


def columns_address(portal: Portal, site: Site, language: str, kind: Kind, ending: str) -> Address:
    """Return the address of a table's columns: a JSON Schema, or the Table Schema of a Data Package."""
    if ending == "json":
        return schema_address(portal, name_of_kind(kind.name))
    return data_address(site, language, PACKAGE_FILE)


def portal_columns_address(portal: Portal, language: str, kind: Kind, ending: str) -> Address:
    """Return the same for a table of the whole portal."""
    if ending == "json":
        return schema_address(portal, name_of_kind(kind.name))
    return portal_data_address(portal.main_site, language, PACKAGE_FILE)


def catalog_address(site: Site) -> Address:
    """Return the address of a site's catalogue, shared by all of its languages."""
    return data_address(site, site.codes[0], CATALOG_FILE)


def portal_catalog_address(portal: Portal) -> Address:
    """Return the address of the catalogue of all sites' catalogues."""
    return portal_data_address(portal.main_site, portal.main_site.codes[0], CATALOG_FILE)
