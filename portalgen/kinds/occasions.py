"""The occasions that one item announces, each on a day of its own: the appointments of a week, the sessions of a dialogue."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, time
from typing import Any

from portalgen.frozen import frozen


@frozen
class Occasions:
    """Which group of a kind holds its occasions, and which of its keys says what; empty where none does."""

    field: str
    """The group, a list."""
    day: str
    title: str
    """What happens."""
    start: str = ""
    end: str = ""
    all_day: str = ""
    """The flag of an occasion that takes the whole day."""
    leader: str = ""
    """Who leads it and can be at one place at a time."""
    place: str = ""
    participants: str = ""
    note: str = ""
    change: str = ""
    """The choice that says whether it takes place as it was announced."""
    changed: frozenset[str] = frozenset()
    """The values of `change` that readers must be told."""
    cancelled: frozenset[str] = frozenset()
    """Those of them of an occasion that does not take place on its day."""
    postponed: frozenset[str] = frozenset()
    """Those of these of an occasion that takes place on another day."""
    new_day: str = ""
    """The day to which an occasion is postponed, where it is set."""
    id: str = ""
    """The name by which calendars know an occasion on whichever day it is; its day and words name one that has none."""

    @property
    def columns(self) -> tuple[str, ...]:
        """The keys that a table shows beside the times, in its order."""
        return tuple(filter(None, (self.title, self.leader, self.place, self.participants)))

    @property
    def keys(self) -> tuple[str, ...]:
        """All keys that it names."""
        times = (self.day, self.start, self.end, self.all_day)
        return tuple(filter(None, (*times, *self.columns, self.note, self.change, self.new_day, self.id)))


@frozen
class Occasion:
    """One occasion of an item."""

    index: int
    """Its place in the front matter, from 0."""
    day: date
    start: time | None
    """None where it takes the whole day, or nothing says when it begins."""
    end: time | None
    is_all_day: bool
    """Whether the front matter says so."""
    title: str
    leader: str
    place: str
    participants: str
    note: str
    change: str
    """The value of its choice where readers must be told; else empty."""
    is_cancelled: bool
    """Whether it does not take place on its day."""
    is_postponed: bool = False
    new_day: date | None = None
    """The day to which it is postponed; None where it is not, or nothing says to which."""
    id: str = ""
    """Its own name within the item; empty where it has none."""

    @property
    def ends_before_it_begins(self) -> bool:
        """Whether its end is not after its beginning, so that nobody knows when it is over."""
        return self.start is not None and self.end is not None and self.end <= self.start

    @property
    def order(self) -> tuple[date, time, int]:
        """By this occasions stand in a table: those of the whole day first, those of one time as they are written."""
        return self.day, self.start or time.min, self.index


def list_occasions(occasions: Occasions | None, fields: Mapping[str, Any]) -> tuple[Occasion, ...]:
    """Return the occasions of an item with these fields in the order of time; a page with faults may lack some."""
    return tuple(sorted(_read_occasions(occasions, fields), key=lambda each: each.order)) if occasions else ()


def list_occasion_days(occasions: Occasions | None, fields: Mapping[str, Any]) -> tuple[date, ...]:
    """Return the days of an item's occasions, each once, in their order."""
    return tuple(dict.fromkeys(each.day for each in list_occasions(occasions, fields)))


def _read_occasions(occasions: Occasions, fields: Mapping[str, Any]) -> Iterator[Occasion]:
    for index, row in enumerate(fields.get(occasions.field) or ()):
        day, change = row.get(occasions.day), row.get(occasions.change)
        is_all_day, is_postponed = row.get(occasions.all_day) is True, change in occasions.postponed
        start = None if is_all_day else _parse_time(row.get(occasions.start))
        if day is not None:
            yield Occasion(
                index,
                day,
                start,
                None if start is None else _parse_time(row.get(occasions.end)),
                is_all_day,
                row.get(occasions.title) or "",
                row.get(occasions.leader) or "",
                row.get(occasions.place) or "",
                row.get(occasions.participants) or "",
                row.get(occasions.note) or "",
                change if change in occasions.changed else "",
                change in occasions.cancelled,
                is_postponed,
                row.get(occasions.new_day) if is_postponed else None,
                row.get(occasions.id) or "",
            )


def _parse_time(value: str | None) -> time | None:
    """A value of the type `time`."""
    return time.fromisoformat(value) if value else None
