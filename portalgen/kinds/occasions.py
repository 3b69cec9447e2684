"""The occasions of an item, each on its own day: the appointments of a week, or the sessions of a dialogue."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, time
from typing import Any

from portalgen.frozen import frozen


@frozen
class Occasions:
    """The field of a kind that contains occasions, and the names of its keys. Names of missing keys are empty."""

    field: str
    """The name of the field, a list of groups."""
    day: str
    title: str
    """The key with the subject."""
    start: str = ""
    end: str = ""
    all_day: str = ""
    """The key that is true for an occasion that takes the whole day."""
    leader: str = ""
    """The key with the person in charge, who can be at only one place at a time."""
    place: str = ""
    participants: str = ""
    note: str = ""
    change: str = ""
    """The key with the choice that marks an occasion that will not take place as announced."""
    changed: frozenset[str] = frozenset()
    """The values of `change` that readers see."""
    cancelled: frozenset[str] = frozenset()
    """The values in `changed` that mean that the occasion does not take place on its day."""
    postponed: frozenset[str] = frozenset()
    """The values in `cancelled` that mean that the occasion takes place on another day."""
    new_day: str = ""
    """The key with the new day of a postponed occasion."""
    id: str = ""
    """The key with the permanent name of an occasion in calendars. Without a name, day and words identify it."""

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of the keys that a table shows in addition to the times, in order."""
        return tuple(filter(None, (self.title, self.leader, self.place, self.participants)))

    @property
    def keys(self) -> tuple[str, ...]:
        """The names of all keys of the group."""
        times = (self.day, self.start, self.end, self.all_day)
        return tuple(filter(None, (*times, *self.columns, self.note, self.change, self.new_day, self.id)))


@frozen
class Occasion:
    """An occasion of an item."""

    index: int
    """The position of the occasion in the front matter, from 0."""
    day: date
    start: time | None
    """The time at which it starts; None if it takes the whole day or states no time."""
    end: time | None
    is_all_day: bool
    """True if the front matter marks it as taking the whole day."""
    title: str
    leader: str
    place: str
    participants: str
    note: str
    change: str
    """The value of the key `change` if readers see it; otherwise empty."""
    is_cancelled: bool
    """True if it does not take place on its day, which includes a postponed occasion."""
    is_postponed: bool = False
    new_day: date | None = None
    """The day to which it is postponed. None if it is not postponed or the new day is unknown."""
    id: str = ""
    """The permanent name of the occasion within its item; empty if it has none."""

    @property
    def ends_before_it_begins(self) -> bool:
        """True if its end is not after its start, so that the actual end is unknown."""
        return self.start is not None and self.end is not None and self.end <= self.start

    @property
    def order(self) -> tuple[date, time, int]:
        """The key that sorts occasions in a table: whole days first, equal times in the order of the front matter."""
        return self.day, self.start or time.min, self.index


def list_occasions(occasions: Occasions | None, fields: Mapping[str, Any]) -> tuple[Occasion, ...]:
    """Return the occasions of an item with these fields in chronological order.

    Occasions without a day, which occur on pages with errors, are left out.
    """
    return tuple(sorted(_read_occasions(occasions, fields), key=lambda each: each.order)) if occasions else ()


def list_occasion_days(occasions: Occasions | None, fields: Mapping[str, Any]) -> tuple[date, ...]:
    """Return the days on which an item has occasions, without repetition, in chronological order."""
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
    """Parse a value of the type `time`."""
    return time.fromisoformat(value) if value else None
