"""What leads to an item: links and references of other pages, menus of sites, and redirects of the configuration."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from typing import Any, Final

from portalgen.config.portal import MENU_KEYS, Portal, Site, flatten_menu
from portalgen.content.front_matter import split_source
from portalgen.content.model import Library, Page
from portalgen.kinds.definition import Field
from portalgen.plan.redirects import REDIRECTS_FILE
from portalgen.plan.targets import source_of_link
from portalgen.render.markdown.outline import outline_of
from portalgen.text.bilingual import Bilingual as B

_NAMED: Final = 5
"""Pages that a sentence names."""


@dataclass(frozen=True, slots=True)
class ItemLinks:
    """What leads to an item."""

    pages: tuple[Page, ...] = ()
    """Other pages, by source."""
    menu_files: tuple[str, ...] = ()
    """Files of the sites whose menus name it."""
    redirect_count: int = 0
    """Redirects of the configuration that end there."""

    def __bool__(self) -> bool:
        return bool(self.pages or self.menu_files or self.redirect_count)

    def list_parts(self) -> tuple[B, ...]:
        """Return what there is in a few words, for a sentence; the first pages are named."""
        parts: list[B] = []
        if self.pages:
            names = ", ".join(each.source for each in self.pages[:_NAMED])
            more = len(self.pages) - _NAMED
            vi, en = (f" và {more} bài khác", f" and {more} more") if more > 0 else ("", "")
            parts.append(B(f"bài {names}{vi}", f"the pages {names}{en}"))
        if self.menu_files:
            names = ", ".join(self.menu_files)
            parts.append(B(f"menu trong {names}", f"the menus of {names}"))
        if self.redirect_count:
            parts.append(
                B(
                    f"{self.redirect_count} chuyển hướng trong {REDIRECTS_FILE}",
                    f"{self.redirect_count} redirects of {REDIRECTS_FILE}",
                )
            )
        return tuple(parts)


def find_links_to(
    portal: Portal, library: Library, identifier: str, sources: Collection[str], read: Callable[[str], bytes]
) -> ItemLinks:
    """Return what leads to the item `identifier`, whose pages are (or were) `sources`; `read` returns the bytes of a source."""
    target = f"id:{identifier}"
    names = {_name_in_links(each) for each in sources}
    words = tuple(each.encode() for each in {identifier, *names})
    pages = tuple(
        page
        for page in library.pages
        if page.id != identifier
        and (
            _refers(page, identifier)
            or (any(each in (data := read(page.source)) for each in words) and _links(page, data, target, sources))
        )
    )
    menus = tuple(site.source for site in portal.sites if any(_is_at(to, target) for to in _menu_targets(site)))
    redirects = sum(_is_at(each.to, target) for each in portal.redirects)
    return ItemLinks(pages, menus, redirects)


def _name_in_links(source: str) -> str:
    """Return what a link that leads to a source by its path has to hold: the name of its file, or of a bundle its folder's."""
    parts = source.split("/")
    return parts[-2] if parts[-1].startswith("index.") else parts[-1]


def _is_at(written: str, target: str) -> bool:
    return written.partition("#")[0] == target


def _menu_targets(site: Site) -> Iterator[str]:
    for key in MENU_KEYS:
        yield from (entry.to for _, entry in flatten_menu(getattr(site, key)))


def _links(page: Page, data: bytes, target: str, sources: Collection[str]) -> bool:
    parts = split_source(data)
    if parts is None:
        return False
    text = data[parts.body_start :].decode("utf-8", "replace")
    if re.search(rf"{re.escape(target)}(?![\w-])", text) is not None:  # in a link, or in a shortcode
        return True
    links = outline_of(text, page.source, page.body_line).links
    return any(source_of_link(each.target, page.folder) in sources for each in links if ":" not in each.target)


def _refers(page: Page, identifier: str) -> bool:
    return any(identifier in _references(field, page.fields.get(field.name)) for field in page.kind.references)


def _references(field: Field, value: Any) -> Iterator[str]:
    if isinstance(value, tuple):
        for each in value:
            yield from _references(field, each)
    elif field.type == "reference":
        if value is not None:
            yield value
    elif value is not None:
        for below in field.fields:
            yield from _references(below, value.get(below.name))
