"""Finds the verdicts turned by each change of the settings: clocks judged by the settings right before and after it.

Clocks are judged again only if a change can affect them, and once for each state of their dependencies: a length
changed back and forth costs no second computation.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Final, Literal

from portalgen.config.lint_models import WaiverModel
from portalgen.config.lint_settings import Waiver
from portalgen.editorial.deadlines.deadline_audit import ClockVerdict, find_applied_waiver, verdict_of_clock
from portalgen.editorial.deadlines.main_content import MainContent
from portalgen.editorial.deadlines.settings_changes import SettingsChange
from portalgen.editorial.deadlines.settings_judge import ItemGroup, JudgedItem, settings_judge_of, state_of_group
from portalgen.editorial.deadlines.settings_parts import DeadlineSettings
from portalgen.frozen import frozen
from portalgen.law.calendar import VIETNAM
from portalgen.law.deadlines import DeadlineParty
from portalgen.timeline.item_clock import ItemClock
from portalgen.timeline.settings_effect import SettingsEffect, compare_effects, effect_of

ClockOutcome = ClockVerdict | Literal["waived", "before_adoption"]
"""An audit's verdict on a clock, or one of two ways of taking a verdict back."""

PARTIES: Final[tuple[DeadlineParty, ...]] = ("supplier", "board", "")
_DAY: Final = timedelta(days=1)
_State = int
"""Stands for all settings about the classes of a group of items."""


@frozen
class TurnedClock:
    """A clock with different verdicts by the settings before and after a change."""

    id: str
    """Of the item."""
    party: DeadlineParty
    before: ClockOutcome
    after: ClockOutcome


@frozen
class TurnedClocks:
    """The clocks turned by each of several changes."""

    by_change: tuple[tuple[TurnedClock, ...], ...]
    """In the order of the changes; each sorted by id."""
    until: datetime | None
    """The aware moment until which these stay the same as time passes; None if they always do."""


def find_turned_clocks(content: MainContent, changes: Sequence[SettingsChange]) -> TurnedClocks:
    """Return the clocks of items turned by each change.

    `changes` is not empty, and each starts from the settings of the one before.
    """
    book = _ClockBook(content, changes)
    turned = tuple(tuple(sorted(book.turn(each), key=lambda clock: (clock.id, clock.party))) for each in changes)
    return TurnedClocks(turned, min((*book.list_turns(), *_list_waiver_turns(changes, content.at)), default=None))


class _ClockBook:
    """The state of all items' clocks while the changes are applied in order."""

    def __init__(self, content: MainContent, changes: Sequence[SettingsChange]) -> None:
        self._content = content
        self._judge = settings_judge_of(content, changes)
        self._groups = {id: self._judge.group_of(id) for id in self._judge.items}
        self._members: dict[ItemGroup, list[str]] = {}
        for id, group in self._groups.items():
            self._members.setdefault(group, []).append(id)
        self._numbers: dict[object, _State] = {}
        self._known: dict[str, dict[_State, JudgedItem]] = {id: {} for id in self._judge.items}
        """By the settings of the classes; an entry is dropped if the status of a counted day changes."""
        self._outcomes: dict[tuple[str, DeadlineParty], ClockOutcome] = {}
        self._settings = changes[0].before
        self._effect = _effect_of(self._settings)
        self._states = self._list_states()
        tuple(self._update(self._judge.items))

    def turn(self, change: SettingsChange) -> Iterator[TurnedClock]:
        """Apply a change; yield the clocks turned by it."""
        before, states = self._settings, self._states
        touched: set[str] = set()
        self._settings = change.after
        if change.after.legal != before.legal or change.after.kinds != before.kinds:
            effect, self._effect = self._effect, _effect_of(change.after)
            self._states = self._list_states()
            touched |= self._forget_counts(before, compare_effects(effect, self._effect).days, states)
        touched |= {id for group, ids in self._members.items() if states[group] != self._states[group] for id in ids}
        touched |= self._find_waived(before.waivers, change.after.waivers)
        if before.starts != change.after.starts:
            touched |= self._judge.items.keys()
        yield from self._update(touched)

    def list_turns(self) -> Iterator[datetime]:
        """Yield the future moments at which time alone may change the result."""
        at = self._content.at
        known = (each for states in self._known.values() for each in states.values())
        yield from (moment for each in known for clock in each.clocks for moment in _list_turns(clock, at))
        published = (each.original.publish_at for each in self._judge.items.values())
        yield from (each for each in published if each is not None and each > at)

    def _list_states(self) -> Mapping[ItemGroup, _State]:
        kinds = self._judge.kinds_under(self._settings)
        states = {group: state_of_group(group, self._effect, kinds) for group in self._members}
        return {group: self._numbers.setdefault(each, len(self._numbers)) for group, each in states.items()}

    def _forget_counts(
        self, before: DeadlineSettings, days: Collection[date], states: Mapping[ItemGroup, _State]
    ) -> set[str]:
        """Drop entries that may turn because one of these counted days became a day off, or a working day.

        Return the ids of items concerned, by their `states`.
        """
        off, worked = _sort_days(before, self._settings, days)
        touched: set[str] = set()
        if not (off or worked):
            return touched
        first, last = min((*off, *worked)), max((*off, *worked))
        for id, known in self._known.items():
            near = [(state, each) for state, each in known.items() if each.first <= last and each.last >= first]
            for state, each in near:
                if each.counts_any(worked) or (not each.is_in_time and each.counts_any(off)):
                    del known[state]
                    touched |= {id} if state == states[self._groups[id]] else set()
        return touched

    def _find_waived(self, before: Sequence[WaiverModel], after: Sequence[WaiverModel]) -> set[str]:
        """Return the ids of late clocks concerned by added, removed or changed waivers."""
        changed = [each for each in (*before, *after) if (each in before) != (each in after)] if before != after else []
        items, sites = {each.item for each in changed}, {each.site for each in changed}
        late = {id for (id, _), outcome in self._outcomes.items() if changed and outcome in ("late", "waived")}
        return {id for id in late if id in items or self._judge.items[id].original.site in sites}

    def _update(self, ids: Collection[str]) -> Iterator[TurnedClock]:
        """Judge these items by the present settings; yield changed verdicts."""
        state_by_id = {id: self._states[self._groups[id]] for id in ids}
        missing = [id for id, state in state_by_id.items() if state not in self._known[id]]
        for id, judged in self._judge.judge(missing, self._settings).items():
            self._known[id][state_by_id[id]] = judged
        board = _WaiverBoard(self._content, _usable_waivers(self._settings.waivers))
        for id, state in state_by_id.items():
            outcomes = {each.deadline.party: self._outcome(each, board) for each in self._known[id][state].clocks}
            for party in PARTIES:
                old, new = self._outcomes.get((id, party), "none"), outcomes.get(party, "none")
                if old != new:
                    self._outcomes[id, party] = new
                    yield TurnedClock(id, party, old, new)

    def _outcome(self, clock: ItemClock, board: _WaiverBoard) -> ClockOutcome:
        verdict, starts = verdict_of_clock(clock), self._settings.starts
        if clock.standing == "before_adoption":
            return "before_adoption"
        if verdict != "none" and starts != self._judge.starts and self._judge.is_older(clock.page.id, starts):
            return "before_adoption"
        return "waived" if verdict == "late" and board.excuses(clock) else verdict


class _WaiverBoard:
    """The waivers at a moment, queried by late clocks."""

    def __init__(self, content: MainContent, waivers: tuple[Waiver, ...]) -> None:
        self._content = replace(content, settings=replace(content.settings, waivers=waivers))
        self._items = {each.item for each in waivers if each.item}
        self._sites = {each.site for each in waivers if each.site}

    def excuses(self, clock: ItemClock) -> bool:
        """Return True if any of them excuses a late clock."""
        is_named = clock.page.id in self._items or clock.page.site in self._sites
        return is_named and find_applied_waiver(self._content, clock) is not None


def _effect_of(settings: DeadlineSettings) -> SettingsEffect:
    if settings.legal is None:
        return SettingsEffect(frozenset(), frozenset(), frozenset(), roll_over=True)
    return effect_of(settings.legal)


def _sort_days(
    before: DeadlineSettings, after: DeadlineSettings, days: Collection[date]
) -> tuple[list[date], list[date]]:
    """Return the days off only after a change, and the days worked only after it."""
    if before.legal is None or after.legal is None:
        return [], []
    old, new = before.legal.calendar, after.legal.calendar
    other = [each for each in days if old.is_working_day(each) != new.is_working_day(each)]
    return [each for each in other if old.is_working_day(each)], [each for each in other if new.is_working_day(each)]


def _list_turns(clock: ItemClock, at: datetime) -> Iterator[datetime]:
    """Yield moments after `at` at which time alone may turn a clock.

    It may reach an awaited beginning, or the end of a running clock.
    """
    moment = clock.start_moment
    if moment is not None and moment > at:
        yield moment
    if clock.stop is None or clock.stop.at is None:
        dues = (clock.due, *(each.due for each in clock.readings))
        yield from (each.due for each in dues if each is not None and each.due is not None and each.due > at)


def _list_waiver_turns(changes: Sequence[SettingsChange], at: datetime) -> Iterator[datetime]:
    """Yield the moments after `at` at which any waiver begins or ends."""
    for settings in (changes[0].before, *(each.after for each in changes)):
        for each in settings.waivers:
            moments = (datetime.combine(day, time(0), VIETNAM) for day in (each.starts, each.until + _DAY))
            yield from (moment for moment in moments if moment > at)


def _usable_waivers(models: Sequence[WaiverModel]) -> tuple[Waiver, ...]:
    """Return the waivers that the linter would apply: about one item or one site, with days in order."""
    return tuple(
        Waiver(each.code, each.reason, each.approved_by, each.starts, each.until, each.item or "", each.site or "")
        for each in models
        if bool(each.item) != bool(each.site) and each.starts <= each.until
    )
