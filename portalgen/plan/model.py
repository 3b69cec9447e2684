"""The plan: every output with its address, and the addresses needed by links."""

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
"""Names of types that plan, render and pipeline link to or treat specially. Other types are only values."""

REQUIRED_OUTPUTS: Final = (HOME_OUTPUT, PAGE_OUTPUT, SECTION_OUTPUT, TAXONOMY_OUTPUT, TERM_OUTPUT, REDIRECT_OUTPUT)
"""The types required by every plan; a portal may lack any other type."""


@frozen
class Address:
    """The address of an output: `path` begins with a slash and is the path on `host`, decoded except for spaces.

    The address of a file beside a page, which may have any name, is percent-encoded according to RFC 3986.
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
    """A file to render. `subject` is its topic: a source path, section, `taxonomy/term`, or a redirect's target."""

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
    """For a redirect: the title of its target; "" if unknown here."""
    status: PageStatus = ""
    """For a page and its followers: the status shown to readers."""
    is_empty: bool = False
    """For a list: True if it is empty at present."""
    only_samples: bool = False
    """For a data file: True if every row in it is a sample."""

    def is_in_site_maps_of(self, site: Site) -> bool:
        """Return True if the machine-readable site maps of `site` include it."""
        return self.is_indexed and self.type.is_in_site_maps_of(site)

    @property
    def is_indexed(self) -> bool:
        """True if site maps and search indexes may include it; its type decides if they do."""
        return self.status not in UNINDEXED_STATUSES and not self.is_empty

    @property
    def key(self) -> OutputKey:
        """The key of its address; all pages of a list share it."""
        return self.site, self.language, self.type.name, self.subject


@frozen
class PlannedRule:
    """An old address that cannot be a file, so that only a web server can redirect from it."""

    address: Address
    """Of a prefix it ends with a slash."""
    query: str
    """In its normal form; empty for a prefix."""
    site: str
    language: str
    """Of its target."""
    to: str
    """The permalink, with its anchor."""
    source: str
    """The file at which a collision is reported."""
    is_prefix: bool = False
    """True if everything below the address moved as well, including attachments."""

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
    """Input for planning the outputs of a type. `graph` has only the pages of `site`."""

    portal: Portal
    site: Site
    graph: Graph
    language: str
    """The planned language; the site's first if a type is planned for all languages together."""
    outputs: tuple[Output, ...] = ()
    """Outputs planned so far: the output to follow, or for the last types all other outputs of the site."""
    find_pages: Callable[[str], Iterable[Page]] = field(default=_find_nothing, repr=False)
    """Returns the shown pages of a site by its id, for types planned from all sites."""


PlanFunction = Callable[["OutputType", PlanScope], Iterator[Output]]
"""Yields the outputs of a type, in rendering order."""

PlanStep = Literal["language", "site", "following", "last", "redirects", "portal"]
"""The step at which a type is planned.

`language`: for each language of a site. `site`: after them for the whole site. `following`: for each output of another
type, right after it. `last`: when all other outputs are known. `redirects`: with the redirects, which wait for the
targets on other sites. `portal`: on the main site, from the shown pages of all sites.
"""


def _is_always_announced(_graph: Graph, _site: str, _language: str) -> bool:
    return True


@dataclass(frozen=True, slots=True, eq=False)
class OutputType:
    """A type of output: its names, its treatment, and its addresses for a site's graph.

    Types are equal only by identity: the table refuses two with the same name.
    """

    name: str
    """By it templates, the configuration and targets name the type: lower-case letters and underscores."""
    plan: PlanFunction = field(repr=False)
    step: PlanStep = "language"
    follows: str = ""
    """The name of the followed type, if `step` is `following`."""
    media_type: str = "text/html"
    """As RFC 6838 writes it, without parameters."""
    is_listed: bool = False
    """True if it is in machine-readable site maps and has a canonical address and alternates in other languages."""
    is_filtered_list: bool = False
    """True if it is part of another list: without former addresses, and in site maps only if a site says so."""
    is_searched: bool = False
    """True if the search index includes its text."""
    is_target: bool = False
    """True if it is a target of `self:<name>` and `site:<site>/<name>`."""
    is_announced: bool = False
    """True if pages name it in their head, as an alternate of the site in its media type."""
    is_announced_for: Callable[[Graph, str, str], bool] = field(default=_is_always_announced, repr=False)
    """For an announced type: returns True if it has content for (graph, site, language)."""
    is_announced_in_section: bool = False
    """True if the pages of its section name it, in their head and below their list."""
    link_text: Bilingual | None = None
    """Link text of a section's file below the list, with the file's name as {section}.

    None if its address is only for programs.
    """
    needs_bodies: bool = False
    """True if it is rendered with the body of its source page."""
    segment: Bilingual | None = None
    """The segment of its address, for a page generated from the configuration."""
    has_own_setting: bool = False
    """For such a page: True if a setting other than `generated_pages` selects its sites, and it is not named there."""
    title: str | Bilingual = ""
    """Its title for readers: the key of a string of the theme, or the words themselves."""

    format_name: str = ""
    """For a file in several formats: the name of its format, to distinguish titles in the head."""

    def is_in_site_maps_of(self, site: Site) -> bool:
        """Return True if the machine-readable site maps of `site` include it."""
        return self.is_listed and (site.facets_in_site_maps or not self.is_filtered_list)

    @property
    def is_generated_page(self) -> bool:
        """True if it is a generated page, present once in each language of a site."""
        return self.segment is not None

    @property
    def is_named_by_sites(self) -> bool:
        """True if it is a generated page named by sites in `generated_pages`."""
        return self.is_generated_page and not self.has_own_setting


@frozen
class SitePlan:
    """The outputs published by a site itself: all but redirects, whose targets may be on other sites."""

    outputs: tuple[Output, ...]
    addresses: Mapping[OutputKey, Address]
    """Of the first page of every link target."""
    last_outputs: tuple[Output, ...]
    """Outputs planned when all others are known: machine-readable site maps, and the files of its host."""
    types: tuple[OutputType, ...]
    """The types used for planning."""


@frozen
class Plan:
    """Every output of a site, in a fixed order, with all addresses."""

    outputs: tuple[Output, ...]
    addresses: Mapping[OutputKey, Address]
    """Of the first page of every link target."""
    types: tuple[OutputType, ...]
    """The types used for planning."""
    rules: tuple[PlannedRule, ...] = ()
    """Old addresses that are not outputs."""

    def address(self, site: str, language: str, type_name: str, subject: str = "") -> Address | None:
        """Return the address of this subject, or None if it is not published."""
        return self.addresses.get((site, language, type_name, subject))
