"""The list of information that must be public: its overview, its pages, and what its data files hold."""

from __future__ import annotations

from portalgen.frozen import frozen
from portalgen.render.views.chrome import Frame
from portalgen.render.views.links import DayView, Link
from portalgen.render.views.lists import Pagination


@frozen
class PublicRecord:
    """One item of the list, as its data files hold it; what nothing says is empty. Days are ISO days."""

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
    """What became of it, as lists say it beside its title."""
    sample: bool


@frozen
class PublicDataView:
    """What the data files of the list hold, all items of one language."""

    title: str
    basis: str
    agency: str
    url: str
    """Of the list's own page."""
    language: str
    schema_url: str
    """What describes the list as JSON."""
    records: tuple[PublicRecord, ...]


@frozen
class PublicRow:
    """One item in a table of the list; a day that nothing says is None."""

    link: Link
    address: str
    """As people read it, without `https://`."""
    number: str
    day_made: DayView | None
    form: str
    published: DayView | None
    until: DayView | None
    has_number: bool = True
    """Whether items of its kind have numbers at all."""


@frozen
class PublicMonth:
    """The items of one month, or the samples of a page."""

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
    """The items of one kind, by years."""

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
    """The same list in the site's other languages, each of which holds what is written in it."""


@frozen
class PublicListView:
    """The items of one kind and year, month by month (layout `public_information_list`)."""

    frame: Frame
    title: str
    total: int
    samples: int
    months: tuple[PublicMonth, ...]
    pagination: Pagination | None
    years: tuple[PublicPart, ...]
    """All years of this kind; that of this page is `link.current`."""
    overview: Link
    agency: str = ""
    """Whose list it is."""
