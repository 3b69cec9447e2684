"""The addresses of data files and their schemas."""

from __future__ import annotations

from typing import Final

from portalgen.config.portal import Portal, Site
from portalgen.plan.model import Address
from portalgen.text.bilingual import Bilingual

DATA_SEGMENT: Final = Bilingual("du-lieu", "data")
"""The folder of a language's data files, below its prefix."""
PACKAGE_FILE: Final = "datapackage.json"
"""The description of the data files of a language, in their folder."""
CATALOG_MEDIA_TYPE: Final = "application/ld+json"
"""The media type of a catalogue (JSON-LD)."""
SCHEMA_FOLDER: Final = "/du-lieu/luoc-do/"
"""The folder of all schemas: only on the main host, as they are the same for every site and language."""
MEASURES_SCHEMA: Final = "do-luong"
"""The name of the schema of a site's measures."""
PUBLIC_SCHEMA: Final = "danh-muc-cong-khai"
"""The name of the schema of the list of information that must be public."""
ITEM_SCHEMA: Final = "bai"
"""The name of the schema of the data beside a page."""
_PORTAL_FOLDER: Final = Bilingual("toan-tinh", "province")
"""The folder of portal-wide files, below the main site's folder of data files."""
_UNDATED: Final = Bilingual("khong-ngay", "undated")


def data_address(site: Site, language: str, file: str) -> Address:
    """Return the address of a data file of a site in a language."""
    return Address(site.host, f"{site.prefix(language)}{DATA_SEGMENT.text(language)}/{file}")


def portal_data_address(main: Site, language: str, file: str) -> Address:
    """Return the address of a portal-wide file in a language; `main` is the main site."""
    return data_address(main, language, f"{_PORTAL_FOLDER.text(language)}/{file}")


def portal_file_name(kind: str, year: str, language: str, ending: str) -> str:
    """Return the name of the portal-wide file of a kind and year; `year` is empty for items without a day."""
    return f"{name_of_kind(kind)}-{year or _UNDATED.text(language)}.{ending}"


def name_of_kind(kind: str) -> str:
    """Return the name of a kind in addresses."""
    return kind.replace("_", "-")


def schema_address(portal: Portal, name: str) -> Address:
    """Return the address of a JSON Schema by name: a kind's (`name_of_kind`), or `ITEM_SCHEMA`."""
    return Address(portal.main_site.host, f"{SCHEMA_FOLDER}{name}.json")


def has_schemas(portal: Portal) -> bool:
    """Return True if any site of the portal publishes files described by schemas."""
    return any(site.open_data or site.item_data for site in portal.sites)
