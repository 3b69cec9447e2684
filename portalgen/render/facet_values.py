"""The names of facet values, and the addresses of their lists."""

from __future__ import annotations

from portalgen.content.model import Page
from portalgen.graph.facets import facet_values_of
from portalgen.kinds.definition import FacetField, Kind, label_of_choice
from portalgen.plan.model import FACET_LIST_OUTPUT, Address
from portalgen.plan.segments import subject_of_facet
from portalgen.render.chrome import mark_foreign_language
from portalgen.render.context import Context
from portalgen.render.presenters import name_term


def name_facet_value(
    context: Context, kind: Kind, facet: FacetField, identifier: str, written: str, language: str
) -> tuple[str, str]:
    """Return the name of the facet value with this id in `language`, and the language of the name if different.

    `written` is the text of a value other than a term.
    """
    key = kind.name, facet.name, identifier, written, language
    known = context.cache.value_names.get(key)
    if known is None:
        known = context.cache.value_names[key] = _name_value(context, kind, facet, identifier, written, language)
    return known


def _name_value(
    context: Context, kind: Kind, facet: FacetField, identifier: str, written: str, language: str
) -> tuple[str, str]:
    choices = kind.choices_of_facet(facet)
    if choices:
        return label_of_choice(choices, identifier).text(language), ""
    field = kind.field(facet.field)
    if field is not None and field.type == "term":
        return name_term(context.portal, field.taxonomy, written or identifier, language)[1:]
    if field is not None and field.type == "reference":
        target = context.targets.item(identifier, language)
        return (target.title, mark_foreign_language(target.language, language)) if target else (identifier, "")
    return identifier, ""


def find_value_address(context: Context, section: str, language: str, name: str, identifier: str) -> Address | None:
    """Return the address of the list of items in `section` with this facet value, or None if it has no page."""
    return context.plan.address(
        context.site.id, language, FACET_LIST_OUTPUT, subject_of_facet(section, name, identifier)
    )


def list_facet_texts(context: Context, page: Page, language: str) -> tuple[tuple[str, str], ...]:
    """Return (name of the facet, name of the value) for each facet value of a page. The names are in `language`."""
    state = context.state_of(page)
    item = context.graph.items.get(page.id)
    original = item.original if item is not None else page
    return tuple(
        (facet.name, name_facet_value(context, page.kind, facet, identifier, written, language)[0])
        for facet in page.kind.facets
        for identifier, written in facet_values_of(context.portal, original, facet.name, state)
    )
