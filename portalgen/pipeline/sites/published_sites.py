"""Loads the sites of a portal as published at a given time, for reports. Nothing is rendered."""

from __future__ import annotations

from datetime import datetime

from portalgen.config.portal import Portal
from portalgen.content.model import FaultyPage, Item, Library
from portalgen.pipeline.definitions import Definitions, standard_definitions
from portalgen.pipeline.sites.loaded_sites import LoadedSites, load_site
from portalgen.pipeline.sites.references_between import find_incoming, find_outgoing
from portalgen.pipeline.sites.unique_ids import map_owners
from portalgen.plan.targets import site_of_source


def load_published_sites(
    portal: Portal, library: Library, at: datetime, definitions: Definitions | None = None
) -> LoadedSites:
    """Return the sites as published at `at`, without drafts and scheduled pages.

    Each is loaded when first used. Without `definitions`, the standard definitions apply.
    """
    types = (definitions or standard_definitions()).output_types
    libraries = split_by_site(portal, library)
    owners = map_owners(
        {site: [item.id for item in each.items] for site, each in libraries.items()},
        {site: each.faulty_pages for site, each in libraries.items()},
    )
    outgoing = {site: find_outgoing(each, portal.kinds, at, unpublished=False) for site, each in libraries.items()}
    incoming = find_incoming(outgoing, lambda: owners)
    return LoadedSites(
        portal,
        at,
        lambda site: load_site(portal, site, libraries[site], at, types, incoming.get(site, ()), unpublished=False),
        lambda: owners,
    )


def split_by_site(portal: Portal, library: Library) -> dict[str, Library]:
    """Split `library` into the libraries of the individual sites, keyed by site."""
    items: dict[str, list[Item]] = {site.id: [] for site in portal.sites}
    faulty: dict[str, list[FaultyPage]] = {site.id: [] for site in portal.sites}
    for item in library.items:
        items[item.original.site].append(item)
    for page in library.faulty_pages:
        faulty.get(site_of_source(page.source), []).append(page)
    return {site: Library(tuple(items[site]), faulty_pages=tuple(faulty[site])) for site in items}
