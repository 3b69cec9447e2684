"""The part of a section's list with a given value of a facet."""

from __future__ import annotations

from typing import Final

from markupsafe import Markup

from portalgen.outputs.definition import OutputDefinition
from portalgen.outputs.facet_links import build_facets, find_search_url
from portalgen.outputs.pagination import build_list_entries, build_pagination, number_title
from portalgen.outputs.section import list_style_of
from portalgen.outputs.view_result import ViewResult
from portalgen.plan.facets import plan_facet_lists
from portalgen.plan.model import FACET_LIST_OUTPUT, FACET_OUTPUT, SECTION_OUTPUT, Output, OutputType
from portalgen.plan.pagination import DEFAULT_PAGE_SIZE
from portalgen.plan.segments import facet_of_subject, subject_of_facet
from portalgen.render.breadcrumbs import build_section_trail, title_of_section
from portalgen.render.chrome import ChromeRenderer
from portalgen.render.context import Context
from portalgen.render.facet_values import name_facet_value
from portalgen.render.frames import Head, build_frame
from portalgen.render.metadata.page_facts import find_day_of_list
from portalgen.render.page_files import PageFiles
from portalgen.render.section_files import list_section_files
from portalgen.render.views.links import Link
from portalgen.render.views.lists import ListView


def build_facet_list_view(context: Context, chrome: ChromeRenderer, output: Output, files: PageFiles) -> ViewResult:
    """Return a page of the list of a section's items with that value."""
    site, language = context.site, output.language
    section, name, identifier = facet_of_subject(output.subject)
    lists = context.graph.facets[site.id, language, section]
    own = next(each for each in lists if each.facet.name == name)
    value = next(each for each in own.values if each.id == identifier)
    value_name, _ = name_facet_value(context, own.kind, own.facet, identifier, value.written, language)
    label = own.kind.label_of_facet(own.facet).text(language)
    section_title = title_of_section(context, site, section, language)
    title = context.text(site, language, "facets.title", section=section_title, facet=label, value=value_name)
    above = context.plan.addresses[site.id, language, FACET_OUTPUT, subject_of_facet(section, name)]
    trail = (
        *build_section_trail(context, site, section, language, output.address),
        Link(label, above.path),
        Link(value_name, output.address.path, current=True),
    )
    frame, chrome_digest = build_frame(
        context,
        chrome,
        output,
        "facet",
        Head(
            number_title(context, site, output, title),
            indexed=site.facets_in_site_maps and output.is_indexed,
            day=find_day_of_list(context, output, value.pages),
            page_type="CollectionPage",
            files=list_section_files(context, language, section),
        ),
        trail,
    )
    declared = site.section(section)
    size = declared.page_size if declared is not None else DEFAULT_PAGE_SIZE
    whole = context.plan.addresses[site.id, language, SECTION_OUTPUT, section]
    view = ListView(
        frame=frame,
        title=title,
        introduction=Markup(""),
        list_style=list_style_of(context, declared),
        entries=build_list_entries(context, value.pages, output, size, files),
        total=len(value.pages),
        pagination=build_pagination(context, site, output),
        sections=(),
        feed_url="",
        facets=build_facets(context, output, section, (name, identifier)),
        whole_list=Link(section_title, whole.path),
        search_url=find_search_url(context, output, section, {name: value_name}),
    )
    return ViewResult(view, chrome_digest)


OUTPUT: Final = OutputDefinition(
    OutputType(FACET_LIST_OUTPUT, plan_facet_lists, is_listed=True, is_filtered_list=True),
    build_facet_list_view,
)
