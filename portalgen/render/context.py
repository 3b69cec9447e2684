"""The data available for building a site's views. Templates receive only the finished view."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import field, fields
from datetime import date
from typing import TYPE_CHECKING, Any, Protocol

from portalgen.config.portal import Portal, Site
from portalgen.content.model import Page
from portalgen.frozen import frozen
from portalgen.graph.model import Graph
from portalgen.graph.public_information import PublicGroup
from portalgen.kinds.data_cell import CellType
from portalgen.on_demand import on_demand
from portalgen.plan.model import Address, Output, OutputKey, OutputType, Plan
from portalgen.plan.targets import Targets, type_and_subject_of
from portalgen.render.maps.units import UnitsDrawing
from portalgen.render.parts import ALL_PARTS, ReadParts
from portalgen.render.theme.site_assets import SiteAssets
from portalgen.render.theme.templates import Templates
from portalgen.render.views.chrome import AlternateFile
from portalgen.render.views.links import Link
from portalgen.text.bilingual import Bilingual
from portalgen.text.web_addresses import encode_file_name

with on_demand():
    from portalgen.render.views import lists, machine, public_information

if TYPE_CHECKING:  # they import the chrome's links, which import this module
    from portalgen.render.metadata.site_nodes import SiteNodes
    from portalgen.render.presenters import Presenter


class BodyStore(Protocol):
    """The cache of rendered bodies, as rows of JSON by source."""

    def get(self, source: str) -> Any:
        """Return the row, or None if there is none."""

    def put(self, source: str, row: Any) -> None:
        """Store a row."""


class NullBodyStore:
    """A store that remains empty."""

    def get(self, source: str) -> Any:
        """Return None."""

    def put(self, source: str, row: Any) -> None:
        """Do nothing."""


@frozen
class OpenDataFragment:
    """The rows of open data of a site, kind, language and year, without their content.

    `FragmentStore.read` returns the rows.
    """

    site: str
    kind: str
    language: str
    year: str
    """The year of the day that pages show; empty for pages without a day."""
    count: int
    """The number of its rows."""
    digests: tuple[tuple[str, str], ...]
    """(form, digest of the bytes in that form)."""

    @property
    def key(self) -> tuple[str, str, str]:
        """The key of its rows: kind, language and year."""
        return self.kind, self.language, self.year


class FragmentStore(Protocol):
    """The encoded rows of open data of every site, from which portal-wide files are assembled."""

    def find(self, kind: str, language: str, year: str) -> Sequence[OpenDataFragment]:
        """Return the fragments of these rows, in the order of the sites."""

    def read(self, fragment: OpenDataFragment, form: str) -> bytes:
        """Return the rows of a fragment in a form of `open_data.fragments.DATA_FORMS`."""


class NoFragments:
    """No rows of any site."""

    def find(self, kind: str, language: str, year: str) -> Sequence[OpenDataFragment]:
        """Return an empty sequence."""
        return ()

    def read(self, fragment: OpenDataFragment, form: str) -> bytes:
        """Return empty bytes."""
        return b""


@frozen
class ViewCache:
    """Parts of views shared by many outputs of a site, each built on first use."""

    entries: dict[tuple[str, str, str, bool], lists.Entry] = field(default_factory=dict)
    """Rows of lists without pictures, by (source, language, host of the list, with or without the site's name)."""
    facets: dict[tuple[str, str, str], lists.Facet] = field(default_factory=dict)
    """The facets beside lists with none of their values chosen, by (section, language, name)."""
    site_nodes: dict[tuple[str, str], SiteNodes] = field(default_factory=dict)
    """The references to a site in JSON-LD, by (site, language)."""
    section_trails: dict[tuple[str, str, str, str], tuple[Link, ...]] = field(default_factory=dict)
    """The breadcrumbs of sections, by (site, section, language, host of the reader)."""
    term_links: dict[tuple[str, str, str, str], tuple[str, Link] | None] = field(default_factory=dict)
    """(id, link) of a term below pages, by (taxonomy, term as written, language, host of the reader).

    None if the term has no page.
    """
    term_names: dict[tuple[str, str, str], str] = field(default_factory=dict)
    """The name of a term, by (taxonomy, term as written, language)."""
    newest_days: dict[tuple[str, str, str], date | None] = field(default_factory=dict)
    """The day of the newest page of each list, by (language, type, subject)."""
    value_names: dict[tuple[str, str, str, str, str], tuple[str, str]] = field(default_factory=dict)
    """(name, its language) of a facet's value, by (kind, facet, id, text of a value without a term, language)."""
    section_files: dict[tuple[str, str], tuple[tuple[AlternateFile, str], ...]] = field(default_factory=dict)
    """The feeds and the calendar of a section, each with its link text for readers, by (language, section)."""
    feeds: dict[tuple[str, str], machine.FeedContents] = field(default_factory=dict)
    """The contents of the feeds of a language in all formats, by (language, section; empty for the whole site)."""
    feed_entries: dict[str, machine.FeedEntry] = field(default_factory=dict)
    """The entries of pages, the same in the feeds of the site and of its sections, by source."""
    made_types: set[str] = field(default_factory=set)
    """The names of the output types that the portal makes; empty until first requested."""
    data_columns: dict[str, tuple[Any, ...]] = field(default_factory=dict)
    """The columns of each kind in data files (`open_data.columns.Column`), by its name: each page has a row of them."""
    explained_columns: dict[str, tuple[Any, ...]] = field(default_factory=dict)
    """`data_columns` with the portal's explanations of their values."""
    component_pages: dict[str, tuple[Page, ...]] = field(default_factory=dict)
    """The items of other sites covered by the main site's search, by language."""
    public_groups: dict[str, tuple[PublicGroup, ...]] = field(default_factory=dict)
    """The groups of the list of information that must be public, by language."""
    public_records: dict[str, public_information.PublicRecord] = field(default_factory=dict)
    """The record of each page in that list, by source."""

    def clear(self) -> None:
        """Drop everything; it is rebuilt on demand."""
        for each in fields(self):
            getattr(self, each.name).clear()


@frozen
class Context:
    """A site, read and planned.

    `graph` and `plan` contain no data of other sites. A view gets such data only through `targets`, which records the
    query.
    """

    site: Site
    portal: Portal
    graph: Graph
    plan: Plan
    targets: Targets
    templates: Mapping[tuple[str, str], Templates]
    """By (theme, language)."""
    assets: SiteAssets
    paginated_outputs: Mapping[OutputKey, tuple[Output, ...]]
    """The outputs of each list with several pages."""
    listed_outputs: Mapping[str, tuple[Output, ...]]
    """The outputs included in site maps, by language."""
    own_pages: Mapping[str, tuple[Page, ...]]
    """The shown pages except `_index`, by language."""
    hosts: frozenset[str]
    """The hosts of all sites."""
    has_search: bool
    """True if this build writes search indexes."""
    bodies: BodyStore
    presenters: Mapping[str, Presenter]
    """The presenter of each field type."""
    data_cells: Mapping[str, CellType]
    """The type of cell of each field type in data files."""
    fragments: FragmentStore = field(default_factory=NoFragments, repr=False, compare=False)
    """The rows of open data of every site, for outputs rendered after all sites."""
    parts: ReadParts = field(default=ALL_PARTS, repr=False)
    """The parts of views read by the site's templates and by files made from views."""
    units: UnitsDrawing | None = field(default=None, repr=False)
    """The map of the units, if the operator supplies their boundaries."""
    cache: ViewCache = field(default_factory=ViewCache, repr=False, compare=False)

    def makes_output(self, type_name: str) -> bool:
        """Return True if the portal makes outputs of a type, for sites that request them."""
        if not self.cache.made_types:
            self.cache.made_types.update(each.name for each in self.plan.types)
        return type_name in self.cache.made_types

    def templates_of(self, site: Site, language: str) -> Templates:
        """Return the templates of the site's theme in `language`."""
        return self.templates[site.theme, language]

    def text(self, site: Site, language: str, key: str, /, **values: object) -> str:
        """Return an interface string of the site's theme."""
        return self.templates_of(site, language).string(key, site.source, **values)

    def title_of_type(self, site: Site, language: str, output_type: OutputType, /, **values: object) -> str:
        """Return the name of an output type for readers: a string of the site's theme, or the type's own title.

        `values` fill the placeholders of either.
        """
        if isinstance(output_type.title, str):
            return self.text(site, language, output_type.title, **values)
        return output_type.title.text(language).format_map(values)

    def title_of_alternate(self, title: str, output_type: OutputType) -> str:
        """Return the title of a file in the head of a page, with its format if there are several."""
        return f"{title} ({output_type.format_name})" if output_type.format_name else title

    def pages_of(self, site: str, language: str, type_name: str, subject: str) -> tuple[Output, ...]:
        """Return the outputs of a paginated list."""
        return self.paginated_outputs.get((site, language, type_name, subject), ())

    def page_address(self, page: Page) -> Address:
        """Return the address of a page with an address, even on another site."""
        if page.site != self.site.id:
            return self.targets.address_of(page)
        return self.plan.addresses[page.site, page.language, *type_and_subject_of(page)]

    def state_of(self, page: Page) -> str:
        """Return the state of a shown page's item, even on another site, or an empty string."""
        if page.kind.states is None:
            return ""
        states = self.graph.states if page.site == self.site.id else self.targets.states_of(page.site)
        return states.get(page.id, "")

    def lapsed_label_of(self, page: Page) -> Bilingual | None:
        """Return the label of a lapsed item, shown with every title of its page, or None."""
        return page.kind.lapsed_label(self.state_of(page))

    def section_index(self, site: str, language: str, section: str) -> Page | None:
        """Return the shown `_index` of a section, even on another site."""
        if site != self.site.id:
            return self.targets.section_index(site, language, section)
        return self.graph.indexes.get((site, language, section))

    def file_address(self, page: Page, name: str) -> Address:
        """Return the address of a file beside `page`, even on another site. It is published once, with the original.

        Any file name is possible; spaces and letters are percent-encoded in the address.
        """
        if page.site != self.site.id:
            owner = self.targets.address_of(self.targets.original_of(page))
        else:
            item = self.graph.items.get(page.id)
            owner = self.page_address(item.original if item else page)
        return Address(owner.host, owner.path + encode_file_name(name))
