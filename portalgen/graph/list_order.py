"""The order in which the list of a section has its pages, by the kinds that the section takes.

A section whose kinds are of different orders stands by the state where one of them does: what can still be acted on
must not sink among the rest, which then has the places of its days. Else it stands by date where one of them does.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

from portalgen.config.shared_settings import SectionSettings
from portalgen.content.model import Page
from portalgen.graph.banners import rank_of
from portalgen.graph.moments import BANNER_STATES, is_set_aside, period_of
from portalgen.kinds.collection import Kinds
from portalgen.kinds.definition import Order
from portalgen.text.sorting import sort_key

_PRECEDENCE: tuple[Order, ...] = ("state", "date", "weight")
"""Of several orders in one section, the one that counts stands first."""


def find_list_order(kinds: Kinds, section: SectionSettings) -> Order:
    """Return how the list of a section stands."""
    orders = {kinds[kind].order for kind in section.kinds if kind in kinds}
    return next((order for order in _PRECEDENCE if order in orders), "weight")


def sort_list(pages: Iterable[Page], order: Order, states: Mapping[str, str], at: datetime) -> tuple[Page, ...]:
    """Return the pages of a list in their order at `at`; `states` are those of items by id."""
    if order == "state":
        return sort_by_state(pages, states, at)
    if order == "date":
        return sort_newest_first(pages)
    return tuple(sorted(pages, key=lambda page: (_weight(page), sort_key(page.title), page.id)))


def sort_newest_first(pages: Iterable[Page]) -> tuple[Page, ...]:
    """Pages by date, the newest first; those of one day by id; those without a date last."""
    in_id_order = sorted(pages, key=lambda page: page.id)
    return tuple(sorted(in_id_order, key=_timestamp, reverse=True))


def sort_by_state(pages: Iterable[Page], states: Mapping[str, str], at: datetime) -> tuple[Page, ...]:
    """Pages by the order of their states; in one state first those that open or close next, then the newest.

    Of banners of one state the gravest stand first, and under way of one level what changed last, as on pages. What has lapsed and
    what has no such state (a sample, a page of a kind of another order) stand below the others, by their days alone, and
    what was withdrawn or superseded last. It all changes at moments of these pages only (`graph.moments.moments_of`).
    """
    newest_first = sort_newest_first(pages)
    return tuple(sorted(newest_first, key=lambda page: _state_key(page, states.get(page.id, ""), at)))


def _state_key(page: Page, state: str, at: datetime) -> tuple[int, int, int, bool, float]:
    """(part of the list, rank of the state, how grave a banner is, has nothing to come, moment that comes next)."""
    declared = page.kind.states
    if is_set_aside(page, at):
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
