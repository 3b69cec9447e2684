"""One clock of one item: how it stands, and the readings by which that is known."""

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
"""`missing`: the fact that starts the clock is not there. `hour_missing`: hours run from it, and it is a day without
time. `impossible`: it cannot be. `not_in_force`: it is older than the rule itself. `no_number`: the law sets no number.
`waiting`: the act has not begun to be due (the event is still to end). `within`, `soon`, `overdue`: the clock runs.
`met`, `taken_down`, `late`, `unproven`: it was stopped; `taken_down` was in time, and not public any more when it was
due. `before_adoption`: nobody is to be reminded."""


@frozen
class ClockReading:
    """One way in which an act may be judged: from this start, ended by this act."""

    start: datetime | date
    due: DueDate
    stop: Evidence
    verdict: Verdict | None
    """None while the clock runs."""
    origin: SettingsOrigin = NOW
    """The settings that it goes by."""


@frozen
class ItemClock:
    """One clock of one item. `start` is a moment or a day; `location` says where the front matter holds it."""

    page: Page
    """The item's original."""
    deadline: DeadlineClass
    standing: ClockStanding
    location: Location
    start: datetime | date | None = None
    due: DueDate | None = None
    stop: Evidence | None = None
    """What ended it; None where nothing is known of the history."""
    readings: tuple[ClockReading, ...] = ()
    """What the verdict was reached by; more than one where facts changed, or the id may have been used again."""

    @property
    def start_moment(self) -> datetime | None:
        """The moment of the start, 00:00 of a day (+07:00)."""
        if self.start is None or isinstance(self.start, datetime):
            return self.start
        return datetime.combine(self.start, datetime.min.time(), VIETNAM)

    @property
    def is_disputed(self) -> bool:
        """Whether its readings come to different verdicts; of one that nothing ended, to different ends."""
        verdicts = {each.verdict for each in self.readings}
        is_open = self.standing == "unproven" and verdicts == {None}
        return len(verdicts) > 1 or (is_open and len({each.due.due for each in self.readings}) > 1)

    @property
    def is_disputed_by_settings(self) -> bool:
        """Whether they do so since the settings changed, and not only the item."""
        now = {each.verdict for each in self.readings if each.origin == NOW}
        return self.is_disputed and len(now) < 2
