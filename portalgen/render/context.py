"""What building one site's views may read. Templates see none of it: they see the finished view."""

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

if TYPE_CHECKING:  # they stand on the links that the chrome makes, which needs this module
    from portalgen.render.metadata.site_nodes import SiteNodes
    from portalgen.render.presenters import Presenter


class BodyStore(Protocol):
    """The cache of rendered bodies, as rows of JSON by source."""

    def get(self, source: str) -> Any:
        """Return the row, or None where there is none."""

    def put(self, source: str, row: Any) -> None:
        """Store a row."""


class NullBodyStore:
    """Stores nothing."""

    def get(self, source: str) -> Any:
        """None."""

    def put(self, source: str, row: Any) -> None:
        """Nothing."""


@frozen
class Fragment:
    """The rows of open data of one site, kind, language and year. It holds no row: `FragmentStore.read` returns them."""

    site: str
    kind: str
    language: str
    year: str
    """Of the day that pages show; empty for those without one."""
    count: int
    """Of its rows."""
    digests: tuple[tuple[str, str], ...]
    """(form, digest of the bytes in that form)."""

    @property
    def key(self) -> tuple[str, str, str]:
        """Of which rows it is: kind, language and year."""
        return self.kind, self.language, self.year


class FragmentStore(Protocol):
    """The rows of open data of every site, encoded: what portal-wide files are put together from."""

    def find(self, kind: str, language: str, year: str) -> Sequence[Fragment]:
        """Return the fragments of these rows, in the order of the sites."""

    def read(self, fragment: Fragment, form: str) -> bytes:
        """Return the rows of a fragment in a form of `open_data.fragments.DATA_FORMS`."""


class NoFragments:
    """No rows of any site."""

    def find(self, kind: str, language: str, year: str) -> Sequence[Fragment]:
        """Nothing."""
        return ()

    def read(self, fragment: Fragment, form: str) -> bytes:
        """Nothing."""
        return b""


@frozen
class ViewCache:
    """Parts of views that many outputs of one site share, each built when it is needed for the first time."""

    entries: dict[tuple[str, str, str, bool], lists.Entry] = field(default_factory=dict)
    """Rows of lists without pictures, by (source, language, host on which they are read, whether they name the site)."""
    facets: dict[tuple[str, str, str], lists.Facet] = field(default_factory=dict)
    """The facets beside lists with none of their values chosen, by (section, language, name)."""
    site_nodes: dict[tuple[str, str], SiteNodes] = field(default_factory=dict)
    """How a site stands in JSON-LD, by (site, language)."""
    section_trails: dict[tuple[str, str, str, str], tuple[Link, ...]] = field(default_factory=dict)
    """The breadcrumbs of sections, by (site, section, language, host on which they are read)."""
    term_links: dict[tuple[str, str, str, str], tuple[str, Link] | None] = field(default_factory=dict)
    """(id, link) of a term below pages, by (taxonomy, as it is written, language, host on which it is read); None where
    it has no page."""
    term_names: dict[tuple[str, str, str], str] = field(default_factory=dict)
    """How a term is called, by (taxonomy, as it is written, language)."""
    newest_days: dict[tuple[str, str, str], date | None] = field(default_factory=dict)
    """The day of the newest page of each list, by (language, type, subject)."""
    value_names: dict[tuple[str, str, str, str, str], tuple[str, str]] = field(default_factory=dict)
    """(name, its language) of a facet's value, by (kind, facet, id, text that is no term's, language)."""
    section_files: dict[tuple[str, str], tuple[tuple[AlternateFile, str], ...]] = field(default_factory=dict)
    """The feeds and the calendar of a section, each with its words for people, by (language, section)."""
    feeds: dict[tuple[str, str], machine.FeedContents] = field(default_factory=dict)
    """What the feeds of one language hold in all their formats, by (language, section; empty for the whole site)."""
    feed_entries: dict[str, machine.FeedEntry] = field(default_factory=dict)
    """The entries of pages, the same in the feeds of the site and of its sections, by source."""
    made_types: set[str] = field(default_factory=set)
    """The names of the types of outputs that the portal makes; empty until one is asked for."""
    data_columns: dict[str, tuple[Any, ...]] = field(default_factory=dict)
    """The columns of each kind in data files (`open_data.columns.Column`), by its name: each page has a row of them."""
    explained_columns: dict[str, tuple[Any, ...]] = field(default_factory=dict)
    """The same with what the portal says of their values."""
    component_pages: dict[str, tuple[Page, ...]] = field(default_factory=dict)
    """The items of the other sites that the main site's search covers, by language."""
    public_groups: dict[str, tuple[PublicGroup, ...]] = field(default_factory=dict)
    """The groups of the list of information that must be public, by language."""
    public_records: dict[str, public_information.PublicRecord] = field(default_factory=dict)
    """What that list says of each page, by source."""

    def clear(self) -> None:
        """Drop everything: it is built again when it is needed."""
        for each in fields(self):
            getattr(self, each.name).clear()


@frozen
class Context:
    """One site, read and planned. `graph` and `plan` hold nothing of other sites: what a view may know of them comes
    from `targets`, which records the query."""

    site: Site
    portal: Portal
    graph: Graph
    plan: Plan
    targets: Targets
    templates: Mapping[tuple[str, str], Templates]
    """By (theme, language)."""
    assets: SiteAssets
    paginated_outputs: Mapping[OutputKey, tuple[Output, ...]]
    """The outputs of each list that has more than one page."""
    listed_outputs: Mapping[str, tuple[Output, ...]]
    """The outputs that stand in site maps, by language."""
    own_pages: Mapping[str, tuple[Page, ...]]
    """The shown pages but `_index`, by language."""
    hosts: frozenset[str]
    """The hosts of all sites."""
    has_search: bool
    """Whether this build writes search indexes."""
    bodies: BodyStore
    presenters: Mapping[str, Presenter]
    """What shows the values of each type of field."""
    data_cells: Mapping[str, CellType]
    """What each type of field is in data files."""
    fragments: FragmentStore = field(default_factory=NoFragments, repr=False, compare=False)
    """The rows of open data of every site, for what is rendered when all sites are."""
    parts: ReadParts = field(default=ALL_PARTS, repr=False)
    """Which parts of views the templates of the site, and the files that are made from views, read."""
    units: UnitsDrawing | None = field(default=None, repr=False)
    """The map of the units, where the operator gives their boundaries."""
    cache: ViewCache = field(default_factory=ViewCache, repr=False, compare=False)

    def makes(self, type_name: str) -> bool:
        """Whether the portal makes outputs of a type, for sites that ask for them."""
        if not self.cache.made_types:
            self.cache.made_types.update(each.name for each in self.plan.types)
        return type_name in self.cache.made_types

    def templates_of(self, site: Site, language: str) -> Templates:
        """The templates of the site's theme in `language`."""
        return self.templates[site.theme, language]

    def text(self, site: Site, language: str, key: str, /, **values: object) -> str:
        """An interface string of the site's theme."""
        return self.templates_of(site, language).string(key, site.source, **values)

    def title_of_type(self, site: Site, language: str, output_type: OutputType, /, **values: object) -> str:
        """What a type is called for readers: a string of the site's theme, or the type's own words.

        `values` fill the placeholders of either.
        """
        if isinstance(output_type.title, str):
            return self.text(site, language, output_type.title, **values)
        return output_type.title.text(language).format_map(values)

    def title_of_alternate(self, title: str, output_type: OutputType) -> str:
        """How the head of a page calls a file that is called `title`: with its format, where there are several."""
        return f"{title} ({output_type.format_name})" if output_type.format_name else title

    def pages_of(self, site: str, language: str, type_name: str, subject: str) -> tuple[Output, ...]:
        """The outputs of one paginated list."""
        return self.paginated_outputs.get((site, language, type_name, subject), ())

    def page_address(self, page: Page) -> Address:
        """The address of a page that has one, of another site as well."""
        if page.site != self.site.id:
            return self.targets.address_of(page)
        return self.plan.addresses[page.site, page.language, *type_and_subject_of(page)]

    def state_of(self, page: Page) -> str:
        """The state of a shown page's item, of another site as well; empty where it has none."""
        if page.kind.states is None:
            return ""
        states = self.graph.states if page.site == self.site.id else self.targets.states_of(page.site)
        return states.get(page.id, "")

    def lapsed_label_of(self, page: Page) -> Bilingual | None:
        """What readers are told of the state of a shown page's item wherever its title stands; None for nothing."""
        return page.kind.lapsed_label(self.state_of(page))

    def section_index(self, site: str, language: str, section: str) -> Page | None:
        """The shown `_index` of a section, of another site as well."""
        if site != self.site.id:
            return self.targets.section_index(site, language, section)
        return self.graph.indexes.get((site, language, section))

    def file_address(self, page: Page, name: str) -> Address:
        """Where a file beside `page` is published, of another site as well: once, at the address of the original.

        People call files as they like; the address is one all the same, with spaces and letters percent-encoded.
        """
        if page.site != self.site.id:
            owner = self.targets.address_of(self.targets.original_of(page))
        else:
            item = self.graph.items.get(page.id)
            owner = self.page_address(item.original if item else page)
        return Address(owner.host, owner.path + encode_file_name(name))
