"""Finds references to an item: links and fields of other pages, menus of sites, and redirects of the configuration."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from typing import Any, Final
from urllib.parse import unquote, urlsplit

from portalgen.config.menus import MENU_KEYS, flatten_menu
from portalgen.config.portal import Portal, Site
from portalgen.content.front_matter import split_source
from portalgen.content.model import Library, Page
from portalgen.frozen import frozen
from portalgen.kinds.definition import Field
from portalgen.plan.redirects import REDIRECTS_FILE
from portalgen.plan.targets import source_of_link
from portalgen.render.markdown.outline import outline_of
from portalgen.text.bilingual import Bilingual as B

_WEB: Final = frozenset(("http", "https", ""))
_NAMED: Final = 5
"""The most pages named in a sentence."""


@frozen
class ItemLinks:
    """The references to an item. False as a boolean if there are none."""

    pages: tuple[Page, ...] = ()
    """Other pages that refer to the item, sorted by source."""
    menu_files: tuple[str, ...] = ()
    """The files of the sites whose menus name the item."""
    redirect_count: int = 0
    """The number of configured redirects whose target is the item."""

    def __bool__(self) -> bool:
        return bool(self.pages or self.menu_files or self.redirect_count)

    def list_parts(self) -> tuple[B, ...]:
        """Return short descriptions of the references, for use in a sentence. Only the first pages are named."""
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
    portal: Portal,
    library: Library,
    identifier: str,
    sources: Collection[str],
    read: Callable[[str], bytes],
    urls: Collection[str] = (),
) -> ItemLinks:
    """Return the references to the item `identifier`, whose pages are (or were) `sources`.

    `read` returns the bytes of a source. `urls` are the addresses at which readers find the item, because links may be
    copied from a browser.
    """
    target = _Target(f"id:{identifier}", frozenset(sources), frozenset(_address_of(each, "") for each in urls) - {""})
    hosts = {site.id: site.host for site in portal.sites}
    names = {_name_in_links(each) for each in sources}
    paths = {urlsplit(each).path.strip("/") for each in target.addresses} - {""}
    words = tuple(each.encode() for each in {identifier, *names, *paths})
    pages = tuple(
        page
        for page in library.pages
        if page.id != identifier
        and (
            _refers(page, identifier)
            or (any(each in (data := read(page.source)) for each in words) and _links(portal, page, data, target))
        )
    )
    menus = tuple(
        site.source for site in portal.sites if any(target.is_at(to, site.host) for to in _menu_targets(site))
    )
    redirects = sum(target.is_at(each.to, hosts.get(each.site, "")) for each in portal.redirects)
    return ItemLinks(pages, menus, redirects)


def _name_in_links(source: str) -> str:
    """Return the text contained in every link by path to a source: its file name, or the folder name of a bundle."""
    parts = source.split("/")
    return parts[-2] if parts[-1].startswith("index.") else parts[-1]


@frozen
class _Target:
    """The ways in which a link can name an item."""

    reference: str
    """`id:` with its id."""
    sources: frozenset[str]
    addresses: frozenset[str]

    def is_at(self, written: str, host: str) -> bool:
        """Return True if the target of a menu entry or redirect on `host` is the item."""
        return written.partition("#")[0] == self.reference or _address_of(written, host) in self.addresses


def _address_of(written: str, host: str) -> str:
    """Return `written` as a normalized web address, a path as one of `host`; empty if it is no address."""
    try:
        parts = urlsplit(written)
    except ValueError:
        return ""
    if parts.scheme.lower() not in _WEB or (not parts.path.startswith("/") and not parts.netloc):
        return ""
    return f"https://{(parts.netloc or host).lower()}/{unquote(parts.path).strip('/')}"


def _menu_targets(site: Site) -> Iterator[str]:
    for key in MENU_KEYS:
        yield from (entry.to for _, entry in flatten_menu(getattr(site, key)))


def _links(portal: Portal, page: Page, data: bytes, target: _Target) -> bool:
    parts = split_source(data)
    if parts is None:
        return False
    text = data[parts.body_start :].decode("utf-8", "replace")
    if re.search(rf"{re.escape(target.reference)}(?![\w-])", text) is not None:  # in a link, or in a shortcode
        return True
    host = portal.site(page.site).host
    return any(
        _address_of(each.target, host) in target.addresses
        or (":" not in each.target and source_of_link(each.target, page.folder) in target.sources)
        for each in outline_of(text, page.source, page.body_line).links
    )


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
