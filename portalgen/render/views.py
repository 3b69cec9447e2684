"""Views: the only values that a template can see.

A view is small, frozen and complete. It holds every address, date and label ready to be shown, in the
language of its page, so that a template needs no clock, no graph and no file. Rendering is a pure
function of one view, and `key_of` (see `portalgen.render.keys`) is therefore an exact answer to the
question whether a page must be made again.

Values of type `Markup` are HTML that is already safe; every other string is escaped by the template.
"""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup


@dataclass(frozen=True, slots=True)
class Link:
    """A link as it is shown.

    What it leads to and its own words may be in different languages: the English name of an agency whose site is only
    Vietnamese. So each has its language, and either is set only where it is not the page's.
    """

    title: str
    url: str
    language: str = ""
    """Of what it leads to: `hreflang`."""
    title_language: str = ""
    """Of the title: `lang` of its text."""
    label: str = ""
    """What it is to the page, before the title and in the page's language ("Thay thế"); else empty."""
    current: bool = False
    external: bool = False


@dataclass(frozen=True, slots=True)
class DayView:
    """A day in three forms: `iso` for machines, `text` for lists, `long` in words (CLDR)."""

    iso: str
    text: str
    long: str


@dataclass(frozen=True, slots=True)
class LanguageLink:
    """One entry of the language switch: `name` is in that language itself ("English", "Tiếng Việt")."""

    language: str
    name: str
    url: str
    current: bool = False


@dataclass(frozen=True, slots=True)
class MenuEntry:
    """A menu entry with at most one level below it."""

    link: Link
    children: tuple[MenuEntry, ...] = ()


@dataclass(frozen=True, slots=True)
class ContactView:
    """How to reach the agency. An empty string means that the Office has not confirmed the value yet."""

    responsible: str
    address: str
    telephone: str
    telephone_url: str
    email: str
    hours: str


@dataclass(frozen=True, slots=True)
class ChromeView:
    """What surrounds every page of one site in one language. Digested once, not once a page."""

    language: str
    site_id: str
    group: str
    """`main`, `department`, `commune` (communes, wards and the special zone)."""
    name: str
    """Full name of the agency in plain letterforms (TT 32/2017 Art. 16-18)."""
    short_name: str
    superior: str
    """The agency above, shown over the name; empty on the main site."""
    logo_url: str
    """Address of the site's own logo; empty: the theme draws its placeholder."""
    home: Link
    portal: Link
    """The main site's home in this language; on the main site the same as `home`."""
    search_url: str
    """The search page; empty where search is left out."""
    site_map_url: str
    contact_url: str
    feed_url: str
    menu: tuple[MenuEntry, ...]
    footer_links: tuple[Link, ...]
    contact: ContactView
    reuse: str
    """Terms under which the content may be used again."""
    stylesheet_url: str
    script_url: str
    """Script of every page; empty where the theme has none."""
    asset_base: str
    """Folder of the theme's static files on this host, with a slash at its end."""
    theme_color: str
    accessibility_url: str = ""
    """The accessibility statement; empty where the site does not make it."""
    logo_width: int = 0
    """Of the logo, as its file says, in CSS pixels; 0 where there is none."""
    logo_height: int = 0
    share: tuple[str, ...] = ()
    """Where items can be shared by a plain link: `email`, `facebook`."""


@dataclass(frozen=True, slots=True)
class Alternate:
    """A `hreflang` alternate: absolute address of the same content in another language (or `x-default`)."""

    language: str
    url: str


@dataclass(frozen=True, slots=True)
class HeadView:
    """What stands in `<head>` beyond the assets."""

    title: str
    """The whole `<title>`: page and site."""
    description: str
    canonical: str
    alternates: tuple[Alternate, ...]
    indexed: bool
    """False: `noindex`."""
    image_url: str
    """Absolute address of a picture for previews; may be empty."""
    metadata: tuple[tuple[str, str], ...]
    """Dublin Core and the like: (name, content)."""
    filters: tuple[tuple[str, str], ...]
    """Pagefind filters: (name, value): site, kind, section, year, field. Empty: the page is not indexed."""
    search_meta: tuple[tuple[str, str], ...]
    """Pagefind metadata shown with a result: (name, value): date, kind, number."""
    sort_date: str
    """Sort key for search by date: ISO day or empty."""


@dataclass(frozen=True, slots=True)
class Notice:
    """A band over a page: `name` is one of sample, draft, scheduled, expired, withdrawn, outdated."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Variant:
    """The picture in one format: `srcset` as the attribute wants it."""

    media_type: str
    srcset: str


@dataclass(frozen=True, slots=True)
class ImageView:
    """A picture with its sizes. `sources` is empty for SVG; `url` is the fallback (JPEG, PNG or SVG)."""

    url: str
    width: int
    height: int
    alt: str
    caption: str
    credit: str
    sources: tuple[Variant, ...]
    sizes: str


@dataclass(frozen=True, slots=True)
class AttachmentView:
    """A file to download: `format` is shown ("PDF"), `size` is formatted for people ("1,2 MB")."""

    title: str
    url: str
    format: str
    size: str


@dataclass(frozen=True, slots=True)
class Fact:
    """One field of a kind, labelled in the page's language; `url` and `day` are set where they apply."""

    name: str
    label: str
    value: str
    url: str = ""
    day: DayView | None = None
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Heading:
    """An entry of the table of contents; `level` is 2 to 6."""

    level: int
    anchor: str
    title: str
    children: tuple[Heading, ...] = ()


@dataclass(frozen=True, slots=True)
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
    """Number of a document ("2111/QĐ-UBND"), else empty."""
    image: ImageView | None
    language: str
    language_name: str
    site: Link | None
    """The home of the item's site, where the list mixes sites."""
    notices: tuple[Notice, ...] = ()
    new: bool = False
    """Whether the page is of the last days, as many as the portal's `new_days`."""


@dataclass(frozen=True, slots=True)
class Time:
    """A day and time: `iso` for machines, `text` for people, who read no hour where none is given."""

    iso: str
    text: str


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
class PageLink:
    """A numbered page of a list."""

    number: int
    url: str
    current: bool


@dataclass(frozen=True, slots=True)
class Pagination:
    """Pages of a list. `pages` are the first, the last and those around this one; None stands for a gap."""

    number: int
    count: int
    previous: Link | None
    next: Link | None
    pages: tuple[PageLink | None, ...]


@dataclass(frozen=True, slots=True)
class Frame:
    """What every page has around its own content."""

    language: str
    layout: str
    """File name in `layouts/` without its ending."""
    head: HeadView
    header: Markup
    """`layouts/header.html`, rendered once for each site, language and current menu entry."""
    footer: Markup
    """`layouts/footer.html`, rendered once for each site and language."""
    breadcrumbs: tuple[Link, ...]
    """From the home to the page itself (the last one has `current`); empty on a home."""
    languages: tuple[LanguageLink, ...]
    """The languages that this very content exists in; fewer than two: no switch."""
    notices: tuple[Notice, ...]


@dataclass(frozen=True, slots=True)
class PageView:
    """A page written by an editor: layouts page, news, legal_document, organization, official."""

    frame: Frame
    kind: str
    kind_label: str
    section_title: str
    """Title of the section that holds it; empty outside sections."""
    title: str
    summary: str
    day: DayView | None
    body: Markup
    contents: tuple[Heading, ...]
    facts: tuple[Fact, ...]
    """The kind's own fields in the order of its definition, only those that are set."""
    attachments: tuple[AttachmentView, ...]
    images: tuple[ImageView, ...]
    """Lead pictures from the front matter (those in the body are already in `body`)."""
    terms: tuple[Fact, ...]
    """Taxonomies: one fact a taxonomy, its terms in `links`."""
    previous: Link | None
    """The page before it in its section's list: the newer one, where that is sorted by date."""
    next: Link | None
    by_date: bool
    """Whether its section's list is sorted by date, the newest first."""
    related: tuple[Link, ...]
    """The pages that the editor names in `related`, those that are shown, in that order."""
    text_url: str
    """The page as plain text; empty where the site does not make it."""
    source: Fact | None
    """Where quoted or supplied content comes from (QĐ 2111 Art. 8(3))."""


@dataclass(frozen=True, slots=True)
class ListView:
    """A section's list (layout `list`) or the list of a taxonomy's term (layout `term`)."""

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


@dataclass(frozen=True, slots=True)
class TermCount:
    link: Link
    count: int


@dataclass(frozen=True, slots=True)
class TaxonomyView:
    """All terms of one taxonomy (layout `taxonomy`)."""

    frame: Frame
    title: str
    terms: tuple[TermCount, ...]


@dataclass(frozen=True, slots=True)
class HomeBlock:
    """The latest of one section on a home page."""

    title: str
    url: str
    list_style: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Initial:
    """The links whose names begin with one letter: "Xã Đạ Huoai" with Đ."""

    letter: str
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Directory:
    """A titled group of links to component sites (departments; communes and wards)."""

    title: str
    links: tuple[Link, ...]
    initials: tuple[Initial, ...]
    """The same links by their first letters, where there are many; else empty."""


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
class AboutView:
    """The introduction of a site that has not written its own, from the configuration (layout `about`)."""

    frame: Frame
    title: str
    facts: tuple[Fact, ...]
    contact: ContactView


@dataclass(frozen=True, slots=True)
class ContactPageView:
    """How to reach the agency (layout `contact`)."""

    frame: Frame
    title: str
    agency: str
    superior: str
    contact: ContactView
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class AccessibilityView:
    """What a site does for everyone to be able to use it, and how to report a problem (layout `accessibility`)."""

    frame: Frame
    title: str
    agency: str
    day: DayView | None
    """Day of the statement, where the configuration gives one."""
    contact: ContactView


@dataclass(frozen=True, slots=True)
class TreeNode:
    """A node of the site map for people."""

    link: Link
    children: tuple[TreeNode, ...] = ()


@dataclass(frozen=True, slots=True)
class SiteMapView:
    """The site map as a text tree (layout `site_map`)."""

    frame: Frame
    title: str
    tree: tuple[TreeNode, ...]
    directories: tuple[Directory, ...]


@dataclass(frozen=True, slots=True)
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
    """The search page in the language that the site is written in first, where this one is in another."""
    help: tuple[Link, ...] = ()
    """How to search, from the configuration."""
    agencies: tuple[Directory, ...] = ()
    """The search pages of the component sites, by group; only where there is an index over them."""


@dataclass(frozen=True, slots=True)
class NotFoundView:
    """The page for an address that does not exist (layout `not_found`)."""

    frame: Frame
    title: str
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class RedirectView:
    """An old address (layout `redirect`; stands alone, without header and footer)."""

    language: str
    """That of the page that it leads to."""
    title: str
    """Of the page that it leads to; may be empty."""
    url: str
    canonical: str


@dataclass(frozen=True, slots=True)
class FeedEntry:
    id: str
    """A `tag:` URI that survives renames (RFC 4151)."""
    title: str
    url: str
    updated: str
    """RFC 3339."""
    summary: str
    author: str


@dataclass(frozen=True, slots=True)
class FeedView:
    """An Atom feed (feeds/atom.xml; RFC 4287)."""

    language: str
    id: str
    title: str
    self_url: str
    site_url: str
    updated: str
    author: str
    entries: tuple[FeedEntry, ...]


@dataclass(frozen=True, slots=True)
class SiteMapUrl:
    url: str
    changed: str
    """ISO day, or empty."""
    alternates: tuple[Alternate, ...]


@dataclass(frozen=True, slots=True)
class SiteMapXmlView:
    """A site map for machines (feeds/sitemap.xml; sitemaps.org 0.9)."""

    urls: tuple[SiteMapUrl, ...]


@dataclass(frozen=True, slots=True)
class SiteMapIndexView:
    """The host's index of site maps (feeds/sitemap_index.xml)."""

    urls: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RobotsView:
    """feeds/robots.txt."""

    site_map_url: str
