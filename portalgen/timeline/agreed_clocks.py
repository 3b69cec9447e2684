"""Combines the clocks of several settings: on time, or late, only if so under all of them.

A settings change alone never reverses a verdict: if the settings of the item's own moments and the current settings
disagree, the verdict is open.
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
"""Compatible outcomes, and the displayed outcome; settings without a limit are compatible with an act in time."""
_ACCUSING: Final = frozenset[_Outcome](("late", "overdue"))
_NO_LIMIT: Final = DueDate(None, None, is_certain=True)


@frozen
class ClockUnder:
    """The clock of an item under some settings; None if these settings give it no clock."""

    origin: SettingsOrigin
    clock: ItemClock | None
    only_excuses: bool = False
    """True if it counts only for an item late under the other settings."""

    @property
    def outcome(self) -> _Outcome:
        """The outcome of the clock's standing; settings without a limit require no act."""
        return _OUTCOMES[self.clock.standing] if self.clock is not None else "none"


def agree_clocks(now: ItemClock | None, others: Sequence[ClockUnder]) -> ItemClock | None:
    """Return the clock agreed by all settings, or an unproven clock with all readings; None without any clock.

    Args:
        now: The clock under the current settings.
        others: The clocks under the settings of its own moments, and under the shipped calendar.
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
    """Return the first clock with a limit, as unproven, with the readings of all settings."""
    known = [each.clock for each in judged if each.clock is not None]
    shown = next((each for each in known if each.due is not None and each.due.due is not None), known[0])
    return replace(shown, standing="unproven", readings=tuple(_join_readings(judged, shown)))


def _join_readings(judged: Iterable[ClockUnder], shown: ItemClock) -> Iterator[ClockReading]:
    """Yield the distinct readings of all settings; without a limit, a reading that requires no act."""
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
