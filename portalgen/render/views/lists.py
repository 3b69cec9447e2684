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

    `language` is the language of the page, its title and its summary. It is set only if the page has no translation
    into the list's language.
    """

    id: str
    kind: str
    kind_label: str
    title: str
    url: str
    summary: str
    day: DayView | None
    number: str
    """Number of a document ("2111/QĐ-UBND") or code of another item; empty if it has neither."""
    image: ImageView | None
    language: str
    language_name: str
    site: Link | None
    """The home of the item's site. Set only in lists of items from several sites."""
    notices: tuple[Notice, ...] = ()
    new: bool = False
    """True if the date of the page is today or one of the `new_days - 1` days before (a setting of the portal)."""
    facts: tuple[Fact, ...] = ()
    """The fields on the card of the kind, in the order of the card, without fields that the row shows elsewhere.

    A field has no label if its value explains itself (an issuer beside a document). A state always has a label, for
    readers who do not see the tag.
    """
    number_label: str = ""
    """The label of the number, for readers who cannot see its position."""


@frozen
class EventEntry:
    """An upcoming or current event. `language` is set only if it differs from the list's."""

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
    """A link to one page of a list, with its number."""

    number: int
    url: str
    current: bool


@frozen
class Pagination:
    """The pages into which a list is divided. `number` is this page, `count` the number of all pages.

    `pages` are the first page, the last, and the pages around this one. None stands for a gap.
    """

    number: int
    count: int
    previous: Link | None
    next: Link | None
    pages: tuple[PageLink | None, ...]


@frozen
class FacetValue:
    """A value of a facet, with a link to the list of its items. `link.current` marks the selected value."""

    link: Link
    count: int


@frozen
class Facet:
    """A field by which readers can filter a list, with the values that occur in its items."""

    name: str
    """The name of the facet in the search index and in addresses."""
    label: str
    url: str
    """The page that lists all its values; empty if there is none."""
    values: tuple[FacetValue, ...]
    more: int = 0
    """The number of further values, not included in `values`."""
    is_lead: bool = False
    """True for the facet that most readers use (`Kind.lead_facet`). It is first and shown open above the list."""


@frozen
class Reception:
    """A kind of submission that citizens may send to the agency, with the channels for it."""

    takes: str
    """The kind of submission: `question`, `opinion`, `rating` or `survey`."""
    title: str
    situation: str
    """The way to identify the submission.

    `new` if it concerns no item, `each` if each item has its own code, `open` if `code` is the code. If neither a
    channel nor the office's address is published, it is `nowhere` instead of `new` or `open`.
    """
    ways: tuple[Fact, ...]
    """The channels that are confirmed; empty if none is published."""
    code: str = ""


@frozen
class ListView:
    """A list of pages: of a section (layout `list`), a facet value (`facet`) or a term (`term`).

    The list of a facet value contains the items of a section that have this value.
    """

    frame: Frame
    title: str
    introduction: Markup
    """Body of the section's `_index` page; may be empty."""
    list_style: str
    """The style in which the kind is listed: `news`, `documents`, `people` or `plain`."""
    entries: tuple[Entry, ...]
    total: int
    pagination: Pagination | None
    sections: tuple[Link, ...]
    """Links to the sections directly below this section."""
    feed_url: str
    facets: tuple[Facet, ...] = ()
    whole_list: Link | None = None
    """The unfiltered list of the section. Set only on the page of a facet value."""
    search_url: str = ""
    """The search page with the filters of this list. Empty if facets cannot be combined."""
    receptions: tuple[Reception, ...] = ()
    """The channels for sending a new item. Set only on the first page of a section of items sent by citizens."""
    agency: str = ""
    """The agency that receives new items; empty if nothing can be sent."""
    contact: Link | None = None
    """The contact page of that agency."""
    subscriptions: tuple[Link, ...] = ()
    """The section's own feeds and calendar, shown below its list; may be empty. `feed_url` is then the first."""


@frozen
class TermCount:
    link: Link
    count: int


@frozen
class TaxonomyView:
    """All terms of a taxonomy, with the number of pages for each (layout `taxonomy`)."""

    frame: Frame
    title: str
    terms: tuple[TermCount, ...]
