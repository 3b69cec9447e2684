"""Views for programs: feeds, site maps, redirects."""

from __future__ import annotations

from portalgen.frozen import frozen
from portalgen.render.views.links import Alternate


@frozen
class RedirectView:
    """A redirect from an old address (layout `redirect`). It is a page of its own, without header and footer."""

    language: str
    """Language of the target page."""
    title: str
    """Title of the target page; may be empty."""
    url: str
    canonical: str


@frozen
class FeedEntry:
    id: str
    """A `tag:` URI (RFC 4151) that stays the same if the page is renamed."""
    title: str
    url: str
    updated: str
    """The time of the last update (RFC 3339)."""
    summary: str
    """The latest correction, if there is one, followed by the page's own summary."""
    author: str
    published: str = ""
    """The time of publication (RFC 3339). Empty if it equals `updated`."""
    state: str = ""
    """The state of the page or item in words ("Đã đính chính", "Đã kết thúc"), or a note on samples; may be empty."""
    status: str = ""
    """The name of the same state: `corrected`, `superseded`, `sample`, or else the value of the item's state."""


@frozen
class DeletedEntry:
    """A feed entry for a page that is no longer valid (RFC 6721)."""

    id: str
    at: str
    """The time at which it became invalid (RFC 3339)."""
    reason: str
    title: str = ""
    """The title of the page, preceded by its state.

    `title` and `url` are for feed formats that cannot mark an entry as deleted.
    """
    url: str = ""
    """The address at which readers find a notice."""
    published: str = ""
    """The time of publication (RFC 3339)."""
    notice: str = ""
    """Sentences about the change, with its time and reason."""
    state: str = ""
    """The change, in a word or two."""


@frozen
class FeedContents:
    """The content of the feeds of a site or section in one language. It is the same in all formats."""

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
    """Pages that were withdrawn or removed, the newest first."""


@frozen
class SiteMapUrl:
    url: str
    changed: str
    """The day of the last change (ISO 8601), or an empty string."""
    alternates: tuple[Alternate, ...]


@frozen
class SiteMapXmlView:
    """A site map for machines (feeds/sitemap.xml; sitemaps.org 0.9)."""

    urls: tuple[SiteMapUrl, ...]


@frozen
class SiteMapIndexView:
    """The index of the site maps on a host (feeds/sitemap_index.xml)."""

    urls: tuple[str, ...]


@frozen
class RobotsView:
    """The `robots.txt` of a host (feeds/robots.txt)."""

    site_map_url: str


@frozen
class NewsUrl:
    url: str
    title: str
    published: str
    """The time of publication with its UTC offset (RFC 3339)."""


@frozen
class NewsSiteMapView:
    """The news that a site published in the last 48 hours in one language, for search engines (sitemap-news 0.9)."""

    publication: str
    language: str
    urls: tuple[NewsUrl, ...]
