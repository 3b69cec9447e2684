"""Changes of later settings approved by two owners, which count for all clocks if early enough or retroactive."""

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
    """Later changes, approved by two owners, with effect on clocks of an epoch."""

    days: Mapping[date, DayEntries]
    lengths: tuple[tuple[str, DatedLength, bool], ...]
    """(class, length, True if added or False if withdrawn), in the order of landing."""


@frozen
class Amendments:
    """The amendments that count for an epoch."""

    in_time: Amendment
    """Changes that landed by their own day."""
    backwards: Amendment
    """The same, and retroactive changes: they only excuse, never accuse."""


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
    """Return an epoch's changes that count from their own day; with `is_backwards` also retroactive changes."""
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
    """Yield (class, length) of the added dated lengths."""
    for deadline in after.classes:
        former = before.deadline(deadline.id)
        known = {_beginning_of(each) for each in former.lengths} if former is not None else set()
        yield from ((deadline.id, each) for each in deadline.lengths if _beginning_of(each) not in known)


def _beginning_of(length: DatedLength) -> LengthEffect:
    """Return the length without its last day: only the next length sets that day."""
    return length_effect_of(replace(length, last=None))


def amend_settings(legal: LegalSettings, amendment: Amendment, files: Calendar) -> LegalSettings:
    """Return the settings with the amendment; years without a file have the file of `files`."""
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
    """Return the class with `gone` replaced by an extension of the previous length; unchanged without `gone`."""
    known = [_beginning_of(each) for each in deadline.lengths]
    place = known.index(_beginning_of(gone)) if _beginning_of(gone) in known else 0
    if place == 0:
        return deadline
    before, lengths = deadline.lengths[place - 1], deadline.lengths
    lengths = (*lengths[: place - 1], replace(before, last=gone.last), *lengths[place + 1 :])
    return replace(deadline, limit=lengths[-1].limit, start=lengths[-1].start, lengths=lengths)


def _with_length(deadline: DeadlineClass, added: DatedLength) -> DeadlineClass:
    """Return the class with the length `added` in place of all lengths from its first day on."""
    first = added.first
    assert first is not None  # a length without a first day is not an amendment
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
