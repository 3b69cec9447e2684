"""Where the files of open data lie: below one folder of each language of a site."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

from portalgen.config.portal import Portal, Site
from portalgen.kinds.definition import Kind
from portalgen.plan.model import Address
from portalgen.text.bilingual import Bilingual

DATA_FOLDER: Final = Bilingual("du-lieu", "data")
CATALOG_FILE: Final = "catalog.jsonld"
_SCHEMAS: Final = MappingProxyType({"csv": "tableschema.json", "json": "schema.json"})
"""What the names of schemas end with, by the ending of the files that they describe."""
_PORTAL_FOLDER: Final = Bilingual("toan-tinh", "province")


def data_address(site: Site, language: str, name: str) -> Address:
    """Return where the file `name` of a site lies in one language."""
    return Address(site.host, f"{site.prefix(language)}{DATA_FOLDER.text(language)}/{name}")


def table_address(site: Site, language: str, kind: Kind, ending: str) -> Address:
    """Return where the items of a kind lie in one format."""
    return data_address(site, language, f"{kind.name.replace('_', '-')}.{ending}")


def catalog_address(site: Site) -> Address:
    """Return where the catalogue of a site lies, which is one for all of its languages."""
    return data_address(site, site.codes[0], CATALOG_FILE)


def portal_catalog_address(portal: Portal) -> Address:
    """Return where the catalogue of all sites' catalogues lies."""
    main, language = portal.main_site, portal.main_site.codes[0]
    return data_address(main, language, f"{_PORTAL_FOLDER.text(language)}/{CATALOG_FILE}")


def find_schema_address(site: Site, language: str, kind: Kind, ending: str) -> Address | None:
    """Return the address of the schema that a table in one format conforms to; None for a format without one."""
    schema = _SCHEMAS.get(ending)
    return table_address(site, language, kind, schema) if schema else None
