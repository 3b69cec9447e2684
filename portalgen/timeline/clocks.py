"""The two clocks of each item (QĐ 2111, Điều 8(4) and Điều 9): the supplier's and the editorial board's.

A clock begins with a fact of the front matter and ends with an act proven by the history. It is on time only if so
under every fact that was on main, and late only if late under every fact. A fact changed in the author's own favour can
only lead to "not enough data"; a correction against their own interest counts at once. The same holds for settings: the
settings of its own moments and the current settings must agree (`timeline.agreed_clocks`).

Acts without proof in the history stay unproven. Items older than the portal's adoption are not judged.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Final

from portalgen.config.legal import LegalSettings
from portalgen.config.yaml_text import Location
from portalgen.content.model import Item, Library, Page
from portalgen.frozen import frozen
from portalgen.kinds.definition import Kind
from portalgen.kinds.table import KINDS
from portalgen.law.dated_lengths import vietnam_day_of
from portalgen.law.deadlines import DeadlineClass
from portalgen.law.due_dates import to_vietnam_time
from portalgen.law.states import clock_state_of
from portalgen.timeline.agreed_clocks import ClockUnder, agree_clocks
from portalgen.timeline.clock_starts import (
    SUPPLIER_OF,
    ClockSide,
    StartedClock,
    deadline_class_for,
    is_midnight,
    precedes_rule,
    start_fact_of,
    started_clock_of,
    usual_class_for,
)
from portalgen.timeline.facts import (
    ClockFacts,
    FactsVersion,
    clock_facts_of,
    find_act_before_receipt,
    find_impossible_facts,
)
from portalgen.timeline.former_settings import NOW, FormerSettings, OtherSettings, SettingsOrigin, ends_of_fact
from portalgen.timeline.item_clock import ClockReading, ClockStanding, ItemClock
from portalgen.timeline.model import Evidence, ItemTimes
from portalgen.timeline.one_document import join_documents
from portalgen.timeline.record import ItemRecord, Timeline
from portalgen.timeline.settings_effect import CountedSpan
from portalgen.timeline.verdicts import verdict_of

_SIDES: Final[tuple[ClockSide, ...]] = ("supplier", "board")
_LOCATIONS: Final[Mapping[str, tuple[Location, ...]]] = {
    "event_end": (("event_end",),),
    "signed": (("signed",), ("issued",)),
    "received": (("received", "at"),),
}
"""Locations in front matter of the fact that starts a clock; the first present counts."""
_DECIDED_BY_READINGS: Final = frozenset[ClockStanding](("no_number", "impossible", "not_in_force", "missing"))
"""Standings that do not undo earlier values on main: the earlier values decide."""


DayPredicate = Callable[[Page, Location], bool]
"""Returns True if a page gives a moment as a day without time; the parsed value, 00:00, does not show it."""


def clocks_of(
    library: Library,
    legal: LegalSettings,
    timeline: Timeline | None,
    at: datetime,
    is_day: DayPredicate = lambda page, location: False,
    kinds: Mapping[str, Kind] = KINDS,
    former: FormerSettings | None = None,
) -> tuple[ItemClock, ...]:
    """Return the clocks of every item at `at`, in the order of the library. `timeline` is None without a history.

    The notice of a removed item has no clocks: its earlier content is judged by its versions on main. `kinds` are the
    portal's kinds, since an item may have been of another kind before. `legal` are the current settings, and `former`
    the earlier settings on main; None if the settings never changed.
    """
    joined = join_documents(timeline).timeline if timeline is not None else None
    judge = _ClockJudge(legal, joined, at, is_day, kinds, former or None)
    judged = (item for item in library.items if not (item.original.is_index or item.original.kind.is_tombstone))
    return tuple(clock for item in judged for clock in judge.clocks_of_item(item))


def deadline_class_of(page: Page, legal: LegalSettings) -> DeadlineClass | None:
    """Return the board's class of the page's kind, ignoring the page's own class; None if no clock runs."""
    return usual_class_for(clock_facts_of(page), page.kind, legal)


def _location(page: Page, start: str) -> Location:
    options = _LOCATIONS.get(start, ((start,),))
    return next((each for each in options if each[0] in page.fields), options[0])


def _list_counted(clock: ItemClock) -> Iterator[datetime | date]:
    """Yield the ends of the spans counted by a clock."""
    for start, due in ((clock.start, clock.due), *((each.start, each.due) for each in clock.readings)):
        if start is not None and due is not None and due.last_day is not None:
            yield from (start, due.last_day)


def _list_moments(clock: ItemClock) -> Iterator[datetime]:
    """Yield the moments of each start and act of a clock, whose settings apply to it."""
    for start in (clock.start, *(each.start for each in clock.readings)):
        yield from ends_of_fact(start) if start is not None else ()
    for stop in (clock.stop, *(each.stop for each in clock.readings)):
        if stop is not None:
            yield from (each for each in (stop.at, stop.earliest) if each is not None)


@frozen
class _ClockJudge:
    """Judges the clocks of items at a moment."""

    legal: LegalSettings
    timeline: Timeline | None
    at: datetime
    is_day: DayPredicate
    kinds: Mapping[str, Kind]
    former: FormerSettings | None = None
    origin: SettingsOrigin = NOW

    def clocks_of_item(self, item: Item) -> Iterator[ItemClock]:
        """Yield the present clocks of an item, and its former clocks by its versions on main."""
        page, facts = item.original, clock_facts_of(item.original)
        own = self.timeline.items.get(item.id) if self.timeline is not None else None
        record = self.timeline.records.get(item.id) if self.timeline is not None else None
        former = record.versions if record is not None else ()
        current = FactsVersion(facts, len(record.restarts) if record is not None else 0)
        # Most items are news without an event: they never started a clock of the supplier.
        for side in _SIDES[1:] if facts.says_nothing and not former else _SIDES:
            versions = (*former, current)
            clock = self._clock_of(page, facts, side, versions, own, record)
            others = self._list_others(clock, versions, side)
            if others:
                judges = [replace(self, legal=each.legal, former=None, origin=each.origin) for each in others]
                clocks = (each._clock_of(page, facts, side, versions, own, record) for each in judges)
                found = (
                    ClockUnder(each.origin, under, each.only_excuses)
                    for each, under in zip(others, clocks, strict=True)
                )
                clock = agree_clocks(clock, list(found))
            if clock is not None:
                yield clock

    def _list_others(
        self, clock: ItemClock | None, versions: Sequence[FactsVersion], side: ClockSide
    ) -> tuple[OtherSettings, ...]:
        """Return the settings at the moments of a clock, if they may lead to another result."""
        if self.former is None:
            return ()
        ids = frozenset(each for version in versions for each in self._class_ids(version.facts, side))
        days = [vietnam_day_of(each) for each in _list_counted(clock)] if clock is not None else []
        span = CountedSpan(ids, min(days, default=None), max(days, default=None))
        if not self.former.touches(span):
            return ()
        moments = [*_list_moments(clock)] if clock is not None else []
        if clock is None or clock.start is None:
            facts = (fact for each in versions for fact in each.facts.starts)
            moments += [moment for fact in facts for moment in ends_of_fact(fact)]
        return self.former.find_others(moments, span)

    def _class_ids(self, facts: ClockFacts, side: ClockSide) -> Iterator[str]:
        """Yield the ids of the classes that settings may give an item with these facts."""
        kind = self.kinds.get(facts.kind)
        named = (facts.deadline_class, "urgent" if "urgent" in facts.flags else "")
        usual = (kind.deadline_class, *(id for _, id in kind.deadline_class_where)) if kind is not None else ()
        yield from (*named, *(SUPPLIER_OF.values() if side == "supplier" else usual))

    def _clock_of(
        self,
        page: Page,
        facts: ClockFacts,
        side: ClockSide,
        versions: Sequence[FactsVersion],
        own: ItemTimes | None,
        record: ItemRecord | None,
    ) -> ItemClock | None:
        deadline = self._deadline(facts, page, side)
        if deadline is not None and deadline.limit.unit == "none" and len(versions) == 1:
            return self._idle_clock(page, deadline, facts, "no_number", own)  # most news items
        readings = self._readings(page, side, versions, own, record)
        if deadline is None and not readings:
            return None
        if deadline is not None:
            idle = self._idle(page, deadline, facts, own)
            if idle is not None and not (readings and idle in _DECIDED_BY_READINGS):
                return self._idle_clock(page, deadline, facts, idle, own)
        return self._judged(page, deadline, facts, readings, own, record)

    def _idle_clock(
        self, page: Page, deadline: DeadlineClass, facts: ClockFacts, standing: ClockStanding, own: ItemTimes | None
    ) -> ItemClock:
        location = _location(page, deadline.start or "received")
        fact = start_fact_of(facts, deadline.start)
        return ItemClock(page, deadline, standing, location, fact, None, self._stop(deadline, own))

    def _deadline(self, facts: ClockFacts, page: Page, side: ClockSide) -> DeadlineClass | None:
        kind = self.kinds.get(facts.kind)
        return deadline_class_for(facts, kind, page.site, side, self.legal) if kind is not None else None

    def _stop(self, deadline: DeadlineClass, own: ItemTimes | None) -> Evidence | None:
        return None if own is None else own.submission if deadline.stop == "submitted" else own.publication

    def _readings(
        self,
        page: Page,
        side: ClockSide,
        versions: Sequence[FactsVersion],
        own: ItemTimes | None,
        record: ItemRecord | None,
    ) -> tuple[tuple[StartedClock, ItemTimes | None], ...]:
        """Return every start that counts, with the times for judging it: of the item, and of each restart."""
        first = tuple((start, own) for start in self._starts(versions, page, side, own))
        if not first:  # no version could start it before the act, and later versions cannot make it late or on time
            return ()
        restarts = enumerate(record.restarts, 1) if record is not None and own is not None else ()
        return (
            *first,
            *(
                (start, times)
                for number, times in restarts
                for start in self._starts([each for each in versions if each.restarts >= number], page, side, times)
            ),
        )

    def _starts(
        self, versions: Sequence[FactsVersion], page: Page, side: ClockSide, times: ItemTimes | None
    ) -> list[StartedClock]:
        """Return the starts that count in these versions, in order: a stricter start replaces all earlier starts."""
        kept: list[StartedClock] = []
        for version, before in zip(versions, (None, *versions), strict=False):
            if before is not None and before.facts.are_same(version.facts):
                continue
            start = self._start(version.facts, page, side, times)
            if start is None or start.ends is None:
                continue
            if all(each.ends is not None and start.ends <= each.ends for each in kept):
                kept = [start]
            elif all(each.ends != start.ends for each in kept):
                kept.append(start)
        return kept

    def _start(self, facts: ClockFacts, page: Page, side: ClockSide, times: ItemTimes | None) -> StartedClock | None:
        """Return the clock started by a version; None if it starts none, or has impossible facts."""
        deadline = self._deadline(facts, page, side)
        start = start_fact_of(facts, deadline.start) if deadline is not None else None
        if deadline is None or start is None or deadline.limit.unit == "none" or precedes_rule(deadline, start):
            return None
        if deadline.start == "received" and facts.received is not None:
            if find_act_before_receipt(facts.received, times) is not None or facts.received > self.at:
                return None
            signed = facts.signed or facts.issued
            if signed is not None and to_vietnam_time(facts.received).date() < signed:
                return None
        return started_clock_of(deadline, start, self.legal)

    def _idle(
        self, page: Page, deadline: DeadlineClass, facts: ClockFacts, own: ItemTimes | None
    ) -> ClockStanding | None:
        """Return why the page's current facts start no clock, or None if they do."""
        start, location = start_fact_of(facts, deadline.start), _location(page, deadline.start or "received")
        if deadline.limit.unit == "none":
            return "no_number"
        is_new = self.timeline is not None and own is None  # not in the history yet: still being written
        if not is_new and self._is_older(page, own):
            return "before_adoption"
        if start is None:
            return "missing"
        if precedes_rule(deadline, start):
            return "not_in_force"
        if any(each.location == location for each in find_impossible_facts(page, self.at, own)):
            return "impossible"
        if deadline.limit.unit == "hours" and is_midnight(start) and self.is_day(page, location):
            return "hour_missing"
        return None

    def _is_older(self, page: Page, times: ItemTimes | None) -> bool:
        """Return True if the item is older than the portal's adoption, by its place in the history or its own date.

        Dates claimed by commits are not used, since a false clock would exempt an item. An import of older content has
        no times of its own, so the item's own date decides.
        """
        if times is not None and "before-adoption" in (times.submission.reason, times.publication.reason):
            return True
        starts = self.legal.evidence_starts
        proven = times is not None and times.submission.reason != "import"
        return not proven and isinstance(starts, datetime) and page.date is not None and page.date < starts

    def _judged(
        self,
        page: Page,
        deadline: DeadlineClass | None,
        facts: ClockFacts,
        starts: Sequence[tuple[StartedClock, ItemTimes | None]],
        own: ItemTimes | None,
        record: ItemRecord | None,
    ) -> ItemClock | None:
        """Return the clock by all of its readings; the page's current reading is displayed if it counts."""
        fact = start_fact_of(facts, deadline.start) if deadline is not None else None
        first = next((each for each, _ in starts if each.start == fact and each.deadline == deadline), None)
        shown = first or (starts[-1][0] if starts else None)
        if shown is None:  # the calendar does not reach to the end of this clock
            if deadline is None:
                return None
            location = _location(page, deadline.start)
            return ItemClock(page, deadline, "waiting", location, fact, None, self._stop(deadline, own))
        if deadline is None and self._is_older(page, own):
            return None
        readings = tuple(
            ClockReading(start.start, start.due, stop, verdict_of(stop, start.ends), self.origin)
            for start, times in starts
            if (stop := self._stop(start.deadline, times)) is not None and start.ends is not None
        )
        standing = self._standing(shown, readings, record)
        return ItemClock(
            page,
            shown.deadline,
            standing,
            _location(page, shown.deadline.start),
            shown.start,
            shown.due,
            self._stop(shown.deadline, own),
            readings,
        )

    def _standing(
        self, shown: StartedClock, readings: Sequence[ClockReading], record: ItemRecord | None
    ) -> ClockStanding:
        if shown.ends is None:
            return "no_number"
        if not shown.deadline.limit.backward and self._is_to_come(shown.start):
            return "waiting"  # an announcement is due before its start
        if self.timeline is None:
            return "unproven"
        verdicts = {each.verdict for each in readings}
        if not verdicts or None in verdicts:
            return clock_state_of(shown.due, self.at, self.legal.due_soon_margin(shown.due)) or "no_number"
        if len(verdicts) > 1 or "unproven" in verdicts:
            return "unproven"
        if "late" in verdicts:
            return "late"
        return "taken_down" if self._was_taken_down(shown, readings, record) else "met"

    def _was_taken_down(self, shown: StartedClock, readings: Sequence[ClockReading], record: ItemRecord | None) -> bool:
        """Return True if an item published in time was no longer public at the last moment of a past limit."""
        if shown.deadline.stop not in ("published", "announced") or record is None:
            return False
        dues = [each.due.due for each in readings if each.due.due is not None and each.due.due <= self.at]
        return any(absence.covers(due) for due in dues for absence in record.absences)

    def _is_to_come(self, start: datetime | date) -> bool:
        if isinstance(start, datetime):
            return to_vietnam_time(start) > self.at
        return start > to_vietnam_time(self.at).date()
