"""Freshness of a site: new information on a working day, twice and at the right hours (QĐ 2111, Điều 11(1))."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Final, Literal

from portalgen.config.legal import Freshness
from portalgen.frozen import frozen
from portalgen.law.calendar import Calendar
from portalgen.law.due_dates import to_vietnam_time
from portalgen.timeline.model import Evidence, ItemTimes

TimeWindow = tuple[time, time]
"""Begin and end, in Vietnam's time; the end does not belong to it."""

FreshnessVerdict = Literal["fresh", "unproven", "hours_unconfirmed", "not_fresh"]
"""Verdict on a day.

`unproven`: fresh only with times that the history does not prove, or only under some of the settings in force.
`hours_unconfirmed`: enough was new, but not in each of the hours, which the Office has not confirmed.
"""
_LOOK_BACK: Final = 30
"""Days: the longest holidays are shorter."""


@frozen
class FreshDay:
    """The updates of a site on a working day."""

    site: str
    day: date
    updates: tuple[datetime, ...]
    """The distinct moments of first publications, sorted."""
    proven_updates: tuple[datetime, ...]
    """The updates proven or bounded by the history."""
    empty_windows: tuple[TimeWindow, ...]
    """Hours without any update, proven or not."""
    is_enough: bool
    """True if there were as many updates as required."""
    verdict: FreshnessVerdict


def judge_day(freshness: Freshness, site: str, day: date, publications: Iterable[Evidence]) -> FreshDay:
    """Return the freshness of a site on `day`; `publications` are the first publications of its items, of any day."""
    on_day = [each for each in publications if each.at is not None and to_vietnam_time(each.at).date() == day]
    updates = _moments_of(on_day)
    proven = _moments_of(each for each in on_day if each.strength != "unproven")
    empty = _find_empty_windows(freshness, updates)
    is_enough = len(updates) >= freshness.updates
    return FreshDay(site, day, updates, proven, empty, is_enough, _verdict_of(freshness, updates, proven))


def agree_days(days: Sequence[FreshDay | None]) -> FreshDay | None:
    """Return the day agreed by all settings, or an unproven day; None if no settings require updates.

    `days` are the same day under the current settings, which come first, and under the settings in force then; None
    under settings without a requirement.
    """
    judged = [each for each in days if each is not None]
    verdicts = {each.verdict for each in judged}
    is_open = len(verdicts) > 1 or (len(judged) < len(days) and verdicts != {"fresh"})
    return replace(judged[0], verdict="unproven") if judged and is_open else judged[0] if judged else None


def _moments_of(publications: Iterable[Evidence]) -> tuple[datetime, ...]:
    return tuple(sorted({each.at for each in publications if each.at is not None}))


def _find_empty_windows(freshness: Freshness, updates: Iterable[datetime]) -> tuple[TimeWindow, ...]:
    times = [to_vietnam_time(each).time() for each in updates]
    return tuple(window for window in freshness.windows if not any(window[0] <= each < window[1] for each in times))


def _verdict_of(freshness: Freshness, updates: tuple[datetime, ...], proven: tuple[datetime, ...]) -> FreshnessVerdict:
    if len(updates) < freshness.updates:
        return "not_fresh"
    if _find_empty_windows(freshness, updates):
        return "not_fresh" if freshness.are_windows_confirmed else "hours_unconfirmed"
    if len(proven) < freshness.updates or _find_empty_windows(freshness, proven):
        return "unproven"
    return "fresh"


def publications_by_site(
    times: Mapping[str, ItemTimes], sites: Mapping[str, str]
) -> Mapping[str, tuple[Evidence, ...]]:
    """Return the first publications of each site's items; `sites` is the item's id to its site."""
    found: dict[str, list[Evidence]] = {}
    for identity, site in sites.items():
        if identity in times:
            found.setdefault(site, []).append(times[identity].publication)
    return {site: tuple(each) for site, each in found.items()}


def list_days(first: date, last: date) -> Iterator[date]:
    """Yield the days from `first` to `last`, both included."""
    return (first + timedelta(days=number) for number in range((last - first).days + 1))


def find_last_working_day(calendar: Calendar, at: datetime) -> date | None:
    """Return the last working day over at `at`; None if there was none in the 29 days before."""
    today = to_vietnam_time(at).date()
    return next(
        (day for back in range(1, _LOOK_BACK) if calendar.is_working_day(day := today - timedelta(days=back))), None
    )
