"""Where data files of a site and of the whole portal are."""

from __future__ import annotations

from typing import Final

from portalgen.config.portal import Site
from portalgen.text.bilingual import Bilingual

DATA_FOLDER: Final = Bilingual("du-lieu", "data")
PORTAL_FOLDER: Final = Bilingual("toan-tinh", "province")
_UNDATED: Final = Bilingual("khong-ngay", "undated")


def data_folder(site: Site, language: str) -> str:
    """Return the folder of a site's data files in a language, on its host, with a slash at its end."""
    return f"{site.prefix(language)}{DATA_FOLDER.text(language)}/"


def portal_data_folder(site: Site, language: str) -> str:
    """Return the folder of portal-wide data files on the main site, on its host, with a slash at its end."""
    return f"{data_folder(site, language)}{PORTAL_FOLDER.text(language)}/"


def file_stem(kind: str) -> str:
    """Return how the files of a kind are called, without their ending."""
    return kind.replace("_", "-")


def portal_file_stem(kind: str, year: str, language: str) -> str:
    """Return how the portal-wide files of a kind and a year are called, without their ending; `year` is empty for none."""
    return f"{file_stem(kind)}-{year or _UNDATED.text(language)}"
