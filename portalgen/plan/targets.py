"""Resolves written targets: `self:…`, `site:…`, `id:…`, `service:…` or a web address.

`SiteTargets` resolves to the pages of a single site. `Targets` resolves for a site across the portal: each query to
another site is recorded with its answer, so the next build can check if the answer is still the same.
"""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterable, Mapping
from copy import copy
from datetime import date, datetime
from typing import Any, Final, Protocol

from portalgen.config.by_language import choose_for_language
from portalgen.config.outside import without_unconfirmed
from portalgen.config.portal import Portal, Site
from portalgen.content.file_stat import CONTENT_FOLDER
from portalgen.content.model import FaultyPage, Item, Page
from portalgen.frozen import frozen
from portalgen.graph.banners import (
    banner_of,
    choose_banner_page,
    is_banner_of,
    level_of,
    list_banner_items,
    rank_of,
)
from portalgen.graph.model import Graph
from portalgen.graph.moments import PageStatus, find_banner_change, is_sample, period_of, status_of
from portalgen.graph.references import find_cited_number
from portalgen.graph.title_labels import TitleLabel, list_title_labels
from portalgen.kinds.definition import Choice
from portalgen.plan.exports import SiteIndex
from portalgen.plan.model import (
    HOME_OUTPUT,
    NEWS_SITE_MAP_OUTPUT,
    PAGE_OUTPUT,
    SECTION_OUTPUT,
    SITE_MAP_XML_OUTPUT,
    Address,
    OutputKey,
    SitePlan,
)
from portalgen.text.bilingual import Bilingual
from portalgen.text.web_addresses import is_web_address

SCHEMES: Final = frozenset(("id", "site", "self"))
"""The schemes of targets on the portal; a target without a scheme is the path of a source."""
SERVICE_SCHEME: Final = "service"
"""The scheme of services outside the portal named in its configuration."""
LINK_SCHEMES: Final = SCHEMES | {SERVICE_SCHEME}
"""The schemes allowed in links of a text besides web schemes."""

_SITE_MAPS: Final = frozenset((SITE_MAP_XML_OUTPUT, NEWS_SITE_MAP_OUTPUT))

SHOWS_ITEM_QUERY: Final = "shows_item"
"""The name of the query for visibility of an item."""

Query = tuple[str, ...]
"""A site's lookup on another site: the name of a method of `SiteTargets`, and its arguments."""


@frozen
class ResolvedTarget:
    """An existing target. `address` is None for foreign pages; `language` is the target's."""

    url: str
    title: str
    language: str
    address: Address | None = None
    source: str = ""
    anchor: str = ""
    site: str = ""
    output_type: str = ""
    """The name of its type of output."""
    subject: str = ""
    kind: str = ""
    """For a page by an editor: the name of its kind."""
    status: PageStatus = ""
    """For such a page: the status shown to readers."""
    successor: str = ""
    """The id of its successor, if superseded."""
    state: Bilingual | None = None
    """The state of its item, if not the usual state of its kind."""
    labels: tuple[TitleLabel, ...] = ()
    """Labels always shown beside its title."""
    day: date | None = None
    """The day of such a page."""
    is_sample: bool = False
    """True if it is a sample."""
    number: str = ""
    """The number for citing such a page's item, if its kind has numbers."""


@frozen
class ResolvedBanner:
    """An item now at the top of every page of a site."""

    rank: tuple[int, float, str]
    """Its rank: by severity, then by latest change."""
    level: Choice
    title: str
    text: str
    language: str
    """Of both."""
    address: Address
    """Of its own page."""
    changed: datetime
    """When it was published or changed last."""
    end: datetime | None
    """When it goes."""
    telephone: str
    """The number to call; "" if no number is confirmed."""


class SiteTargets:
    """Finds targets on a site."""

    def __init__(self, site: Site, graph: Graph, plan: SitePlan, faulty: Iterable[FaultyPage] = ()) -> None:
        pages = tuple(faulty)
        self._fault_of_source = {page.source: page.cause for page in pages}
        self._fault_of_item = {page.id: page.cause for page in reversed(pages) if page.id}
        self._site = site
        self._graph = graph
        self._plan = plan
        self._addresses = plan.addresses
        self._banner_items: tuple[Item, ...] | None = None
        self._place_names = {"": HOME_OUTPUT, **{each.name: each.name for each in plan.types if each.is_target}}

    def seen_through(self, graph: Graph, addresses: Mapping[OutputKey, Address]) -> SiteTargets:
        """Return the same with another view of the site's graph and addresses."""
        seen = copy(self)
        seen._graph, seen._addresses = graph, addresses
        return seen

    def item(self, identifier: str, language: str, anchor: str = "") -> ResolvedTarget | None:
        """The item's page in `language`, else its original."""
        item = self._graph.find_item(identifier)
        if item is None:
            return None
        return self.page((item.page(language) or item.original).source, anchor)

    def page(self, source: str, anchor: str = "") -> ResolvedTarget | None:
        """Return the page with this source visible at its address, or None; notices have no anchors."""
        page = self._graph.addressed_pages.get(source)
        if page is None:
            return None
        name, subject = type_and_subject_of(page)
        address = self._addresses.get((page.site, page.language, name, subject))
        if address is None:
            return None
        status = status_of(page, self._graph.at)
        state, states = self._graph.states.get(page.id, ""), page.kind.states
        return ResolvedTarget(
            url=address.url,
            title=page.title,
            language=page.language,
            address=address,
            source=source,
            anchor="" if source in self._graph.notice_pages else anchor,
            site=page.site,
            output_type=name,
            subject=subject,
            kind=page.kind.name,
            status=status,
            successor=page.fields["superseded_by"] if status == "superseded" else "",
            state=states.label_of(state) if states is not None and state not in (*states.unmarked, "") else None,
            labels=list_title_labels(page, state, self._graph.at),
            day=page.day,
            is_sample=is_sample(page),
            number=find_cited_number(page),
        )

    def place(self, below: str, language: str, anchor: str = "") -> ResolvedTarget | None:
        """Return the site's home, a generated page or a section, in `language`, else in the site's own."""
        site = self._site
        code = language if language in site.codes else site.codes[0]
        known = self._place_names.get(below)
        name, subject = (SECTION_OUTPUT, below) if known is None else (known, "")
        for candidate in dict.fromkeys((code, site.codes[0])):
            address = self._addresses.get((site.id, candidate, name, subject))
            if address is not None:
                index = self._graph.indexes.get((site.id, candidate, subject)) if known is None else None
                title = self._title(name, subject, candidate, index.title if index else "")
                source = index.source if index else ""
                return ResolvedTarget(address.url, title, candidate, address, source, anchor, site.id, name, subject)
        return None

    def list_places(self, language: str) -> tuple[ResolvedTarget, ...]:
        """The site's home, its sections and its generated pages, as far as they are there in `language`.

        The last have no title: the theme gives it.
        """
        names = dict.fromkeys((*self._place_names.values(), *self._graph.sections.get((self._site.id, language), ())))
        places = (self.place(name, language) for name in names)
        return tuple(each for each in places if each is not None and each.language == language)

    def shows_item(self, identifier: str) -> bool:
        """Return True if readers see the item with this id, and not a notice in its place."""
        return identifier in self._graph.items

    def hidden_title(self, source: str) -> str | None:
        """Return the title of a page without a current address, by its source."""
        page = self._graph.hidden_pages.get(source)
        return page.title if page is not None else None

    def hidden_item(self, identifier: str) -> str | None:
        """Return the title of an item without a current address, by its id."""
        return next((page.title for page in self._graph.hidden_pages.values() if page.id == identifier), None)

    def faulty_page(self, source: str) -> str | None:
        """Return the place of the reported error that makes the page with this source missing."""
        return self._fault_of_source.get(source)

    def faulty_item(self, identifier: str) -> str | None:
        """Return the place of the reported error that makes the item with this id missing."""
        return self._fault_of_item.get(identifier)

    def faulty_place(self, below: str) -> str | None:
        """Return the place of the error in the first page of a section left without pages; None if not a section."""
        if below in self._place_names:
            return None
        folder = f"{CONTENT_FOLDER}/{self._site.id}/{below}/"
        return next((cause for source, cause in self._fault_of_source.items() if source.startswith(folder)), None)

    def site_maps(self, host: str) -> tuple[str, ...]:
        """The addresses of the site's maps for machines on `host`."""
        return tuple(
            output.address.url
            for output in self._plan.last_outputs
            if output.type.name in _SITE_MAPS and output.address.host == host
        )

    def banners(self, site: str, group: str, language: str) -> tuple[ResolvedBanner, ...]:
        """Return this site's banners for the site with this id and group, preferably in `language`."""
        if self._banner_items is None:
            self._banner_items = list_banner_items(self._graph)
        pages = (choose_banner_page(item, language) for item in self._banner_items)
        return tuple(self._resolve_banner(page) for page in pages if is_banner_of(page, site, group))

    def _resolve_banner(self, page: Page) -> ResolvedBanner:
        telephone = page.fields.get(banner_of(page).telephone, "")
        period = period_of(page)
        return ResolvedBanner(
            rank=rank_of(page, self._graph.at),
            level=level_of(page),
            title=page.title,
            text=page.summary,
            language=page.language,
            address=self.address(page),
            changed=find_banner_change(page, self._graph.at),
            end=period.end if period is not None else None,
            telephone=without_unconfirmed(telephone),
        )

    def address(self, page: Page) -> Address:
        """Return the address of a page of this site."""
        return self._addresses[page.site, page.language, *type_and_subject_of(page)]

    def _title(self, name: str, subject: str, language: str, own: str) -> str:
        if name == HOME_OUTPUT:
            return self._site.name(language).full
        section = self._site.section(subject)
        return own or (section.names.get(language, "") if section else "")


RESOLVERS: Final[Mapping[str, Callable[..., Any]]] = {
    "item": SiteTargets.item,
    "page": SiteTargets.page,
    "place": SiteTargets.place,
    SHOWS_ITEM_QUERY: SiteTargets.shows_item,
    "hidden_title": SiteTargets.hidden_title,
    "hidden_item": SiteTargets.hidden_item,
    "faulty_page": SiteTargets.faulty_page,
    "faulty_item": SiteTargets.faulty_item,
    "faulty_place": SiteTargets.faulty_place,
    "site_maps": SiteTargets.site_maps,
    "banners": SiteTargets.banners,
}
"""The function for each query, by name."""


class Sites(Protocol):
    """Every site of the portal, each loaded when it is queried for the first time."""

    def targets(self, site: str) -> SiteTargets:
        """The targets of this site."""

    def owner(self, identifier: str) -> str:
        """Return the site with this item id, or with a faulty page for it; "" if none."""

    def index(self, site: str) -> SiteIndex:
        """The exported index of the site."""

    def pages(self, site: str) -> Mapping[str, Page]:
        """The shown pages of the site by source."""

    def states(self, site: str) -> Mapping[str, str]:
        """The states of the items of the site by id."""

    def section_index(self, site: str, language: str, section: str) -> Page | None:
        """The shown `_index` of a section."""

    def original(self, page: Page) -> Page:
        """Return the original of the item of a shown page of any site."""

    def address(self, page: Page) -> Address:
        """The address of a shown page of any site."""

    def record(self, asker: str, site: str, query: Query, answer: object) -> None:
        """Record the answer of `site` to `asker`."""


EXPORT_QUERY: Final[Query] = ("export",)
"""The query for the front matter of all shown pages of a site."""


class Targets:
    """Finds targets all over the portal for the pages of the site `asker`."""

    def __init__(self, portal: Portal, asker: str, sites: Sites) -> None:
        self._asker = asker
        self._sites = sites
        self._configured = {site.id: site for site in portal.sites}
        self._main = portal.main_site.id
        self._services = portal.settings.services
        self._own: SiteTargets | None = None

    def seen_through(self, graph: Graph, addresses: Mapping[OutputKey, Address]) -> Targets:
        """Return the same with another view of the graph and the addresses of the asking site."""
        seen = copy(self)
        seen._own = self._targets_of(self._asker).seen_through(graph, addresses)
        return seen

    def find(self, written: str, language: str) -> ResolvedTarget | None:
        """Return the target of `written` on a page in `language`, or None if it does not exist."""
        target, _, anchor = written.partition("#")
        scheme, _, rest = target.partition(":")
        if scheme in ("https", "http"):
            return ResolvedTarget(written, "", "") if is_web_address(written) else None
        if scheme == SERVICE_SCHEME:
            return self._service(rest, language, anchor)
        if scheme == "id":
            return self.item(rest, language, anchor)
        if scheme == "self":
            return self._place(self._asker, rest, language, anchor)
        if scheme == "site":
            name, _, below = rest.partition("/")
            return self._place(name, below, language, anchor)
        return None

    def _service(self, name: str, language: str, anchor: str) -> ResolvedTarget | None:
        service = self._services.find(name)
        if service is None or not service.confirmed_address:
            return None
        url = f"{service.confirmed_address}#{anchor}" if anchor else service.confirmed_address
        return ResolvedTarget(url, choose_for_language(tuple(service.names.items()), language), "")

    def item(self, identifier: str, language: str, anchor: str = "") -> ResolvedTarget | None:
        """The item's page in `language`, else its original."""
        target: ResolvedTarget | None = self._query(self._sites.owner(identifier), "item", identifier, language, anchor)
        return target

    def page(self, source: str, anchor: str = "") -> ResolvedTarget | None:
        """Return the shown page with this source, or None."""
        target: ResolvedTarget | None = self._query(site_of_source(source), "page", source, anchor)
        return target

    def shows_item(self, identifier: str) -> bool:
        """Return True if readers see the item with this id, and not a notice in its place."""
        if self._targets_of(self._asker).shows_item(identifier):
            return True  # of the site itself, as most are: no lookup of the owner
        return bool(self._query(self._sites.owner(identifier), SHOWS_ITEM_QUERY, identifier))

    def hidden_title(self, source: str) -> str | None:
        """Return the title of a page not shown now, by its source."""
        title: str | None = self._query(site_of_source(source), "hidden_title", source)
        return title

    def hidden_item(self, identifier: str) -> str | None:
        """Return the title of an item not shown now, by its id."""
        title: str | None = self._query(self._sites.owner(identifier), "hidden_item", identifier)
        return title

    def is_hidden(self, written: str) -> bool:
        """Return True if `written` is an `id:` of an existing item not shown now: a draft, or a scheduled item."""
        scheme, _, rest = written.partition("#")[0].partition(":")
        return scheme == "id" and self.hidden_item(rest) is not None

    def find_fault(self, written: str) -> str | None:
        """Return the place of the reported error of the page `written` (`id:`, `site:` or `self:`), or None."""
        scheme, _, rest = written.partition("#")[0].partition(":")
        if scheme == "id":
            return self._fault(self._sites.owner(rest), "faulty_item", rest)
        name, _, below = (self._asker, "", rest) if scheme == "self" else rest.partition("/")
        return self._fault(name, "faulty_place", below) if scheme in SCHEMES else None

    def fault_of_page(self, source: str) -> str | None:
        """Return the place of the reported error that makes the page with this source missing, or None."""
        return self._fault(site_of_source(source), "faulty_page", source)

    def _fault(self, site: str, name: str, argument: str) -> str | None:
        cause: str | None = self._query(site, name, argument)
        return cause

    def site_maps(self, host: str) -> tuple[str, ...]:
        """The addresses of all site maps for machines on `host`."""
        on_host = [site for site in self._configured.values() if site.host == host]
        return tuple(url for site in on_host for url in self._query(site.id, "site_maps", host) or ())

    def banners(self, language: str) -> tuple[ResolvedBanner, ...]:
        """Return the banners of every page in `language`: from the main site for this site, and its own."""
        asker = self._configured[self._asker]
        owners = dict.fromkeys((self._main, self._asker))
        return tuple(
            banner for owner in owners for banner in self._query(owner, "banners", asker.id, asker.group, language)
        )

    def index_of(self, site: str) -> SiteIndex:
        """The exported index of another site."""
        self._sites.record(self._asker, site, EXPORT_QUERY, None)
        return self._sites.index(site)

    def pages_of(self, site: str) -> Mapping[str, Page]:
        """Return the shown pages of another site by source, for their front matter."""
        self._sites.record(self._asker, site, EXPORT_QUERY, None)
        return self._sites.pages(site)

    def states_of(self, site: str) -> Mapping[str, str]:
        """The states of the items of another site by id."""
        self._sites.record(self._asker, site, EXPORT_QUERY, None)
        return self._sites.states(site)

    def section_index(self, site: str, language: str, section: str) -> Page | None:
        """The `_index` of another site's section."""
        self._sites.record(self._asker, site, EXPORT_QUERY, None)
        return self._sites.section_index(site, language, section)

    def places_of(self, site: str, language: str) -> tuple[ResolvedTarget, ...]:
        """Return the home, sections and generated pages of any site that exist in `language`."""
        if site != self._asker:
            self._sites.record(self._asker, site, EXPORT_QUERY, None)
        return self._targets_of(site).list_places(language)

    def search_page(self, site: str, language: str) -> ResolvedTarget | None:
        """The search page of another site."""
        return self._place(site, "search", language, "")

    def original_of(self, page: Page) -> Page:
        """Return the original of the item of a page from `pages_of`."""
        return self._sites.original(page)

    def address_of(self, page: Page) -> Address:
        """Return the address of a page from `pages_of`."""
        return self._sites.address(page)

    def is_service(self, written: str) -> bool:
        """Return True if `written` names a service that may be configured."""
        scheme, _, name = written.partition("#")[0].partition(":")
        return scheme == SERVICE_SCHEME and name in self._services.list_names()

    def is_left_out(self, written: str) -> bool:
        """Return True if the target of `written` may be empty for now: not an error, but not shown.

        This is a declared section without pages, or a service that is absent or has no confirmed address.
        """
        if self.is_service(written):
            return True
        scheme, _, rest = written.partition("#")[0].partition(":")
        name, below = (self._asker, rest) if scheme == "self" else rest.partition("/")[::2]
        site = self._configured.get(name)
        return scheme in ("self", "site") and site is not None and site.section(below) is not None

    def _place(self, site: str, below: str, language: str, anchor: str) -> ResolvedTarget | None:
        target: ResolvedTarget | None = self._query(site, "place", below, language, anchor)
        return target

    def _targets_of(self, site: str) -> SiteTargets:
        return self._own if self._own is not None and site == self._asker else self._sites.targets(site)

    def _query(self, site: str, name: str, *arguments: str) -> Any:
        is_configured = site in self._configured
        answer = RESOLVERS[name](self._targets_of(site), *arguments) if is_configured else None
        if site != self._asker:
            self._sites.record(self._asker, site if is_configured else "", (name, *arguments), answer)
        return answer


def type_and_subject_of(page: Page) -> tuple[str, str]:
    """Return the type name and the subject of the output for a page: its own, or the list or home of an `_index`."""
    if page.is_index:
        return (SECTION_OUTPUT, page.section) if page.section else (HOME_OUTPUT, "")
    return PAGE_OUTPUT, page.source


def source_of_link(written: str, folder: str) -> str:
    """Return the source of a link without a scheme on a page in `folder`: relative, or with `/` from `content/`."""
    path = written.partition("#")[0]
    if path.startswith("/"):
        return f"{CONTENT_FOLDER}/{posixpath.normpath(path[1:])}"
    return posixpath.normpath(posixpath.join(folder, path))


def site_of_source(source: str) -> str:
    """Return the id of the site with `source` in its folder."""
    return source.split("/", 2)[1] if source.count("/") >= 2 else ""
