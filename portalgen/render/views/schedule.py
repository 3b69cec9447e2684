"""A schedule as a table, with the events of each day."""

from __future__ import annotations

from portalgen.frozen import frozen
from portalgen.render.views.links import DayView


@frozen
class ScheduleCell:
    """A value of an event, and the label of its column. `text` may be empty."""

    label: str
    text: str


@frozen
class ScheduleRow:
    begin: str
    """The start time of the event (`08:00`); empty if it takes the whole day."""
    end: str
    cells: tuple[ScheduleCell, ...]
    """The values of the event in the order of the columns. The first is its name."""
    note: str = ""
    change: str = ""
    """The change of the event in words ("Đã hủy"); empty if it takes place as planned."""
    cancelled: bool = False
    timed: bool = True
    """True if the time is known: the event has a start time or takes the whole day."""


@frozen
class ScheduleDay:
    """A day with its events, sorted by time."""

    day: DayView
    weekday: str
    rows: tuple[ScheduleRow, ...]
    today: bool = False
    """True if this day is the current day of the build."""


@frozen
class ScheduleView:
    """A schedule as a table of days."""

    caption: str
    columns: tuple[ScheduleCell, ...]
    """The headings of the columns after day and time, each in `label`."""
    days: tuple[ScheduleDay, ...]
    calendar_url: str = ""
    """The address of the site's calendar file, for importing it once; empty if there is none."""
    calendar_address: str = ""
    """The absolute address of the same file, which readers can copy into a subscription; empty if there is none."""
    language: str = ""
    """Language (`lang`) of the cells and notes, if different from the page's."""
