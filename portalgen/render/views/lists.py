"""Lists of pages: sections, terms and taxonomies."""

from __future__ import annotations

from markupsafe import Markup

from portalgen.frozen import frozen
from portalgen.render.views.chrome import Frame
from portalgen.render.views.files import ImageView
from portalgen.render.views.links import DayView, Fact, Link, Notice, Time


@frozen
class Entry:
    """An item in a list. `language` is set where the list's language differs (missing translation).

    It is the language of the page and of what is told of it: title, summary.
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
    """The home of the item's site, where the list mixes sites."""
    notices: tuple[Notice, ...] = ()
    new: bool = False
    """Whether the page is of the last days, as many as the portal's `new_days`."""
    facts: tuple[Fact, ...] = ()
    """Fields of the kind's card that no other part of the row shows, in order; without a label where the value says
    what it is (an issuer beside a document), and of a state always with it, for those who do not see the tag.
    """
    number_label: str = ""
    """What the number is called, for those who do not see where it stands."""


@frozen
class EventEntry:
    """An event that is to come or under way. `language` is set where the list's language differs."""

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
    """A value of a facet, with the list of the items that have it; `link.current` where it is the chosen one."""

    link: Link
    count: int


@frozen
class Facet:
    """A field by which a list is filtered, with the values that its items have."""

    name: str
    """As in the search index and in addresses."""
    label: str
    url: str
    """The page of all its values; empty where there is none."""
    values: tuple[FacetValue, ...]
    more: int = 0
    """How many values are not among `values`."""
    is_lead: bool = False
    """Whether it stands open above the list, since most readers filter by it (`Kind.lead_facet`); the first of all."""


@frozen
class Reception:
    """What citizens may send to the agency, and how."""

    takes: str
    """`question`, `opinion`, `rating` or `survey`."""
    title: str
    situation: str
    """`new` where it is about no item, `each` where an item's page has the reference code, `open` where `code` is it;
    `nowhere` where neither a way nor the address of the office is published."""
    ways: tuple[Fact, ...]
    """Those that are confirmed; empty where none is published."""
    code: str = ""


@frozen
class ListView:
    """A section's list (layout `list`), the part of it with one value of a facet (layout `facet`), or the list of a
    taxonomy's term (layout `term`)."""

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
    """On the page of a facet's value: the list without that choice."""
    search_url: str = ""
    """The search page with this list's choices, where facets combine; empty where there is none."""
    receptions: tuple[Reception, ...] = ()
    """On the first page of a section whose items citizens send themselves: where a new one is sent."""
    agency: str = ""
    """The agency that takes it; empty where nothing is taken."""
    contact: Link | None = None
    """Its contact page."""
    subscriptions: tuple[Link, ...] = ()
    """Below a section's list: its feeds and its calendar, where it has some of its own; `feed_url` is then the first."""


@frozen
class TermCount:
    link: Link
    count: int


@frozen
class TaxonomyView:
    """All terms of one taxonomy (layout `taxonomy`)."""

    frame: Frame
    title: str
    terms: tuple[TermCount, ...]
