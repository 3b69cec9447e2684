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
    """The cache of rendered bodies: a JSON value ("row") for each source file."""

    def get(self, source: str) -> Any:
        """Return the row of `source`, or None if it is not cached."""

    def put(self, source: str, row: Any) -> None:
        """Store the row of `source`."""


class NullBodyStore:
    """A store that remains empty."""

    def get(self, source: str) -> Any:
        """Return None."""

    def put(self, source: str, row: Any) -> None:
        """Do nothing."""


@frozen
class OpenDataFragment:
    """The rows of open data that belong to the same site, kind, language and year. Their content is not included.

    `FragmentStore.read` returns the content.
    """

    site: str
    kind: str
    language: str
    year: str
    """The year of the day displayed on the pages; empty if they display none."""
    count: int
    """The number of rows."""
    digests: tuple[tuple[str, str], ...]
    """(form, digest of the rows encoded in this form), for each form."""

    @property
    def key(self) -> tuple[str, str, str]:
        """(kind, language, year): the lookup key of the rows."""
        return self.kind, self.language, self.year


class FragmentStore(Protocol):
    """Provides the encoded rows of open data of all sites. Files about the whole portal are assembled from them."""

    def find(self, kind: str, language: str, year: str) -> Sequence[OpenDataFragment]:
        """Return the fragments with this kind, language and year, in the order of the sites."""

    def read(self, fragment: OpenDataFragment, form: str) -> bytes:
        """Return the rows of `fragment` encoded in `form`, one of `open_data.fragments.DATA_FORMS`."""


class NoFragments:
    """A fragment store without rows."""

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
    """Rows of lists without pictures, keyed by (source, language, host of the list, True if the row names the site)."""
    facets: dict[tuple[str, str, str], lists.Facet] = field(default_factory=dict)
    """The facets beside a list in which no value is chosen, keyed by (section, language, name)."""
    site_nodes: dict[tuple[str, str], SiteNodes] = field(default_factory=dict)
    """The references to a site in JSON-LD, keyed by (site, language)."""
    section_trails: dict[tuple[str, str, str, str], tuple[Link, ...]] = field(default_factory=dict)
    """The breadcrumbs of sections, keyed by (site, section, language, host of the displaying page)."""
    term_links: dict[tuple[str, str, str, str], tuple[str, Link] | None] = field(default_factory=dict)
    """The (id, link) of a term listed below pages, keyed by (taxonomy, term as written, language, host of the page).

    The value is None if the term has no page.
    """
    term_names: dict[tuple[str, str, str], str] = field(default_factory=dict)
    """The names of terms, keyed by (taxonomy, term as written, language)."""
    newest_days: dict[tuple[str, str, str], date | None] = field(default_factory=dict)
    """The day of the newest page in each list, keyed by (language, type, subject)."""
    value_names: dict[tuple[str, str, str, str, str], tuple[str, str]] = field(default_factory=dict)
    """(name, language of the name), keyed by (kind, facet, id, text if the value is not a term, language)."""
    section_files: dict[tuple[str, str], tuple[tuple[AlternateFile, str], ...]] = field(default_factory=dict)
    """The feeds and the calendar of a section, each with its link text, keyed by (language, section)."""
    feeds: dict[tuple[str, str], machine.FeedContents] = field(default_factory=dict)
    """The contents of feeds in all formats, keyed by (language, section). The section is empty for the whole site."""
    feed_entries: dict[str, machine.FeedEntry] = field(default_factory=dict)
    """The feed entry of each page, keyed by source. The feeds of the site and of its sections share them."""
    made_types: set[str] = field(default_factory=set)
    """The names of the output types made by the portal. Empty until they are first requested."""
    data_columns: dict[str, tuple[Any, ...]] = field(default_factory=dict)
    """The columns (`open_data.columns.Column`) of data files, keyed by the name of the kind. Each page is a row."""
    explained_columns: dict[str, tuple[Any, ...]] = field(default_factory=dict)
    """Like `data_columns`, with the portal's explanations of the values."""
    component_pages: dict[str, tuple[Page, ...]] = field(default_factory=dict)
    """The items of other sites covered by the main site's search, keyed by language."""
    public_groups: dict[str, tuple[PublicGroup, ...]] = field(default_factory=dict)
    """The groups in the list of information that must be public, keyed by language."""
    public_records: dict[str, public_information.PublicRecord] = field(default_factory=dict)
    """The record of each page in the list of information that must be public, keyed by source."""

    def clear(self) -> None:
        """Drop everything; it is rebuilt on demand."""
        for each in fields(self):
            getattr(self, each.name).clear()


@frozen
class Context:
    """A site whose content has been read and whose outputs have been planned.

    `graph` and `plan` contain no data of other sites. A view gets such data only through `targets`, which records the
    query.
    """

    site: Site
    portal: Portal
    graph: Graph
    plan: Plan
    targets: Targets
    templates: Mapping[tuple[str, str], Templates]
    """Keyed by (theme, language)."""
    assets: SiteAssets
    paginated_outputs: Mapping[OutputKey, tuple[Output, ...]]
    """The outputs of each list that is divided into several pages."""
    listed_outputs: Mapping[str, tuple[Output, ...]]
    """The outputs included in site maps, keyed by language."""
    own_pages: Mapping[str, tuple[Page, ...]]
    """The pages shown to readers, except `_index` pages, keyed by language."""
    hosts: frozenset[str]
    """The hosts of all sites."""
    has_search: bool
    """True if this build writes search indexes."""
    bodies: BodyStore
    presenters: Mapping[str, Presenter]
    """The presenter for each field type."""
    data_cells: Mapping[str, CellType]
    """The type of cell for each field type in data files."""
    fragments: FragmentStore = field(default_factory=NoFragments, repr=False, compare=False)
    """The rows of open data of all sites, used by outputs rendered after all sites."""
    parts: ReadParts = field(default=ALL_PARTS, repr=False)
    """The parts of views read by the site's templates or by files made from views."""
    units: UnitsDrawing | None = field(default=None, repr=False)
    """The map of the units. None if the operator does not supply the boundaries."""
    cache: ViewCache = field(default_factory=ViewCache, repr=False, compare=False)

    def makes_output(self, type_name: str) -> bool:
        """Return True if the portal makes outputs of this type for sites requesting them."""
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
        """Return the title of an alternate file for the head of a page, with its format if there are several."""
        return f"{title} ({output_type.format_name})" if output_type.format_name else title

    def pages_of(self, site: str, language: str, type_name: str, subject: str) -> tuple[Output, ...]:
        """Return the outputs into which a list is divided."""
        return self.paginated_outputs.get((site, language, type_name, subject), ())

    def page_address(self, page: Page) -> Address:
        """Return the address of `page`, even on another site. The page must be published."""
        if page.site != self.site.id:
            return self.targets.address_of(page)
        return self.plan.addresses[page.site, page.language, *type_and_subject_of(page)]

    def state_of(self, page: Page) -> str:
        """Return the state of the item shown by `page`, even on another site. Return an empty string if it has none."""
        if page.kind.states is None:
            return ""
        states = self.graph.states if page.site == self.site.id else self.targets.states_of(page.site)
        return states.get(page.id, "")

    def lapsed_label_of(self, page: Page) -> Bilingual | None:
        """Return the label that accompanies every title of a lapsed item's page, or None."""
        return page.kind.lapsed_label(self.state_of(page))

    def section_index(self, site: str, language: str, section: str) -> Page | None:
        """Return the `_index` page of a section if readers see it, even on another site."""
        if site != self.site.id:
            return self.targets.section_index(site, language, section)
        return self.graph.indexes.get((site, language, section))

    def file_address(self, page: Page, name: str) -> Address:
        """Return the address of a file beside `page`, even on another site.

        A file is published only once, with the original. Any file name is possible; spaces and letters are
        percent-encoded in the address.
        """
        if page.site != self.site.id:
            owner = self.targets.address_of(self.targets.original_of(page))
        else:
            item = self.graph.items.get(page.id)
            owner = self.page_address(item.original if item else page)
        return Address(owner.host, owner.path + encode_file_name(name))
