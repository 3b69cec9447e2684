"""Metadata of a page in the search index, in addition to the page's text."""

from __future__ import annotations

from portalgen.content.model import Page
from portalgen.locale.dates import format_day
from portalgen.render.breadcrumbs import title_of_section
from portalgen.render.context import Context
from portalgen.render.facet_values import list_facet_texts
from portalgen.render.page_statuses import label_with_state, list_labels


def build_search_filters(context: Context, page: Page, language: str) -> tuple[tuple[str, str], ...]:
    """Return the search filters of a page in `language`: site, kind, section, and the facets of its kind."""
    site = context.portal.site(page.site)
    filters = [("site", site.name(language).short), ("kind", page.kind.label.text(language))]
    if page.section:
        filters.append(("section", title_of_section(context, site, page.section, language)))
    return (*filters, *list_facet_texts(context, page, language))


def build_search_meta(context: Context, page: Page, language: str) -> tuple[tuple[str, str], ...]:
    """Return the metadata shown with a search result in `language`. `lapsed` ranks the page below items in force."""
    metadata = [("kind", page.kind.label.text(language))]
    if page.day:
        metadata.append(("date", format_day(page.day, language)))
    number = page.fields.get(page.kind.number_from)
    if number:
        metadata.append(("number", str(number)))
    told = label_search_result(context, page, language)
    if told:
        metadata.append(("state", told))
    if is_lapsed(context, page):
        metadata.append(("lapsed", "1"))
    return tuple(metadata)


def label_search_result(context: Context, page: Page, language: str) -> str:
    """Return the labels beside the title of a page in a search result.

    They include the state of its item, unless the kind leaves this state unmarked.
    """
    states, state = page.kind.states, context.state_of(page)
    label = states.label_of(state) if states is not None and state not in (*states.unmarked, "") else None
    return label_with_state(list_labels(context, page), label, language)


def is_lapsed(context: Context, page: Page) -> bool:
    """Return True if a search should rank a page below items in force."""
    states = page.kind.states
    return states is not None and context.state_of(page) in states.lapsed
