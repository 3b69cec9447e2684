"""Which items stand first on every page of a site: those of kinds with a banner, while their period lasts."""

from __future__ import annotations

from collections.abc import Container
from datetime import datetime

from portalgen.content.model import Item, Page
from portalgen.graph.model import Graph
from portalgen.graph.moments import BANNER_STATES, find_banner_change, has_expired, is_sample, is_set_aside, period_of
from portalgen.kinds.definition import ALL_SITES, BannerFields, Choice


def list_banner_items(graph: Graph) -> tuple[Item, ...]:
    """Return the items that are banners at the moment of the graph: the gravest first, of one level the newest."""
    items = (item for item in graph.items.values() if item.original.kind.banner is not None)
    shown = [item for item in items if graph.states.get(item.id) in BANNER_STATES]
    return tuple(sorted(shown, key=lambda item: rank_of(item.original, graph.at)))


def may_be_banner(page: Page, at: datetime) -> bool:
    """Whether a page is a banner at `at` or will be one, as far as its own front matter says."""
    if page.kind.banner is None or page.draft or is_sample(page) or is_set_aside(page, at) or has_expired(page, at):
        return False
    period = period_of(page)
    return period is not None and not period.has_ended(at)


def choose_banner_page(item: Item, language: str) -> Page:
    """Return what a banner says to readers of `language`: the original where that is not translated, or was changed after.

    People act at once on what it says, and no notice beside it would tell them which part no longer holds.
    """
    page = item.page(language)
    return item.original if page is None or item.is_outdated(page) else page


def rank_of(page: Page, at: datetime) -> tuple[int, float, str]:
    """The place of a banner among others: the gravest first, of one level what changed last."""
    values = [choice.value for choice in _levels(page)]
    level = page.fields.get(banner_of(page).level)
    return values.index(level) if level in values else len(values), -find_banner_change(page, at).timestamp(), page.id


def banner_of(page: Page) -> BannerFields:
    """The fields of the banner that a page of such a kind is."""
    assert page.kind.banner is not None
    return page.kind.banner


def level_of(page: Page) -> Choice:
    """How grave the banner is that a page is."""
    value = page.fields[banner_of(page).level]
    return next(choice for choice in _levels(page) if choice.value == value)


def _levels(page: Page) -> tuple[Choice, ...]:
    field = page.kind.field(banner_of(page).level)
    return field.choices if field is not None else ()


def is_banner_of(page: Page, site: str, group: str) -> bool:
    """Whether the banner that `page` is stands on the site with this id, which is of this group."""
    return names_site(page.fields[banner_of(page).sites], site, group)


def names_site(written: Container[str], site: str, group: str) -> bool:
    """Whether a list of sites, as editors write it, names a site by its id, by its group or with all others."""
    return any(name in written for name in (ALL_SITES, group, site))
