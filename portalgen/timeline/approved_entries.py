"""What two owners approved of later settings, and what nobody did: entries of days and dated lengths.

What they approved counts for every clock, if it landed by its own day or says that it holds backwards.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from typing import Final

from portalgen.config.legal import LegalSettings
from portalgen.frozen import frozen
from portalgen.law.calendar import Calendar
from portalgen.law.calendar_entries import DayEntry, effects_of, list_calendar_entries, with_entries
from portalgen.law.dated_lengths import vietnam_day_of
from portalgen.law.deadlines import DatedLength, DeadlineClass
from portalgen.timeline.settings_effect import LengthEffect, length_effect_of
from portalgen.timeline.settings_history import LegalEpoch

_DAY: Final = timedelta(days=1)
_Entries = tuple[DayEntry, ...]


@frozen
class Amendment:
    """What later changes, approved by two owners, say of clocks of an epoch, and which entries of days are accepted for it."""

    days: Mapping[date, _Entries]
    lengths: tuple[tuple[str, DatedLength], ...]
    """(class, length), in the order in which they landed."""
    accepted: Mapping[date, _Entries]


def list_amendments(epochs: Sequence[LegalEpoch]) -> list[Amendment]:
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
        amendments.append(Amendment(later_days, later_lengths, {**accepted[place], **later_days}))
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


def amend_settings(legal: LegalSettings, amendment: Amendment, files: Calendar) -> LegalSettings:
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


def find_disputed_days(
    calendar: Calendar, accepted: Mapping[date, _Entries], shipped: Calendar
) -> Mapping[date, _Entries]:
    """Return the shipped entries of the days that nobody accepted as they are in `calendar`, and that are otherwise in `shipped`."""
    own, known = list_calendar_entries(calendar), list_calendar_entries(shipped)
    return {
        day: known.get(day, ())
        for day in own.keys() | accepted.keys()
        if effects_of(own.get(day, ())) != effects_of(accepted.get(day, ()))
        and calendar.is_working_day(day) != shipped.is_working_day(day)
    }
