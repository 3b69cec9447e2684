"""The days of an item in a form that can be compared. A day without a time is the whole day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta

from portalgen.content.model import Page
from portalgen.diagnostics.model import LocalizedText
from portalgen.frozen import frozen
from portalgen.law.due_dates import to_vietnam_time
from portalgen.locale.dates import format_day, format_moment, localize


@frozen
class WrittenDay:
    """The day under the key `name`, with its time if given."""

    name: str
    day: date
    at: datetime | None

    def is_before(self, other: WrittenDay) -> bool:
        """Return True if this day is before `other`. Times are compared only if both days have one."""
        if self.at is not None and other.at is not None:
            return self.at < other.at
        return self.day < other.day

    @property
    def text(self) -> LocalizedText:
        """The day as a message value, with its time if given."""
        return localize(format_day, self.day) if self.at is None else localize(format_moment, self.at)


def read_day(page: Page, name: str) -> WrittenDay | None:
    """Return the day or moment under `name` in the front matter of `page`, or None if there is none."""
    field, value = page.kind.field(name), page.fields.get(name)
    if field is None or not isinstance(value, date):
        return None
    if not isinstance(value, datetime):
        return WrittenDay(name, value, None)
    moment = to_vietnam_time(value)
    if moment.time() != time():
        return WrittenDay(name, moment.date(), value)
    if field.type == "closing_date" and moment.date() > date.min:  # 00:00 of the day after the last day
        return WrittenDay(name, moment.date() - timedelta(days=1), None)
    return WrittenDay(name, moment.date(), None)


def find_reversals(page: Page, names: Iterable[str]) -> Iterator[tuple[WrittenDay, WrittenDay]]:
    """Yield (earlier, later) for consecutive days in `names` that are in the wrong order. Missing days are skipped."""
    last: WrittenDay | None = None
    for name in names:
        found = read_day(page, name)
        if found is None:
            continue
        if last is not None and found.is_before(last):
            yield last, found
        last = found
