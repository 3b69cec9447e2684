"""Selects the items shown first on every page of a site: those of kinds with a banner, during their period."""

from __future__ import annotations

from collections.abc import Container
from datetime import datetime

from portalgen.content.model import Item, Page
from portalgen.graph.model import Graph
from portalgen.graph.moments import BANNER_STATES, find_banner_change, has_expired, is_obsolete, is_sample, period_of
from portalgen.kinds.definition import ALL_SITES, BannerFields, Choice


def list_banner_items(graph: Graph) -> tuple[Item, ...]:
    """Return the banner items at the moment of the graph: by level, then newest first."""
    items = (item for item in graph.items.values() if item.original.kind.banner is not None)
    shown = [item for item in items if graph.states.get(item.id) in BANNER_STATES]
    return tuple(sorted(shown, key=lambda item: rank_of(item.original, graph.at)))


def may_be_banner(page: Page, at: datetime) -> bool:
    """Return True if a page is a banner at `at` or later, by its own front matter."""
    if page.kind.banner is None or page.draft or is_sample(page) or is_obsolete(page, at) or has_expired(page, at):
        return False
    period = period_of(page)
    return period is not None and not period.has_ended(at)


def choose_banner_page(item: Item, language: str) -> Page:
    """Return the page of a banner for readers of `language`: the original if its translation is missing or older.

    People act on it at once, and no notice beside it would tell them which part no longer holds.
    """
    page = item.page(language)
    return item.original if page is None or item.is_outdated(page) else page


def rank_of(page: Page, at: datetime) -> tuple[int, float, str]:
    """Return the sort key of a banner: the most serious level first, then the latest change."""
    values = [choice.value for choice in _levels(page)]
    level = page.fields.get(banner_of(page).level)
    return values.index(level) if level in values else len(values), -find_banner_change(page, at).timestamp(), page.id


def banner_of(page: Page) -> BannerFields:
    """Return the banner fields of a page of such a kind."""
    assert page.kind.banner is not None
    return page.kind.banner


def level_of(page: Page) -> Choice:
    """Return the level of a banner's page."""
    value = page.fields[banner_of(page).level]
    return next(choice for choice in _levels(page) if choice.value == value)


def _levels(page: Page) -> tuple[Choice, ...]:
    field = page.kind.field(banner_of(page).level)
    return field.choices if field is not None else ()


def is_banner_of(page: Page, site: str, group: str) -> bool:
    """Return True if the banner of `page` is shown on the site with this id and group."""
    return names_site(page.fields[banner_of(page).sites], site, group)


def names_site(written: Container[str], site: str, group: str) -> bool:
    """Return True if a written list of sites names a site by its id, by its group, or as all others."""
    return any(name in written for name in (ALL_SITES, group, site))
