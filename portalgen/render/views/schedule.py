"""A schedule as a table: what takes place on each of its days."""

from __future__ import annotations

from portalgen.frozen import frozen
from portalgen.render.views.links import DayView


@frozen
class ScheduleCell:
    """One value of an occasion below its column; `text` is empty where there is none."""

    label: str
    text: str


@frozen
class ScheduleRow:
    """One occasion."""

    begin: str
    """The time at which it begins (`08:00`); empty where it takes the whole day."""
    end: str
    cells: tuple[ScheduleCell, ...]
    """In the order of the columns; the first says what it is."""
    note: str = ""
    change: str = ""
    """What became of it, in words ("Đã hủy"); empty where it takes place as planned."""
    cancelled: bool = False
    timed: bool = True
    """Whether anything is said of its time: that it begins at an hour, or takes the whole day."""


@frozen
class ScheduleDay:
    """One day with its occasions, in the order of time."""

    day: DayView
    weekday: str
    rows: tuple[ScheduleRow, ...]
    today: bool = False
    """Whether it is the day of the build's clock."""


@frozen
class ScheduleView:
    """A table of days."""

    caption: str
    columns: tuple[ScheduleCell, ...]
    """The headings beside day and time, as `label`."""
    days: tuple[ScheduleDay, ...]
    calendar_url: str = ""
    """The file of the site's calendar, for one import; empty where there is none."""
    calendar_address: str = ""
    """The whole address of the same file, which people copy to subscribe to it; empty where there is none."""
    language: str = ""
    """Of the cells and notes (`lang`), where it is not the page's."""
