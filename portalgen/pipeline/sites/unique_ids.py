"""Checks that ids are unique in the whole portal.

Items with the same id are reported, also on different sites.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

from portalgen.config.portal import Portal
from portalgen.content.model import FaultyPage, Item, Library
from portalgen.content.places import place_in_page
from portalgen.diagnostics.model import Diagnostic, diagnostic


def map_owners(
    identifiers: Mapping[str, Collection[str]], faulty: Mapping[str, Iterable[FaultyPage]]
) -> dict[str, str]:
    """Return the site that owns each id, keyed by id. A duplicate id belongs to the first site that has it.

    `identifiers` are the ids of each site's items, keyed by site. Other ids belong to the site with a page of that id
    in `faulty`.
    """
    owners: dict[str, str] = {}
    for site in sorted(identifiers):
        for each in identifiers[site]:
            owners.setdefault(each, site)
    for site in sorted(faulty):
        for page in faulty[site]:
            owners.setdefault(page.id, site)
    return owners


def check_duplicate_ids(
    portal: Portal, made: Mapping[str, Library], others: Mapping[str, Collection[str]], read: Callable[[str], Library]
) -> Iterator[Diagnostic]:
    """Yield FMT122 for every item whose id is already used by an item of another site.

    The item with the first path keeps the id. `made` are the libraries of the sites that may have changed, `others` the
    ids of the remaining sites; `read` returns the library of a remaining site.
    """
    own = {item.id for library in made.values() for item in library.items}
    libraries = {**made, **{site: read(site) for site, ids in others.items() if not own.isdisjoint(ids)}}
    found = [(site, item) for site in libraries for item in libraries[site].items]
    first: dict[str, tuple[str, Item]] = {}
    for site, item in sorted(found, key=lambda each: each[1].original.source):
        owner, other = first.setdefault(item.id, (site, item))
        if owner != site:
            yield diagnostic(
                "FMT122", place_in_page(item.original, "id", portal), id=item.id, other=other.original.source
            )
