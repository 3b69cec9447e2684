"""Pages of every site, generated from its configuration."""

from __future__ import annotations

from markupsafe import Markup

from portalgen.frozen import frozen
from portalgen.render.views.chrome import ContactView, Frame
from portalgen.render.views.links import DayView, Fact, Link
from portalgen.render.views.lists import Entry, EventEntry, Reception
from portalgen.render.views.maps import UnitsMapView


@frozen
class HomeBlock:
    """The latest items of a section on a home page."""

    title: str
    url: str
    list_style: str
    entries: tuple[Entry, ...]


@frozen
class Initial:
    """Links to names with the same initial letter: "Xã Đạ Huoai" with Đ."""

    letter: str
    links: tuple[Link, ...]


@frozen
class Directory:
    """A titled group of links to component sites (departments; communes and wards)."""

    title: str
    links: tuple[Link, ...]
    initials: tuple[Initial, ...]
    """The same links by initial letter if there are many; else empty."""


@frozen
class HomeView:
    """A site's home (layout `home`)."""

    frame: Frame
    title: str
    group: str
    introduction: Markup
    """Body of the site's own `_index`; may be empty."""
    lead: Entry | None
    """The newest item with a picture, if the site has one."""
    quick_links: tuple[Link, ...]
    """The most wanted services, from the configuration."""
    events: tuple[EventEntry, ...]
    """The site's next events by start time, without past events."""
    blocks: tuple[HomeBlock, ...]
    component_news: tuple[Entry, ...]
    """On the main site: the latest items of the component sites."""
    directories: tuple[Directory, ...]
    """On the main site: the component sites."""
    contact: ContactView
    contact_url: str
    arrangement: str = "rows"
    """The layout of lead and short blocks on a wide screen: `columns`, `flow` or `rows`.

    `columns` have about the same height. With `flow`, blocks break across the columns for that. `rows` is used if there
    is only a single block, or two of very different heights.
    """
    sending_links: tuple[Link, ...] = ()
    """Targets for sending a question or a reflection, only if a channel is published."""
    meanwhile_links: tuple[Link, ...] = ()
    """Alternative pages from the configuration; only on a home without any content of its own."""
    duties: str = ""
    """The duties of the agency, in a sentence; empty if not configured."""


@frozen
class AboutView:
    """The introduction of a site without its own, from the configuration (layout `about`)."""

    frame: Frame
    title: str
    facts: tuple[Fact, ...]
    contact: ContactView


@frozen
class ContactPageView:
    """The contact details of the agency (layout `contact`)."""

    frame: Frame
    title: str
    agency: str
    superior: str
    contact: ContactView
    links: tuple[Link, ...]
    receptions: tuple[Reception, ...] = ()
    """The submissions open to citizens, each with its published channels."""
    not_received: tuple[str, ...] = ()
    """Submissions without a published channel (`Reception.takes`), for which citizens can write a letter."""
    recipient: str = ""
    """The addressee of letters; for a portal, which is not an agency itself, the agency above."""


@frozen
class AccessibilityView:
    """A site's accessibility measures and how to report a problem (layout `accessibility`)."""

    frame: Frame
    title: str
    agency: str
    day: DayView | None
    """Day of the statement, if configured."""
    contact: ContactView
    measured_by: str = ""
    """The system that measures the use of the portal; empty if none does."""
    measuring_script: str = ""
    """The host from which the measuring script is loaded."""
    measuring_hosts: tuple[str, ...] = ()
    """The hosts to which it sends data."""


@frozen
class VerificationView:
    """How to verify that the portal published a page or file (layout `verification`)."""

    frame: Frame
    title: str
    agency: str
    host: str
    main_host: str
    """The host of the portal's main site."""
    document: str
    """The document in which the owner printed the release key; empty if none is confirmed."""
    fingerprint: str
    """Of the release key; empty if none is confirmed."""


@frozen
class TreeNode:
    """A node of the site map for people."""

    link: Link
    children: tuple[TreeNode, ...] = ()


@frozen
class SiteMapView:
    """The site map as a text tree (layout `site_map`)."""

    frame: Frame
    title: str
    tree: tuple[TreeNode, ...]
    directories: tuple[Directory, ...]
    units_map: UnitsMapView | None = None
    """On the main site, if the operator supplies the boundaries of the units."""


@frozen
class SearchFilter:
    """A filter for search results: a choice of their values."""

    name: str
    """As in the index and in the address of a search (`?year=2026`)."""
    label: str


@frozen
class SearchView:
    """The search page (layout `search`). Addresses are paths on the page's own host."""

    frame: Frame
    title: str
    bundle_url: str
    """Folder of this site's index."""
    summary_url: str
    """Folder of the summary index over all component sites; only on the main site, else empty."""
    summary_limit: str
    """The maximum number of items in that index, the newest first: "20.000"; empty without an index."""
    client_url: str
    """The search module (a script of the theme)."""
    browse: tuple[Link, ...]
    """Lists for a reader whose browser does not run scripts."""
    other: Link | None = None
    """The search page in the site's first language; on that page, the search in the next language."""
    help: tuple[Link, ...] = ()
    """How to search, from the configuration."""
    agencies: tuple[Directory, ...] = ()
    """The search pages of the component sites, by group; only with an index over them."""
    filters: tuple[SearchFilter, ...] = ()
    titles_url: str = ""
    """Folder of the index of names, which responds before the others are loaded; empty if there is none."""
    portal: Link | None = None
    """The search page of the main site; None on the main site."""
    service: Link | None = None
    """The National Public Service Portal for administrative procedures, if its address is confirmed."""
    other_has_more: bool = True
    """True if `other` has content missing in this language; if not, it is offered only for few results."""


@frozen
class NotFoundView:
    """The page for an address that does not exist (layout `not_found`)."""

    frame: Frame
    title: str
    links: tuple[Link, ...]
    """The home, the top sections, the site map."""
    quick_links: tuple[Link, ...] = ()
    """The most wanted services, from the configuration."""
