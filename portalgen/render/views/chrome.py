"""The frame of every page: head, header, footer and menus."""

from __future__ import annotations

from typing import Final

from markupsafe import Markup

from portalgen.frozen import frozen
from portalgen.render.views.links import Alternate, LanguageLink, Link, Notice, Time

NOTHING_MEASURED: Final = Markup("")


@frozen
class MenuEntry:
    """A menu entry with at most one level below it."""

    link: Link
    children: tuple[MenuEntry, ...] = ()


@frozen
class ContactView:
    """The contact details of the agency. Values that the Office has not confirmed yet are empty strings."""

    responsible: str
    address: str
    telephone: str
    telephone_url: str
    email: str
    hours: str


@frozen
class AlternateFile:
    """A feed or calendar of the site to which programs subscribe, for `<link rel="alternate">`."""

    media_type: str
    url: str
    title: str
    """Empty if the page's own title is used."""


@frozen
class BannerView:
    """A banner about an emergency. While the emergency lasts, it is shown at the top of every page of the site."""

    level: str
    """Its severity: `danger`, `warning` or `notice` in the shipped kind."""
    label: str
    """The severity in words, in the page's language."""
    title: str
    text: str
    url: str
    """The address of the emergency's own page."""
    time: Time
    """The time of publication, or of the last change if it was changed."""
    language: str = ""
    """Language (`lang`) of the title, the text and the emergency's own page, if different from the page's."""
    telephone: str = ""
    """The number to call; empty if none is confirmed."""
    telephone_url: str = ""
    """The `tel:` address; empty if the number cannot be dialled."""
    end: Time | None = None
    """The time at which the banner disappears."""
    address: str = ""
    """The absolute address of the emergency's own page (`head.canonical` of that page)."""


@frozen
class ChromeView:
    """The parts that all pages of a site have in common in a language. Its digest is computed only once."""

    language: str
    site_id: str
    group: str
    """`main`, `department`, `commune` (communes, wards and the special zone)."""
    name: str
    """Full name of the agency in plain letterforms (TT 32/2017 Art. 16-18)."""
    short_name: str
    superior: str
    """The superior agency, shown above the name; empty on the main site."""
    logo_url: str
    """Address of the site's own logo. If empty, the theme draws a placeholder."""
    home: Link
    portal: Link
    """A link to the home of the main site in this language. On the main site it equals `home`."""
    search_url: str
    """The search page; empty if the site has no search."""
    site_map_url: str
    contact_url: str
    feed_url: str
    menu: tuple[MenuEntry, ...]
    footer_links: tuple[Link, ...]
    contact: ContactView
    reuse: str
    """The terms for reusing the content."""
    stylesheet_url: str
    script_url: str
    """Script of every page; empty if the theme has none."""
    asset_base: str
    """Address of the folder of the theme's static files on this host, with a trailing slash."""
    theme_color: str
    accessibility_url: str = ""
    """The accessibility statement; empty if the site has no such page."""
    verification_url: str = ""
    """The page that explains how to verify a page of the portal; empty if the site has none."""
    open_data_url: str = ""
    """The page of open data; empty if the site has none."""
    logo_width: int = 0
    """Width of the logo in CSS pixels, read from its file; 0 without a logo."""
    logo_height: int = 0
    share: tuple[str, ...] = ()
    """Services offered for sharing items by a plain link: `email`, `facebook`."""
    alternates: tuple[AlternateFile, ...] = ()
    """The feeds and calendars announced in `<head>`. Those without entries are omitted."""
    rating_url: str = ""
    """The page on which readers can rate the site's information (QĐ 2111, Art. 3(2)e, 3(3)c).

    Empty if no channel is published.
    """
    other_languages: tuple[LanguageLink, ...] = ()
    """Links to the main site's homes in languages that this site lacks."""
    shared_domain: str = ""
    """The cookie domain shared by all hosts of the portal; empty if this site's host is not below it."""
    monitoring: Markup = NOTHING_MEASURED
    """The script of the monitoring system, for the end of `<head>`. Empty if the use of the portal is not measured."""
    banners: tuple[BannerView, ...] = ()
    """The emergencies shown at present at the top of every page, the most severe first."""
    host: str = ""
    """Host of the site."""
    official_domain: str = ""
    """The domain of the state agency at the end of the site's host (`lamdong.gov.vn`); empty if there is none."""
    agency: str = ""
    """The agency that owns the site. A portal is not an agency itself; then it is the superior agency."""
    has_channel: bool = False
    """True if a way to contact the agency is published. Otherwise no page invites readers to write."""
    fonts: tuple[tuple[str, str], ...] = ()
    """(path below `asset_base`, weight) of each font that `early.js` requests early on a fast connection."""


@frozen
class HeadView:
    """The contents of `<head>`, except the assets."""

    title: str
    """The complete content of `<title>`: the titles of the page and of the site."""
    description: str
    canonical: str
    alternates: tuple[Alternate, ...]
    indexed: bool
    """False if search engines must not index the page (`noindex`)."""
    image_url: str
    """Absolute address of the picture shown in previews; may be empty."""
    metadata: tuple[tuple[str, str], ...]
    """(name, content) of Dublin Core and similar metadata."""
    filters: tuple[tuple[str, str], ...]
    """(name, value) of each Pagefind filter: site, kind, section, year, field. If empty, the page is not indexed."""
    search_meta: tuple[tuple[str, str], ...]
    """(name, value) of the Pagefind metadata shown with a search result: date, kind, number."""
    sort_date: str
    """The key by which a search sorts the page by date: an ISO day, or empty."""
    files: tuple[AlternateFile, ...] = ()
    """The same content in other formats (plain text, data). For a list, the feeds and the calendar of its section."""
    license_url: str = ""
    """The page with the terms for reusing the content; empty if there is none."""


@frozen
class Frame:
    """The parts that surround the page's own content."""

    language: str
    layout: str
    """File name of the layout in `layouts/`, without its extension."""
    head: HeadView
    header: Markup
    """The rendered `layouts/header.html`, the same for a site, a language and a current menu entry."""
    footer: Markup
    """The rendered `layouts/footer.html`, the same for a site and a language.

    If it reads the menu, it also depends on the current menu entry.
    """
    breadcrumbs: tuple[Link, ...]
    """The links from the home to the page itself; the last has `current`. Empty on a home."""
    languages: tuple[LanguageLink, ...]
    """Links to the site's languages. Without a translation, a link leads to the nearest list or the home.

    With fewer than two, no language switch is shown.
    """
    notices: tuple[Notice, ...]
    elements: Markup
    """Metadata for programs, as HTML for the end of `<head>`.

    It consists of Open Graph, JSON-LD, and the elements for `metadata`, `filters`, `search_meta`, `sort_date`,
    `license_url` and `files` of `head`.
    """
