"""The sites of a portal at a given time. Each is read, linked and planned when it is first used.

Queries of a site to another are recorded with a digest of the answer. A site with unchanged files is rebuilt exactly if
any of these answers has changed: it sees no other data of other sites.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime

from portalgen.config.portal import Portal, Site
from portalgen.content.model import FaultyPage, Library, Page
from portalgen.frozen import frozen
from portalgen.graph.build import build_graph
from portalgen.graph.model import Graph
from portalgen.graph.moments import moments_of, moments_of_news
from portalgen.graph.publication_days import moments_of_publication
from portalgen.graph.references import ItemReference
from portalgen.pipeline.sites.references_between import (
    ReferenceRow,
    digest_incoming,
    find_outgoing,
    references_of_rows,
)
from portalgen.plan.addresses import plan_site
from portalgen.plan.exports import SiteIndex, export_site_index
from portalgen.plan.model import Address, OutputType, SitePlan
from portalgen.plan.targets import EXPORT_QUERY, RESOLVERS, Query, SiteTargets
from portalgen.render.theme.template_limits import unlimited_memory
from portalgen.store.digest import digest_repr, digest_text

RecordedQuery = tuple[str, str, Query]
"""(asking site, asked site, query). The asked site is empty for an item that no site has."""


@frozen
class LoadedSite:
    """A site that has been read, linked and planned."""

    site: Site
    library: Library
    graph: Graph
    plan: SitePlan
    targets: SiteTargets
    index: SiteIndex
    outgoing: tuple[ReferenceRow, ...]
    """References from its shown items to items of other sites."""
    incoming: str
    """Digest of the references from other sites to its items."""
    export: str
    """Digest of all page data visible to other sites: front matter, states by the clock, outdated banners."""
    marks: Mapping[str, str]
    """The contribution of each page to the export, keyed by source.

    It consists of its front matter and the number of its times that have passed. A banner has a mark if it is older
    than its original: then its original is shown instead.
    """
    valid_from: datetime | None
    """The last time at which the clock changed this site; None if it never did."""
    valid_until: datetime | None
    """The next time at which the clock will change this site; None if there is none."""

    def is_valid_at(self, at: datetime) -> bool:
        """Return True if the site would be the same at `at`, as far as the clock is concerned."""
        return (self.valid_from is None or self.valid_from <= at) and (
            self.valid_until is None or at < self.valid_until
        )


class LoadedSites:
    """The sites of a portal. Each is loaded by calling `load` when it is first used.

    It answers the queries of `plan.targets.Targets`, and records the queries of a site to another. `find_owners`
    returns the site of every item, for looking up ids.
    """

    def __init__(
        self,
        portal: Portal,
        at: datetime,
        load: Callable[[str], LoadedSite],
        find_owners: Callable[[], Mapping[str, str]],
    ) -> None:
        self.portal = portal
        self.at = at
        self._load = load
        self._find_owners = find_owners
        self._owners: Mapping[str, str] | None = None
        self._loaded: dict[str, LoadedSite] = {}
        self._recorded: dict[RecordedQuery, str] = {}
        self._not_drained: dict[RecordedQuery, str] = {}

    def get(self, site: str) -> LoadedSite:
        """Return the site. It is loaded if necessary."""
        if site not in self._loaded:
            with unlimited_memory():  # rendering a page with links to many sites reads all of them
                self._loaded[site] = self._load(site)
        return self._loaded[site]

    def add(self, loaded: LoadedSite) -> None:
        """Put a site loaded elsewhere."""
        self._loaded[loaded.site.id] = loaded

    def targets(self, site: str) -> SiteTargets:
        """Return the targets to which links can lead, as seen by `site`."""
        return self.get(site).targets

    def owner(self, identifier: str) -> str:
        """Return the id of the site that owns the item (or faulty page) with this id.

        Return an empty string if there is no such item.
        """
        if self._owners is None:
            self._owners = self._find_owners()
        return self._owners.get(identifier, "")

    def identifiers(self) -> list[str]:
        """Return the ids of all shown items and faulty pages, sorted by the order of their sites."""
        loaded = [self.get(site.id) for site in self.portal.sites]
        faulty = [each.id for one in loaded for each in one.library.faulty_pages if each.id]
        return [*(each for one in loaded for each in one.graph.items), *faulty]

    def index(self, site: str) -> SiteIndex:
        """Return the index exported by the site to other sites."""
        return self.get(site).index

    def pages(self, site: str) -> Mapping[str, Page]:
        """Return the shown pages of the site, keyed by source."""
        return self.get(site).graph.shown_pages

    def states(self, site: str) -> Mapping[str, str]:
        """Return the states of the site's items, keyed by item id."""
        return self.get(site).graph.states

    def section_index(self, site: str, language: str, section: str) -> Page | None:
        """Return the `_index` page of a section if it is shown, else None."""
        return self.get(site).graph.indexes.get((site, language, section))

    def original(self, page: Page) -> Page:
        """Return the original of the item to which a shown page of any site belongs."""
        return self.get(page.site).graph.item_of(page).original

    def address(self, page: Page) -> Address:
        """Return the address of a shown page of any site."""
        return self.get(page.site).targets.address(page)

    def record(self, asker: str, site: str, question: Query, answer: object) -> None:
        """Record that `asker` used this answer of `site` to `question`."""
        key = asker, site, question
        if key not in self._recorded:
            self._recorded[key] = self._not_drained[key] = self._digest(site, question, answer)

    def drain(self) -> dict[RecordedQuery, str]:
        """Return the digests of the answers recorded since the last call, keyed by query."""
        fresh, self._not_drained = self._not_drained, {}
        return fresh

    def answer(self, site: str, question: Query) -> str:
        """Return the digest of the present answer of `site` to `question`."""
        if question == EXPORT_QUERY:
            return self._digest(site, question, None)
        name, *arguments = question
        if not site:
            owner = self.owner(arguments[0])
            return self._digest(site, question, RESOLVERS[name](self.targets(owner), *arguments) if owner else None)
        return self._digest(site, question, RESOLVERS[name](self.targets(site), *arguments))

    def _digest(self, site: str, question: Query, answer: object) -> str:
        if question == EXPORT_QUERY:
            return self.get(site).export
        return digest_repr(answer, 12)


def load_site(
    portal: Portal,
    site_id: str,
    library: Library,
    at: datetime,
    types: Sequence[OutputType],
    incoming: Iterable[ReferenceRow] = (),
    *,
    unpublished: bool,
) -> LoadedSite:
    """Link and plan a site.

    Its pages are in `library`. `incoming` are the references to them from other sites, and `types` the types of outputs
    to plan.
    """
    site = portal.site(site_id)
    rows = tuple(incoming)
    references = references_of_rows(rows)
    graph = build_graph(portal, library, at, unpublished=unpublished, sites=(site,), incoming=references)
    plan = plan_site(portal, site, graph, types)
    pages = library.pages
    moments = {page.source: moments_of(page, portal.settings) for page in pages}
    turns = sorted({*(moment for each in moments.values() for moment in each), *_moments_of(portal, references)})
    if site.section_feeds:  # only the site itself shows recent news
        turns = sorted({*turns, *(moment for page in pages for moment in moments_of_news(page))})
    if site.open_data:  # neither its measures nor its catalogue count future items
        turns = sorted({*turns, *(moment for page in pages for moment in moments_of_publication(page))})
    marks = _mark_pages(graph, moments, at)
    return LoadedSite(
        site=site,
        library=library,
        graph=graph,
        plan=plan,
        targets=SiteTargets(site, graph, plan, library.faulty_pages),
        index=export_site_index(site_id, graph, plan.addresses),
        outgoing=find_outgoing(library, portal.kinds, at, unpublished=unpublished),
        incoming=digest_incoming(rows),
        export=_export_digest(graph, library.faulty_pages, marks),
        marks=marks,
        valid_from=max((each for each in turns if each <= at), default=None),
        valid_until=min((each for each in turns if each > at), default=None),
    )


def _moments_of(portal: Portal, references: Iterable[ItemReference]) -> Iterator[datetime]:
    """Yield the times at which items of other sites may change the states of items they refer to."""
    for each in references:
        states = portal.kinds[each.kind].states if each.kind in portal.kinds else None
        if states is not None:
            yield from states.turns(each.referrer.fields)


def _mark_pages(graph: Graph, moments: Mapping[str, tuple[datetime, ...]], at: datetime) -> dict[str, str]:
    marks = {}
    for pages, mark in ((graph.shown_pages, "+"), (graph.notice_pages, "*"), (graph.hidden_pages, "-")):
        for source in sorted(pages):
            page, passed = pages[source], sum([moment <= at for moment in moments[source]])
            outdated = "outdated" if page.kind.banner is not None and _is_outdated(graph, page) else ""
            marks[source] = f"{mark}{source}\0{page.head_digest}\0{passed}{outdated}\0"
    return marks


def _is_outdated(graph: Graph, page: Page) -> bool:
    item = graph.find_item(page.id)
    return item is not None and item.is_outdated(page)


def _export_digest(graph: Graph, faulty: Iterable[FaultyPage], marks: Mapping[str, str]) -> str:
    parts = [f"!{each.source}\0{each.id}\0{each.cause}\0" for each in faulty]
    parts += [f"={identifier}\0{graph.states[identifier]}\0" for identifier in sorted(graph.states)]
    return digest_text("".join([*parts, *marks.values()]))
