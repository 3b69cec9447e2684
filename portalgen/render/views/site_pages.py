"""Pages that every site has, made from its configuration."""

from __future__ import annotations

from markupsafe import Markup

from portalgen.frozen import frozen
from portalgen.render.views.chrome import ContactView, Frame
from portalgen.render.views.links import DayView, Fact, Link
from portalgen.render.views.lists import Entry, EventEntry, Reception
from portalgen.render.views.maps import UnitsMapView


@frozen
class HomeBlock:
    """The latest of one section on a home page."""

    title: str
    url: str
    list_style: str
    entries: tuple[Entry, ...]


@frozen
class Initial:
    """The links whose names begin with one letter: "Xã Đạ Huoai" with Đ."""

    letter: str
    links: tuple[Link, ...]


@frozen
class Directory:
    """A titled group of links to component sites (departments; communes and wards)."""

    title: str
    links: tuple[Link, ...]
    initials: tuple[Initial, ...]
    """The same links by their first letters, where there are many; else empty."""


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
    """What people come for, from the configuration."""
    events: tuple[EventEntry, ...]
    """The site's next events, in the order in which they begin; each is left out when it is over."""
    blocks: tuple[HomeBlock, ...]
    component_news: tuple[Entry, ...]
    """On the main site: the latest items of the component sites."""
    directories: tuple[Directory, ...]
    """On the main site: the component sites."""
    contact: ContactView
    contact_url: str
    arrangement: str = "rows"
    """How lead and short blocks stand on a wide screen: `columns` of much the same height; `flow` where blocks must
    break across the columns for that; `rows` where there is but one of them, or two of very different heights."""
    sending_links: tuple[Link, ...] = ()
    """Where to send a question or a reflection, each only where a way is published."""
    meanwhile_links: tuple[Link, ...] = ()
    """Where else to look, from the configuration; only on a home without anything to show of its own."""
    duties: str = ""
    """What the agency does, in a sentence; empty where the configuration does not say it."""


@frozen
class AboutView:
    """The introduction of a site that has not written its own, from the configuration (layout `about`)."""

    frame: Frame
    title: str
    facts: tuple[Fact, ...]
    contact: ContactView


@frozen
class ContactPageView:
    """How to reach the agency (layout `contact`)."""

    frame: Frame
    title: str
    agency: str
    superior: str
    contact: ContactView
    links: tuple[Link, ...]
    receptions: tuple[Reception, ...] = ()
    """What citizens may send, each with the ways that are published."""
    not_received: tuple[str, ...] = ()
    """The names of what citizens may send for which no way is published (`Reception.takes`), where they can write a letter."""
    recipient: str = ""
    """To whom people write; of a portal, which is no agency itself, the agency above."""


@frozen
class AccessibilityView:
    """What a site does for everyone to be able to use it, and how to report a problem (layout `accessibility`)."""

    frame: Frame
    title: str
    agency: str
    day: DayView | None
    """Day of the statement, where the configuration gives one."""
    contact: ContactView
    measured_by: str = ""
    """Who measures the use of the portal; empty where nothing does."""
    measuring_script: str = ""
    """The host from which the measuring script is loaded."""
    measuring_hosts: tuple[str, ...] = ()
    """The hosts to which it sends."""


@frozen
class VerificationView:
    """How to check that a page or file is what the portal published (layout `verification`)."""

    frame: Frame
    title: str
    agency: str
    host: str
    main_host: str
    """That of the portal's main site."""
    document: str
    """The document in which the owner printed the release key; empty where none is confirmed."""
    fingerprint: str
    """Of the release key; empty where none is confirmed."""


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
    """On the main site, where the operator gives the boundaries of the units."""


@frozen
class SearchFilter:
    """What results are narrowed by, as a choice of the values that they have."""

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
    """How many items of component sites that index holds at most, the newest: "20.000"; empty where there is none."""
    client_url: str
    """The module that searches (a script of the theme)."""
    browse: tuple[Link, ...]
    """Lists for a reader whose browser runs no script."""
    other: Link | None = None
    """The search page in the language that the site is written in first; on that one, the search in the next language."""
    help: tuple[Link, ...] = ()
    """How to search, from the configuration."""
    agencies: tuple[Directory, ...] = ()
    """The search pages of the component sites, by group; only where there is an index over them."""
    filters: tuple[SearchFilter, ...] = ()
    titles_url: str = ""
    """Folder of the index of names, which answers before the others are loaded; empty: there is none."""
    portal: Link | None = None
    """The search page of the main site; only on the others."""
    service: Link | None = None
    """Where administrative procedures are done: the National Public Service Portal, if its address is confirmed."""
    other_has_more: bool = True
    """Whether `other` has what is not in this language: else it is offered only where little was found."""


@frozen
class NotFoundView:
    """The page for an address that does not exist (layout `not_found`)."""

    frame: Frame
    title: str
    links: tuple[Link, ...]
    """The home, the top sections, the site map."""
    quick_links: tuple[Link, ...] = ()
    """What people come for, from the configuration."""
