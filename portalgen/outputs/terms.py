"""The list of a term."""

from __future__ import annotations

from bisect import bisect_left
from operator import attrgetter
from typing import Final

from markupsafe import Markup

from portalgen.on_demand import on_demand
from portalgen.outputs.definition import OutputDefinition
from portalgen.outputs.pagination import build_list_entries, build_pagination, number_title
from portalgen.outputs.taxonomy import title_of_taxonomy
from portalgen.outputs.view_result import ViewResult
from portalgen.plan.addresses import plan_terms
from portalgen.plan.model import TAXONOMY_OUTPUT, TERM_OUTPUT, Output, OutputType
from portalgen.plan.pagination import DEFAULT_PAGE_SIZE
from portalgen.render.chrome import ChromeRenderer
from portalgen.render.context import Context
from portalgen.render.frames import Head, build_frame
from portalgen.render.metadata.page_facts import find_day_of_list
from portalgen.render.page_files import PageFiles
from portalgen.render.presenters import name_term
from portalgen.render.views.links import Link

with on_demand():
    from portalgen.render.views import lists


def build_term_view(context: Context, chrome: ChromeRenderer, output: Output, files: PageFiles) -> ViewResult:
    """Return a page of a term's list."""
    site = context.portal.site(output.site)
    taxonomy, _, term = output.subject.partition("/")
    terms = context.graph.terms[site.id, output.language]
    found = terms[bisect_left(terms, (taxonomy, term), key=attrgetter("taxonomy", "id"))]
    pages = found.pages
    title = name_term(context.portal, taxonomy, found.written or term, output.language)[1]
    parent = context.plan.addresses[site.id, output.language, TAXONOMY_OUTPUT, taxonomy]
    trail = (
        Link(title_of_taxonomy(context, taxonomy, output.language), parent.path),
        Link(title, output.address.path, current=True),
    )
    head = Head(
        number_title(context, site, output, title),
        day=find_day_of_list(context, output, pages),
        page_type="CollectionPage",
    )
    frame, chrome_digest = build_frame(context, chrome, output, "term", head, trail)
    view = lists.ListView(
        frame=frame,
        title=title,
        introduction=Markup(""),
        list_style="news",
        entries=build_list_entries(context, pages, output, DEFAULT_PAGE_SIZE, files),
        total=len(pages),
        pagination=build_pagination(context, site, output),
        sections=(),
        feed_url="",
    )
    return ViewResult(view, chrome_digest)


OUTPUT: Final = OutputDefinition(
    OutputType(TERM_OUTPUT, plan_terms, step="following", follows=TAXONOMY_OUTPUT, is_listed=True), build_term_view
)
