"""What the search index knows of a page beside its text."""

from __future__ import annotations

from portalgen.content.model import Page
from portalgen.locale.dates import format_day
from portalgen.render.breadcrumbs import title_of_section
from portalgen.render.context import Context
from portalgen.render.facet_values import list_facet_texts
from portalgen.render.page_statuses import label_with_state, list_labels


def build_search_filters(context: Context, page: Page, language: str) -> tuple[tuple[str, str], ...]:
    """What a search in `language` can be narrowed by: site, kind, section, and the facets of the page's kind."""
    site = context.portal.site(page.site)
    filters = [("site", site.name(language).short), ("kind", page.kind.label.text(language))]
    if page.section:
        filters.append(("section", title_of_section(context, site, page.section, language)))
    return (*filters, *list_facet_texts(context, page, language))


def build_search_meta(context: Context, page: Page, language: str) -> tuple[tuple[str, str], ...]:
    """What a search result in `language` shows beside its title; `lapsed` puts it below what is in force."""
    metadata = [("kind", page.kind.label.text(language))]
    if page.day:
        metadata.append(("date", format_day(page.day, language)))
    number = page.fields.get(page.kind.number_from)
    if number:
        metadata.append(("number", str(number)))
    told = label_found_page(context, page, language)
    if told:
        metadata.append(("state", told))
    if is_lapsed(context, page):
        metadata.append(("lapsed", "1"))
    return tuple(metadata)


def label_found_page(context: Context, page: Page, language: str) -> str:
    """What a search result tells beside the title of a shown page; of an item in an ordinary state, that state too."""
    states, state = page.kind.states, context.state_of(page)
    label = states.label_of(state) if states is not None and state not in (*states.unmarked, "") else None
    return label_with_state(list_labels(context, page), label, language)


def is_lapsed(context: Context, page: Page) -> bool:
    """Whether a search has a shown page below what is in force."""
    states = page.kind.states
    return states is not None and context.state_of(page) in states.lapsed
