"""Views of what machines read: feeds, site maps, robots.txt, redirects."""

from __future__ import annotations

from portalgen.content.model import Page
from portalgen.graph.build import newest_first
from portalgen.plan.build import SITEMAP_SIZE
from portalgen.plan.model import LISTED, Address, Output, Role
from portalgen.render.context import Context
from portalgen.render.frames import alternates, hreflang
from portalgen.render.views import (
    FeedEntry,
    FeedView,
    RedirectView,
    RobotsView,
    SiteMapIndexView,
    SiteMapUrl,
    SiteMapXmlView,
)

FEED_SIZE = 20
_NEVER = "1970-01-01T00:00:00Z"
"""`updated` of a feed without entries, which RFC 4287 § 4.1.1 requires all the same."""


def feed_view(context: Context, output: Output) -> FeedView:
    """The newest dated pages of a site in one language (RFC 4287)."""
    site = context.portal.site(output.site)
    own = context.own_pages.get(output.language, ())
    pages = newest_first(page for page in own if page.date is not None)[:FEED_SIZE]
    home = Address(site.host, site.prefix(output.language))
    author = site.name(output.language).full
    entries = tuple(_feed_entry(context, page, author) for page in pages)
    return FeedView(
        language=output.language,
        id=home.url,
        title=context.text(site, output.language, "feed.title", site=site.name(output.language).short),
        self_url=output.address.url,
        site_url=home.url,
        updated=max((entry.updated for entry in entries), default=_NEVER),
        author=author,
        entries=entries,
    )


def _feed_entry(context: Context, page: Page, author: str) -> FeedEntry:
    site = context.portal.site(page.site)
    return FeedEntry(
        id=f"tag:{site.host},2025:{page.id}/{page.language}",
        title=page.title,
        url=context.page_address(page).url,
        updated=page.date.isoformat() if page.date else _NEVER,
        summary=page.summary,
        author=str(page.fields.get("author") or author),
    )


def site_map_xml_view(context: Context, output: Output) -> SiteMapXmlView:
    """One site map of one site in one language, with `hreflang` alternates."""
    listed = context.listed.get(output.language, ())
    start = (output.number - 1) * SITEMAP_SIZE
    return SiteMapXmlView(tuple(_url(context, each) for each in listed[start : start + SITEMAP_SIZE]))


def _url(context: Context, output: Output) -> SiteMapUrl:
    others = alternates(context, output)
    links = hreflang(others) if len(others) > 1 else ()
    page = context.graph.shown.get(output.subject) if output.role is Role.PAGE else None
    return SiteMapUrl(output.address.url, page.day.isoformat() if page and page.day else "", links)


def site_map_index_view(context: Context, output: Output) -> SiteMapIndexView:
    """All site maps of a host."""
    return SiteMapIndexView(context.targets.site_maps(output.address.host))


def robots_view(output: Output) -> RobotsView:
    """robots.txt."""
    return RobotsView(Address(output.address.host, "/sitemap.xml").url)


def redirect_view(output: Output) -> RedirectView:
    """A page at an old address, in the language of the page that it leads to."""
    return RedirectView(output.language, output.title, output.subject, output.subject.partition("#")[0])


def listed_outputs(outputs: tuple[Output, ...]) -> dict[str, tuple[Output, ...]]:
    """The outputs of a site that stand in site maps, by language."""
    found: dict[str, list[Output]] = {}
    for output in outputs:
        if output.role in LISTED:
            found.setdefault(output.language, []).append(output)
    return {key: tuple(members) for key, members in found.items()}
