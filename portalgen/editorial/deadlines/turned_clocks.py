"""Which verdicts each change of the settings turned: clocks judged by what stood right before it, and by what stood right after.

A change is meant alone: the history, the moment of the question and all that is proven of an item are the same on both
sides. Clocks are judged again only if the change can touch them, and once for each state of what they depend on.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Final, Literal

from portalgen.config.lint_models import WaiverModel
from portalgen.config.lint_settings import Waiver
from portalgen.config.yaml_text import Location
from portalgen.content.model import Item, Library, Page
from portalgen.editorial.deadlines.deadline_audit import (
    ClockVerdict,
    audit_clocks,
    find_applied_waiver,
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
from portalgen.law.calendar import VIETNAM
from portalgen.law.dated_lengths import vietnam_day_of
from portalgen.law.deadlines import DeadlineParty
from portalgen.timeline.clock_starts import SUPPLIER_OF
from portalgen.timeline.clocks import clocks_of
from portalgen.timeline.facts import ClockFacts, clock_facts_of
from portalgen.timeline.item_clock import ItemClock
from portalgen.timeline.one_document import DocumentKey, document_key, join_documents
from portalgen.timeline.read import read_timeline
from portalgen.timeline.record import Timeline
from portalgen.timeline.settings_effect import SettingsEffect, compare_effects, effect_of
from portalgen.timeline.settled_corrections import settle_corrections

ClockOutcome = ClockVerdict | Literal["waived", "before_adoption"]
ClockKey = tuple[str, DeadlineParty]
"""The id of the item, and the party that answers."""

_PARTIES: Final[tuple[DeadlineParty, ...]] = ("supplier", "board", "")
_EVERY_DAY: Final = (date.min, date.max)


@frozen
class TurnedClock:
    """A clock on which settings before and after a change come to different verdicts."""

    id: str
    """Of the item."""
    party: DeadlineParty
    before: ClockOutcome
    after: ClockOutcome


@frozen
class TurnedClocks:
    """The clocks that each of several changes turned."""

    by_change: tuple[tuple[TurnedClock, ...], ...]
    """In the order of the changes; each sorted."""
    until: datetime | None
    """The aware moment before which no time that passes turns any; None if none ever will."""


def find_turned_clocks(content: MainContent, changes: Sequence[SettingsChange]) -> TurnedClocks:
    """Return the clocks of items that each change turned; there has to be a change."""
    book = _ClockBook(content, changes)
    return TurnedClocks(tuple(tuple(sorted(book.turn(each), key=_sort_key)) for each in changes), book.until)


def _sort_key(turned: TurnedClock) -> ClockKey:
    return turned.id, turned.party


_Group = frozenset[tuple[str, str, bool]]
"""(kind, class that is named, whether it is urgent) of each version of an item: what its classes follow from."""
_State = int
"""Stands for all that the classes of a group say."""


class _ClockBook:
    """The clocks of all items, and how they stand while one change after the other is made."""

    def __init__(self, content: MainContent, changes: Sequence[SettingsChange]) -> None:
        self._content = content
        self._judge = _item_judge_of(content, changes)
        self._groups = {id: self._judge.group_of(id) for id in self._judge.items}
        self._members: dict[_Group, list[str]] = {}
        for id, group in self._groups.items():
            self._members.setdefault(group, []).append(id)
        self._numbers: dict[object, _State] = {}
        self._known: dict[str, dict[_State, tuple[ItemClock, ...]]] = {id: {} for id in self._judge.items}
        self._settings = changes[0].before
        self._effect = _effect_of(self._settings)
        self._states = self._list_states()
        self._outcomes: dict[ClockKey, ClockOutcome] = {}
        self._waiver_turns = _list_waiver_turns(changes, content.at)
        for _ in self._update(self._judge.items):
            pass

    @property
    def until(self) -> datetime | None:
        """The next moment at which a verdict that was looked at may be another one by itself."""
        clocks = (each for states in self._known.values() for known in states.values() for each in known)
        moments = [moment for each in clocks for moment in _list_turns(each, self._content.at)]
        return min((*moments, *self._judge.turns, *self._waiver_turns), default=None)

    def turn(self, change: SettingsChange) -> Iterator[TurnedClock]:
        """Make a change; yield the clocks that it turns."""
        before, effect, states = self._settings, self._effect, self._states
        self._settings = change.after
        if change.after.legal != before.legal or change.after.kinds != before.kinds:
            self._effect = _effect_of(change.after)
            self._states = self._list_states()
        touched = self._forget_counts(compare_effects(effect, self._effect).days, states)
        touched |= {id for group, ids in self._members.items() if states[group] != self._states[group] for id in ids}
        touched |= self._find_waived(before.waivers, change.after.waivers)
        if _start_of(before) != _start_of(change.after):
            touched |= self._judge.items.keys()
        yield from self._update(touched)

    def _list_states(self) -> Mapping[_Group, _State]:
        kinds = self._judge.kinds_under(self._settings)
        classes, directives = dict(self._effect.classes), dict(self._effect.directives)
        found = {}
        for group in self._members:
            ids = sorted({id for each in group for id in _list_class_ids(each, kinds)})
            said = tuple((id, classes.get(id), directives.get(id)) for id in ids)
            rules = tuple(sorted((name, *_classes_of(kinds.get(name))) for name, _, _ in group))
            state = (said, rules, self._effect.roll_over)
            found[group] = self._numbers.setdefault(state, len(self._numbers))
        return found

    def _forget_counts(self, days: Collection[date], states: Mapping[_Group, _State]) -> set[str]:
        """Forget clocks that count one of these days; return the ids of those that stand now, by `states`."""
        touched: set[str] = set()
        if not days:
            return touched
        for id, known in self._known.items():
            stale = [state for state, clocks in known.items() if self._counts_any(id, clocks, days)]
            for state in stale:
                del known[state]
            if states[self._groups[id]] in stale:
                touched.add(id)
        return touched

    def _counts_any(self, id: str, clocks: Iterable[ItemClock], days: Collection[date]) -> bool:
        spans = (
            [_EVERY_DAY] if self._judge.has_versions(id) else [span for each in clocks for span in _list_spans(each)]
        )
        return any(first <= day <= last for day in days for first, last in spans)

    def _find_waived(self, before: Sequence[WaiverModel], after: Sequence[WaiverModel]) -> set[str]:
        """The ids of late clocks that waivers speak of which came, went or were changed."""
        if before == after:
            return set()
        changed = [each for each in (*before, *after) if (each in before) != (each in after)]
        items, sites = {each.item for each in changed}, {each.site for each in changed}
        late = {id for (id, _), outcome in self._outcomes.items() if outcome in ("late", "waived")}
        return {id for id in late if id in items or self._judge.items[id].original.site in sites}

    def _update(self, ids: Collection[str]) -> Iterator[TurnedClock]:
        """Judge these items by the settings as they are now; yield what is another verdict than before."""
        missing = [id for id in ids if self._states[self._groups[id]] not in self._known[id]]
        judged = self._judge.judge(missing, self._settings)
        for id in missing:
            self._known[id][self._states[self._groups[id]]] = judged.get(id, ())
        waivers = _usable_waivers(self._settings.waivers)
        for id in ids:
            clocks = self._known[id][self._states[self._groups[id]]]
            outcomes = {(id, each.deadline.party): self._outcome(each, waivers) for each in clocks}
            former = {key: self._outcomes.pop(key) for key in _keys_of(id) if key in self._outcomes}
            self._outcomes |= outcomes
            for key in former.keys() | outcomes.keys():
                old, new = former.get(key, "none"), outcomes.get(key, "none")
                if old != new:
                    yield TurnedClock(id, key[1], old, new)

    def _outcome(self, clock: ItemClock, waivers: tuple[Waiver, ...]) -> ClockOutcome:
        verdict = verdict_of_clock(clock)
        if clock.standing == "before_adoption" or (verdict != "none" and self._is_older(clock)):
            return "before_adoption"
        if verdict != "late" or not waivers:
            return verdict
        settings = replace(self._content.settings, waivers=waivers)
        waived = find_applied_waiver(replace(self._content, settings=settings), clock)
        return "waived" if waived is not None else verdict

    def _is_older(self, clock: ItemClock) -> bool:
        """Whether what is judged from the earliest adoption on is older than the one that the settings name now."""
        starts = _start_of(self._settings)
        if not isinstance(starts, datetime) or starts == self._judge.starts:
            return False
        times = self._judge.timeline.items.get(clock.page.id)
        if times is None or times.submission.reason == "import":
            return clock.page.date is not None and clock.page.date < starts
        done = times.publication.at or times.submission.at
        return done is not None and done < starts


@frozen
class _ItemJudge:
    """Judges items by settings, whatever else main says."""

    content: MainContent
    items: Mapping[str, Item]
    """All that have a row of their own, by id."""
    shown: frozenset[str]
    """Ids of those that main shows."""
    timeline: Timeline
    documents: Mapping[DocumentKey, tuple[str, ...]]
    """Ids of one document, which are judged together."""
    starts: datetime | str | None
    """From when on items are judged: the earliest `evidence_starts`, or that of now if one names a commit."""

    def judge(self, ids: Collection[str], settings: DeadlineSettings) -> Mapping[str, tuple[ItemClock, ...]]:
        """Return the clocks of these items by their ids."""
        if not ids or settings.legal is None:
            return {}
        found: dict[str, tuple[ItemClock, ...]] = {}
        library = Library(tuple(self.items[id] for id in ids))
        legal = replace(settings.legal, evidence_starts=self.starts)
        kinds = self.kinds_under(settings)
        for clock in clocks_of(library, legal, self._timeline_of(ids), self.content.at, self._is_day, kinds):
            found[clock.page.id] = (*found.get(clock.page.id, ()), clock)
        return found

    def group_of(self, id: str) -> _Group:
        """Return what the classes of an item follow from."""
        return frozenset((each.kind, each.deadline_class, "urgent" in each.flags) for each in self._list_facts(id))

    def has_versions(self, id: str) -> bool:
        """Return whether main ever said another thing of an item: any of its values may count, with days of its own."""
        return len(set(self._list_facts(id))) > 1

    def kinds_under(self, settings: DeadlineSettings) -> Mapping[str, Kind]:
        """Return the portal's kinds with the classes that the program in the repository declared."""
        kinds = self.content.portal.kinds
        former = {
            name: replace(kind, deadline_class=rules.deadline_class, deadline_class_where=rules.deadline_class_where)
            for name, rules in settings.kinds.items()
            if (kind := kinds.find(name)) is not None
            if _classes_of(kind) != (rules.deadline_class, rules.deadline_class_where)
        }
        return {**kinds, **former} if former else kinds

    @property
    def turns(self) -> Iterator[datetime]:
        """Yield moments to come at which an item is published by itself."""
        moments = (each.original.publish_at for each in self.items.values())
        return (each for each in moments if each is not None and each > self.content.at)

    def _list_facts(self, id: str) -> Iterator[ClockFacts]:
        yield clock_facts_of(self.items[id].original)
        record = self.timeline.records.get(id)
        yield from (each.facts for each in record.versions) if record is not None else ()

    def _timeline_of(self, ids: Collection[str]) -> Timeline:
        """The part of the timeline that these items are judged by."""
        if len(ids) == len(self.items):
            return self.timeline
        keys = {document_key(self.timeline.records[id].identity) for id in ids if id in self.timeline.records}
        wanted = {*ids, *(id for key in keys if key is not None for id in self.documents.get(key, ()))}
        items, records = self.timeline.items, self.timeline.records
        return replace(
            self.timeline,
            items={id: items[id] for id in wanted if id in items},
            records={id: records[id] for id in wanted if id in records},
        )

    def _is_day(self, page: Page, location: Location) -> bool:
        return page.id in self.shown and self.content.is_day(page, location)


def _item_judge_of(content: MainContent, changes: Sequence[SettingsChange]) -> _ItemJudge:
    evidence = replace(content.evidence, starts=_find_earliest_start(content, changes))
    timeline = content.timeline
    if evidence.starts != content.evidence.starts:
        timeline = read_timeline(content.repository, content.tip, evidence, content.at, content.cache_folder)
    timeline = settle_corrections(timeline, _find_settled(content))
    absorbed = join_documents(timeline).absorbed
    library, timeline = join_offers(content.library, timeline, content.offers)
    shown = [each for each in library.items if not (each.original.is_index or each.original.kind.is_tombstone)]
    others = (*list_faulty_items(content), *list_former_items(content))
    documents: dict[DocumentKey, tuple[str, ...]] = {}
    for id, record in timeline.records.items():
        key = document_key(record.identity)
        if key is not None:
            documents[key] = (*documents.get(key, ()), id)
    items = {each.id: each for each in (*others, *shown) if each.id not in absorbed}
    return _ItemJudge(content, items, frozenset(each.id for each in shown), timeline, documents, evidence.starts)


def _find_settled(content: MainContent) -> frozenset[str]:
    """The ids of items that an approved correction put right: what they said before does not count."""
    if not any(each.corrections for each in content.timeline.records.values()):
        return frozenset()
    return frozenset(each.clock.page.id for each in audit_clocks(content) if each.corrected)


def _find_earliest_start(content: MainContent, changes: Sequence[SettingsChange]) -> datetime | str | None:
    """The earliest `evidence_starts` of all changes; that of now if one of them names a commit."""
    values = [_start_of(each) for each in (changes[0].before, *(change.after for change in changes))]
    moments = [each for each in values if isinstance(each, datetime)]
    if any(isinstance(each, str) for each in values):
        return content.evidence.starts
    return min(moments) if len(moments) == len(values) else None


def _start_of(settings: DeadlineSettings) -> datetime | str | None:
    return settings.legal.evidence_starts if settings.legal is not None else None


def _effect_of(settings: DeadlineSettings) -> SettingsEffect:
    if settings.legal is None:
        return SettingsEffect(frozenset(), frozenset(), frozenset(), roll_over=True)
    return effect_of(settings.legal)


def _list_class_ids(facts: tuple[str, str, bool], kinds: Mapping[str, Kind]) -> Iterator[str]:
    """The classes that an item with these facts may have."""
    name, named, is_urgent = facts
    default, flagged = _classes_of(kinds.get(name))
    yield from (*SUPPLIER_OF.values(), default, *(id for _, id in flagged), named, "urgent" if is_urgent else "")


def _classes_of(kind: Kind | None) -> tuple[str, tuple[tuple[str, str], ...]]:
    return (kind.deadline_class, kind.deadline_class_where) if kind is not None else ("", ())


def _keys_of(id: str) -> Iterator[ClockKey]:
    return ((id, party) for party in _PARTIES)


def _list_spans(clock: ItemClock) -> Iterator[tuple[date, date]]:
    """The first and the last day that each reading of a clock counts; with transitional rules, any day may count."""
    if any(each.transition is not None for each in clock.deadline.lengths):
        yield _EVERY_DAY
    for start, due in ((clock.start, clock.due), *((each.start, each.due) for each in clock.readings)):
        if start is not None and due is not None and due.last_day is not None:
            first = vietnam_day_of(start)
            yield min(first, due.last_day), max(first, due.last_day)


def _list_turns(clock: ItemClock, at: datetime) -> Iterator[datetime]:
    """Moments after `at` at which time alone may turn a clock: the beginning that it waits for, the end of one that runs."""
    moment = clock.start_moment
    if moment is not None and moment > at:
        yield moment
    if clock.stop is None or clock.stop.at is None:
        dues = (clock.due, *(each.due for each in clock.readings))
        yield from (each.due for each in dues if each is not None and each.due is not None and each.due > at)


def _list_waiver_turns(changes: Sequence[SettingsChange], at: datetime) -> tuple[datetime, ...]:
    """The moments after `at` at which one of all waivers begins or ends."""
    waivers = (each for settings in (changes[0].before, *(each.after for each in changes)) for each in settings.waivers)
    days = {day for each in waivers for day in (each.starts, each.until + timedelta(days=1))}
    return tuple(moment for each in days if (moment := datetime.combine(each, time(0), VIETNAM)) > at)


def _usable_waivers(models: Sequence[WaiverModel]) -> tuple[Waiver, ...]:
    """The waivers that count, as the linter takes them: of one item or one site, with days in their order."""
    return tuple(
        Waiver(
            each.code, each.reason, each.approved_by, each.starts, each.until, each.item or "", each.site or "", number
        )
        for number, each in enumerate(models)
        if bool(each.item) != bool(each.site) and each.starts <= each.until
    )
