"""What of the legal settings the portal adopted, or two owners approved last, part by part.

Whoever approves one part approves no other that somebody changed before: a class, the directives of a class, the rule on days
off at the end of a term, the working days of Điều 11(1), and each day of the calendar stand for themselves.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date

from portalgen.config.legal import LegalSettings
from portalgen.frozen import frozen
from portalgen.law.calendar import Calendar
from portalgen.law.calendar_entries import DayEntry, effects_of, list_calendar_entries, with_entries
from portalgen.law.deadlines import DeadlineClass
from portalgen.timeline.settings_effect import class_effect_of
from portalgen.timeline.settings_history import LegalEpoch

DayEntries = tuple[DayEntry, ...]


@frozen
class AcceptedSettings:
    """The parts that are accepted at some epoch."""

    days: Mapping[date, DayEntries]
    """The entries of every day that ever had one."""
    rules: LegalSettings
    """Its classes, directives, `roll_over`, freshness, `evidence_starts` and `documents_checked_from`."""


def adopted_settings(legal: LegalSettings) -> AcceptedSettings:
    """Return the settings of the adoption, all of which are accepted."""
    return AcceptedSettings(list_calendar_entries(legal.calendar), legal)


def accept_changes(accepted: AcceptedSettings, before: LegalSettings, epoch: LegalEpoch) -> AcceptedSettings:
    """Return what is accepted after `epoch`, which changed the settings `before` it."""
    days = {day: each for day, each in list_changed_days(before, epoch.legal) if epoch.accepts_day(day)}
    rules = accepted.rules if epoch.refuses_rules else _take_changes(accepted.rules, before, epoch.legal)
    if epoch.accepts_rules:
        rules = _take_beginnings(rules, before, epoch.legal)
    return AcceptedSettings({**accepted.days, **days} if days else accepted.days, rules)


def _take_beginnings(accepted: LegalSettings, before: LegalSettings, after: LegalSettings) -> LegalSettings:
    """The accepted rules with the moments from which on something counts, as far as they were moved."""
    starts, checked = after.evidence_starts, after.documents_checked_from
    return replace(
        accepted,
        evidence_starts=starts if before.evidence_starts != starts else accepted.evidence_starts,
        documents_checked_from=checked if before.documents_checked_from != checked else accepted.documents_checked_from,
    )


def list_changed_days(before: LegalSettings, after: LegalSettings) -> Iterator[tuple[date, DayEntries]]:
    """Yield each day of the calendar that `after` makes another one, with its entries there."""
    if before.calendar.years == after.calendar.years:
        return
    old, new = list_calendar_entries(before.calendar), list_calendar_entries(after.calendar)
    for day in old.keys() | new.keys():
        if effects_of(old.get(day, ())) != effects_of(new.get(day, ())):
            yield day, new.get(day, ())


def _take_changes(accepted: LegalSettings, before: LegalSettings, after: LegalSettings) -> LegalSettings:
    """The accepted rules with the parts that changed."""
    named = {id for each in (before, after) for id in _list_directed(each)}
    changed = {id for id in named if _directives(before, id) != _directives(after, id)}
    kept = (each for each in accepted.site_limits if each.deadline_class not in changed)
    directives = (*kept, *(each for each in after.site_limits if each.deadline_class in changed))
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
    """The accepted classes; those that `after` changed, added or left out as it has them."""
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


def _list_directed(legal: LegalSettings) -> Iterator[str]:
    return (each.deadline_class for each in legal.site_limits)


def _directives(legal: LegalSettings, id: str) -> list[object]:
    return [each for each in legal.site_limits if each.deadline_class == id]


def hold_settings(
    legal: LegalSettings, accepted: AcceptedSettings, shipped: Calendar, files: Calendar
) -> LegalSettings:
    """Return the settings with what is accepted in the place of what is not.

    A day that was changed is as it was accepted; if it had no entry then, as in the calendar `shipped`. `files` has the
    sources of years that the settings have no file of.
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
