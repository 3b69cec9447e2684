"""The list of a section's pages."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from markupsafe import Markup

from portalgen.config.portal import Site
from portalgen.config.shared_settings import SectionSettings
from portalgen.content.model import Page
from portalgen.diagnostics.model import Diagnostic
from portalgen.kinds.definition import ListStyle
from portalgen.on_demand import on_demand
from portalgen.outputs.definition import OutputDefinition
from portalgen.outputs.facet_links import build_facets, find_search_url
from portalgen.outputs.pagination import build_list_entries, build_pagination, number_title
from portalgen.outputs.sending_ways import build_section_receptions, find_contact_link
from portalgen.outputs.view_result import ViewResult
from portalgen.plan.addresses import plan_sections
from portalgen.plan.model import FEED_OUTPUT, SECTION_FEED_OUTPUT, SECTION_OUTPUT, Output, OutputType
from portalgen.plan.pagination import DEFAULT_PAGE_SIZE
from portalgen.render.bodies import render_page_body
from portalgen.render.breadcrumbs import build_section_trail, title_of_section
from portalgen.render.chrome import ChromeRenderer
from portalgen.render.context import Context
from portalgen.render.frames import Head, build_frame
from portalgen.render.markdown.body import Body
from portalgen.render.metadata.page_facts import find_day_of_list
from portalgen.render.page_files import PageFiles
from portalgen.render.section_files import build_subscription_links, list_section_files
from portalgen.render.views.links import Link

with on_demand():
    from portalgen.render.views import lists


def build_section_view(context: Context, chrome: ChromeRenderer, output: Output, files: PageFiles) -> ViewResult:
    """Return a page of a section's list."""
    site = context.portal.site(output.site)
    declared = site.section(output.subject)
    size = declared.page_size if declared else DEFAULT_PAGE_SIZE
    pages = context.graph.lists.get((site.id, output.language, output.subject), ())
    index = context.graph.indexes.get((site.id, output.language, output.subject))
    body, diagnostics = render_introduction(context, index, output, files)
    title = title_of_section(context, site, output.subject, output.language)
    parents = build_section_trail(context, site, output.subject, output.language, output.address)
    head = Head(
        number_title(context, site, output, title),
        description=index.summary if index else "",
        day=find_day_of_list(context, output, pages),
        page_type="CollectionPage",
        files=list_section_files(context, output.language, output.subject),
    )
    frame, chrome_digest = build_frame(context, chrome, output, "list", head, _marked_last(parents))
    receptions = build_section_receptions(context, site, declared, output.language) if output.number == 1 else ()
    view = lists.ListView(
        frame=frame,
        title=title,
        introduction=Markup(body.html) if body else Markup(""),  # noqa: S704 - made by our own renderer
        list_style=list_style_of(context, declared),
        entries=build_list_entries(context, pages, output, size, files),
        total=len(pages),
        pagination=build_pagination(context, site, output),
        sections=_subsections(context, site, output),
        feed_url=_find_feed_url(context, output),
        facets=build_facets(context, output, output.subject),
        search_url=find_search_url(context, output, output.subject, {}),
        receptions=receptions,
        agency=site.agency_name(output.language) if receptions else "",
        contact=find_contact_link(context, site, output.language, output.address) if receptions else None,
        subscriptions=build_subscription_links(context, output.language, output.subject),
    )
    return ViewResult(view, chrome_digest, diagnostics, body)


def list_style_of(context: Context, section: SectionSettings | None) -> ListStyle:
    """Return the style of a section's list, set by the section's first kind."""
    kinds = (context.portal.kinds.find(name) for name in (section.kinds[:1] if section is not None else ()))
    return next((kind.list_style for kind in kinds if kind is not None), "plain")


def render_introduction(
    context: Context, index: Page | None, output: Output, files: PageFiles
) -> tuple[Body | None, tuple[Diagnostic, ...]]:
    """Return the body of an `_index`, only for the first page of its list."""
    if index is None or output.number > 1:
        return None, ()
    return render_page_body(context, index, output.address, files)


def check_introduction(
    context: Context, output: Output, files: PageFiles
) -> tuple[Body | None, tuple[Diagnostic, ...]]:
    """Return the body of the `_index` shown by a home page or list, with its diagnostics."""
    index = context.graph.indexes.get((output.site, output.language, output.subject))
    return render_introduction(context, index, output, files)


def _marked_last(trail: tuple[Link, ...]) -> tuple[Link, ...]:
    return (*trail[:-1], replace(trail[-1], current=True)) if trail else ()


def _subsections(context: Context, site: Site, output: Output) -> tuple[Link, ...]:
    below = [
        section
        for section in context.graph.sections[site.id, output.language]
        if section.rpartition("/")[0] == output.subject
    ]
    return tuple(
        Link(
            title_of_section(context, site, section, output.language),
            context.plan.addresses[site.id, output.language, SECTION_OUTPUT, section].path,
        )
        for section in below
    )


def _find_feed_url(context: Context, output: Output) -> str:
    """Return the feed of the section, else of the site."""
    address = context.plan.address(output.site, output.language, SECTION_FEED_OUTPUT, output.subject)
    address = address or context.plan.address(output.site, output.language, FEED_OUTPUT)
    return address.path if address else ""


OUTPUT: Final = OutputDefinition(
    OutputType(SECTION_OUTPUT, plan_sections, is_listed=True), build_section_view, check_text=check_introduction
)
