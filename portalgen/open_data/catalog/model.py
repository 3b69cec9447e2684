"""What a catalogue of open data says, whatever form it is written in.

Names are those of DCAT-AP 3. LocalTexts stand in every language that they are known in. What nobody has confirmed is empty,
and is left out of every form.
"""

from __future__ import annotations

from datetime import date, datetime

from portalgen.frozen import frozen

LocalTexts = tuple[tuple[str, str], ...]
"""(language, text), the site's own language first."""


@frozen
class Publisher:
    """The agency whose data it is."""

    iri: str
    names: LocalTexts
    homepage: str
    code: str
    """Its code (mã định danh); empty where it is not confirmed."""
    type: str
    """A key of `vocabularies.PUBLISHER_TYPES`."""


@frozen
class ContactPoint:
    """Whom to ask."""

    iri: str
    names: LocalTexts
    email: str
    telephone: str
    page: str
    """The address of the page that says how to reach the agency; empty where there is none."""


@frozen
class SpatialUnit:
    """The administrative unit that data is about."""

    iri: str
    names: LocalTexts
    code: str
    """Of the General Statistics Office."""


@frozen
class Terms:
    """Under what terms data may be used."""

    iri: str
    texts: LocalTexts
    """The terms of reuse."""
    license_iri: str
    """The address of the licence, or a name for it; empty where there is none that is confirmed."""
    license_names: LocalTexts


@frozen
class Distribution:
    """One file with the data."""

    iri: str
    titles: LocalTexts
    url: str
    page: str
    """The page from which people come to the file."""
    format: str
    """A key of `vocabularies.CATALOG_FORMATS`."""
    language: str
    schema_url: str = ""
    """What describes its columns; empty where nothing does."""
    size: int = 0
    """Bytes; 0 where that is not known."""
    is_licensed: bool = True
    """Whether the licence of the catalogue is that of the file: not where others made what it holds."""


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
    """When something in it was last published, corrected or withdrawn; None where nothing says it."""
    begin: date | None
    """The first day that the data is about."""
    end: date | None
    languages: tuple[str, ...]
    page: str
    """The page on which people find it."""
    frequency: str
    """A key of `vocabularies.FREQUENCY_IRIS`; empty where it is not said."""
    source_names: LocalTexts
    """Who supplied the figures, where that is not the publisher alone."""
    distributions: tuple[Distribution, ...]


@frozen
class CatalogReference:
    """A catalogue that another one names: what has to be known to find it, and nothing of what it holds."""

    iri: str
    titles: LocalTexts
    descriptions: LocalTexts
    publisher: Publisher
    homepage: str


@frozen
class DataCatalog:
    """The open data of one site, or of the whole portal."""

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
    """Of the whole portal: the catalogues of its sites."""
