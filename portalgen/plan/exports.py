"""The index of a site, exported to other sites.

The main site's home is built from these rows, never from another site's files.
"""

from __future__ import annotations

from collections.abc import Mapping

from portalgen.frozen import frozen
from portalgen.graph.model import Graph
from portalgen.graph.moments import is_withdrawn
from portalgen.plan.model import PAGE_OUTPUT, Address, OutputKey


@frozen
class IndexRow:
    """A page of a site. `date` is an ISO day or empty; `original` is False for translations."""

    id: str
    source: str
    kind: str
    language: str
    title: str
    url: str
    date: str
    is_original: bool
    is_withdrawn: bool = False


@frozen
class SiteIndex:
    """The exported index of a site, in the order of sources."""

    site: str
    rows: tuple[IndexRow, ...]


def export_site_index(site: str, graph: Graph, addresses: Mapping[OutputKey, Address]) -> SiteIndex:
    """The index of the site of `graph`."""
    rows: list[IndexRow] = []
    for source in sorted(graph.shown_pages):
        page = graph.shown_pages[source]
        if page.is_index:
            continue
        address = addresses[page.site, page.language, PAGE_OUTPUT, source]
        day = page.day.isoformat() if page.day else ""
        original = graph.item_of(page).original is page
        rows.append(
            IndexRow(
                page.id,
                source,
                page.kind.name,
                page.language,
                page.title,
                address.url,
                day,
                original,
                is_withdrawn(page, graph.at),
            )
        )
    return SiteIndex(site, tuple(rows))
