"""The XML of site maps for search engines (sitemaps.org), planned by `plan.sitemaps`; `site_map` is for readers."""

from __future__ import annotations

from typing import Final

from portalgen.config.portal import Site
from portalgen.content.model import Page
from portalgen.law.due_dates import to_vietnam_time
from portalgen.on_demand import on_demand
from portalgen.outputs.definition import OutputDefinition, without_chrome
from portalgen.plan.model import PAGE_OUTPUT, SITE_MAP_XML_OUTPUT, Output, OutputType
from portalgen.plan.sitemaps import SITEMAP_SIZE, plan_site_maps
from portalgen.render.context import Context
from portalgen.render.hreflang import build_hreflang_links, find_alternates

with on_demand():
    from portalgen.render.views import machine


def build_site_map_xml_view(context: Context, output: Output) -> machine.SiteMapXmlView:
    """Return a site map of a site and language, with `hreflang` alternates."""
    listed = context.listed_outputs.get(output.language, ())
    start = (output.number - 1) * SITEMAP_SIZE
    return machine.SiteMapXmlView(tuple(_url(context, each) for each in listed[start : start + SITEMAP_SIZE]))


def _url(context: Context, output: Output) -> machine.SiteMapUrl:
    others = find_alternates(context, output)
    links = build_hreflang_links(others) if len(others) > 1 else ()
    page = context.graph.shown_pages.get(output.subject) if output.type.name == PAGE_OUTPUT else None
    return machine.SiteMapUrl(output.address.url, _last_change(page) if page is not None else "", links)


def _last_change(page: Page) -> str:
    """Return the page's day, or the day of its last correction; empty if there is neither."""
    notes = (to_vietnam_time(note["at"]).date() for note in page.fields.get("change_notes", ()))
    return max((each.isoformat() for each in (page.day, *notes) if each is not None), default="")


def group_listed_outputs(site: Site, outputs: tuple[Output, ...]) -> dict[str, tuple[Output, ...]]:
    """Return the outputs of `site` for its site maps, by language."""
    by_language: dict[str, list[Output]] = {}
    for output in outputs:
        if output.is_in_site_maps_of(site):
            by_language.setdefault(output.language, []).append(output)
    return {key: tuple(members) for key, members in by_language.items()}


OUTPUT: Final = OutputDefinition(
    OutputType(SITE_MAP_XML_OUTPUT, plan_site_maps, step="last", media_type="application/xml"),
    without_chrome(build_site_map_xml_view),
    template="feeds/sitemap.xml",
)
