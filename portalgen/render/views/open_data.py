"""The page of open data: tables, files of figures, terms."""

from __future__ import annotations

from portalgen.frozen import frozen
from portalgen.render.views.chrome import ContactView, Frame
from portalgen.render.views.links import DayView, Link
from portalgen.render.views.site_pages import Directory


@frozen
class DataFileLink:
    """A file of data in one format ("CSV")."""

    format: str
    url: str
    media_type: str
    size: str = ""
    """As people read it; empty where it is not known."""


@frozen
class DataTableRow:
    """The items of one kind, as a table to download."""

    title: str
    language: str
    """Of the items, where it is not the page's."""
    count: int
    """How many items; samples are not among them."""
    samples: int
    """How many samples stand in it beside these."""
    newest: DayView | None
    """The day of the newest item that does not lie ahead; None where none has a day."""
    files: tuple[DataFileLink, ...]
    schema_url: str
    """What describes the columns (JSON Schema)."""


@frozen
class FiguresRow:
    """A file of figures that a page shows as a table or chart."""

    title: str
    language: str
    """Of the title and the source, where it is not the page's."""
    source: str
    """Who supplied the figures."""
    begin: DayView | None
    """The first day of the figures; None where the page does not say it."""
    end: DayView | None
    sample: bool
    """Whether the figures are no real ones and their title does not say so."""
    page: Link
    """Where the figures are shown."""
    file: DataFileLink
    """As true CSV; of samples as the agency made it."""
    original: DataFileLink | None
    """As the agency made it, where that is another file."""


@frozen
class PortalDataYear:
    """The items of one kind and year of all sites; `year` is empty for items without a day."""

    year: str
    samples: bool
    """Whether they are all samples."""
    files: tuple[DataFileLink, ...]


@frozen
class PortalDataRow:
    """The items of one kind of all sites, the newest year first."""

    title: str
    samples: bool
    """Whether the items of all years are samples; it is not said of each year then."""
    years: tuple[PortalDataYear, ...]


@frozen
class OpenDataView:
    """What data a site publishes, under which terms, and whom to ask (layout `open_data`)."""

    frame: Frame
    title: str
    agency: str
    tables: tuple[DataTableRow, ...]
    portal_package_url: str
    """On the main site: what describes the files of all sites together; empty where there are none."""
    portal_tables: tuple[PortalDataRow, ...]
    """On the main site: what holds the items of all sites."""
    figures: tuple[FiguresRow, ...]
    other_figures: str
    """How many more there are than these; empty where they are all."""
    frequency: str
    """How often the tables are renewed; empty where it is not said."""
    license: Link | None
    """The licence; None where there is none that is confirmed."""
    terms: str
    """The terms of reuse."""
    basis: str
    """The provisions under which data is open; may be empty."""
    contact: ContactView
    contact_url: str
    package_url: str
    """What describes the tables in one file (Data Package); empty where there are none."""
    catalog_url: str
    """The catalogue for programs; empty where the site has no data of its own."""
    portal_catalog_url: str
    """On the main site: the catalogue that names those of all sites; else empty."""
    portal: Link | None
    """The main site's page of open data; None on that site itself, and where it has none."""
    sites: tuple[Directory, ...]
    """On the main site: the pages of open data of the others."""
