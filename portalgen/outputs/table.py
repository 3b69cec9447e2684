"""Every type of output: what builds its view, and the template that shows it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from portalgen.outputs.about import build_about_view
from portalgen.outputs.accessibility import build_accessibility_view
from portalgen.outputs.contact import build_contact_page_view
from portalgen.outputs.feed import build_feed_view
from portalgen.outputs.home import build_home_view
from portalgen.outputs.not_found import build_not_found_view
from portalgen.outputs.page import build_page_view
from portalgen.outputs.redirect import build_redirect_view
from portalgen.outputs.robots import build_robots_view
from portalgen.outputs.search import build_search_view
from portalgen.outputs.section import build_section_view
from portalgen.outputs.site_map import build_site_map_view
from portalgen.outputs.sitemaps import build_site_map_index_view, build_site_map_xml_view
from portalgen.outputs.terms import build_taxonomy_view, build_term_view
from portalgen.outputs.view_result import ViewResult
from portalgen.plan.model import Output, Role
from portalgen.render.chrome import ChromeRenderer
from portalgen.render.context import Context
from portalgen.render.page_files import PageFiles

ViewBuilder = Callable[[Context, ChromeRenderer, Output, PageFiles], ViewResult]
"""Builds the view of an output from the context of its site, its chrome, and the files beside its page."""


def _without_files(build: Callable[[Context, ChromeRenderer, Output], ViewResult]) -> ViewBuilder:
    return lambda context, chrome, output, _: build(context, chrome, output)


def _bare(build: Callable[[Context, Output], object]) -> ViewBuilder:
    """A view for machines: it has no chrome."""
    return lambda context, _, output, __: ViewResult(build(context, output), "")


def _of_output(build: Callable[[Output], object]) -> ViewBuilder:
    return _bare(lambda _, output: build(output))


VIEW_BUILDERS: Final[Mapping[Role, ViewBuilder]] = {
    Role.HOME: build_home_view,
    Role.PAGE: build_page_view,
    Role.SECTION: build_section_view,
    Role.TERM: build_term_view,
    Role.TAXONOMY: _without_files(build_taxonomy_view),
    Role.ABOUT: _without_files(build_about_view),
    Role.CONTACT: _without_files(build_contact_page_view),
    Role.SITE_MAP: _without_files(build_site_map_view),
    Role.SEARCH: _without_files(build_search_view),
    Role.ACCESSIBILITY: _without_files(build_accessibility_view),
    Role.NOT_FOUND: _without_files(build_not_found_view),
    Role.REDIRECT: _of_output(build_redirect_view),
    Role.FEED: _bare(build_feed_view),
    Role.SITEMAP_XML: _bare(build_site_map_xml_view),
    Role.SITEMAP_INDEX: _bare(build_site_map_index_view),
    Role.ROBOTS: _of_output(build_robots_view),
}
"""What builds the view of each role but `Role.TEXT`, which is rendered from its page's view (`plain_text`)."""

TEMPLATES: Final[Mapping[Role, str]] = {
    Role.REDIRECT: "layouts/redirect.html",
    Role.FEED: "feeds/atom.xml",
    Role.SITEMAP_XML: "feeds/sitemap.xml",
    Role.SITEMAP_INDEX: "feeds/sitemap_index.xml",
    Role.ROBOTS: "feeds/robots.txt",
}
"""Templates of roles that have no frame; the others are shown by the layout that their frame names."""
