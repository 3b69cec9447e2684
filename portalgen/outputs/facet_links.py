"""The facets of a section's list as shown to readers: beside the list, and on the pages of their values."""

from __future__ import annotations

from typing import Final
from urllib.parse import urlencode

from portalgen.graph.facets import kinds_of_section
from portalgen.graph.model import FacetList, FacetLists
from portalgen.on_demand import on_demand
from portalgen.plan.model import FACET_OUTPUT, SEARCH_OUTPUT, Output
from portalgen.plan.segments import subject_of_facet
from portalgen.render.chrome import mark_foreign_language
from portalgen.render.context import Context
from portalgen.render.facet_values import find_value_address, name_facet_value
from portalgen.render.views.links import Link

with on_demand():
    from portalgen.render.views import lists as views_lists

SHOWN_VALUES: Final = 12
"""Maximum number of values of a facet beside a list; the remaining values are one link away."""


def build_facets(
    context: Context, output: Output, section: str, chosen: tuple[str, str] = ("", "")
) -> tuple[views_lists.Facet, ...]:
    """Return the facets that narrow the list of `section` on the page `output`.

    `chosen` is (facet, value) of the page's own list.
    """
    total = len(context.graph.lists.get((context.site.id, output.language, section), ()))
    facets = []
    for lists in context.graph.facets.get((context.site.id, output.language, section), ()):
        if chosen[0] == lists.facet.name:
            facets.append(_build_facet(context, output, section, lists, chosen[1]))
        elif any(value.pages for value in lists.values) and any(len(value.pages) < total for value in lists.values):
            key = section, output.language, lists.facet.name
            if key not in context.cache.facets:
                context.cache.facets[key] = _build_facet(context, output, section, lists, "")
            facets.append(context.cache.facets[key])
    return tuple(sorted(facets, key=lambda each: not each.is_lead))


def _build_facet(context: Context, output: Output, section: str, lists: FacetLists, own: str) -> views_lists.Facet:
    """Return a facet with its first values, always including `own`, the chosen value."""
    shown = lists.values[:SHOWN_VALUES]
    if own and all(value.id != own for value in shown):
        shown = (*shown[:-1], *(value for value in lists.values if value.id == own))
    address = context.plan.address(
        context.site.id, output.language, FACET_OUTPUT, subject_of_facet(section, lists.facet.name)
    )
    return views_lists.Facet(
        lists.facet.name,
        lists.kind.label_of_facet(lists.facet).text(output.language),
        address.path if address is not None else "",
        tuple(
            views_lists.FacetValue(
                link_to_value(context, output, section, lists, value, current=value.id == own), len(value.pages)
            )
            for value in shown
        ),
        len(lists.values) - len(shown),
        is_lead=lists.kind.lead_facet == lists.facet.field,
    )


def link_to_value(
    context: Context, output: Output, section: str, lists: FacetLists, value: FacetList, *, current: bool = False
) -> Link:
    """Return a link to the list of a facet's value, with the value as its title."""
    name, language = name_facet_value(context, lists.kind, lists.facet, value.id, value.written, output.language)
    address = find_value_address(context, section, output.language, lists.facet.name, value.id)
    if value.written:  # a free text is in its author's language, unlike a term
        language = mark_foreign_language(value.pages[0].language, output.language)
    return Link(name, address.path if address is not None else "", title_language=language, current=current)


def find_search_url(context: Context, output: Output, section: str, chosen: dict[str, str]) -> str:
    """Return the address of the search page filtered by `chosen`; empty without search page or facets.

    `chosen` maps filter names to values.
    """
    address = context.plan.address(context.site.id, output.language, SEARCH_OUTPUT)
    lists = context.graph.facets.get((context.site.id, output.language, section), ())
    declared = context.site.section(section)
    if address is None or declared is None or not lists or not context.has_search:
        return ""
    kinds = kinds_of_section(context.portal.kinds, declared)
    filters = {"kind": kinds[0].label.text(output.language), **chosen} if len(kinds) == 1 else chosen
    return f"{address.path}?{urlencode(filters)}" if filters else address.path
