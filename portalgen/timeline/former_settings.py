"""Other settings for judging a clock: the settings of its own moments, and the approved settings.

Changes approved in time by two owners count for every clock (`timeline.approved_entries`). Unapproved changes are
compared with the last approved settings, and days with the shipped calendar (`timeline.accepted_settings`).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from functools import cached_property
from itertools import accumulate, pairwise
from typing import Final, Literal

from portalgen.config.legal import LegalSettings
from portalgen.frozen import frozen
from portalgen.law.calendar import VIETNAM, Calendar, CalendarYear
from portalgen.law.calendar_entries import DayEntry
from portalgen.law.due_dates import to_vietnam_time
from portalgen.timeline.accepted_settings import AcceptedSettings, accept_changes, adopted_settings, hold_settings
from portalgen.timeline.approved_entries import Amendments, amend_settings, list_amendments
from portalgen.timeline.settings_effect import (
    CountedSpan,
    EffectDifference,
    SettingsEffect,
    compare_effects,
    effect_of,
    join_differences,
)
from portalgen.timeline.settings_history import NEVER, LegalEpoch

_DAY: Final = timedelta(days=1)
_Entries = tuple[DayEntry, ...]


@frozen
class SettingsOrigin:
    """The settings used by a reading."""

    form: Literal["now", "former", "accepted"]
    """`accepted`: unapproved parts are replaced by the last approved settings, or the shipped calendar."""
    commit: str = ""
    """The commit of main with these settings; "" for the current settings."""
    since: datetime | None = None
    """The date of that commit."""


NOW: Final = SettingsOrigin("now")
_AS_NOW: Final = 0
"""The number of settings with the effect of the current settings."""


@frozen
class OtherSettings:
    """Settings for judging a clock in addition to the current settings."""

    legal: LegalSettings
    origin: SettingsOrigin
    only_excuses: bool = False
    """True for settings without a retroactive change: they alone make no item late."""


class FormerSettings:
    """All settings of a main history since its adoption, asked by the moments of a clock."""

    def __init__(self, epochs: Sequence[LegalEpoch], legal: LegalSettings, shipped: Calendar) -> None:
        """Compare the epochs with each other.

        Args:
            epochs: In order, beginning with the adopted state, which is accepted; at least one.
            legal: The current settings. A difference in effect from the last epoch is unapproved.
            shipped: The calendar for comparing unapproved days.
        """
        self._now = effect_of(legal)
        last = epochs[-1]
        if effect_of(last.legal) == self._now:
            epochs = (*epochs[:-1], replace(last, legal=legal))
        else:
            epochs = (*epochs, LegalEpoch((), NEVER, NEVER, legal))
        self._epochs = tuple(epochs)
        self._latest = tuple(accumulate((each.latest for each in epochs), max))
        self._earliest = tuple(accumulate((each.earliest for each in epochs), max))
        self._shipped = shipped
        self._files = _join_files([*(each.legal.calendar for each in epochs), shipped])
        self._accepted = list(_list_accepted(self._epochs))
        self._numbers: dict[SettingsEffect, int] = {self._now: _AS_NOW}
        self._differences: dict[int, EffectDifference] = {}
        self._variants = [
            tuple(self._numbered(each) for each in self._list_judged(place, amendments))
            for place, amendments in enumerate(list_amendments(self._epochs))
        ]

    def __bool__(self) -> bool:
        """True if any verdict can depend on them."""
        return bool(self._differences)

    def touches(self, span: CountedSpan) -> bool:
        """Return True if some of these settings may change the end of a clock."""
        return self._touched.touches(span)

    def find_others(self, moments: Iterable[datetime], span: CountedSpan | None = None) -> tuple[OtherSettings, ...]:
        """Return the settings of the aware `moments`, and the shipped calendar, if their effect differs from now.

        With `span`, only settings that may change the end of a clock with that span.
        """
        places = {len(self._epochs) - 1}
        for each in moments:
            places.update(self.find_possible(each))
        found: dict[tuple[int, bool], OtherSettings] = {}
        for place in sorted(places):
            for number, other in self._variants[place]:
                if number != _AS_NOW and (span is None or self._differences[number].touches(span)):
                    found.setdefault((number, other.only_excuses), other)
        return tuple(found.values())

    def list_settings(self, moments: Iterable[datetime]) -> tuple[LegalSettings, ...]:
        """Return the current settings, then all settings possible at the aware `moments`, also in accepted form."""
        places = {len(self._epochs) - 1, *(place for each in moments for place in self.find_possible(each))}
        return tuple(other.legal for place in sorted(places, reverse=True) for _, other in self._variants[place])

    def find_accepted_starts(self) -> datetime | str | None:
        """Return `evidence_starts` as adopted, or as moved by accepted changes."""
        return self._accepted[-1].rules.evidence_starts

    def find_document_check(self) -> datetime | None:
        """Return the start of checks of documents' text: the current start, or the accepted start if earlier."""
        known = (self._epochs[-1].legal.documents_checked_from, self._accepted[-1].rules.documents_checked_from)
        return min((each for each in known if each is not None), default=None)

    @property
    def all_settings(self) -> tuple[LegalSettings, ...]:
        """The settings of each epoch as written, the current settings last."""
        return tuple(each.legal for each in self._epochs)

    @property
    def by_commit(self) -> Mapping[str, LegalSettings]:
        """The settings of all epochs except the last, by the commits of main that introduced them."""
        return {each.commit: each.legal for each in self._epochs[:-1]}

    def find_possible(self, moment: datetime) -> range:
        """Return the places of the epochs possible at the aware `moment`; the adopted state precedes all epochs."""
        first = max(bisect_right(self._latest, moment) - 1, 0)
        return range(first, max(bisect_right(self._earliest, moment), first + 1))

    @cached_property
    def _touched(self) -> EffectDifference:
        return join_differences(self._differences.values())

    def _numbered(self, other: OtherSettings) -> tuple[int, OtherSettings]:
        """Return the settings with the number of their effect: numbers are faster to compare than effects."""
        effect = effect_of(other.legal)
        number = self._numbers.setdefault(effect, len(self._numbers))
        if number != _AS_NOW and number not in self._differences:
            self._differences[number] = compare_effects(effect, self._now)
        return number, other

    def _list_judged(self, place: int, amendments: Amendments) -> Iterator[OtherSettings]:
        """Yield the settings for judging the epoch at `place`: as written and as accepted, each with its amendments."""
        epoch = self._epochs[place]
        held = hold_settings(epoch.legal, self._accepted[place], self._shipped, self._files)
        former = NOW if place == len(self._epochs) - 1 else SettingsOrigin("former", epoch.commit, epoch.at)
        ways = [(amendments.backwards, False)]
        if amendments.in_time != amendments.backwards:
            ways.append((amendments.in_time, True))
        for amendment, only_excuses in ways:
            for legal, origin in ((epoch.legal, former), (held, SettingsOrigin("accepted"))):
                yield OtherSettings(amend_settings(legal, amendment, self._files), origin, only_excuses)


def _join_files(calendars: Iterable[Calendar]) -> Calendar:
    """Return the last file of each year in the calendars; the last calendar fills the rest."""
    years: dict[int, CalendarYear] = {}
    *own, shipped = calendars
    for calendar in (shipped, *own):
        years.update({each.year: each for each in calendar.years})
    return Calendar(tuple(years.values()))


def _list_accepted(epochs: Sequence[LegalEpoch]) -> Iterator[AcceptedSettings]:
    """Yield the accepted settings at each epoch."""
    accepted = adopted_settings(epochs[0].legal)
    yield accepted
    for before, epoch in pairwise(epochs):
        accepted = accept_changes(accepted, before.legal, epoch)
        yield accepted


def ends_of_fact(start: datetime | date) -> tuple[datetime, ...]:
    """Return a moment in Vietnam's time; for a day, its first and last moments."""
    if isinstance(start, datetime):
        return (to_vietnam_time(start),)
    return datetime.combine(start, time.min, VIETNAM), datetime.combine(start, time.max, VIETNAM)
