"""The part of legal settings that affects verdicts, without names, notes and sources."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection
from datetime import date

from portalgen.config.legal import LegalSettings
from portalgen.frozen import frozen
from portalgen.law.calendar_entries import EntryEffect, effects_of, list_calendar_entries
from portalgen.law.deadlines import ClockStart, ClockStop, DatedLength, DeadlineClass, DeadlineParty, RunningClocks
from portalgen.law.due_dates import Limit

_Span = tuple[date | None, date | None]
"""First and last day in force; None for an open end."""


@frozen
class LengthEffect:
    """The effect of a dated length."""

    limit: Limit
    start: ClockStart
    first: date | None
    last: date | None
    running: RunningClocks


@frozen
class ClassEffect:
    """The effect of a class of deadlines."""

    party: DeadlineParty
    start: ClockStart
    stop: ClockStop
    limit: Limit
    basis: tuple[_Span, ...]
    lengths: tuple[LengthEffect, ...]


@frozen
class DirectiveEffect:
    """The effect of a length directed by a site's board."""

    site: str
    limit: Limit
    start: ClockStart
    valid: _Span


@frozen
class SettingsEffect:
    """The effect of legal settings; equal effects lead to the same verdicts on clocks."""

    days: frozenset[tuple[date, tuple[EntryEffect, ...]]]
    classes: frozenset[tuple[str, ClassEffect]]
    directives: frozenset[tuple[str, tuple[DirectiveEffect, ...]]]
    """By the class of the length."""
    roll_over: bool


@frozen
class CountedSpan:
    """The span counted by a clock."""

    ids: frozenset[str]
    """The ids of its possible classes."""
    first: date | None = None
    """None if it does not run."""
    last: date | None = None


@frozen
class EffectDifference:
    """The difference between two effects."""

    days: tuple[date, ...]
    """In their order."""
    classes: frozenset[str]
    is_everywhere: bool
    """True if each clock may end on another day."""

    def touches(self, span: CountedSpan) -> bool:
        """Return True if it may change the end of a clock."""
        if self.is_everywhere or not self.classes.isdisjoint(span.ids):
            return True
        if span.first is None or span.last is None:
            return False
        return bisect_left(self.days, span.first) < bisect_right(self.days, span.last)


def effect_of(legal: LegalSettings) -> SettingsEffect:
    """Return the effect of `legal`."""
    entries = list_calendar_entries(legal.calendar)
    directives: dict[str, tuple[DirectiveEffect, ...]] = {}
    for each in legal.site_limits:
        effect = DirectiveEffect(each.site, each.limit, each.start, (each.valid_from, each.valid_to))
        directives[each.deadline_class] = (*directives.get(each.deadline_class, ()), effect)
    return SettingsEffect(
        frozenset((day, effects_of(each)) for day, each in entries.items()),
        frozenset((each.id, class_effect_of(each)) for each in legal.classes),
        frozenset(directives.items()),
        legal.roll_over,
    )


def class_effect_of(deadline: DeadlineClass) -> ClassEffect:
    """Return the effect of a class."""
    basis = () if deadline.lengths else tuple((each.valid_from, each.valid_to) for each in deadline.basis)
    lengths = tuple(length_effect_of(each) for each in deadline.lengths)
    return ClassEffect(deadline.party, deadline.start, deadline.stop, deadline.limit, basis, lengths)


def length_effect_of(length: DatedLength) -> LengthEffect:
    """Return the effect of a dated length of a class."""
    running = length.transition.running if length.transition is not None else "keep"
    return LengthEffect(length.limit, length.start, length.first, length.last, running)


def compare_effects(first: SettingsEffect, second: SettingsEffect) -> EffectDifference:
    """Return the days and class ids that differ between two effects."""
    return EffectDifference(
        tuple(sorted({day for day, _ in first.days ^ second.days})),
        frozenset(id for id, _ in (*(first.classes ^ second.classes), *(first.directives ^ second.directives))),
        first.roll_over != second.roll_over,
    )


def join_differences(differences: Collection[EffectDifference]) -> EffectDifference:
    """Return the union of the differences."""
    return EffectDifference(
        tuple(sorted({day for each in differences for day in each.days})),
        frozenset(id for each in differences for id in each.classes),
        any(each.is_everywhere for each in differences),
    )
