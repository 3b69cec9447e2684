"""The news site map (Google News, sitemap-news 0.9): a site's reports of the last 48 hours, in one language."""

from __future__ import annotations

from collections.abc import Iterator
from heapq import nsmallest
from typing import Final

from portalgen.content.model import Page
from portalgen.graph.model import Graph
from portalgen.graph.moments import is_recent_news, is_shown
from portalgen.on_demand import on_demand
from portalgen.outputs.definition import OutputDefinition, without_chrome
from portalgen.plan.model import NEWS_SITE_MAP_OUTPUT, Address, Output, OutputType, PlanScope
from portalgen.render.context import Context
from portalgen.text.xml_text import escape_xml

with on_demand():
    from portalgen.render.views import machine

NEWS_SITE_MAP_SIZE: Final = 1_000
"""Maximum number of addresses in a news site map; larger files are rejected."""
_HEAD: Final = (
    '<?xml version="1.0" encoding="utf-8"?>\n'
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
    ' xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">'
)


def plan_news_site_map(output_type: OutputType, scope: PlanScope) -> Iterator[Output]:
    """Yield the map of each language with recent news, if the site offers section feeds.

    Without recent news there is no file, because a site map without addresses is invalid (sitemaps.org).
    """
    site = scope.site
    if not site.section_feeds:
        return
    languages = {page.language for page in _find_recent_news(scope.graph)}
    for code in site.codes:
        if code in languages:
            address = Address(site.host, f"{site.prefix(code)}sitemap-news.xml")
            yield Output(address, site.id, code, output_type, "", site.source)


def _find_recent_news(graph: Graph) -> Iterator[Page]:
    return (page for page in graph.shown_pages.values() if is_recent_news(page, graph.at) and is_shown(page, graph.at))


def build_news_site_map_view(context: Context, output: Output) -> machine.NewsSiteMapView:
    """Return the newest news, with the agency as the publication."""
    site, language = context.site, output.language
    dated = (
        (page.published.timestamp(), page)
        for page in _find_recent_news(context.graph)
        if page.language == language and page.published is not None
    )
    newest = nsmallest(NEWS_SITE_MAP_SIZE, dated, key=lambda each: (-each[0], each[1].id))
    return machine.NewsSiteMapView(
        publication=site.name(language).full,
        language=language,
        urls=tuple(_news_url(context, page) for _, page in newest),
    )


def _news_url(context: Context, page: Page) -> machine.NewsUrl:
    assert page.published is not None
    return machine.NewsUrl(context.page_address(page).url, page.title, page.published.isoformat())


def serialize_news_site_map(view: machine.NewsSiteMapView) -> bytes:
    """Return the map as XML."""
    publication = (
        f"<news:publication><news:name>{escape_xml(view.publication)}</news:name>"
        f"<news:language>{view.language}</news:language></news:publication>"
    )
    urls = (
        f"<url><loc>{escape_xml(each.url)}</loc><news:news>{publication}"
        f"<news:publication_date>{each.published}</news:publication_date>"
        f"<news:title>{escape_xml(each.title)}</news:title></news:news></url>"
        for each in view.urls
    )
    return ("\n".join((_HEAD, *urls, "</urlset>")) + "\n").encode()


OUTPUT: Final = OutputDefinition(
    OutputType(NEWS_SITE_MAP_OUTPUT, plan_news_site_map, step="last", media_type="application/xml"),
    without_chrome(build_news_site_map_view),
    serialize=serialize_news_site_map,
)
