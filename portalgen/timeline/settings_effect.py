"""The part of legal settings that verdicts depend on: names, notes and sources decide nothing."""

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
"""First and last day in force; an end that is open is None."""


@frozen
class LengthEffect:
    """What one of dated lengths decides."""

    limit: Limit
    start: ClockStart
    first: date | None
    last: date | None
    running: RunningClocks


@frozen
class ClassEffect:
    """What a class of deadlines decides."""

    party: DeadlineParty
    start: ClockStart
    stop: ClockStop
    limit: Limit
    basis: tuple[_Span, ...]
    lengths: tuple[LengthEffect, ...]


@frozen
class DirectiveEffect:
    """What the length that a site's board directed decides."""

    site: str
    limit: Limit
    start: ClockStart
    valid: _Span


@frozen
class SettingsEffect:
    """What legal settings decide; two settings with equal effects lead to the same verdicts on clocks."""

    days: frozenset[tuple[date, tuple[EntryEffect, ...]]]
    classes: frozenset[tuple[str, ClassEffect]]
    directives: frozenset[tuple[str, tuple[DirectiveEffect, ...]]]
    """By the class that they are a length of."""
    roll_over: bool


@frozen
class CountedSpan:
    """What a clock counts."""

    ids: frozenset[str]
    """Of the classes that it may be of."""
    first: date | None = None
    """None if it does not run."""
    last: date | None = None


@frozen
class EffectDifference:
    """Where two effects differ."""

    days: tuple[date, ...]
    """In their order."""
    classes: frozenset[str]
    is_everywhere: bool
    """Whether each clock may end on another day."""

    def touches(self, span: CountedSpan) -> bool:
        """Return whether a clock may end otherwise for it."""
        if self.is_everywhere or not self.classes.isdisjoint(span.ids):
            return True
        if span.first is None or span.last is None:
            return False
        return bisect_left(self.days, span.first) < bisect_right(self.days, span.last)


def effect_of(legal: LegalSettings) -> SettingsEffect:
    """Return what `legal` decides."""
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
    """Return what a class decides."""
    basis = () if deadline.lengths else tuple((each.valid_from, each.valid_to) for each in deadline.basis)
    lengths = tuple(length_effect_of(each) for each in deadline.lengths)
    return ClassEffect(deadline.party, deadline.start, deadline.stop, deadline.limit, basis, lengths)


def length_effect_of(length: DatedLength) -> LengthEffect:
    """Return what one of the dated lengths of a class decides."""
    running = length.transition.running if length.transition is not None else "keep"
    return LengthEffect(length.limit, length.start, length.first, length.last, running)


def compare_effects(first: SettingsEffect, second: SettingsEffect) -> EffectDifference:
    """Return the days and the ids of the classes in which two effects differ."""
    return EffectDifference(
        tuple(sorted({day for day, _ in first.days ^ second.days})),
        frozenset(id for id, _ in (*(first.classes ^ second.classes), *(first.directives ^ second.directives))),
        first.roll_over != second.roll_over,
    )


def join_differences(differences: Collection[EffectDifference]) -> EffectDifference:
    """Return where any of them is."""
    return EffectDifference(
        tuple(sorted({day for each in differences for day in each.days})),
        frozenset(id for each in differences for id in each.classes),
        any(each.is_everywhere for each in differences),
    )
