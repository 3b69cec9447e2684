"""Pages that every site has, generated from its configuration."""

from __future__ import annotations

from markupsafe import Markup

from portalgen.frozen import frozen
from portalgen.render.views.chrome import ContactView, Frame
from portalgen.render.views.links import DayView, Fact, Link
from portalgen.render.views.lists import Entry, EventEntry, Reception
from portalgen.render.views.maps import UnitsMapView


@frozen
class HomeBlock:
    """The latest items of one section, shown on a home page."""

    title: str
    url: str
    list_style: str
    entries: tuple[Entry, ...]


@frozen
class Initial:
    """Links whose names have the same initial letter: "Xã Đạ Huoai" is under Đ."""

    letter: str
    links: tuple[Link, ...]


@frozen
class Directory:
    """A group of links to component sites, with a title (departments; communes and wards)."""

    title: str
    links: tuple[Link, ...]
    initials: tuple[Initial, ...]
    """The same links grouped by initial letter, if there are many; otherwise empty."""


@frozen
class HomeView:
    """The home page of a site (layout `home`)."""

    frame: Frame
    title: str
    group: str
    introduction: Markup
    """Body of the `_index` page of the site's home; may be empty."""
    lead: Entry | None
    """The newest item that has a picture, or None."""
    quick_links: tuple[Link, ...]
    """The services that readers want most often, as configured."""
    events: tuple[EventEntry, ...]
    """The current and upcoming events of the site, sorted by start time."""
    blocks: tuple[HomeBlock, ...]
    component_news: tuple[Entry, ...]
    """Only on the main site: the latest items of the component sites."""
    directories: tuple[Directory, ...]
    """Only on the main site: links to the component sites."""
    contact: ContactView
    contact_url: str
    arrangement: str = "rows"
    """The arrangement of the lead and the short blocks on a wide screen: `columns`, `flow` or `rows`.

    `columns` have about the same height. With `flow`, blocks break across the columns to achieve this. `rows` is used
    if there is only a single block, or two of very different heights.
    """
    sending_links: tuple[Link, ...] = ()
    """Links to pages for sending a question or a reflection. Empty if no channel is published."""
    meanwhile_links: tuple[Link, ...] = ()
    """Pages to visit meanwhile, as configured. Set only on a home without any content of its own."""
    duties: str = ""
    """The duties of the agency in a sentence; empty if not configured."""


@frozen
class AboutView:
    """The introduction of a site that has not written one, generated from the configuration (layout `about`)."""

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
    """The kinds of submissions that citizens can send, each with its published channels."""
    not_received: tuple[str, ...] = ()
    """The kinds of submissions (`Reception.takes`) without a published channel. Citizens can send a letter instead."""
    recipient: str = ""
    """The agency to which letters are addressed. A portal is not an agency itself; then it is the superior agency."""


@frozen
class AccessibilityView:
    """The accessibility statement: the measures taken, and the way to report a problem (layout `accessibility`)."""

    frame: Frame
    title: str
    agency: str
    day: DayView | None
    """The day of the statement, if configured."""
    contact: ContactView
    measured_by: str = ""
    """The system that measures the use of the portal; empty if none does."""
    measuring_script: str = ""
    """The host from which the script of this system is loaded."""
    measuring_hosts: tuple[str, ...] = ()
    """The hosts to which this system sends data."""


@frozen
class VerificationView:
    """A page that explains how to verify that the portal published a page or file (layout `verification`)."""

    frame: Frame
    title: str
    agency: str
    host: str
    main_host: str
    """The host of the portal's main site."""
    document: str
    """The document in which the owner has printed the release key; empty if no document is confirmed."""
    fingerprint: str
    """The fingerprint of the release key; empty if none is confirmed."""


@frozen
class TreeNode:
    """An entry of the site map that readers see, with the entries below it."""

    link: Link
    children: tuple[TreeNode, ...] = ()


@frozen
class SiteMapView:
    """The site map that readers see, as a tree of texts (layout `site_map`)."""

    frame: Frame
    title: str
    tree: tuple[TreeNode, ...]
    directories: tuple[Directory, ...]
    units_map: UnitsMapView | None = None
    """The map of the units. Only on the main site, and only if the operator supplies the boundaries."""


@frozen
class SearchFilter:
    """A filter for search results, with which readers choose among its values."""

    name: str
    """The name of the filter in the index and in the address of a search (`?year=2026`)."""
    label: str


@frozen
class SearchView:
    """The search page (layout `search`). All addresses are paths on the page's own host."""

    frame: Frame
    title: str
    bundle_url: str
    """Folder of the search index of this site."""
    summary_url: str
    """Folder of the summary index, which covers all component sites. Set only on the main site."""
    summary_limit: str
    """The maximum number of items in the summary index: "20.000". It contains the newest. Empty without this index."""
    client_url: str
    """The address of the search module (a script of the theme)."""
    browse: tuple[Link, ...]
    """Links to lists, for readers whose browsers do not run scripts."""
    other: Link | None = None
    """The search page in the site's first language. On that page itself, the search page in the next language."""
    help: tuple[Link, ...] = ()
    """Links to explanations of the search, as configured."""
    agencies: tuple[Directory, ...] = ()
    """Links to the search pages of the component sites, by group. Set only if there is a summary index."""
    filters: tuple[SearchFilter, ...] = ()
    titles_url: str = ""
    """Folder of the index of names, which responds before the other indexes are loaded; empty if there is none."""
    portal: Link | None = None
    """A link to the search page of the main site; None on the main site."""
    service: Link | None = None
    """A link to the National Public Service Portal for administrative procedures, if its address is confirmed."""
    other_has_more: bool = True
    """True if `other` has content that is missing in this language. Otherwise it is offered only if results are few."""


@frozen
class NotFoundView:
    """The page shown for an address that does not exist (layout `not_found`)."""

    frame: Frame
    title: str
    links: tuple[Link, ...]
    """Links to the home, the top sections and the site map."""
    quick_links: tuple[Link, ...] = ()
    """The services that readers want most often, as configured."""
