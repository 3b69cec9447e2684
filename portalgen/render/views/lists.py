"""Lists of pages: sections, terms and taxonomies."""

from __future__ import annotations

from markupsafe import Markup

from portalgen.frozen import frozen
from portalgen.render.views.chrome import Frame
from portalgen.render.views.files import ImageView
from portalgen.render.views.links import DayView, Fact, Link, Notice, Time


@frozen
class Entry:
    """An item in a list.

    `language` is the language of the page, its title and its summary. It is set only if it differs from the list's
    language (missing translation).
    """

    id: str
    kind: str
    kind_label: str
    title: str
    url: str
    summary: str
    day: DayView | None
    number: str
    """Number of a document ("2111/QĐ-UBND") or code of another item, else empty."""
    image: ImageView | None
    language: str
    language_name: str
    site: Link | None
    """The home of the item's site; set in lists over several sites."""
    notices: tuple[Notice, ...] = ()
    new: bool = False
    """True if the date of the page is today or one of the `new_days - 1` days before (`new_days` of the portal)."""
    facts: tuple[Fact, ...] = ()
    """Fields of the kind's card, in order, without those shown elsewhere in the row.

    A field has no label if its value explains itself (an issuer beside a document). A state always has one, for readers
    who do not see the tag.
    """
    number_label: str = ""
    """The label of the number, for readers who do not see its position."""


@frozen
class EventEntry:
    """An upcoming or current event. `language` is set if the list's language differs."""

    title: str
    url: str
    begin: Time | None
    end: Time | None
    place: str
    under_way: bool
    language: str
    language_name: str
    notices: tuple[Notice, ...] = ()


@frozen
class PageLink:
    """A numbered page of a list."""

    number: int
    url: str
    current: bool


@frozen
class Pagination:
    """Pages of a list. `pages` are the first, the last and those around this one; None stands for a gap."""

    number: int
    count: int
    previous: Link | None
    next: Link | None
    pages: tuple[PageLink | None, ...]


@frozen
class FacetValue:
    """A value of a facet, with the list of its items; `link.current` marks the selected value."""

    link: Link
    count: int


@frozen
class Facet:
    """A field by which a list is filtered, with the values of its items."""

    name: str
    """As in the search index and in addresses."""
    label: str
    url: str
    """The page of all its values; empty if there is none."""
    values: tuple[FacetValue, ...]
    more: int = 0
    """The number of values missing from `values`."""
    is_lead: bool = False
    """True for the facet shown open above the list, used by most readers (`Kind.lead_facet`); always the first."""


@frozen
class Reception:
    """Something that citizens may send to the agency, with the channels for it."""

    takes: str
    """`question`, `opinion`, `rating` or `survey`."""
    title: str
    situation: str
    """Its identification: `new` if it concerns no item, `each` if each item has a code, `open` if `code` is the code.

    It is `nowhere` instead of `new` or `open` if neither a channel nor the office's address is published.
    """
    ways: tuple[Fact, ...]
    """The confirmed channels; empty if none is published."""
    code: str = ""


@frozen
class ListView:
    """A list of pages: of a section (layout `list`), a facet value (`facet`) or a term (`term`).

    The list of a facet value is the part of a section's list with that value.
    """

    frame: Frame
    title: str
    introduction: Markup
    """Body of the section's `_index`; may be empty."""
    list_style: str
    """The kind's list: `news`, `documents`, `people`, `plain`."""
    entries: tuple[Entry, ...]
    total: int
    pagination: Pagination | None
    sections: tuple[Link, ...]
    """Sections directly below."""
    feed_url: str
    facets: tuple[Facet, ...] = ()
    whole_list: Link | None = None
    """On the page of a facet value: the unfiltered list."""
    search_url: str = ""
    """The search page with this list's filters, if facets can be combined; else empty."""
    receptions: tuple[Reception, ...] = ()
    """On the first page of a section of items sent by citizens: the channels for a new item."""
    agency: str = ""
    """The agency that receives them; empty if nothing can be sent."""
    contact: Link | None = None
    """Its contact page."""
    subscriptions: tuple[Link, ...] = ()
    """The section's own feeds and calendar, shown below its list; `feed_url` is then the first. May be empty."""


@frozen
class TermCount:
    link: Link
    count: int


@frozen
class TaxonomyView:
    """All terms of a taxonomy (layout `taxonomy`)."""

    frame: Frame
    title: str
    terms: tuple[TermCount, ...]
