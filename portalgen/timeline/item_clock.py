"""A clock of an item: its standing, and the readings that lead to it."""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal

from portalgen.config.yaml_text import Location
from portalgen.content.model import Page
from portalgen.frozen import frozen
from portalgen.law.calendar import VIETNAM
from portalgen.law.deadlines import DeadlineClass
from portalgen.law.due_dates import DueDate
from portalgen.timeline.former_settings import NOW, SettingsOrigin
from portalgen.timeline.model import Evidence
from portalgen.timeline.verdicts import Verdict

ClockStanding = Literal[
    "missing",
    "hour_missing",
    "impossible",
    "no_number",
    "not_in_force",
    "before_adoption",
    "waiting",
    "within",
    "soon",
    "overdue",
    "met",
    "taken_down",
    "late",
    "unproven",
]
"""`missing`: the fact that starts the clock is missing. `hour_missing`: hours run from it, and it is a day without

time. `impossible`: the fact is impossible. `not_in_force`: it is older than the rule itself. `no_number`: the law sets
no number. `waiting`: the act is not due yet (the event is still to end). `within`, `soon`, `overdue`: the clock runs.
`met`, `taken_down`, `late`, `unproven`: it was stopped; `taken_down` was in time, but no longer public when due.
`before_adoption`: no reminders are sent.
"""


@frozen
class ClockReading:
    """A possible judgement of an act: from this start, ended by this act."""

    start: datetime | date
    due: DueDate
    stop: Evidence
    verdict: Verdict | None
    """None while the clock runs."""
    origin: SettingsOrigin = NOW
    """The settings used."""


@frozen
class ItemClock:
    """A clock of an item. `start` is a moment or a day, and `location` its place in the front matter."""

    page: Page
    """The item's original."""
    deadline: DeadlineClass
    standing: ClockStanding
    location: Location
    start: datetime | date | None = None
    due: DueDate | None = None
    stop: Evidence | None = None
    """The act that ended it; None if the history is unknown."""
    readings: tuple[ClockReading, ...] = ()
    """The readings behind the verdict; several if facts changed, or if the id may have been reused."""

    @property
    def start_moment(self) -> datetime | None:
        """The moment of the start, 00:00 of a day (+07:00)."""
        if self.start is None or isinstance(self.start, datetime):
            return self.start
        return datetime.combine(self.start, datetime.min.time(), VIETNAM)

    @property
    def is_disputed(self) -> bool:
        """True if its readings lead to different verdicts, or, for a running clock, to different ends."""
        verdicts = {each.verdict for each in self.readings}
        is_open = self.standing == "unproven" and verdicts == {None}
        return len(verdicts) > 1 or (is_open and len({each.due.due for each in self.readings}) > 1)

    @property
    def is_disputed_by_settings(self) -> bool:
        """True if they differ because of settings, not only because of the item."""
        now = {each.verdict for each in self.readings if each.origin == NOW}
        return self.is_disputed and len(now) < 2
