"""The plan: every output with its address, and the addresses that links need."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final, Literal
from urllib.parse import unquote

from portalgen.config.portal import Portal, Site
from portalgen.content.model import Page
from portalgen.frozen import frozen
from portalgen.graph.model import Graph
from portalgen.graph.moments import UNINDEXED_STATUSES, PageStatus
from portalgen.text.bilingual import Bilingual

HOME_OUTPUT: Final = "home"
PAGE_OUTPUT: Final = "page"
SECTION_OUTPUT: Final = "section"
TAXONOMY_OUTPUT: Final = "taxonomy"
TERM_OUTPUT: Final = "term"
FACET_OUTPUT: Final = "facet"
FACET_LIST_OUTPUT: Final = "facet_list"
REDIRECT_OUTPUT: Final = "redirect"
SITE_MAP_XML_OUTPUT: Final = "sitemap_xml"
NEWS_SITE_MAP_OUTPUT: Final = "news_sitemap"
CONTACT_OUTPUT: Final = "contact"
SITE_MAP_OUTPUT: Final = "site_map"
SEARCH_OUTPUT: Final = "search"
ACCESSIBILITY_OUTPUT: Final = "accessibility"
VERIFICATION_OUTPUT: Final = "verification"
FEED_OUTPUT: Final = "feed"
OPEN_DATA_OUTPUT: Final = "open_data"
DATA_CATALOG_OUTPUT: Final = "data_catalog"
PORTAL_CATALOG_OUTPUT: Final = "portal_catalog"
SECTION_FEED_OUTPUT: Final = "section_feed"
SCHEDULE_CALENDAR_OUTPUT: Final = "schedule_calendar"
PAGE_HISTORY_OUTPUT: Final = "page_history"
PUBLIC_INFORMATION_OUTPUT: Final = "public_information"
PUBLIC_LIST_OUTPUT: Final = "public_information_list"
"""The names of the types that plan, render and pipeline link to or treat alone. The other types they know as values."""

REQUIRED_OUTPUTS: Final = (HOME_OUTPUT, PAGE_OUTPUT, SECTION_OUTPUT, TAXONOMY_OUTPUT, TERM_OUTPUT, REDIRECT_OUTPUT)
"""The types without which there is no plan; a portal may do without any other."""


@frozen
class Address:
    """Where an output is read: `path` begins with a slash and is the address on `host`, decoded but for spaces.

    That of a file beside a page, which may have any name, is percent-encoded as RFC 3986 asks.
    """

    host: str
    path: str

    @property
    def url(self) -> str:
        """The permalink."""
        return f"https://{self.host}{self.path}"

    def link_from(self, other: Address) -> str:
        """How a page at `other` links here: a path on its own host, else the permalink."""
        return self.path if other.host == self.host else self.url

    @property
    def output_path(self) -> str:
        """The file below the output folder."""
        path = unquote(self.path) if "%" in self.path else self.path
        return f"{self.host}{path}index.html" if path.endswith("/") else f"{self.host}{path}"


@frozen
class Output:
    """One file to render. `subject` is what it is about: a source path, section, `taxonomy/term`, or a redirect's target."""

    address: Address
    site: str
    language: str
    type: OutputType
    subject: str
    source: str
    """The file at which a collision is reported."""
    number: int = 1
    """Page of a paginated list, from 1."""
    title: str = ""
    """Of a redirect: how the page that it leads to is called; empty where that is not known here."""
    status: PageStatus = ""
    """Of a page, and of what follows it: what readers are told of it."""
    is_empty: bool = False
    """Of a list: whether nothing is in it at present."""
    only_samples: bool = False
    """Of a file of data: whether every row in it is a sample."""

    def is_in_site_maps_of(self, site: Site) -> bool:
        """Whether the site maps for machines of `site` hold it."""
        return self.is_indexed and self.type.is_in_site_maps_of(site)

    @property
    def is_indexed(self) -> bool:
        """Whether site maps and search indexes may hold it; whether they do, its type says."""
        return self.status not in UNINDEXED_STATUSES and not self.is_empty

    @property
    def key(self) -> OutputKey:
        """Under which its address is looked up; the pages of a list have one key."""
        return self.site, self.language, self.type.name, self.subject


@frozen
class PlannedRule:
    """An old address at which no file can stand, so that a web server alone can lead on from there."""

    address: Address
    """Of a prefix it ends with a slash."""
    query: str
    """In its normal form; empty for a prefix."""
    site: str
    language: str
    """Of what it leads to."""
    to: str
    """The permalink, with its anchor."""
    source: str
    """The file at which a collision is reported."""
    is_prefix: bool = False
    """Whether all that lies below the address moved as well, attachments too."""

    @property
    def url(self) -> str:
        """The old address as readers have it."""
        return f"{self.address.url}?{self.query}" if self.query else self.address.url


OutputKey = tuple[str, str, str, str]
"""(site, language, name of the type, subject)."""


def _find_nothing(_site: str) -> Iterable[Page]:
    return ()


@frozen
class PlanScope:
    """What the outputs of one type are planned from. `graph` holds the pages of `site` alone."""

    portal: Portal
    site: Site
    graph: Graph
    language: str
    """The language that is planned; the site's first where a type is planned for all of them at once."""
    outputs: tuple[Output, ...] = ()
    """What is planned already: the output to follow, or for the last types all of the site's others."""
    find_pages: Callable[[str], Iterable[Page]] = field(default=_find_nothing, repr=False)
    """Returns the shown pages of a site by its id, where a type is planned from all sites."""


PlanFunction = Callable[["OutputType", PlanScope], Iterator[Output]]
"""Yields the outputs of a type, in the order in which they are rendered."""

PlanStep = Literal["language", "site", "following", "last", "redirects", "portal"]
"""When a type is planned: for each language of a site; after them for the whole site; for each output of another type,
right after it; when all others are known; with the redirects, which wait for the targets on other sites; or on the main
site from what all sites show."""


def _is_always_announced(_graph: Graph, _site: str, _language: str) -> bool:
    return True


@dataclass(frozen=True, slots=True, eq=False)
class OutputType:
    """One type of output: what it is called, how it is treated, and its addresses for a site's graph.

    A type is itself and equal to no other, however alike: two of one name are refused where the table is checked.
    """

    name: str
    """By it templates, the configuration and targets name the type: lower-case letters and underscores."""
    plan: PlanFunction = field(repr=False)
    step: PlanStep = "language"
    follows: str = ""
    """The name of the type whose outputs are followed, where `step` is `following`."""
    media_type: str = "text/html"
    """As RFC 6838 writes it, without parameters."""
    is_listed: bool = False
    """Whether it stands in site maps for machines and has a canonical address and alternates in other languages."""
    is_filtered_list: bool = False
    """Whether it is a part of another list: it had no former address, and stands in site maps only where a site says so."""
    is_searched: bool = False
    """Whether the search index holds its text."""
    is_target: bool = False
    """Whether `self:<name>` and `site:<site>/<name>` lead to it."""
    is_announced: bool = False
    """Whether pages name it in their head, as an alternate of the site in its media type."""
    is_announced_for: Callable[[Graph, str, str], bool] = field(default=_is_always_announced, repr=False)
    """Of an announced type: whether it has anything to offer for (graph, site, language)."""
    is_announced_in_section: bool = False
    """Whether the pages of the section that is its subject name it, in their head and below their list."""
    link_text: Bilingual | None = None
    """Of a file of a section: how people are led to it below the list, with the name of that as {section}; None where its address is for programs alone."""
    needs_bodies: bool = False
    """Whether it is rendered with the body of the page that is its source."""
    segment: Bilingual | None = None
    """The segment of its address, where it is a page that is generated from the configuration."""
    has_own_setting: bool = False
    """Of such a page: another setting than `generated_pages` says which sites have it, and it is not named there."""
    title: str | Bilingual = ""
    """What it is called for readers: the key of a string of the theme, or the words themselves."""

    format_name: str = ""
    """Of a file that there is in several formats: what its own is called, so that titles in the head tell them apart."""

    def is_in_site_maps_of(self, site: Site) -> bool:
        """Whether the site maps for machines of `site` hold it."""
        return self.is_listed and (site.facets_in_site_maps or not self.is_filtered_list)

    @property
    def is_generated_page(self) -> bool:
        """Whether it is a page that no editor wrote, which a site has once in each language."""
        return self.segment is not None

    @property
    def is_named_by_sites(self) -> bool:
        """Whether it is such a page that sites name in `generated_pages`."""
        return self.is_generated_page and not self.has_own_setting


@frozen
class SitePlan:
    """What one site publishes by itself: everything but redirects, whose targets may lie on other sites."""

    outputs: tuple[Output, ...]
    addresses: Mapping[OutputKey, Address]
    """Of the first page of everything that can be linked to."""
    last_outputs: tuple[Output, ...]
    """What is planned when all other outputs are known: site maps for machines, and the files of its host."""
    types: tuple[OutputType, ...]
    """The types that it was planned with."""


@frozen
class Plan:
    """Every output of one site, in a fixed order, and where each thing is."""

    outputs: tuple[Output, ...]
    addresses: Mapping[OutputKey, Address]
    """Of the first page of everything that can be linked to."""
    types: tuple[OutputType, ...]
    """The types that it was planned with."""
    rules: tuple[PlannedRule, ...] = ()
    """Old addresses that are no outputs."""

    def address(self, site: str, language: str, type_name: str, subject: str = "") -> Address | None:
        """The address of this thing, or None where it is not published."""
        return self.addresses.get((site, language, type_name, subject))
