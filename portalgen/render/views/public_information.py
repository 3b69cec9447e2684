"""The list of information that must be public: its overview, its pages and the contents of its data files."""

from __future__ import annotations

from portalgen.frozen import frozen
from portalgen.render.views.chrome import Frame
from portalgen.render.views.links import DayView, Link
from portalgen.render.views.lists import Pagination


@frozen
class PublicRecord:
    """An item of the list as in its data files. Unknown values are empty. Days are ISO days."""

    kind: str
    kind_label: str
    title: str
    number: str
    day_made: str
    form: str
    published: str
    until: str
    url: str
    """Absolute."""
    state: str
    """Its state, as shown beside titles in lists."""
    sample: bool


@frozen
class PublicDataView:
    """The contents of the list's data files: all items of one language."""

    title: str
    basis: str
    agency: str
    url: str
    """The address of the list's own page."""
    language: str
    schema_url: str
    """The JSON Schema of the list."""
    records: tuple[PublicRecord, ...]


@frozen
class PublicRow:
    """An item in a table of the list; an unknown day is None."""

    link: Link
    address: str
    """As people read it, without `https://`."""
    number: str
    day_made: DayView | None
    form: str
    published: DayView | None
    until: DayView | None
    has_number: bool = True
    """True if items of its kind can have numbers."""


@frozen
class PublicMonth:
    """The items of a month, or the samples of a page."""

    caption: str
    rows: tuple[PublicRow, ...]
    sample: bool = False


@frozen
class PublicPart:
    """A year of a group with the address of its list."""

    link: Link
    count: int
    """Without samples."""
    samples: int


@frozen
class PublicGroupView:
    """The items of a kind, by years."""

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
    """The whole list as data."""
    others: tuple[Link, ...] = ()
    """The same list in the site's other languages; each contains only items written in its language."""


@frozen
class PublicListView:
    """The items of a kind and year, month by month (layout `public_information_list`)."""

    frame: Frame
    title: str
    total: int
    samples: int
    months: tuple[PublicMonth, ...]
    pagination: Pagination | None
    years: tuple[PublicPart, ...]
    """All years of this kind; the year of this page has `link.current`."""
    overview: Link
    agency: str = ""
    """The agency of the list."""
