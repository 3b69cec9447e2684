"""Where catalogues lie, and the tables and schemas that they name."""

from __future__ import annotations

from typing import Final

from portalgen.config.portal import Portal, Site
from portalgen.kinds.definition import Kind
from portalgen.open_data.addresses import PACKAGE_FILE, data_address, name_of_kind, schema_address
from portalgen.plan.model import Address
from portalgen.text.bilingual import Bilingual

CATALOG_FILE: Final = "catalog.jsonld"
_PORTAL_FOLDER: Final = Bilingual("toan-tinh", "province")


def table_address(site: Site, language: str, kind: Kind, ending: str) -> Address:
    """Return where the items of a kind lie in one format."""
    return data_address(site, language, f"{name_of_kind(kind.name)}.{ending}")


def columns_address(portal: Portal, site: Site, language: str, kind: Kind, ending: str) -> Address:
    """Return where the columns of a table are described: a JSON Schema, or the Table Schema of a Data Package."""
    if ending == "json":
        return schema_address(portal, name_of_kind(kind.name))
    return data_address(site, language, PACKAGE_FILE)


def catalog_address(site: Site) -> Address:
    """Return where the catalogue of a site lies, which is one for all of its languages."""
    return data_address(site, site.codes[0], CATALOG_FILE)


def portal_catalog_address(portal: Portal) -> Address:
    """Return where the catalogue of all sites' catalogues lies."""
    folder = portal_folder_address(portal.main_site, portal.main_site.codes[0])
    return Address(folder.host, folder.path + CATALOG_FILE)


def portal_folder_address(main: Site, language: str) -> Address:
    """Return the folder of what holds for the whole portal, on its main site, in one language."""
    return data_address(main, language, f"{_PORTAL_FOLDER.text(language)}/")
