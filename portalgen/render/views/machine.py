"""What programs read: feeds, maps for search engines, redirects."""

from __future__ import annotations

from portalgen.frozen import frozen
from portalgen.render.views.links import Alternate


@frozen
class RedirectView:
    """An old address (layout `redirect`; stands alone, without header and footer)."""

    language: str
    """That of the page that it leads to."""
    title: str
    """Of the page that it leads to; may be empty."""
    url: str
    canonical: str


@frozen
class FeedEntry:
    id: str
    """A `tag:` URI that survives renames (RFC 4151)."""
    title: str
    url: str
    updated: str
    """RFC 3339."""
    summary: str
    """What was corrected last, where there is such a thing, then the page's own summary."""
    author: str
    published: str = ""
    """RFC 3339; only where it is not `updated`."""
    state: str = ""
    """What became of the page or its item, in words ("Đã đính chính", "Đã kết thúc"), or that it is a sample; else empty."""
    status: str = ""
    """The same as a name: `corrected`, `superseded`, `sample`, else the value of the state."""


@frozen
class DeletedEntry:
    """An entry that feeds may have had and that no longer holds (RFC 6721)."""

    id: str
    at: str
    """RFC 3339."""
    reason: str
    title: str = ""
    """Of the page, after what became of it: this and the next are for formats that can name no entry as gone."""
    url: str = ""
    """Where readers find the notice."""
    published: str = ""
    """RFC 3339."""
    notice: str = ""
    """What became of it, when and why, in sentences."""
    state: str = ""
    """The same in a word or two."""


@frozen
class FeedContents:
    """What the feeds of a site or of one of its sections hold in one language, whatever their format."""

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
    """What was withdrawn or removed, the newest first."""


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
    """feeds/robots.txt."""

    site_map_url: str


@frozen
class NewsUrl:
    url: str
    title: str
    published: str
    """RFC 3339, with its offset."""


@frozen
class NewsSiteMapView:
    """The news of the last 48 hours of a site in one language, for search engines (sitemap-news 0.9)."""

    publication: str
    language: str
    urls: tuple[NewsUrl, ...]
