"""The settings, beside those of now, that a clock is judged by: what stood at its own moments, and the shipped calendar.

An entry of the calendar or a dated length that two owners approved counts for every clock, if it landed by its own day or
says that it holds backwards. A day that nobody approved so is held against the shipped calendar.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from functools import cached_property
from itertools import accumulate, pairwise
from typing import Final, Literal

from portalgen.config.legal import LegalSettings
from portalgen.frozen import frozen
from portalgen.law.calendar import VIETNAM, Calendar
from portalgen.law.calendar_entries import DayEntry, effects_of, list_calendar_entries, with_entries
from portalgen.law.dated_lengths import vietnam_day_of
from portalgen.law.deadlines import DatedLength, DeadlineClass
from portalgen.law.due_dates import to_vietnam_time
from portalgen.timeline.settings_effect import (
    EffectDifference,
    LengthEffect,
    SettingsEffect,
    compare_effects,
    effect_of,
    join_differences,
    length_effect_of,
)
from portalgen.timeline.settings_history import NEVER, LegalEpoch

_DAY: Final = timedelta(days=1)
_Entries = tuple[DayEntry, ...]


@frozen
class SettingsOrigin:
    """Which settings a reading goes by."""

    form: Literal["now", "former", "approved", "shipped"]
    """`approved`: lengths are those that two owners approved last, since they did not approve these. `shipped`: the calendar
    has the shipped days in the place of days that nobody approved."""
    commit: str = ""
    """Of main, which left them; empty for those of now."""
    since: datetime | None = None
    """The date of that commit."""


NOW: Final = SettingsOrigin("now")


@frozen
class OtherSettings:
    """Settings that a clock is judged by beside those of now."""

    legal: LegalSettings
    origin: SettingsOrigin


class FormerSettings:
    """All settings of a main history since its adoption, asked by the moments of a clock."""

    def __init__(self, epochs: Sequence[LegalEpoch], legal: LegalSettings, shipped: Calendar) -> None:
        """Compare the epochs with one another.

        Args:
            epochs: In their order, the adopted state first; at least one.
            legal: The settings of now. If they decide otherwise than the last epoch, nobody approved the difference.
            shipped: The calendar that unapproved days are held against.
        """
        self._now = effect_of(legal)
        last = epochs[-1]
        if effect_of(last.legal) == self._now:
            epochs = (*epochs[:-1], replace(last, legal=legal))
        else:
            epochs = (*epochs, LegalEpoch("", NEVER, NEVER, NEVER, legal, is_accepted=False))
        self._epochs = (replace(epochs[0], is_accepted=True, is_refused=False), *epochs[1:])
        self._latest = tuple(accumulate((each.latest for each in epochs), max))
        self._earliest = tuple(accumulate((each.earliest for each in epochs), max))
        self._shipped = shipped
        amendments = _list_amendments(self._epochs)
        self._variants = [tuple(self._judged(place, amendment)) for place, amendment in enumerate(amendments)]

    def __bool__(self) -> bool:
        """Whether any verdict can depend on them."""
        touched = self._touched
        return bool(touched.days or touched.classes or touched.is_everywhere)

    def touches(self, ids: Collection[str], first: date | None, last: date | None) -> bool:
        """Return whether a clock may end otherwise under some of these settings.

        Args:
            ids: Of the classes that it may be of.
            first: The first day that it counts; None if it does not run.
            last: The last one.
        """
        touched = self._touched
        if touched.is_everywhere or not touched.classes.isdisjoint(ids):
            return True
        if first is None or last is None:
            return False
        days = self._touched_days
        return bisect_left(days, first) < bisect_right(days, last)

    def find_others(self, moments: Iterable[datetime]) -> tuple[OtherSettings, ...]:
        """Return the settings of the aware `moments`, and the shipped calendar, as far as they decide otherwise than those of now."""
        places = {len(self._epochs) - 1}
        for each in moments:
            places.update(self.find_possible(each))
        found: dict[SettingsEffect, OtherSettings] = {}
        for place in sorted(places):
            for effect, other in self._variants[place]:
                if effect != self._now:
                    found.setdefault(effect, other)
        return tuple(found.values())

    def list_settings(self, moments: Iterable[datetime]) -> tuple[LegalSettings, ...]:
        """Return those of now, then all that may have stood at the aware `moments`, each also with the shipped days."""
        places = {len(self._epochs) - 1, *(place for each in moments for place in self.find_possible(each))}
        return tuple(other.legal for place in sorted(places, reverse=True) for _, other in self._variants[place])

    @property
    def all_settings(self) -> tuple[LegalSettings, ...]:
        """The settings of each epoch as they were written, those of now last."""
        return tuple(each.legal for each in self._epochs)

    def find_possible(self, moment: datetime) -> range:
        """Return the places of the epochs that may have stood at the aware `moment`; the adopted state stood before all."""
        first = max(bisect_right(self._latest, moment) - 1, 0)
        return range(first, max(bisect_right(self._earliest, moment), first + 1))

    @cached_property
    def _touched(self) -> EffectDifference:
        effects = {effect for variants in self._variants for effect, _ in variants}
        return join_differences([compare_effects(each, self._now) for each in effects])

    @cached_property
    def _touched_days(self) -> Sequence[date]:
        return sorted(self._touched.days)

    def _judged(self, place: int, amendment: _Amendment) -> Iterator[tuple[SettingsEffect, OtherSettings]]:
        """The settings that the epoch at `place` is judged by: with what counts for it, and with the shipped days."""
        epoch = self._epochs[place]
        is_now = place == len(self._epochs) - 1
        since = None if is_now else epoch.at
        legal = _amend(epoch.legal, amendment, self._epochs[-1].legal.calendar)
        yield effect_of(legal), OtherSettings(legal, NOW if is_now else SettingsOrigin("former", epoch.commit, since))
        if epoch.is_refused:
            approved = next(each for each in reversed(self._epochs[:place]) if each.is_accepted)
            held = replace(legal, classes=approved.legal.classes, site_limits=approved.legal.site_limits)
            yield effect_of(held), OtherSettings(held, SettingsOrigin("approved", approved.commit, approved.at))
        disputed = _find_disputed(legal.calendar, amendment.accepted, self._shipped)
        if disputed:
            held = replace(legal, calendar=with_entries(legal.calendar, disputed, self._shipped))
            yield effect_of(held), OtherSettings(held, SettingsOrigin("shipped", epoch.commit, since))


def ends_of_fact(start: datetime | date) -> tuple[datetime, ...]:
    """Return a moment in Vietnam's time; of a day, its first and its last one."""
    if isinstance(start, datetime):
        return (to_vietnam_time(start),)
    return datetime.combine(start, time.min, VIETNAM), datetime.combine(start, time.max, VIETNAM)


@frozen
class _Amendment:
    """What later changes, approved by two owners, say of clocks of an epoch, and which entries of days are accepted for it."""

    days: Mapping[date, _Entries]
    lengths: tuple[tuple[str, DatedLength], ...]
    """(class, length), in the order in which they landed."""
    accepted: Mapping[date, _Entries]


def _list_amendments(epochs: Sequence[LegalEpoch]) -> list[_Amendment]:
    """Return the amendment of each epoch."""
    entries = [list_calendar_entries(each.legal.calendar) for each in epochs]
    accepted: list[Mapping[date, _Entries]] = [entries[0]]
    days: list[Mapping[date, _Entries]] = [{}]
    lengths: list[tuple[tuple[str, DatedLength], ...]] = [()]
    for (before, after), (former, epoch) in zip(pairwise(entries), pairwise(epochs), strict=True):
        changed = {
            day: after.get(day, ())
            for day in before.keys() | after.keys()
            if effects_of(before.get(day, ())) != effects_of(after.get(day, ()))
        }
        accepted.append({**accepted[-1], **changed} if epoch.is_accepted else accepted[-1])
        landed = vietnam_day_of(epoch.latest)
        days.append({day: each for day, each in changed.items() if epoch.is_accepted and _counts(each, day, landed)})
        lengths.append(tuple(_list_new_lengths(former.legal, epoch.legal, landed)) if epoch.is_accepted else ())
    later_days: dict[date, _Entries] = {}
    later_lengths: tuple[tuple[str, DatedLength], ...] = ()
    amendments = []
    for place in range(len(epochs) - 1, -1, -1):
        amendments.append(_Amendment(later_days, later_lengths, {**accepted[place], **later_days}))
        later_days = {**days[place], **later_days}
        later_lengths = (*lengths[place], *later_lengths)
    return amendments[::-1]


def _counts(entries: _Entries, day: date, landed: date) -> bool:
    """Whether entries count from their own day: they landed by then, or all of them say that they hold backwards."""
    return landed <= day or (bool(entries) and all(each.retroactive for each in entries))


def _list_new_lengths(before: LegalSettings, after: LegalSettings, landed: date) -> Iterator[tuple[str, DatedLength]]:
    """Yield (class, length) of the dated lengths that came and count from their own first day."""
    for deadline in after.classes:
        former = before.deadline(deadline.id)
        known = {_beginning_of(each) for each in former.lengths} if former is not None else set()
        for each in deadline.lengths:
            is_new = each.first is not None and _beginning_of(each) not in known
            if is_new and (each.retroactive or _is_by(landed, each.first)):
                yield deadline.id, each


def _is_by(landed: date, first: date | None) -> bool:
    return first is not None and landed <= first


def _beginning_of(length: DatedLength) -> LengthEffect:
    """The length whatever its last day, which only the next one sets."""
    return length_effect_of(replace(length, last=None))


def _amend(legal: LegalSettings, amendment: _Amendment, files: Calendar) -> LegalSettings:
    """Return the settings with what counts for them; years without a file have the file of `files`."""
    own = list_calendar_entries(legal.calendar)
    days = {day: each for day, each in amendment.days.items() if effects_of(each) != effects_of(own.get(day, ()))}
    classes = legal.classes
    for id, length in amendment.lengths:
        classes = tuple(_with_length(each, length) if each.id == id else each for each in classes)
    if not days and classes is legal.classes:
        return legal
    calendar = with_entries(legal.calendar, days, files) if days else legal.calendar
    return replace(legal, calendar=calendar, classes=classes)


def _with_length(deadline: DeadlineClass, added: DatedLength) -> DeadlineClass:
    """Return the class in which the length `added` takes the place of all others from its first day on."""
    first = added.first
    assert first is not None  # one without a first day is no amendment
    own = deadline.lengths
    if not own and deadline.limit.unit != "none":
        own = (DatedLength(deadline.limit, deadline.start, deadline.basis),)
    until = first - _DAY
    kept = tuple(
        replace(each, last=until if each.last is None else min(each.last, until))
        for each in own
        if each.first is None or each.first < first
    )
    return replace(deadline, limit=added.limit, start=added.start, lengths=(*kept, added))


def _find_disputed(calendar: Calendar, accepted: Mapping[date, _Entries], shipped: Calendar) -> Mapping[date, _Entries]:
    """Return the shipped entries of the days that nobody accepted as they are in `calendar`, and that are otherwise in `shipped`."""
    own, known = list_calendar_entries(calendar), list_calendar_entries(shipped)
    return {
        day: known.get(day, ())
        for day in own.keys() | accepted.keys()
        if effects_of(own.get(day, ())) != effects_of(accepted.get(day, ()))
        and calendar.is_working_day(day) != shipped.is_working_day(day)
    }
