"""Addresses of a section's facet lists: `/van-ban/nam/` lists all years, `/van-ban/nam/2026/` the items of a year."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from portalgen.graph.model import FacetList, FacetLists
from portalgen.plan.model import Address, Output, OutputType, PlanScope
from portalgen.plan.pagination import DEFAULT_PAGE_SIZE, paginate_output
from portalgen.plan.segments import section_path, subject_of_facet
from portalgen.text.slugs import slug_of


def plan_facets(output_type: OutputType, scope: PlanScope) -> Iterator[Output]:
    """Yield the page of all values of each facet of a section's list in a language."""
    for section, lists in _facets(scope):
        address = Address(scope.site.host, _base(scope, section, lists))
        subject = subject_of_facet(section, lists.facet.name)
        yield Output(address, scope.site.id, scope.language, output_type, subject, _source(scope, section))


def plan_facet_lists(output_type: OutputType, scope: PlanScope) -> Iterator[Output]:
    """Yield the list of each value of these facets, cut into pages as the section's own list is."""
    for section, lists in _facets(scope):
        declared = scope.site.section(section)
        size = declared.page_size if declared is not None else DEFAULT_PAGE_SIZE
        for value in lists.values:
            outputs = paginate_output(
                scope.site,
                scope.language,
                output_type,
                subject_of_facet(section, lists.facet.name, value.id),
                f"{_base(scope, section, lists)}{_segment_of_value(lists, value, scope.language)}/",
                len(value.pages),
                size,
                _source(scope, section),
            )
            yield from outputs if value.pages else (replace(each, is_empty=True) for each in outputs)


def _facets(scope: PlanScope) -> Iterator[tuple[str, FacetLists]]:
    """Yield the facets of sections with a list in the language, in the order of the configuration."""
    for section in scope.graph.sections[scope.site.id, scope.language]:
        for lists in scope.graph.facets.get((scope.site.id, scope.language, section), ()):
            yield section, lists


def _base(scope: PlanScope, section: str, lists: FacetLists) -> str:
    return f"{section_path(scope.site, section, scope.language)}{lists.facet.segment.text(scope.language)}/"


def _segment_of_value(lists: FacetLists, value: FacetList, language: str) -> str:
    """Return the label of a choice or state as a slug; other values use their ids, which are slugs or numbers."""
    choice = lists.find_choice(value.id)
    return slug_of(choice.label.text(language)) if choice is not None else value.id


def _source(scope: PlanScope, section: str) -> str:
    index = scope.graph.indexes.get((scope.site.id, scope.language, section))
    return index.source if index is not None else scope.site.source
