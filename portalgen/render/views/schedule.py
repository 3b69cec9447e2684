"""A schedule as a table: the events of each day."""

from __future__ import annotations

from portalgen.frozen import frozen
from portalgen.render.views.links import DayView


@frozen
class ScheduleCell:
    """A value of an event below its column; `text` may be empty."""

    label: str
    text: str


@frozen
class ScheduleRow:
    begin: str
    """Its start time (`08:00`); empty if it takes the whole day."""
    end: str
    cells: tuple[ScheduleCell, ...]
    """In the order of the columns; the first names the event."""
    note: str = ""
    change: str = ""
    """Its state in words ("Đã hủy"); empty if it takes place as planned."""
    cancelled: bool = False
    timed: bool = True
    """True if its time is known: a start time or the whole day."""


@frozen
class ScheduleDay:
    """A day with its events, in the order of time."""

    day: DayView
    weekday: str
    rows: tuple[ScheduleRow, ...]
    today: bool = False
    """True for the day of the build's clock."""


@frozen
class ScheduleView:
    """A table of days."""

    caption: str
    columns: tuple[ScheduleCell, ...]
    """The headings beside day and time, as `label`."""
    days: tuple[ScheduleDay, ...]
    calendar_url: str = ""
    """The file of the site's calendar, for a single import; empty if there is none."""
    calendar_address: str = ""
    """The absolute address of the same file, for copying into a subscription; empty if there is none."""
    language: str = ""
    """Language (`lang`) of the cells and notes, if different from the page's."""
