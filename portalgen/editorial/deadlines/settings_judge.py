"""Judges clocks of items by settings of any time, with the same history and moment of the question."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Final

from portalgen.config.yaml_text import Location
from portalgen.content.model import Item, Library, Page
from portalgen.editorial.deadlines.deadline_audit import (
    ClockVerdict,
    audit_clocks,
    list_faulty_items,
    list_former_items,
    verdict_of_clock,
)
from portalgen.editorial.deadlines.main_content import MainContent
from portalgen.editorial.deadlines.settings_changes import SettingsChange
from portalgen.editorial.deadlines.settings_parts import DeadlineSettings
from portalgen.editorial.offers.offer_clocks import join_offers
from portalgen.frozen import frozen
from portalgen.kinds.definition import Kind
from portalgen.law.dated_lengths import vietnam_day_of
from portalgen.timeline.clock_starts import SUPPLIER_OF
from portalgen.timeline.clocks import clocks_of
from portalgen.timeline.facts import ClockFacts, clock_facts_of
from portalgen.timeline.item_clock import ItemClock
from portalgen.timeline.one_document import join_documents
from portalgen.timeline.read import read_timeline
from portalgen.timeline.record import Timeline
from portalgen.timeline.settings_effect import SettingsEffect
from portalgen.timeline.settled_corrections import settle_corrections

_IN_TIME: Final = frozenset[ClockVerdict](("on_time", "running", "none"))
ItemGroup = frozenset[tuple[str, str, tuple[str, ...]]]
"""(kind, class named, flags) of each version of an item: its classes depend only on these."""


@frozen
class JudgedItem:
    """The clocks of an item under some settings."""

    clocks: tuple[ItemClock, ...]
    first: date
    last: date
    """No day before `first` or after `last` was counted; if none was, `first` is the later one."""
    is_in_time: bool
    """True if each clock is in time, or has no limit.

    It remains so if counted days become days off, since its end is then no earlier.
    """

    def counts_any(self, days: Collection[date]) -> bool:
        """Return True if any of these days may have been counted."""
        return any(self.first <= each <= self.last for each in days)


@frozen
class SettingsJudge:
    """Judges items by settings; all other facts come from main."""

    content: MainContent
    items: Mapping[str, Item]
    """All items with a row of their own, by id."""
    shown: frozenset[str]
    """Ids of the items that main shows."""
    changed: frozenset[str]
    """Ids of the items with differing facts in the history of main."""
    timeline: Timeline
    """The history of these items; ids of one document have the same history."""
    starts: datetime | str | None
    """The first judged moment: the earliest `evidence_starts`, or the present one if any names a commit."""

    def judge(self, ids: Collection[str], settings: DeadlineSettings) -> Mapping[str, JudgedItem]:
        """Return the items with these ids, each under the settings."""
        clocks: dict[str, tuple[ItemClock, ...]] = {}
        if ids and settings.legal is not None:
            library = Library(tuple(self.items[id] for id in ids))
            legal = replace(settings.legal, evidence_starts=self.starts)
            at, kinds = self.content.at, self.kinds_under(settings)
            for each in clocks_of(library, legal, self._timeline_of(ids), at, self._is_day, kinds):
                clocks[each.page.id] = (*clocks.get(each.page.id, ()), each)
        return {id: self._with_span(id, clocks.get(id, ())) for id in ids}

    def group_of(self, id: str) -> ItemGroup:
        """Return the facts that determine the classes of an item."""
        facts = _list_facts(self.items[id], self.timeline)
        return frozenset((each.kind, each.deadline_class, each.flags) for each in facts)

    def kinds_under(self, settings: DeadlineSettings) -> Mapping[str, Kind]:
        """Return the portal's kinds with the classes declared by the program in the repository."""
        kinds = self.content.portal.kinds
        former = {
            name: replace(kind, deadline_class=rules.deadline_class, deadline_class_where=rules.deadline_class_where)
            for name, rules in settings.kinds.items()
            if (kind := kinds.find(name)) is not None
            if _classes_of(kind) != (rules.deadline_class, rules.deadline_class_where)
        }
        return {**kinds, **former} if former else kinds

    def is_older(self, id: str, starts: datetime | str | None) -> bool:
        """Return True if an item precedes an adoption at `starts`, by its time in the history, else by its own day.

        With an adoption that names a commit there is no comparison.
        """
        if not isinstance(starts, datetime):
            return False
        times, day = self.timeline.items.get(id), self.items[id].original.date
        if times is None or times.submission.reason == "import":
            return day is not None and day < starts
        done = times.publication.at or times.submission.at
        return done is not None and done < starts

    def _with_span(self, id: str, clocks: tuple[ItemClock, ...]) -> JudgedItem:
        """Return the clocks with the days that they count.

        Any of several versions may count, and any day with a transitional rule.
        """
        is_open = any(length.transition is not None for each in clocks for length in each.deadline.lengths)
        if clocks and (is_open or id in self.changed):
            return JudgedItem(clocks, date.min, date.max, is_in_time=False)
        days = [day for each in clocks for day in _list_counted_days(each)]
        is_in_time = all(verdict_of_clock(each) in _IN_TIME and not each.deadline.limit.backward for each in clocks)
        return JudgedItem(clocks, min(days, default=date.max), max(days, default=date.min), is_in_time)

    def _timeline_of(self, ids: Collection[str]) -> Timeline:
        """Return the part of the timeline by which these items are judged."""
        items, records = self.timeline.items, self.timeline.records
        return replace(
            self.timeline,
            items={id: items[id] for id in ids if id in items},
            records={id: records[id] for id in ids if id in records},
        )

    def _is_day(self, page: Page, location: Location) -> bool:
        return page.id in self.shown and self.content.is_day(page, location)


def settings_judge_of(content: MainContent, changes: Sequence[SettingsChange]) -> SettingsJudge:
    """Return a judge for main's items by the settings of any of these changes."""
    evidence = replace(content.evidence, starts=_find_earliest_start(content, changes))
    timeline = content.timeline
    if evidence.starts != content.evidence.starts:
        timeline = read_timeline(content.repository, content.tip, evidence, content.at, content.cache_folder)
    timeline = settle_corrections(timeline, _find_settled(content))
    library, timeline = join_offers(content.library, timeline, content.offers)
    joined = join_documents(timeline)
    shown = [each for each in library.items if not (each.original.is_index or each.original.kind.is_tombstone)]
    others = (*list_faulty_items(content), *list_former_items(content))
    items = {each.id: each for each in (*others, *shown) if each.id not in joined.absorbed}
    changed = (id for id, each in items.items() if len(set(_list_facts(each, joined.timeline))) > 1)
    shown_ids = frozenset(each.id for each in shown)
    return SettingsJudge(content, items, shown_ids, frozenset(changed), joined.timeline, evidence.starts)


def _list_facts(item: Item, timeline: Timeline) -> Iterator[ClockFacts]:
    """Yield the facts of each version of an item."""
    yield clock_facts_of(item.original)
    record = timeline.records.get(item.id)
    yield from (each.facts for each in record.versions) if record is not None else ()


def _find_settled(content: MainContent) -> frozenset[str]:
    """Return the ids of items set right by an approved correction: their earlier values do not count."""
    if not any(each.corrections for each in content.timeline.records.values()):
        return frozenset()
    return frozenset(each.clock.page.id for each in audit_clocks(content) if each.corrected)


def _find_earliest_start(content: MainContent, changes: Sequence[SettingsChange]) -> datetime | str | None:
    """Return the earliest `evidence_starts` of all changes; the present one if any of them names a commit."""
    values = [each.starts for each in (changes[0].before, *(change.after for change in changes))]
    moments = [each for each in values if isinstance(each, datetime)]
    if any(isinstance(each, str) for each in values):
        return content.evidence.starts
    return min(moments) if len(moments) == len(values) else None


def state_of_group(group: ItemGroup, effect: SettingsEffect, kinds: Mapping[str, Kind]) -> object:
    """Return all settings about the classes of a group, except for the days counted."""
    classes, directives = dict(effect.classes), dict(effect.directives)
    ids = sorted({id for each in group for id in _list_class_ids(each, kinds)})
    rules = tuple(sorted((name, *_classes_of(kinds.get(name))) for name, _, _ in group))
    return tuple((id, classes.get(id), directives.get(id)) for id in ids), rules, effect.roll_over


def _list_class_ids(facts: tuple[str, str, tuple[str, ...]], kinds: Mapping[str, Kind]) -> Iterator[str]:
    """Yield the possible classes of an item with these facts, for both parties."""
    name, named, flags = facts
    default, flagged = _classes_of(kinds.get(name))
    usual = next((id for flag, id in flagged if flag in flags), default)
    yield from (*SUPPLIER_OF.values(), usual, named, "urgent" if "urgent" in flags else "")


def _classes_of(kind: Kind | None) -> tuple[str, tuple[tuple[str, str], ...]]:
    return (kind.deadline_class, kind.deadline_class_where) if kind is not None else ("", ())


def _list_counted_days(clock: ItemClock) -> Iterator[date]:
    """Yield the ends of the spans counted by the readings of a clock."""
    for start, due in ((clock.start, clock.due), *((each.start, each.due) for each in clock.readings)):
        if start is not None and due is not None and due.last_day is not None:
            yield from (vietnam_day_of(start), due.last_day)
