"""The page of open data: tables, files of figures, terms."""

from __future__ import annotations

from portalgen.frozen import frozen
from portalgen.render.views.chrome import ContactView, Frame
from portalgen.render.views.links import DayView, Link
from portalgen.render.views.site_pages import Directory


@frozen
class DataFileLink:
    """A data file in a format ("CSV")."""

    format: str
    url: str
    media_type: str
    size: str = ""
    """The size formatted for people; empty if unknown."""


@frozen
class DataTableRow:
    """The items of a kind, as a table to download."""

    title: str
    language: str
    """Language of the items, if different from the page's."""
    count: int
    """The number of items, without samples."""
    samples: int
    """The number of samples in addition."""
    newest: DayView | None
    """The day of the newest item, without future days; None if no item has a day."""
    files: tuple[DataFileLink, ...]
    schema_url: str
    """The description of the columns (JSON Schema)."""


@frozen
class FiguresRow:
    """A file of figures shown on a page as a table or chart."""

    title: str
    language: str
    """Language of the title and the source, if different from the page's."""
    source: str
    """The supplier of the figures."""
    begin: DayView | None
    """The first day of the figures; None if the page does not state it."""
    end: DayView | None
    sample: bool
    """True if the figures are samples and their title does not say so."""
    page: Link
    """The page that shows the figures."""
    file: DataFileLink
    """As true CSV; for samples, as supplied by the agency."""
    original: DataFileLink | None
    """The file as supplied by the agency; None if it is the same file."""


@frozen
class PortalDataYear:
    """The items of a kind and year of all sites; `year` is empty for items without a day."""

    year: str
    samples: bool
    """True if all are samples."""
    files: tuple[DataFileLink, ...]


@frozen
class PortalDataRow:
    """The items of a kind of all sites, the newest year first."""

    title: str
    samples: bool
    """True if the items of all years are samples; the individual years are then not marked."""
    years: tuple[PortalDataYear, ...]


@frozen
class OpenDataView:
    """The data published by a site, its terms and contact (layout `open_data`)."""

    frame: Frame
    title: str
    agency: str
    tables: tuple[DataTableRow, ...]
    portal_package_url: str
    """On the main site: the description of the combined files of all sites; empty if there are none."""
    portal_tables: tuple[PortalDataRow, ...]
    """On the main site: the files with the items of all sites."""
    figures: tuple[FiguresRow, ...]
    other_figures: str
    """The number of files of figures not listed here, in words; empty if all are listed."""
    frequency: str
    """The update frequency of the tables; empty if not stated."""
    license: Link | None
    """The licence; None if none is confirmed."""
    terms: str
    """The terms of reuse."""
    basis: str
    """The legal basis of open data; may be empty."""
    contact: ContactView
    contact_url: str
    package_url: str
    """The description of all tables in a single file (Data Package); empty if there are none."""
    catalog_url: str
    """The catalogue for programs; empty if the site has no data of its own."""
    portal_catalog_url: str
    """On the main site: the catalogue of all sites' catalogues; else empty."""
    portal: Link | None
    """The main site's page of open data; None on the main site and if it has no such page."""
    sites: tuple[Directory, ...]
    """On the main site: the open data pages of the other sites."""
