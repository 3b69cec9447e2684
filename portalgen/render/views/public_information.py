"""The list of information that must be public: its overview, its pages and the contents of its data files."""

from __future__ import annotations

from portalgen.frozen import frozen
from portalgen.render.views.chrome import Frame
from portalgen.render.views.links import DayView, Link
from portalgen.render.views.lists import Pagination


@frozen
class PublicRecord:
    """An item of the list as in the list's data files. Unknown values are empty strings, days are in ISO 8601."""

    kind: str
    kind_label: str
    title: str
    number: str
    day_made: str
    form: str
    published: str
    until: str
    url: str
    """The absolute address of the item."""
    state: str
    """The state of the item, as shown beside titles in lists."""
    sample: bool


@frozen
class PublicDataView:
    """The contents of the list's data files: all items of one language."""

    title: str
    basis: str
    agency: str
    url: str
    """The address of the page that shows the list."""
    language: str
    schema_url: str
    """The address of the JSON Schema that describes the data."""
    records: tuple[PublicRecord, ...]


@frozen
class PublicRow:
    """An item in a table of the list. A day is None if it is unknown."""

    link: Link
    address: str
    """The address as people read it, without `https://`."""
    number: str
    day_made: DayView | None
    form: str
    published: DayView | None
    until: DayView | None
    has_number: bool = True
    """True if items of this kind can have numbers."""


@frozen
class PublicMonth:
    """A table with the items of one month, or with the samples on a page."""

    caption: str
    rows: tuple[PublicRow, ...]
    sample: bool = False


@frozen
class PublicPart:
    """A year of a group, with a link to the list of its items."""

    link: Link
    count: int
    """The number of items, not counting samples."""
    samples: int


@frozen
class PublicGroupView:
    """The items of one kind, divided into years."""

    title: str
    count: int
    samples: int
    years: tuple[PublicPart, ...]


@frozen
class PublicInformationView:
    """The list of information that must be public, as an overview (layout `public_information`)."""

    frame: Frame
    title: str
    agency: str
    groups: tuple[PublicGroupView, ...]
    total: int
    samples: int
    files: tuple[Link, ...]
    """Links to data files with the whole list."""
    others: tuple[Link, ...] = ()
    """Links to the same list in the site's other languages. Each contains only items written in its language."""


@frozen
class PublicListView:
    """The items of one kind and year, divided into months (layout `public_information_list`)."""

    frame: Frame
    title: str
    total: int
    samples: int
    months: tuple[PublicMonth, ...]
    pagination: Pagination | None
    years: tuple[PublicPart, ...]
    """All years of this kind. `link.current` marks the year of this page."""
    overview: Link
    agency: str = ""
    """The agency whose list it is."""
