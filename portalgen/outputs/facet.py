"""The page of all values of a facet of a section's list, each with its number of items."""

from __future__ import annotations

from typing import Final

from portalgen.outputs.definition import OutputDefinition, without_files
from portalgen.outputs.facet_links import link_to_value
from portalgen.outputs.view_result import ViewResult
from portalgen.plan.facets import plan_facets
from portalgen.plan.model import FACET_OUTPUT, Output, OutputType
from portalgen.plan.segments import facet_of_subject
from portalgen.render.breadcrumbs import build_section_trail, title_of_section
from portalgen.render.chrome import ChromeRenderer
from portalgen.render.context import Context
from portalgen.render.frames import Head, build_frame
from portalgen.render.metadata.page_facts import find_day_of_list
from portalgen.render.section_files import list_section_files
from portalgen.render.views.links import Link
from portalgen.render.views.lists import TaxonomyView, TermCount


def build_facet_view(context: Context, chrome: ChromeRenderer, output: Output) -> ViewResult:
    """Return all values of a facet, in order."""
    site, language = context.site, output.language
    section, name, _ = facet_of_subject(output.subject)
    lists = next(each for each in context.graph.facets[site.id, language, section] if each.facet.name == name)
    label = lists.kind.label_of_facet(lists.facet).text(language)
    title = context.text(
        site, language, "facets.values_title", section=title_of_section(context, site, section, language), facet=label
    )
    counts = tuple(
        TermCount(link_to_value(context, output, section, lists, value), len(value.pages)) for value in lists.values
    )
    trail = (
        *build_section_trail(context, site, section, language, output.address),
        Link(label, output.address.path, current=True),
    )
    frame, chrome_digest = build_frame(
        context,
        chrome,
        output,
        "taxonomy",
        Head(
            title,
            indexed=site.facets_in_site_maps,
            day=find_day_of_list(context, output, (page for value in lists.values for page in value.pages)),
            page_type="CollectionPage",
            files=list_section_files(context, language, section),
        ),
        trail,
    )
    return ViewResult(TaxonomyView(frame, title, counts), chrome_digest)


OUTPUT: Final = OutputDefinition(
    OutputType(FACET_OUTPUT, plan_facets, is_listed=True, is_filtered_list=True),
    without_files(build_facet_view),
)
