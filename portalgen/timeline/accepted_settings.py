"""The accepted legal settings: each part as adopted, or as two owners last approved it.

Approving one part does not approve earlier changes to other parts. The parts are: a class, the directives of a class,
the rule on days off at the end of a term, the working days of Điều 11(1), and each day of the calendar.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date

from portalgen.config.legal import LegalSettings
from portalgen.frozen import frozen
from portalgen.law.calendar import Calendar
from portalgen.law.calendar_entries import DayEntry, effects_of, list_calendar_entries, with_entries
from portalgen.law.deadlines import DeadlineClass, DirectedLimit
from portalgen.timeline.settings_effect import class_effect_of
from portalgen.timeline.settings_history import LegalEpoch

DayEntries = tuple[DayEntry, ...]


@frozen
class AcceptedSettings:
    """The parts accepted at an epoch."""

    days: Mapping[date, DayEntries]
    """The entries of every day that ever had an entry."""
    rules: LegalSettings
    """Its classes, directives, `roll_over`, freshness, `evidence_starts` and `documents_checked_from`."""


def adopted_settings(legal: LegalSettings) -> AcceptedSettings:
    """Return the adopted settings, with all parts accepted."""
    return AcceptedSettings(list_calendar_entries(legal.calendar), legal)


def accept_changes(accepted: AcceptedSettings, before: LegalSettings, epoch: LegalEpoch) -> AcceptedSettings:
    """Return the accepted parts after `epoch`, which changed the settings `before` it."""
    days = {day: each for day, each in list_changed_days(before, epoch.legal) if epoch.accepts_day(day)}
    rules = accepted.rules if epoch.refuses_rules else _take_changes(accepted.rules, before, epoch.legal)
    if epoch.accepts_rules:
        rules = _take_beginnings(rules, before, epoch.legal)
    return AcceptedSettings({**accepted.days, **days} if days else accepted.days, rules)


def _take_beginnings(accepted: LegalSettings, before: LegalSettings, after: LegalSettings) -> LegalSettings:
    """Return `accepted` with the changed start dates of `after`."""
    starts, checked = after.evidence_starts, after.documents_checked_from
    return replace(
        accepted,
        evidence_starts=starts if before.evidence_starts != starts else accepted.evidence_starts,
        documents_checked_from=checked if before.documents_checked_from != checked else accepted.documents_checked_from,
    )


def list_changed_days(before: LegalSettings, after: LegalSettings) -> Iterator[tuple[date, DayEntries]]:
    """Yield each day of the calendar changed by `after`, with its new entries."""
    if before.calendar.years == after.calendar.years:
        return
    old, new = list_calendar_entries(before.calendar), list_calendar_entries(after.calendar)
    for day in old.keys() | new.keys():
        if effects_of(old.get(day, ())) != effects_of(new.get(day, ())):
            yield day, new.get(day, ())


def _take_changes(accepted: LegalSettings, before: LegalSettings, after: LegalSettings) -> LegalSettings:
    """Return the accepted rules with the changed parts."""
    named = {key for each in (before, after) for key in _list_directed(each)}
    changed = {key for key in named if _directives(before, key) != _directives(after, key)}
    kept = (each for each in accepted.site_limits if _key_of(each) not in changed)
    directives = (*kept, *(each for each in after.site_limits if _key_of(each) in changed))
    calendar = accepted.calendar
    if before.roll_over != after.roll_over:
        calendar = replace(calendar, roll_over=after.roll_over)
    return replace(
        accepted,
        classes=tuple(_take_classes(accepted, before, after)),
        site_limits=directives,
        calendar=calendar,
        freshness=after.freshness if before.freshness != after.freshness else accepted.freshness,
    )


def _take_classes(accepted: LegalSettings, before: LegalSettings, after: LegalSettings) -> Iterator[DeadlineClass]:
    """Yield the accepted classes; classes changed, added or removed by `after` are taken from it."""
    old, new = ({each.id: each for each in legal.classes} for legal in (before, after))
    known = {each.id: each for each in accepted.classes}
    for id in dict.fromkeys((*known, *new)):
        is_changed = _is_changed(old.get(id), new.get(id))
        chosen = new.get(id) if is_changed else known.get(id)
        if chosen is not None:
            yield chosen


def _is_changed(before: DeadlineClass | None, after: DeadlineClass | None) -> bool:
    if before is None or after is None or before is after:
        return before is not after
    return class_effect_of(before) != class_effect_of(after)


def _list_directed(legal: LegalSettings) -> Iterator[tuple[str, str]]:
    return map(_key_of, legal.site_limits)


def _key_of(limit: DirectedLimit) -> tuple[str, str]:
    """(site, deadline class): the key of a directive."""
    return limit.site, limit.deadline_class


def _directives(legal: LegalSettings, key: tuple[str, str]) -> list[DirectedLimit]:
    return [each for each in legal.site_limits if _key_of(each) == key]


def hold_settings(
    legal: LegalSettings, accepted: AcceptedSettings, shipped: Calendar, files: Calendar
) -> LegalSettings:
    """Return the settings, with accepted values in place of unaccepted changes.

    A changed day gets its accepted entries, or, if it had none, the entries of the `shipped` calendar. `files` has the
    sources of years without a file in the settings.
    """
    rules = accepted.rules
    calendar = replace(legal.calendar, roll_over=rules.roll_over)
    days = dict(_list_held_days(calendar, accepted.days, shipped))
    if days:
        calendar = with_entries(calendar, days, files)
    return replace(
        legal, calendar=calendar, classes=rules.classes, site_limits=rules.site_limits, freshness=rules.freshness
    )


def _list_held_days(
    calendar: Calendar, accepted: Mapping[date, DayEntries], shipped: Calendar
) -> Iterator[tuple[date, DayEntries]]:
    own, known = list_calendar_entries(calendar), list_calendar_entries(shipped)
    for day in own.keys() | accepted.keys():
        entries = accepted.get(day, ())
        if effects_of(own.get(day, ())) == effects_of(entries):
            continue
        if entries:
            yield day, entries
        elif calendar.is_working_day(day) != shipped.is_working_day(day):
            yield day, known.get(day, ())
