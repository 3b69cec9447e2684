"""What surrounds every page: its head, header, footer and menus."""

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
    """How to reach the agency. An empty string means that the Office has not confirmed the value yet."""

    responsible: str
    address: str
    telephone: str
    telephone_url: str
    email: str
    hours: str


@frozen
class AlternateFile:
    """A file of the site that programs subscribe to, as `<link rel="alternate">` names it: a feed, a calendar."""

    media_type: str
    url: str
    title: str
    """Empty where the page's own title says it."""


@frozen
class BannerView:
    """An emergency that stands first on every page of the site while it lasts."""

    level: str
    """How grave it is: `danger`, `warning` or `notice` of the shipped kind."""
    label: str
    """The same in words, in the page's language."""
    title: str
    text: str
    url: str
    """Of its own page."""
    time: Time
    """When it was published or changed last."""
    language: str = ""
    """Of title, text and its own page (`lang`), where it is not the page's."""
    telephone: str = ""
    """The number to call; empty where there is none that is confirmed."""
    telephone_url: str = ""
    """Empty where no telephone can call it."""
    end: Time | None = None
    """When it goes."""
    address: str = ""
    """Of its own page, with its host (`head.canonical` of that page)."""


@frozen
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
    verification_url: str = ""
    """How to check that a page is the portal's; empty where the site does not say it."""
    open_data_url: str = ""
    """The page of open data; empty where the site has none."""
    logo_width: int = 0
    """Of the logo, as its file says, in CSS pixels; 0 where there is none."""
    logo_height: int = 0
    share: tuple[str, ...] = ()
    """Where items can be shared by a plain link: `email`, `facebook`."""
    alternates: tuple[AlternateFile, ...] = ()
    """The feeds and calendars to announce in `<head>`; one that has nothing to offer is left out."""
    rating_url: str = ""
    """Where the information of the site is rated (QĐ 2111, Art. 3(2)e, 3(3)c); empty where no way is published."""
    other_languages: tuple[LanguageLink, ...] = ()
    """The main site's homes in the languages that this site does not have."""
    shared_domain: str = ""
    """The domain whose cookie all hosts of the portal read; empty where this site's host is not below it."""
    monitoring: Markup = NOTHING_MEASURED
    """The script of the measuring system, for the end of `<head>`; empty where nothing is measured."""
    banners: tuple[BannerView, ...] = ()
    """The emergencies that stand first on every page now, the gravest first."""
    host: str = ""
    """Of the site."""
    official_domain: str = ""
    """What the addresses of the agency's sites end with, where that is a domain which only agencies of the State get."""
    agency: str = ""
    """Whose site it is; of a portal, which is no agency itself, the agency above."""
    has_channel: bool = False
    """Whether any way to reach the agency is published; no page asks readers to write where there is none."""
    fonts: tuple[tuple[str, str], ...] = ()
    """The fonts that `early.js` asks for where the line is fast: path below `asset_base`, and weight."""


@frozen
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
    files: tuple[AlternateFile, ...] = ()
    """The same content in other forms, as plain text and as data; of a list, the feeds and the calendar of its section."""
    license_url: str = ""
    """The page with the terms on which the content is used again; empty where there is none."""


@frozen
class Frame:
    """What every page has around its own content."""

    language: str
    layout: str
    """File name in `layouts/` without its ending."""
    head: HeadView
    header: Markup
    """`layouts/header.html`, rendered once for each site, language and current menu entry."""
    footer: Markup
    """`layouts/footer.html`, rendered once for each site and language; and for each current menu entry, where it reads the menu."""
    breadcrumbs: tuple[Link, ...]
    """From the home to the page itself (the last one has `current`); empty on a home."""
    languages: tuple[LanguageLink, ...]
    """The site's languages; one that lacks this content leads to the nearest list or the home. Fewer than two: no switch."""
    notices: tuple[Notice, ...]
    elements: Markup
    """What machines read of the page, as HTML for the end of `<head>`: Open Graph, JSON-LD, and the elements for
    `metadata`, `filters`, `search_meta`, `sort_date`, `license_url` and `files` of `head`."""
