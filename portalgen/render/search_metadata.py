"""What the search index knows of a page beside its text."""

from __future__ import annotations

from typing import Final

from portalgen.content.model import Page
from portalgen.graph.moments import find_last_day, is_sample, status_of
from portalgen.locale.formats import format_short_day
from portalgen.render.breadcrumbs import title_of_section
from portalgen.render.context import Context
from portalgen.render.facet_values import list_facet_texts
from portalgen.render.page_statuses import SAMPLE_LABEL, join_labels, label_status
from portalgen.text.bilingual import Bilingual

_OPEN_UNTIL: Final = Bilingual("{state}, đến hết ngày {day}", "{state}, until {day}")


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
        metadata.append(("date", format_short_day(page.day, language)))
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
    """What a search result tells beside the title of a shown page: that it is a sample, else the state of its item."""
    states, state = page.kind.states, context.state_of(page)
    label = states.label_of(state) if states is not None and state not in (*states.unmarked, "") else None
    told = SAMPLE_LABEL if is_sample(page) else label
    return join_labels(told, label_status(status_of(page, context.graph.at), language), language)


def label_found_title(context: Context, page: Page, language: str) -> str:
    """The same where nothing but the title is at hand: with the last day of what still takes something in."""
    told = label_found_page(context, page, language)
    if context.state_of(page) not in page.kind.takes_in:
        return told
    last_day = find_last_day(page)
    if last_day is None:
        return told
    return _OPEN_UNTIL.text(language).format(state=told, day=format_short_day(last_day, language))


def is_lapsed(context: Context, page: Page) -> bool:
    """Whether a search has a shown page below what is in force."""
    states = page.kind.states
    return states is not None and context.state_of(page) in states.lapsed
