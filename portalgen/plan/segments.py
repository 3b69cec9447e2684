"""Address segments defined by the generator itself, and segments of sections."""

from __future__ import annotations

from typing import Final

from portalgen.config.portal import Site
from portalgen.text.bilingual import Bilingual

PAGE_NUMBER_SEGMENT: Final = Bilingual("trang", "page")
SEARCH_FOLDER: Final = "pagefind"
SUMMARY_FOLDER: Final = "pagefind-summary"
TITLES_FOLDER: Final = "titles"
"""The index of titles. Its files are written like pages, beside other content."""
ASSET_FOLDER: Final = "assets"
PLAIN_TEXT_FILE: Final = "index.txt"
"""A page as plain text, in the folder of the page."""
ITEM_DATA_FILE: Final = "index.json"
"""A page as data, in the folder of the page."""


def subject_of_facet(section: str, name: str, value: str = "") -> str:
    """The subject of the list of a section's items with a value (by its id) of a facet; without it, of all its values."""
    return f"{section}?{name}={value}"


def facet_of_subject(subject: str) -> tuple[str, str, str]:
    """Return (section, facet name, value id or "") of a subject from `subject_of_facet`."""
    section, _, rest = subject.partition("?")
    name, _, value = rest.partition("=")
    return section, name, value


def section_path(site: Site, section: str, language: str) -> str:
    """The path of a section's list on its host: prefix and the segments of its parents and itself."""
    segments = []
    parts = section.split("/") if section else []
    for depth in range(1, len(parts) + 1):
        declared = site.section("/".join(parts[:depth]))
        segments.append(declared.slugs.get(language, parts[depth - 1]) if declared else parts[depth - 1])
    return site.prefix(language) + "".join(f"{segment}/" for segment in segments)


def page_url(site: Site, section: str, language: str, slug: str) -> str:
    """Return the permalink of a page of a section; with an empty slug, of the section's list."""
    folder = section_path(site, section, language)
    return f"https://{site.host}{folder}{slug}/" if slug else f"https://{site.host}{folder}"
