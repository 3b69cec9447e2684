"""Views for programs: feeds, site maps, redirects."""

from __future__ import annotations

from portalgen.frozen import frozen
from portalgen.render.views.links import Alternate


@frozen
class RedirectView:
    """An old address (layout `redirect`; stands alone, without header and footer)."""

    language: str
    """Language of the target page."""
    title: str
    """Title of the target page; may be empty."""
    url: str
    canonical: str


@frozen
class FeedEntry:
    id: str
    """A `tag:` URI, stable across renames (RFC 4151)."""
    title: str
    url: str
    updated: str
    """RFC 3339."""
    summary: str
    """The latest correction, if any, then the page's own summary."""
    author: str
    published: str = ""
    """RFC 3339; empty if equal to `updated`."""
    state: str = ""
    """The state of the page or item in words ("Đã đính chính", "Đã kết thúc"), or a note on samples; else empty."""
    status: str = ""
    """The same as a name: `corrected`, `superseded`, `sample`, else the value of the state."""


@frozen
class DeletedEntry:
    """A feed entry that is no longer valid (RFC 6721)."""

    id: str
    at: str
    """RFC 3339."""
    reason: str
    title: str = ""
    """Title of the page, after its state.

    `title` and `url` are for formats that cannot mark an entry as deleted.
    """
    url: str = ""
    """The address of the notice for readers."""
    published: str = ""
    """RFC 3339."""
    notice: str = ""
    """The change with its time and reason, in sentences."""
    state: str = ""
    """The change in a word or two."""


@frozen
class FeedContents:
    """The contents of the feeds of a site or section in a language, independent of the format."""

    entries: tuple[FeedEntry, ...]
    deleted: tuple[DeletedEntry, ...]


@frozen
class FeedView:
    """A feed of a site or a section (Atom: feeds/atom.xml, RFC 4287; JSON Feed; RSS)."""

    language: str
    id: str
    title: str
    self_url: str
    site_url: str
    updated: str
    author: str
    entries: tuple[FeedEntry, ...]
    deleted: tuple[DeletedEntry, ...] = ()
    """The withdrawn or removed pages, the newest first."""


@frozen
class SiteMapUrl:
    url: str
    changed: str
    """ISO day, or empty."""
    alternates: tuple[Alternate, ...]


@frozen
class SiteMapXmlView:
    """A site map for machines (feeds/sitemap.xml; sitemaps.org 0.9)."""

    urls: tuple[SiteMapUrl, ...]


@frozen
class SiteMapIndexView:
    """The host's index of site maps (feeds/sitemap_index.xml)."""

    urls: tuple[str, ...]


@frozen
class RobotsView:
    """The host's `robots.txt` (feeds/robots.txt)."""

    site_map_url: str


@frozen
class NewsUrl:
    url: str
    title: str
    published: str
    """RFC 3339, with its offset."""


@frozen
class NewsSiteMapView:
    """The news of a site from the last 48 hours in a language, for search engines (sitemap-news 0.9)."""

    publication: str
    language: str
    urls: tuple[NewsUrl, ...]
