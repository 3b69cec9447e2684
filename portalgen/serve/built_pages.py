"""The preview's own pages for a finished build: the overview, and the page for missing addresses."""

from __future__ import annotations

import html
import os
from collections.abc import Iterator
from itertools import islice
from types import MappingProxyType
from typing import Final
from urllib.parse import quote

from portalgen.serve.addresses import LocalAddresses
from portalgen.serve.built_folder import BuiltFolder
from portalgen.serve.changed_pages import ListedPage
from portalgen.serve.messages import format_preview_message
from portalgen.serve.model import SiteHost
from portalgen.serve.pages import render_own_page

OVERVIEW_PATH: Final = "/_portalgen/"
MOST_CHANGED_PAGES: Final = 1000
_MOST_PAGES: Final = 30
"""Pages of a site without a home page in the folder."""
_CHANGES: Final = MappingProxyType({"added": "built.added", "changed": "built.changed", "removed": "built.removed"})


def render_overview(built: BuiltFolder, addresses: LocalAddresses, language: str, unknown: str = "") -> str:
    """Return the overview of the folder: changed pages first, then sites; `unknown` is a name without a site."""
    notice = f"<p>{_escape('unknown', language, name=unknown)}</p>".replace("`", "") if unknown else ""
    origins = dict(addresses.site_origins)
    sites = "".join(_render_site(built, each, origins[each.site], language) for each in _order(built, addresses))
    heading = _escape("built.sites", language)
    body = (
        f"{notice}<p>{_escape('built.folder', language, folder=str(built.folder))}</p>"
        f"{_render_changes(built.changed_pages, addresses, language)}<h2>{heading}</h2><ul>{sites}</ul>"
    )
    return render_own_page(format_preview_message("built.title", language), body, language)


def render_page_not_built(host: str, path: str, language: str) -> str:
    """Return the page for an address missing from the folder, with the live address; `path` is decoded."""
    address = html.escape(f"https://{host}{quote(path)}")
    live = f'{_escape("built.live", language)} <a href="{address}" rel="noreferrer">{address}</a>'
    back = f'<a href="{OVERVIEW_PATH}">{_escape("built.overview", language)}</a>'
    return render_own_page(format_preview_message("built.missing", language), f"<p>{live}</p><p>{back}</p>", language)


def _order(built: BuiltFolder, addresses: LocalAddresses) -> list[SiteHost]:
    """Return the sites in the order of their addresses: the main one first."""
    by_site = {each.site: each for each in built.hosts}
    return [by_site[site] for site, _ in addresses.site_origins]


def _render_changes(pages: tuple[ListedPage, ...] | None, addresses: LocalAddresses, language: str) -> str:
    if pages is None:
        return ""
    title = f"<h2>{_escape('built.changes', language, count=str(len(pages)))}</h2>"
    rows = "".join(_render_change(each, addresses, language) for each in pages[:MOST_CHANGED_PAGES])
    rest = len(pages) - MOST_CHANGED_PAGES
    more = f"<p>{_escape('built.more', language, count=str(rest))}</p>" if rest > 0 else ""
    none = "" if pages else f"<p>{_escape('built.unchanged', language)}</p>"
    return f"{title}<ol>{rows}</ol>{none}{more}"


def _render_change(page: ListedPage, addresses: LocalAddresses, language: str) -> str:
    key = _CHANGES.get(page.change)
    change = _escape(key, language) if key else html.escape(page.change)
    local = html.escape(f"{addresses.origin_by_host[page.host]}{page.path}")
    source = f"<p><code>{html.escape(page.source)}</code></p>" if page.source else ""
    title = html.escape(page.title or page.path)
    address = html.escape(f"https://{page.host}{page.path}")
    return f'<li><p>{change}: <a href="{local}">{title}</a></p><p>{address}</p>{source}</li>'


def _render_site(built: BuiltFolder, site: SiteHost, origin: str, language: str) -> str:
    """Return a site by its home page; if that is missing, by some of its pages."""
    home = f'<a href="{html.escape(origin + site.path)}">{html.escape(site.site)}</a>'
    name = f"{html.escape(site.site)} ({html.escape(site.host)})"
    if site.host not in built.hosts_with_pages:
        return f"<li>{name}: {_escape('built.none', language)}</li>"
    folder = built.folder / site.host
    if (folder / site.path.strip("/") / "index.html").is_file():
        return f"<li>{home} ({html.escape(site.host)})</li>"
    paths = sorted(islice(_list_page_paths(str(folder)), _MOST_PAGES))
    links = "".join(f'<li><a href="{html.escape(origin + quote(path))}">{html.escape(path)}</a></li>' for path in paths)
    return f"<li>{name}: {_escape('built.some', language)}<ul>{links}</ul></li>"


def _list_page_paths(folder: str) -> Iterator[str]:
    """Yield the addresses of the pages below a host's folder, as they are found."""
    for place, folders, names in os.walk(folder):
        folders.sort()
        path = f"/{os.path.relpath(place, folder)}/" if place != folder else "/"
        yield from (path + name.removesuffix("index.html") for name in sorted(names) if _is_page(name))


def _is_page(name: str) -> bool:
    return name.endswith(".html") and name != "404.html"


def _escape(key: str, language: str, **values: str) -> str:
    return html.escape(format_preview_message(key, language, **values))
