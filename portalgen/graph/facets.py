"""Computes the facet values in the lists of sections, with the pages of each value."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

from portalgen.config.portal import Portal
from portalgen.config.shared_settings import SectionSettings
from portalgen.config.taxonomies import Taxonomy
from portalgen.content.model import Item, Page
from portalgen.graph.model import FacetList, FacetLists, SectionKey
from portalgen.kinds.collection import Kinds
from portalgen.kinds.definition import YEAR_TYPES, FacetField, Field, Kind
from portalgen.law.due_dates import to_vietnam_time
from portalgen.text.slugs import slug_of
from portalgen.text.sorting import sort_key


def kinds_of_section(kinds: Kinds, section: SectionSettings) -> tuple[Kind, ...]:
    """Return the kinds that a section accepts, in the order of its settings."""
    found = (kinds.find(name) for name in section.kinds)
    return tuple(kind for kind in found if kind is not None)


def facets_of_section(kinds: Kinds, section: SectionSettings) -> tuple[tuple[Kind, FacetField], ...]:
    """Return the facets of a section's list without repetition. Each comes with the first kind that has it."""
    facets: dict[str, tuple[Kind, FacetField]] = {}
    for kind in kinds_of_section(kinds, section):
        for facet in kind.facets:
            facets.setdefault(facet.name, (kind, facet))
    return tuple(facets.values())


def find_facet_values(
    portal: Portal,
    section: SectionSettings,
    pages: Iterable[Page],
    states: Mapping[str, str],
    items: Mapping[str, Item],
    hidden: Collection[str] = (),
) -> tuple[FacetLists, ...]:
    """Return the facets that have values in a list of `pages`, with these values.

    Declared values of the leading facet of a kind exist without pages too; otherwise their addresses would come and go
    over time. `states` and `items` are keyed by item id: the values are those of the original, the same in all
    languages. A reference has no value for items in `hidden`, since readers do not see them.
    """
    members = tuple(pages)
    found = []
    for kind, facet in facets_of_section(portal.kinds, section):
        written = dict.fromkeys(_standing_values(facet, members), "")
        by_id: dict[str, list[Page]] = {value: [] for value in written}
        for page in members:
            original = items[page.id].original
            for identifier, text in facet_values_of(portal, original, facet.name, states.get(page.id, "")):
                if identifier in hidden and _is_reference(kind, facet):
                    continue
                by_id.setdefault(identifier, []).append(page)
                written.setdefault(identifier, text)
        if by_id:
            ranks = _ranks(portal, kind, facet)
            ordered = sorted(by_id, key=lambda each: (*ranks(each), sort_key(written[each] or each), each))
            values = tuple(FacetList(each, written[each], tuple(by_id[each])) for each in ordered)
            found.append(FacetLists(kind, facet, values))
    return tuple(found)


def _standing_values(facet: FacetField, members: Iterable[Page]) -> Iterator[str]:
    """Yield the declared values of a facet that leads the kind of a member."""
    kind = next((page.kind for page in members if _leads(page.kind, facet)), None)
    if kind is not None:
        yield from (choice.value for choice in kind.choices_of_facet(facet))


def _leads(kind: Kind, facet: FacetField) -> bool:
    lead = kind.facet_of(kind.lead_facet) if kind.lead_facet else None
    return lead is not None and lead.name == facet.name


def _is_reference(kind: Kind, facet: FacetField) -> bool:
    declared = kind.field(facet.field)
    return declared is not None and declared.type == "reference"


def facet_values_of(portal: Portal, page: Page, name: str, state: str) -> tuple[tuple[str, str], ...]:
    """Return the values of the facet `name` for a page whose item is in `state`.

    Each is (id, text), with a text only if the value is not a term. An item in a nested state has the outer state too.
    """
    facet = page.kind.facet(name)
    if facet is None:
        return ()
    if page.kind.states is not None and facet.field == page.kind.states.field:
        return tuple((each, "") for each in page.kind.states.holding(state)) if state else ()
    field = page.kind.field(facet.field)
    value = page.date if facet.field == "date" else page.fields.get(facet.field)
    if field is None or value is None:
        return ()
    values = value if isinstance(value, tuple) else (value,)
    found: dict[str, str] = {}
    for one in values:
        identifier, text = _identify(portal, field, one)
        if identifier:
            found.setdefault(identifier, text)
    return tuple(found.items())


def _identify(portal: Portal, field: Field, value: Any) -> tuple[str, str]:
    if field.type == "term":
        return identify_term(find_taxonomy(portal, field.taxonomy), value)
    if isinstance(value, bool):
        return str(value).lower(), ""
    if field.type == "closing_date":  # the end of 31/12 is 00:00 of the next year
        return str((to_vietnam_time(value) - timedelta.resolution).year), ""
    if isinstance(value, datetime):
        return str(to_vietnam_time(value).year), ""
    if isinstance(value, date):
        return str(value.year), ""
    return str(value), ""


def find_taxonomy(portal: Portal, name: str) -> Taxonomy | None:
    """The taxonomy with this id, or None."""
    return next((each for each in portal.taxonomies if each.id == name), None)


def identify_term(taxonomy: Taxonomy | None, written: str) -> tuple[str, str]:
    """Return (id, text) of `written`, which may be the id, name or alias of a term.

    For a term, the text is empty. For any other text, the id is its slug. If this slug is the id of a term, the text
    counts as that term, because both have the same address.
    """
    term = taxonomy.find_term(written) if taxonomy is not None else None
    if term is not None:
        return term.id, ""
    slug = slug_of(written)
    of_slug = taxonomy.find_term(slug) if taxonomy is not None else None
    return (slug, "") if of_slug is not None and of_slug.id == slug else (slug, written)


def _ranks(portal: Portal, kind: Kind, facet: FacetField) -> Callable[[str], tuple[int]]:
    """Return a function for the rank of a value: declared order, years from the newest, other texts last."""
    field = kind.field(facet.field)
    declared = [choice.value for choice in kind.choices_of_facet(facet)]
    if field is not None and field.type == "term":
        taxonomy = find_taxonomy(portal, field.taxonomy)
        declared = [term.id for term in taxonomy.terms] if taxonomy is not None else []
    places = {value: place for place, value in enumerate(declared)}
    is_year = field is not None and not declared and field.type in YEAR_TYPES
    return lambda each: (-int(each),) if is_year else (places.get(each, len(places)),)


def limit_facet_values(
    facets: Mapping[SectionKey, tuple[FacetLists, ...]], limits: Mapping[str, int]
) -> tuple[dict[SectionKey, tuple[FacetLists, ...]], dict[str, int]]:
    """Return the facets limited to the most frequent values, and the number of omitted values per site.

    Declared values of leading facets come first, since their addresses must stay. A value of a section counts once for
    all languages.
    """
    counts: dict[str, dict[tuple[str, str, str], int]] = {}
    standing: dict[str, set[tuple[str, str, str]]] = {}
    for (site, _, section), lists in facets.items():
        for each in lists:
            for value in each.values:
                key = (section, each.facet.name, value.id)
                of_site = counts.setdefault(site, {})
                of_site[key] = max(of_site.get(key, 0), len(value.pages))
                if each.is_standing:
                    standing.setdefault(site, set()).add(key)
    left_out: dict[str, int] = {}
    chosen: dict[str, frozenset[tuple[str, str, str]]] = {}
    for site, of_site in counts.items():
        if len(of_site) > limits[site]:
            left_out[site] = len(of_site) - limits[site]
            ordered = sorted(of_site, key=lambda key: (-of_site[key], key))
            first = standing.get(site, set())
            kept = (*sorted(first), *(key for key in ordered if key not in first))
            chosen[site] = frozenset(kept[: limits[site]])
    if not left_out:
        return dict(facets), left_out
    return {
        key: tuple(_keep(lists, key, chosen[key[0]])) if key[0] in chosen else lists for key, lists in facets.items()
    }, left_out


def _keep(
    lists: tuple[FacetLists, ...], key: SectionKey, chosen: frozenset[tuple[str, str, str]]
) -> Iterator[FacetLists]:
    for each in lists:
        values = tuple(value for value in each.values if (key[2], each.facet.name, value.id) in chosen)
        if values:
            yield replace(each, values=values)
