"""`build_graph(portal, library, at)`: the graph of the pages shown at `at`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from portalgen.config.portal import Portal, Site
from portalgen.config.shared_settings import SectionSettings
from portalgen.config.taxonomies import Taxonomy
from portalgen.content.model import Item, Library, Page
from portalgen.graph.facets import find_facet_values, identify_term, limit_facet_values
from portalgen.graph.list_order import find_list_order, sort_list, sort_newest_first
from portalgen.graph.model import FacetLists, Graph, Neighbours, SectionKey, Term
from portalgen.graph.moments import is_notice, is_shown, state_of
from portalgen.graph.references import ItemReference, find_references_at
from portalgen.kinds.collection import Kinds


def build_graph(
    portal: Portal,
    library: Library,
    at: datetime,
    *,
    unpublished: bool = False,
    sites: Sequence[Site] | None = None,
    incoming: Iterable[ItemReference] = (),
) -> Graph:
    """Return the graph of `sites` at `at`. The pages of these sites are in `library`; the default is all sites.

    With `unpublished`, drafts, scheduled and expired pages are shown too; removed items keep their notice. `incoming`
    are references from items of other sites to items of `library`.
    """
    among = portal.sites if sites is None else sites
    shown, notices, hidden = _sort_by_visibility(library.pages, at, unpublished)
    items = _items(library, shown)
    notice_items = _items(library, notices) if notices else {}
    indexes = {(page.site, page.language, page.section): page for page in shown.values() if page.is_index}
    references = _join_references(
        find_references_at(library.items, portal.kinds, at, unpublished=unpublished), incoming
    )
    states = _states(items, references, at)
    lists = _lists(portal.kinds, among, items, states, at)
    facets, left_out = limit_facet_values(
        _facets(portal, among, lists, states, items, {item.id for item in library.items} - items.keys()),
        {site.id: site.facet_pages for site in among},
    )
    return Graph(
        at=at,
        items=items,
        notice_items={identifier: item for identifier, item in notice_items.items() if identifier not in items},
        shown_pages=shown,
        notice_pages=notices,
        addressed_pages={**shown, **notices} if notices else shown,
        hidden_pages=hidden,
        lists=lists,
        indexes=indexes,
        sections=_sections(among, lists, indexes),
        terms=_terms(portal, shown.values()),
        neighbours=_neighbours(portal.kinds, among, lists),
        references=references,
        states=states,
        facets=facets,
        facet_values_left_out=left_out,
    )


def _join_references(
    own: Mapping[str, tuple[ItemReference, ...]], incoming: Iterable[ItemReference]
) -> Mapping[str, tuple[ItemReference, ...]]:
    joined = dict(own)
    for each in incoming:
        joined[each.to] = (*joined.get(each.to, ()), each)
    return joined


def _states(
    items: Mapping[str, Item], references: Mapping[str, tuple[ItemReference, ...]], at: datetime
) -> dict[str, str]:
    states = {}
    for item in items.values():
        if item.original.kind.states is not None:
            referrers = tuple(each.referrer for each in references.get(item.id, ()))
            state = state_of(item.original, referrers, at)
            if state:
                states[item.id] = state
    return states


def _facets(
    portal: Portal,
    sites: Sequence[Site],
    lists: Mapping[SectionKey, tuple[Page, ...]],
    states: Mapping[str, str],
    items: Mapping[str, Item],
    hidden: Collection[str],
) -> dict[SectionKey, tuple[FacetLists, ...]]:
    facets: dict[SectionKey, tuple[FacetLists, ...]] = {}
    for site in sites:
        for section in site.sections if site.facet_pages else ():
            for language in site.codes:
                key = site.id, language, section.path
                found = find_facet_values(portal, section, lists.get(key, ()), states, items, hidden)
                if found:
                    facets[key] = found
    return facets


def _sort_by_visibility(
    pages: Iterable[Page], at: datetime, unpublished: bool
) -> tuple[dict[str, Page], dict[str, Page], dict[str, Page]]:
    """Return the shown pages, the pages replaced by a notice, and the hidden pages."""
    shown: dict[str, Page] = {}
    notices: dict[str, Page] = {}
    hidden: dict[str, Page] = {}
    for page in pages:
        if (unpublished and not page.kind.is_tombstone) or is_shown(page, at):
            shown[page.source] = page
        else:
            (notices if is_notice(page, at) else hidden)[page.source] = page
    return shown, notices, hidden


def _items(library: Library, shown: Mapping[str, Page]) -> dict[str, Item]:
    items = {}
    for item in library.items:
        pages = tuple(page for page in item.pages if page.source in shown)
        if pages:
            items[item.id] = item if len(pages) == len(item.pages) else replace(item, pages=pages)
    return items


def _lists(
    kinds: Kinds, sites: Sequence[Site], items: Mapping[str, Item], states: Mapping[str, str], at: datetime
) -> dict[SectionKey, tuple[Page, ...]]:
    members: dict[tuple[str, str], list[Item]] = {}
    for item in items.values():
        page = item.original
        if not page.is_index:
            members.setdefault((page.site, page.section), []).append(item)
    lists: dict[SectionKey, tuple[Page, ...]] = {}
    for site in sites:
        for section in site.sections:
            for language in site.codes:
                pages = _listed(members.get((site.id, section.path), ()), site, section, language)
                if pages:
                    order = find_list_order(kinds, section)
                    lists[site.id, language, section.path] = sort_list(pages, order, states, at)
    return lists


def _listed(items: Iterable[Item], site: Site, section: SectionSettings, language: str) -> list[Page]:
    foreign = language != site.codes[0]
    if foreign and section.missing_translation == "none":
        return []
    pages = []
    for item in items:
        page = item.page(language)
        if page is None and section.missing_translation == "notice":
            page = item.original
        if page is not None:
            pages.append(page)
    return pages


def _sections(
    sites: Sequence[Site], lists: Mapping[SectionKey, tuple[Page, ...]], indexes: Mapping[SectionKey, Page]
) -> dict[tuple[str, str], tuple[str, ...]]:
    sections = {}
    for site in sites:
        for language in site.codes:
            filled = {
                section.path
                for section in site.sections
                if (site.id, language, section.path) in lists or (site.id, language, section.path) in indexes
            }
            sections[site.id, language] = tuple(
                section.path
                for section in site.sections
                if section.path in filled or any(path.startswith(section.path + "/") for path in filled)
            )
    return sections


def _terms(portal: Portal, pages: Iterable[Page]) -> dict[tuple[str, str], tuple[Term, ...]]:
    """The terms in use of the taxonomies that have pages, by (site, language)."""
    taxonomies = {each.id: each for each in portal.taxonomies if each.has_pages}
    pages_by_term: dict[tuple[str, str], dict[tuple[str, str], list[Page]]] = {}
    texts: dict[tuple[str, str], Counter[str]] = {}
    for page in pages:
        if page.is_index:
            continue
        of_site = pages_by_term.setdefault((page.site, page.language), {})
        for taxonomy, term, text in _terms_of(page, taxonomies):
            of_site.setdefault((taxonomy, term), []).append(page)
            texts.setdefault((taxonomy, term), Counter())[text] += 1
    return {
        key: tuple(
            Term(taxonomy, term, sort_newest_first(members), _choose_text(texts[taxonomy, term]))
            for (taxonomy, term), members in sorted(terms.items())
        )
        for key, terms in pages_by_term.items()
        if terms
    }


def _choose_text(texts: Counter[str]) -> str:
    """Return the commonest spelling of a text, the first of equals; in capitals only if all spellings are."""
    return max(texts, key=lambda text: (text not in (text.upper(), text.lower()), texts[text]))


def _terms_of(page: Page, taxonomies: Mapping[str, Taxonomy]) -> Iterator[tuple[str, str, str]]:
    """Return (taxonomy, id, text without a term) of each term of a page, without repetition."""
    seen = set()
    for field in page.kind.terms:
        written = page.fields.get(field.name)
        if written and field.taxonomy in taxonomies:
            for each in written if isinstance(written, tuple) else (written,):
                identifier, text = identify_term(taxonomies[field.taxonomy], each)
                if (field.taxonomy, identifier) not in seen:
                    seen.add((field.taxonomy, identifier))
                    yield field.taxonomy, identifier, text


def _neighbours(
    kinds: Kinds, sites: Sequence[Site], lists: Mapping[SectionKey, tuple[Page, ...]]
) -> dict[str, Neighbours]:
    """Return the neighbours of each page; lists by state use the order of days, since states are no reading order."""
    orders = {(site.id, each.path): find_list_order(kinds, each) for site in sites for each in site.sections}
    neighbours = {}
    for (site, language, section), pages in lists.items():
        own = [page for page in pages if page.language == language]
        if orders[site, section] == "state":
            own = list(sort_newest_first(own))
        for index, page in enumerate(own):
            newer = own[index - 1] if index else None
            older = own[index + 1] if index + 1 < len(own) else None
            neighbours[page.source] = Neighbours(newer, older)
    return neighbours
