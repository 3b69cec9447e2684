"""`build_graph(portal, library, at)`: the graph of what is shown at `at`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from portalgen.config.portal import Portal, SectionSettings, Site
from portalgen.content.kinds.registry import KINDS
from portalgen.content.model import Item, Library, Page
from portalgen.graph.model import Graph, Neighbours, SectionKey, Term
from portalgen.graph.moments import is_shown
from portalgen.text.sorting import sort_key


def build_graph(
    portal: Portal, library: Library, at: datetime, *, unpublished: bool = False, sites: Sequence[Site] | None = None
) -> Graph:
    """The graph at `at` of `sites`, whose pages `library` holds; of all sites where none are named.

    With `unpublished`, drafts and scheduled and expired pages are shown too.
    """
    among = portal.sites if sites is None else sites
    shown, hidden = _shown(library.pages, at, unpublished)
    items = _items(library, shown)
    indexes = {(page.site, page.language, page.section): page for page in shown.values() if page.is_index}
    lists = _lists(among, items)
    return Graph(
        at=at,
        items=items,
        shown_pages=shown,
        hidden_pages=hidden,
        lists=lists,
        indexes=indexes,
        sections=_sections(among, lists, indexes),
        terms=_terms(portal, shown.values()),
        neighbours=_neighbours(lists),
    )


def _shown(pages: Iterable[Page], at: datetime, unpublished: bool) -> tuple[dict[str, Page], dict[str, Page]]:
    shown: dict[str, Page] = {}
    hidden: dict[str, Page] = {}
    for page in pages:
        (shown if unpublished or is_shown(page, at) else hidden)[page.source] = page
    return shown, hidden


def _items(library: Library, shown: Mapping[str, Page]) -> dict[str, Item]:
    items = {}
    for item in library.items:
        pages = tuple(page for page in item.pages if page.source in shown)
        if pages:
            items[item.id] = item if len(pages) == len(item.pages) else replace(item, pages=pages)
    return items


def _lists(sites: Sequence[Site], items: Mapping[str, Item]) -> dict[SectionKey, tuple[Page, ...]]:
    members: dict[tuple[str, str], list[Item]] = {}
    for item in items.values():
        page = item.original
        if not page.is_index:
            members.setdefault((page.site, page.section), []).append(item)
    lists: dict[SectionKey, tuple[Page, ...]] = {}
    for site in sites:
        for section in site.sections:
            for language in site.codes:
                pages = _listed(members.get((site.id, section.path), []), site, section, language)
                if pages:
                    lists[site.id, language, section.path] = pages
    return lists


def _listed(items: list[Item], site: Site, section: SectionSettings, language: str) -> tuple[Page, ...]:
    foreign = language != site.codes[0]
    if foreign and section.missing_translation == "none":
        return ()
    pages = []
    for item in items:
        page = item.page(language)
        if page is None and section.missing_translation == "notice":
            page = item.original
        if page is not None:
            pages.append(page)
    return _in_order(pages, section)


def _in_order(pages: list[Page], section: SectionSettings) -> tuple[Page, ...]:
    if is_sorted_by_date(section):
        return sort_newest_first(pages)
    return tuple(sorted(pages, key=lambda page: (_weight(page), sort_key(page.title), page.id)))


def is_sorted_by_date(section: SectionSettings) -> bool:
    """Whether a section's pages stand by their dates; else by the weights that editors give them."""
    return any(KINDS[kind].order == "date" for kind in section.kinds if kind in KINDS)


def sort_newest_first(pages: Iterable[Page]) -> tuple[Page, ...]:
    """Pages by date, the newest first; those of one day by id; those without a date last."""
    in_id_order = sorted(pages, key=lambda page: page.id)
    return tuple(sorted(in_id_order, key=lambda page: page.date.timestamp() if page.date else 0.0, reverse=True))


def _weight(page: Page) -> int:
    weight = page.fields.get("weight")
    return weight if isinstance(weight, int) else 1000


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
    pages_by_term: dict[tuple[str, str], dict[tuple[str, str], list[Page]]] = {}
    taxonomies = [taxonomy.id for taxonomy in portal.taxonomies]
    for page in pages:
        if page.is_index:
            continue
        for taxonomy in taxonomies:
            for term in page.fields.get(taxonomy, ()):
                pages_by_term.setdefault((page.site, page.language), {}).setdefault((taxonomy, term), []).append(page)
    return {
        key: tuple(
            Term(taxonomy, term, sort_newest_first(members)) for (taxonomy, term), members in sorted(terms.items())
        )
        for key, terms in pages_by_term.items()
    }


def _neighbours(lists: Mapping[SectionKey, tuple[Page, ...]]) -> dict[str, Neighbours]:
    neighbours = {}
    for (_, language, _), pages in lists.items():
        own = [page for page in pages if page.language == language]
        for index, page in enumerate(own):
            newer = own[index - 1] if index else None
            older = own[index + 1] if index + 1 < len(own) else None
            neighbours[page.source] = Neighbours(newer, older)
    return neighbours
