"""The contents of a catalogue of open data, independent of its format.

Names follow DCAT-AP 3. LocalTexts contain every known language. Unconfirmed values are empty, and omitted from all
formats.
"""

from __future__ import annotations

from datetime import date, datetime

from portalgen.frozen import frozen

LocalTexts = tuple[tuple[str, str], ...]
"""(language, text), the site's own language first."""


@frozen
class Publisher:
    """The agency that owns the data."""

    iri: str
    names: LocalTexts
    homepage: str
    code: str
    """Its code (mã định danh); empty if unconfirmed."""
    type: str
    """A key of `vocabularies.PUBLISHER_TYPES`."""


@frozen
class ContactPoint:
    """The contact for questions."""

    iri: str
    names: LocalTexts
    email: str
    telephone: str
    page: str
    """The address of the contact page of the agency; empty if there is none."""


@frozen
class SpatialUnit:
    """The administrative unit described by the data."""

    iri: str
    names: LocalTexts
    code: str
    """Code of the General Statistics Office."""


@frozen
class Terms:
    """The terms under which data may be used."""

    iri: str
    texts: LocalTexts
    """The terms of reuse."""
    license_iri: str
    """The address or name (IRI) of the licence; empty if none is confirmed."""
    license_names: LocalTexts


@frozen
class Distribution:
    """A file with the data."""

    iri: str
    titles: LocalTexts
    url: str
    page: str
    """The page that links to the file."""
    format: str
    """A key of `vocabularies.CATALOG_FORMATS`."""
    language: str
    schema_url: str = ""
    """The description of its columns; empty if there is none."""
    size: int = 0
    """Bytes; 0 if unknown."""
    is_licensed: bool = True
    """True if the catalogue's licence applies to the file: False if its contents are from others."""


@frozen
class Dataset:
    """Data of one sort in all its files."""

    iri: str
    identifier: str
    titles: LocalTexts
    descriptions: LocalTexts
    theme: str
    """A key of `vocabularies.DATA_THEMES`."""
    keywords: LocalTexts
    modified: datetime | None
    """The last publication, correction or withdrawal in it; None if unknown."""
    begin: date | None
    """The first day covered by the data."""
    end: date | None
    languages: tuple[str, ...]
    page: str
    """The page on which people find it."""
    frequency: str
    """A key of `vocabularies.FREQUENCY_IRIS`; empty if not stated."""
    source_names: LocalTexts
    """The suppliers of the figures, if the publisher is not the only source."""
    distributions: tuple[Distribution, ...]


@frozen
class CatalogReference:
    """A reference to another catalogue: the facts needed to find it, without its contents."""

    iri: str
    titles: LocalTexts
    descriptions: LocalTexts
    publisher: Publisher
    homepage: str


@frozen
class DataCatalog:
    """The open data of a site, or of the whole portal."""

    iri: str
    titles: LocalTexts
    descriptions: LocalTexts
    publisher: Publisher
    contact: ContactPoint
    coverage: SpatialUnit | None
    terms: Terms
    languages: tuple[str, ...]
    homepage: str
    """The page of open data."""
    modified: datetime | None
    datasets: tuple[Dataset, ...]
    catalogs: tuple[CatalogReference, ...] = ()
    """For the whole portal: the catalogues of its sites."""
