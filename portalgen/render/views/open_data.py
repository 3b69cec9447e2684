"""The page of open data: tables, files of figures, terms."""

from __future__ import annotations

from portalgen.frozen import frozen
from portalgen.render.views.chrome import ContactView, Frame
from portalgen.render.views.links import DayView, Link
from portalgen.render.views.site_pages import Directory


@frozen
class DataFileLink:
    """A link to a data file in one format ("CSV")."""

    format: str
    url: str
    media_type: str
    size: str = ""
    """The size formatted for people; empty if unknown."""


@frozen
class DataTableRow:
    """A table of the items of a kind, which readers can download."""

    title: str
    language: str
    """Language of the items, if different from the page's."""
    count: int
    """The number of items in the table, not counting samples."""
    samples: int
    """The number of samples, which `count` does not include."""
    newest: DayView | None
    """The day of the newest item, disregarding future days. None if no item has a day."""
    files: tuple[DataFileLink, ...]
    schema_url: str
    """The address of the description of the columns (JSON Schema)."""


@frozen
class FiguresRow:
    """A file of figures that a page shows as a table or chart."""

    title: str
    language: str
    """Language of the title and the source, if different from the page's."""
    source: str
    """The supplier of the figures."""
    begin: DayView | None
    """The first day that the figures cover. None if the page does not state it."""
    end: DayView | None
    sample: bool
    """True if the figures are samples but their title does not say so."""
    page: Link
    """A link to the page that shows the figures."""
    file: DataFileLink
    """The file converted to standard CSV. For samples, the file as supplied by the agency."""
    original: DataFileLink | None
    """The file as supplied by the agency. None if `file` is this file."""


@frozen
class PortalDataYear:
    """The items of one kind and year from all sites. `year` is empty for items without a day."""

    year: str
    samples: bool
    """True if all items of the year are samples."""
    files: tuple[DataFileLink, ...]


@frozen
class PortalDataRow:
    """The items of one kind from all sites, divided into years, the newest first."""

    title: str
    samples: bool
    """True if all items in all years are samples. The individual years are then not marked."""
    years: tuple[PortalDataYear, ...]


@frozen
class OpenDataView:
    """The data that a site publishes, with the terms of reuse and the contact (layout `open_data`)."""

    frame: Frame
    title: str
    agency: str
    tables: tuple[DataTableRow, ...]
    portal_package_url: str
    """Only on the main site: the description of the combined files of all sites; empty if there are none."""
    portal_tables: tuple[PortalDataRow, ...]
    """Only on the main site: the files that contain the items of all sites."""
    figures: tuple[FiguresRow, ...]
    other_figures: str
    """A text with the number of further files of figures, not listed here; empty if all are listed."""
    frequency: str
    """The frequency with which the tables are updated; empty if not stated."""
    license: Link | None
    """The licence; None if none is confirmed."""
    terms: str
    """The terms of reuse."""
    basis: str
    """The legal basis of open data; may be empty."""
    contact: ContactView
    contact_url: str
    package_url: str
    """The single file that describes all tables (Data Package); empty if there are no tables."""
    catalog_url: str
    """The catalogue of the site's data for programs; empty if the site has no data of its own."""
    portal_catalog_url: str
    """Only on the main site: the catalogue that lists the catalogues of all sites. Otherwise empty."""
    portal: Link | None
    """A link to the main site's open data page. None on the main site, or if it has no such page."""
    sites: tuple[Directory, ...]
    """Only on the main site: links to the open data pages of the other sites."""
