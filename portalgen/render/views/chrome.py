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
    """The contact details of the agency. An empty string is a value that the Office has not confirmed yet."""

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
    """An emergency, shown first on every page of the site while it lasts."""

    level: str
    """Its severity: `danger`, `warning` or `notice` in the shipped kind."""
    label: str
    """The severity in words, in the page's language."""
    title: str
    text: str
    url: str
    """Address of its own page."""
    time: Time
    """The time of publication or of the last change."""
    language: str = ""
    """Language (`lang`) of title, text and its own page, if different from the page's."""
    telephone: str = ""
    """The number to call; empty if none is confirmed."""
    telephone_url: str = ""
    """The `tel:` address; empty if the number cannot be dialled."""
    end: Time | None = None
    """The time at which it disappears."""
    address: str = ""
    """Address of its own page with the host (`head.canonical` of that page)."""


@frozen
class ChromeView:
    """The frame of all pages of a site in a language. Digested once, not once per page."""

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
    """Address of the site's own logo; if empty, the theme draws its placeholder."""
    home: Link
    portal: Link
    """The main site's home in this language; on the main site the same as `home`."""
    search_url: str
    """The search page; empty if the site has no search."""
    site_map_url: str
    contact_url: str
    feed_url: str
    menu: tuple[MenuEntry, ...]
    footer_links: tuple[Link, ...]
    contact: ContactView
    reuse: str
    """Terms of reuse of the content."""
    stylesheet_url: str
    script_url: str
    """Script of every page; empty if the theme has none."""
    asset_base: str
    """Folder of the theme's static files on this host, with a trailing slash."""
    theme_color: str
    accessibility_url: str = ""
    """The accessibility statement; empty if the site has no such page."""
    verification_url: str = ""
    """The page about verifying that a page comes from the portal; empty if the site has none."""
    open_data_url: str = ""
    """The page of open data; empty if the site has none."""
    logo_width: int = 0
    """Width of the logo in CSS pixels, read from its file; 0 without a logo."""
    logo_height: int = 0
    share: tuple[str, ...] = ()
    """Services offered for sharing items by a plain link: `email`, `facebook`."""
    alternates: tuple[AlternateFile, ...] = ()
    """The feeds and calendars announced in `<head>`, without empty ones."""
    rating_url: str = ""
    """The page for rating the site's information (QĐ 2111, Art. 3(2)e, 3(3)c); empty if no channel is published."""
    other_languages: tuple[LanguageLink, ...] = ()
    """The main site's homes in languages missing from this site."""
    shared_domain: str = ""
    """The cookie domain shared by all hosts of the portal; empty if this site's host is not below it."""
    monitoring: Markup = NOTHING_MEASURED
    """The script of the measuring system, for the end of `<head>`; empty if use is not measured."""
    banners: tuple[BannerView, ...] = ()
    """The emergencies shown first on every page now, the most severe first."""
    host: str = ""
    """Host of the site."""
    official_domain: str = ""
    """The domain of the state agency at the end of the site's host (`lamdong.gov.vn`); empty if there is none."""
    agency: str = ""
    """The agency that owns the site; for a portal, which is not an agency itself, the agency above."""
    has_channel: bool = False
    """True if any contact of the agency is published; otherwise no page invites readers to write."""
    fonts: tuple[tuple[str, str], ...] = ()
    """The fonts requested early by `early.js` on a fast connection: path below `asset_base`, and weight."""


@frozen
class HeadView:
    """The contents of `<head>` apart from the assets."""

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
    """Dublin Core and similar metadata: (name, content)."""
    filters: tuple[tuple[str, str], ...]
    """Pagefind filters: (name, value): site, kind, section, year, field. If empty, the page is not indexed."""
    search_meta: tuple[tuple[str, str], ...]
    """Pagefind metadata shown with a result: (name, value): date, kind, number."""
    sort_date: str
    """Sort key for search by date: ISO day or empty."""
    files: tuple[AlternateFile, ...] = ()
    """The same content in other formats (plain text, data); for a list, the feeds and calendar of its section."""
    license_url: str = ""
    """The page with the terms of reuse of the content; empty if there is none."""


@frozen
class Frame:
    """The parts of every page around its own content."""

    language: str
    layout: str
    """File name in `layouts/` without its extension."""
    head: HeadView
    header: Markup
    """`layouts/header.html`, rendered once for each site, language and current menu entry."""
    footer: Markup
    """`layouts/footer.html`, rendered per site and language (also per current menu entry if it reads the menu)."""
    breadcrumbs: tuple[Link, ...]
    """From the home to the page itself (the last link has `current`); empty on a home."""
    languages: tuple[LanguageLink, ...]
    """The site's languages; without a translation, the nearest list or the home. Fewer than two: no switch."""
    notices: tuple[Notice, ...]
    elements: Markup
    """Metadata for programs, as HTML for the end of `<head>`.

    It consists of Open Graph, JSON-LD, and the elements for `metadata`, `filters`, `search_meta`, `sort_date`,
    `license_url` and `files` of `head`.
    """
