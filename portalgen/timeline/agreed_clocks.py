"""One clock out of those of several settings: on time only if on time under all of them, late only if late under all.

A settings change turns no verdict alone: where those of the item's own moments and those of now disagree, it is open.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import Final, Literal

from portalgen.frozen import frozen
from portalgen.law.due_dates import DueDate
from portalgen.timeline.former_settings import NOW, SettingsOrigin
from portalgen.timeline.item_clock import ClockReading, ClockStanding, ItemClock

_Outcome = Literal["met", "late", "overdue", "running", "none", "open", "unjudged"]

_OUTCOMES: Final[Mapping[ClockStanding, _Outcome]] = MappingProxyType(
    {
        "missing": "open",
        "hour_missing": "open",
        "impossible": "open",
        "no_number": "none",
        "not_in_force": "none",
        "before_adoption": "unjudged",
        "waiting": "running",
        "within": "running",
        "soon": "running",
        "overdue": "overdue",
        "met": "met",
        "taken_down": "met",
        "late": "late",
        "unproven": "open",
    }
)


_AGREED: Final[Mapping[frozenset[_Outcome], _Outcome]] = MappingProxyType(
    {
        frozenset[_Outcome](("met",)): "met",
        frozenset[_Outcome](("running",)): "running",
        frozenset[_Outcome](("running", "met")): "running",
    }
)
"""Outcomes that do not contradict each other, and the one that is shown; settings without a limit contradict no act in time."""
_ACCUSING: Final = frozenset[_Outcome](("late", "overdue"))
_NO_LIMIT: Final = DueDate(None, None, is_certain=True)


@frozen
class ClockUnder:
    """The clock of an item under some settings; None if it has none under them."""

    origin: SettingsOrigin
    clock: ItemClock | None
    only_excuses: bool = False
    """Whether it only counts for somebody who would be late by the others."""

    @property
    def outcome(self) -> _Outcome:
        """What follows from how it stands; settings without a limit ask for nothing."""
        return _OUTCOMES[self.clock.standing] if self.clock is not None else "none"


def agree_clocks(now: ItemClock | None, others: Sequence[ClockUnder]) -> ItemClock | None:
    """Return the clock on which all settings agree, or one that is unproven, with all readings; None if no settings have one.

    Args:
        now: The clock under the settings of now.
        others: Those under the settings of its own moments, and under the shipped calendar.
    """
    if now is not None and _OUTCOMES[now.standing] == "unjudged":
        return now
    judged = [each for each in (ClockUnder(NOW, now), *others) if each.outcome != "unjudged"]
    counted = [each for each in judged if not each.only_excuses]
    outcomes = {each.outcome for each in counted}
    if not outcomes.isdisjoint(_ACCUSING) and outcomes != {each.outcome for each in judged}:
        return _as_open(judged)
    if len(outcomes) == 1:
        return next((each.clock for each in counted if each.clock is not None), None)
    agreed = _AGREED.get(frozenset(outcomes - {"none"}))
    if agreed is not None:
        return next(each.clock for each in counted if each.outcome == agreed)
    return _as_open(counted)


def _as_open(judged: Sequence[ClockUnder]) -> ItemClock:
    """The first clock that has a limit, unproven, with the readings of all settings."""
    known = [each.clock for each in judged if each.clock is not None]
    shown = next((each for each in known if each.due is not None and each.due.due is not None), known[0])
    return replace(shown, standing="unproven", readings=tuple(_join_readings(judged, shown)))


def _join_readings(judged: Iterable[ClockUnder], shown: ItemClock) -> Iterator[ClockReading]:
    """The readings of each settings as far as none before says the same; without a limit, one that asks for nothing."""
    known = set()
    for each in judged:
        readings: Iterable[ClockReading] = ()
        if each.clock is not None and each.outcome != "none":
            readings = each.clock.readings
        elif shown.start is not None and shown.stop is not None:
            readings = (ClockReading(shown.start, _NO_LIMIT, shown.stop, "on_time", each.origin),)
        for reading in readings:
            said = (reading.start, reading.due.due, reading.stop, reading.verdict)
            if said not in known:
                known.add(said)
                yield reading
