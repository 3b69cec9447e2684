"""What one site tells the others: its exported index.

The main site's home and its summary search are made from these rows, never from another site's pages.
"""

from __future__ import annotations

from dataclasses import dataclass

from portalgen.config.portal import Portal
from portalgen.graph.model import Graph
from portalgen.plan.model import Plan, Role


@dataclass(frozen=True, slots=True)
class Row:
    """One page of a site. `date` is an ISO day or empty; `original` is False for translations."""

    id: str
    source: str
    kind: str
    language: str
    title: str
    url: str
    date: str
    original: bool


@dataclass(frozen=True, slots=True)
class SiteIndex:
    """The exported index of one site, in the order of sources."""

    site: str
    rows: tuple[Row, ...]


def export(portal: Portal, graph: Graph, plan: Plan) -> tuple[SiteIndex, ...]:
    """The indexes of all sites, in the order of their ids."""
    rows: dict[str, list[Row]] = {site.id: [] for site in portal.sites}
    for source in sorted(graph.shown):
        page = graph.shown[source]
        if page.is_index:
            continue
        address = plan.addresses[page.site, page.language, Role.PAGE, source]
        day = page.day.isoformat() if page.day else ""
        original = graph.item_of(page).original is page
        rows[page.site].append(Row(page.id, source, page.kind, page.language, page.title, address.url, day, original))
    return tuple(SiteIndex(site, tuple(found)) for site, found in rows.items())
