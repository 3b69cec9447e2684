"""What two owners approved of later settings: it counts for every clock, if it landed by its own day, or holds backwards."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from types import MappingProxyType
from typing import Final

from portalgen.config.legal import LegalSettings
from portalgen.frozen import frozen
from portalgen.law.calendar import Calendar
from portalgen.law.calendar_entries import effects_of, list_calendar_entries, with_entries
from portalgen.law.dated_lengths import vietnam_day_of
from portalgen.law.deadlines import DatedLength, DeadlineClass
from portalgen.timeline.accepted_settings import DayEntries, list_changed_days
from portalgen.timeline.settings_effect import LengthEffect, length_effect_of
from portalgen.timeline.settings_history import LegalEpoch

_DAY: Final = timedelta(days=1)


@frozen
class Amendment:
    """What later changes, approved by two owners, say of clocks of an epoch."""

    days: Mapping[date, DayEntries]
    lengths: tuple[tuple[str, DatedLength, bool], ...]
    """(class, length, whether it came or was taken back), in the order in which they landed."""


@frozen
class Amendments:
    """What counts for an epoch."""

    in_time: Amendment
    """What landed by its own day."""
    backwards: Amendment
    """The same, and what says that it holds backwards: it excuses, and accuses nobody."""


_NOTHING: Final = Amendment(MappingProxyType({}), ())


def list_amendments(epochs: Sequence[LegalEpoch]) -> list[Amendments]:
    """Return the amendments of each epoch."""
    found = [Amendments(_NOTHING, _NOTHING)]
    for former, epoch in reversed([*pairwise(epochs)]):
        later = found[-1]
        found.append(
            Amendments(
                _join(_amendment_of(former.legal, epoch, is_backwards=False), later.in_time),
                _join(_amendment_of(former.legal, epoch, is_backwards=True), later.backwards),
            )
        )
    return found[::-1]


def _join(first: Amendment, later: Amendment) -> Amendment:
    if not (first.days or first.lengths):
        return later
    return Amendment({**first.days, **later.days}, (*first.lengths, *later.lengths))


def _amendment_of(before: LegalSettings, epoch: LegalEpoch, *, is_backwards: bool) -> Amendment:
    """What an epoch brought that counts from its own day; with `is_backwards` also what says that it holds backwards."""
    landed = vietnam_day_of(epoch.latest)
    days = {
        day: entries
        for day, entries in list_changed_days(before, epoch.legal)
        if epoch.accepts_day(day) and (landed <= day or (is_backwards and _hold_backwards(entries)))
    }
    lengths = tuple(
        (id, each, comes)
        for comes, (first, then) in ((False, (epoch.legal, before)), (True, (before, epoch.legal)))
        for id, each in (_list_new_lengths(first, then) if epoch.accepts_rules else ())
        if each.first is not None and (landed <= each.first or (is_backwards and comes and each.retroactive))
    )
    return Amendment(days, lengths)


def _hold_backwards(entries: DayEntries) -> bool:
    return bool(entries) and all(each.retroactive for each in entries)


def _list_new_lengths(before: LegalSettings, after: LegalSettings) -> Iterator[tuple[str, DatedLength]]:
    """Yield (class, length) of the dated lengths that came."""
    for deadline in after.classes:
        former = before.deadline(deadline.id)
        known = {_beginning_of(each) for each in former.lengths} if former is not None else set()
        yield from ((deadline.id, each) for each in deadline.lengths if _beginning_of(each) not in known)


def _beginning_of(length: DatedLength) -> LengthEffect:
    """The length whatever its last day, which only the next one sets."""
    return length_effect_of(replace(length, last=None))


def amend_settings(legal: LegalSettings, amendment: Amendment, files: Calendar) -> LegalSettings:
    """Return the settings with what counts for them; years without a file have the file of `files`."""
    own = list_calendar_entries(legal.calendar)
    days = {day: each for day, each in amendment.days.items() if effects_of(each) != effects_of(own.get(day, ()))}
    classes = legal.classes
    for id, length, comes in amendment.lengths:
        change = _with_length if comes else _without_length
        classes = tuple(change(each, length) if each.id == id else each for each in classes)
    if not days and classes is legal.classes:
        return legal
    calendar = with_entries(legal.calendar, days, files) if days else legal.calendar
    return replace(legal, calendar=calendar, classes=classes)


def _without_length(deadline: DeadlineClass, gone: DatedLength) -> DeadlineClass:
    """Return the class in which the length before `gone` goes on in its place; it is the same if `gone` is not there."""
    known = [_beginning_of(each) for each in deadline.lengths]
    place = known.index(_beginning_of(gone)) if _beginning_of(gone) in known else 0
    if place == 0:
        return deadline
    before, lengths = deadline.lengths[place - 1], deadline.lengths
    lengths = (*lengths[: place - 1], replace(before, last=gone.last), *lengths[place + 1 :])
    return replace(deadline, limit=lengths[-1].limit, start=lengths[-1].start, lengths=lengths)


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
