"""The search page."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Final

from portalgen.config.by_language import choose_for_language
from portalgen.config.portal import Site
from portalgen.graph.facets import kinds_of_section
from portalgen.locale.formats import format_number
from portalgen.on_demand import on_demand
from portalgen.outputs.definition import OutputDefinition, without_files
from portalgen.outputs.directories import group_into_directories
from portalgen.outputs.site_map import build_browse_links
from portalgen.outputs.view_result import ViewResult
from portalgen.plan.addresses import plan_generated_page
from portalgen.plan.model import CONTACT_OUTPUT, SEARCH_OUTPUT, Output, OutputType
from portalgen.plan.segments import SEARCH_FOLDER, SUMMARY_FOLDER, TITLES_FOLDER
from portalgen.render.breadcrumbs import build_top_level_trail
from portalgen.render.chrome import ChromeRenderer, build_menu_links, link_to_site
from portalgen.render.context import Context
from portalgen.render.frames import Head, build_frame
from portalgen.render.views.links import Link
from portalgen.text.bilingual import Bilingual

with on_demand():
    from portalgen.render.views import site_pages


def build_search_view(context: Context, chrome: ChromeRenderer, output: Output) -> ViewResult:
    """Return the search page."""
    site = context.portal.site(output.site)
    language = output.language
    title = context.text(site, language, "page.search")
    head = Head(title, description=f"{title} - {site.name(language).full}", indexed=False)
    frame, chrome_digest = build_frame(context, chrome, output, "search", head, build_top_level_trail(title, output))
    assets = context.assets
    prefix = site.prefix(language)
    summary_url = f"{prefix}{SUMMARY_FOLDER}/" if _has_summaries(context, site) else ""
    view = site_pages.SearchView(
        frame=frame,
        title=title,
        bundle_url=f"{prefix}{SEARCH_FOLDER}/",
        summary_url=summary_url,
        titles_url=f"{prefix}{TITLES_FOLDER}/",
        summary_limit=format_number(context.portal.settings.summary_search.limit, language) if summary_url else "",
        client_url=assets.base.path + assets.search_client,
        browse=(*build_browse_links(context, site, language), *_contact(context, site, language)),
        other=_other_search(context, site, output),
        help=build_menu_links(context, site, language, site.search_links, output.address),
        agencies=_agencies(context, site, output),
        filters=_filters(context, site, language, with_site=bool(summary_url)),
        portal=_portal_search(context, site, output),
        service=_service(context, language),
        other_has_more=language != site.codes[0],
    )
    return ViewResult(view, chrome_digest)


def _filters(context: Context, site: Site, language: str, *, with_site: bool) -> tuple[site_pages.SearchFilter, ...]:
    """Return the filters: site and kind, then the facets of indexed kinds, with the label of the first kind of each."""
    kinds = [kind for section in site.sections for kind in kinds_of_section(context.portal.kinds, section)]
    if with_site:
        covered = (context.portal.kinds.find(name) for name in context.portal.settings.summary_search.kinds)
        kinds += [kind for kind in covered if kind is not None]
    names = (*(("site",) if with_site else ()), "kind")
    labels = {name: context.text(site, language, f"search.filter_{name}") for name in names}
    for kind in kinds:
        for facet in kind.facets:
            labels.setdefault(facet.name, kind.label_of_facet(facet).text(language))
    return tuple(site_pages.SearchFilter(name, label) for name, label in labels.items())


def _other_search(context: Context, site: Site, output: Output) -> Link | None:
    """Return a link to search in the site's first other language: its pages are missing from this language's index."""
    for code in site.codes:
        address = context.plan.address(site.id, code, SEARCH_OUTPUT) if code != output.language else None
        if address is not None:
            title = context.text(site, code, "page.search")
            return Link(title, address.link_from(output.address), code, title_language=code)
    return None


def _agencies(context: Context, site: Site, output: Output) -> tuple[site_pages.Directory, ...]:
    """Return the search pages of the component sites by group; empty unless `site` is the main site.

    Each link leads to the page's language, or else to the component site's first language.
    """
    if site.id != context.portal.main_site.id:
        return ()
    return group_into_directories(context, output, partial(_search_link, context, output))


def _portal_search(context: Context, site: Site, output: Output) -> Link | None:
    """Return the main site's search page, in the page's language or the site's first; None on the main site."""
    main = context.portal.main_site
    return None if site.id == main.id else _search_link(context, output, main)


def _service(context: Context, language: str) -> Link | None:
    """Return the portal of public services; None if its address is not confirmed."""
    service = context.portal.settings.services.public_services
    if service is None or not service.confirmed_address:
        return None
    return Link(choose_for_language(tuple(service.names.items()), language), service.confirmed_address)


def _contact(context: Context, site: Site, language: str) -> tuple[Link, ...]:
    """Return the site's contact page, shown if a search has no results."""
    address = context.plan.address(site.id, language, CONTACT_OUTPUT)
    return (Link(context.text(site, language, "page.contact"), address.path),) if address else ()


def _search_link(context: Context, output: Output, site: Site) -> Link | None:
    link = link_to_site(site, output.language, output.address)
    page = context.targets.search_page(site.id, link.language or output.language)
    return replace(link, url=page.url) if page else None


def _has_summaries(context: Context, site: Site) -> bool:
    """Return True if the site has an index of component sites: only the main site, if there are any."""
    if site.id != context.portal.main_site.id:
        return False
    return len(context.portal.sites) > 1


OUTPUT: Final = OutputDefinition(
    OutputType(
        SEARCH_OUTPUT,
        plan_generated_page,
        is_target=True,
        segment=Bilingual("tim-kiem", "search"),
        title="page.search",
    ),
    without_files(build_search_view),
)
