"""The site map for readers, as a tree."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, islice
from typing import Final

from portalgen.config.portal import Site
from portalgen.content.model import Page
from portalgen.graph.moments import is_indexed
from portalgen.on_demand import on_demand
from portalgen.outputs.definition import OutputDefinition, without_files
from portalgen.outputs.directories import build_directories
from portalgen.outputs.view_result import ViewResult
from portalgen.plan.addresses import plan_generated_page
from portalgen.plan.model import SECTION_OUTPUT, SITE_MAP_OUTPUT, Output, OutputType
from portalgen.render.breadcrumbs import build_top_level_trail, title_of_section
from portalgen.render.chrome import ChromeRenderer
from portalgen.render.context import Context
from portalgen.render.frames import Head, build_frame
from portalgen.render.metadata.page_facts import find_newest_day
from portalgen.render.page_statuses import label_page
from portalgen.render.views.links import Link
from portalgen.text.bilingual import Bilingual

with on_demand():
    from portalgen.outputs import units_map
    from portalgen.render.views import site_pages


def build_site_map_view(context: Context, chrome: ChromeRenderer, output: Output) -> ViewResult:
    """Return the site map as a text tree (TT 32/2017 Art. 16-18)."""
    site = context.portal.site(output.site)
    language = output.language
    title = context.text(site, language, "page.site_map")
    top_pages = [
        page
        for page in context.graph.shown_pages.values()
        if (page.site, page.language, page.section) == (site.id, language, "")
        and not page.is_index
        and is_indexed(page, context.graph.at)
    ]
    sections = context.graph.sections[site.id, language]
    in_sections = (page for each in sections for page in _list_pages(context, site, language, each))
    head = Head(title, day=find_newest_day(chain(top_pages, in_sections)))
    trail = build_top_level_trail(title, output)
    frame, chrome_digest = build_frame(context, chrome, output, "site_map", head, trail)
    home = site_pages.TreeNode(Link(context.text(site, language, "home.title"), site.prefix(language)))
    top = [_page_node(context, page) for page in top_pages]
    generated = [
        site_pages.TreeNode(Link(context.title_of_type(site, language, each), address.path))
        for each in context.plan.types
        if each.is_generated_page and each is not output.type
        if (address := context.plan.address(site.id, language, each.name)) is not None
    ]
    tree = (home, *top, *_section_nodes(context, site, language, ""), *generated)
    return ViewResult(
        site_pages.SiteMapView(
            frame,
            title,
            tree,
            build_directories(context, site, output),
            units_map.build_units_map(context, site, output),
        ),
        chrome_digest,
    )


def _section_nodes(context: Context, site: Site, language: str, parent: str) -> tuple[site_pages.TreeNode, ...]:
    nodes = []
    for section in context.graph.sections[site.id, language]:
        if section.rpartition("/")[0] != parent:
            continue
        link = Link(
            title_of_section(context, site, section, language),
            context.plan.addresses[site.id, language, SECTION_OUTPUT, section].path,
        )
        below = (_page_node(context, page) for page in _list_pages(context, site, language, section))
        nodes.append(site_pages.TreeNode(link, (*_section_nodes(context, site, language, section), *below)))
    return tuple(nodes)


def _list_pages(context: Context, site: Site, language: str, section: str) -> Iterator[Page]:
    """Return the pages of a section for the tree."""
    pages, at = context.graph.lists.get((site.id, language, section), ()), context.graph.at
    return islice((page for page in pages if page.language == language and is_indexed(page, at)), SITE_MAP_PAGES)


SITE_MAP_PAGES = 200
"""Maximum number of pages of a section in the tree; longer lists are one link away."""


def _page_node(context: Context, page: Page) -> site_pages.TreeNode:
    state = label_page(context, page, page.language)
    return site_pages.TreeNode(Link(page.title, context.page_address(page).path, state=state))


def build_browse_links(context: Context, site: Site, language: str) -> tuple[Link, ...]:
    """Return links for a reader without search: home, the top sections, the site map."""
    home = Link(context.text(site, language, "home.title"), site.prefix(language))
    sections = [node.link for node in _section_nodes(context, site, language, "")]
    site_map = context.plan.address(site.id, language, SITE_MAP_OUTPUT)
    last = [Link(context.text(site, language, "page.site_map"), site_map.path)] if site_map else []
    return (home, *sections, *last)


OUTPUT: Final = OutputDefinition(
    OutputType(
        SITE_MAP_OUTPUT,
        plan_generated_page,
        is_listed=True,
        is_target=True,
        segment=Bilingual("so-do-trang", "site-map"),
        title="page.site_map",
    ),
    without_files(build_site_map_view),
)
