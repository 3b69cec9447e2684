"""The order of pages in the list of a section, by the kinds of the section.

If kinds differ, order by state wins: items still open for action must not sink among the rest. Otherwise order by date
wins.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

from portalgen.config.shared_settings import SectionSettings
from portalgen.content.model import Page
from portalgen.graph.banners import rank_of
from portalgen.graph.moments import BANNER_STATES, is_obsolete, period_of
from portalgen.kinds.collection import Kinds
from portalgen.kinds.definition import Order
from portalgen.text.sorting import sort_key

_PRECEDENCE: tuple[Order, ...] = ("state", "date", "weight")
"""The precedence of several orders in a section, highest first."""


def find_list_order(kinds: Kinds, section: SectionSettings) -> Order:
    """Return how the list of a section stands."""
    orders = {kinds[kind].order for kind in section.kinds if kind in kinds}
    return next((order for order in _PRECEDENCE if order in orders), "weight")


def sort_list(pages: Iterable[Page], order: Order, states: Mapping[str, str], at: datetime) -> tuple[Page, ...]:
    """Return the pages of a list in their order at `at`; `states` are by item id."""
    if order == "state":
        return sort_by_state(pages, states, at)
    if order == "date":
        return sort_newest_first(pages)
    return tuple(sorted(pages, key=lambda page: (_weight(page), sort_key(page.title), page.id)))


def sort_newest_first(pages: Iterable[Page]) -> tuple[Page, ...]:
    """Return pages by date, the newest first; pages of a day by id; pages without a date last."""
    in_id_order = sorted(pages, key=lambda page: page.id)
    return tuple(sorted(in_id_order, key=_timestamp, reverse=True))


def sort_by_state(pages: Iterable[Page], states: Mapping[str, str], at: datetime) -> tuple[Page, ...]:
    """Return pages by the order of their states; within a state by the next opening or closing, then the newest.

    Banners of equal state are sorted by level, then by their latest change, as on pages. Lapsed items and items without
    such a state (a sample, a kind with another order) follow by day, withdrawn and superseded ones last. All of it
    changes only at `graph.moments.moments_of` of these pages.
    """
    newest_first = sort_newest_first(pages)
    return tuple(sorted(newest_first, key=lambda page: _state_key(page, states.get(page.id, ""), at)))


def _state_key(page: Page, state: str, at: datetime) -> tuple[int, int, int, bool, float]:
    """Return (part of the list, rank of the state, banner level, True if nothing lies ahead, next moment)."""
    declared = page.kind.states
    if is_obsolete(page, at):
        return 2, 0, 0, True, 0.0
    if declared is None or page.kind.order != "state" or not state or state in declared.lapsed:
        return 1, 0, 0, True, 0.0
    rank = declared.rank(state)
    level, changed, _ = rank_of(page, at) if page.kind.banner is not None else (0, 0.0, "")
    if page.kind.banner is not None and state in BANNER_STATES:
        return 0, rank, level, False, changed
    period = period_of(page)
    moments = (period.begin, period.end) if period is not None and not period.has_ended(at) else ()
    comes = next((moment for moment in moments if moment is not None and moment > at), None)
    return 0, rank, level, comes is None, comes.timestamp() if comes is not None else 0.0


def _timestamp(page: Page) -> float:
    return page.date.timestamp() if page.date else 0.0


def _weight(page: Page) -> int:
    weight = page.fields.get("weight")
    return weight if isinstance(weight, int) else 1000
