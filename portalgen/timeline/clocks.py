"""The two clocks of each item (QĐ 2111, Điều 8(4) and Điều 9): the supplier's and the editorial board's.

A clock begins with a fact of the front matter and ends with an act that the history proves. What the history cannot
prove stays unproven; what is older than the portal's adoption is not judged at all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final, Literal

from portalgen.config.legal import LegalSettings
from portalgen.config.yaml_text import Location
from portalgen.content.model import Item, Library, Page
from portalgen.law.calendar import VIETNAM
from portalgen.law.deadlines import DeadlineClass, apply_directives, due_date_of
from portalgen.law.due_dates import DueDate, to_vietnam_time
from portalgen.law.instruments import validity_of
from portalgen.law.states import clock_state_of
from portalgen.timeline.facts import find_impossible_facts
from portalgen.timeline.model import Evidence, ItemTimes
from portalgen.timeline.verdicts import verdict_of

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
    "late",
    "unproven",
]
"""`missing`: the fact that starts the clock is not there. `hour_missing`: hours run from it, and it is a day without
time. `impossible`: it cannot be. `not_in_force`: it is older than the rule itself. `no_number`: the law sets no number. `waiting`: the act has
not begun to be due (the event is still to end). `within`, `soon`, `overdue`: the clock runs. `met`, `late`, `unproven`:
it was stopped. `before_adoption`: nobody is to be reminded."""

_FACTS: Final[Mapping[str, tuple[Location, ...]]] = {
    "event_end": (("event_end",),),
    "signed": (("signed",), ("issued",)),
    "received": (("received", "at"),),
}
"""Where the front matter holds the fact that starts a clock; the first that is there counts."""
_MISDATED: Final = ("early-date", "future-date")
_SUPPLIER_OF: Final[Mapping[str, str]] = {"event_end": "event", "signed": "other_information"}
"""The supplier's class by the fact that starts it (QĐ 2111, Điều 8(4)a and b)."""


@dataclass(frozen=True, slots=True)
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

    @property
    def start_moment(self) -> datetime | None:
        """The moment of the start, 00:00 of a day (+07:00)."""
        if self.start is None or isinstance(self.start, datetime):
            return self.start
        return datetime.combine(self.start, datetime.min.time(), VIETNAM)


DayPredicate = Callable[[Page, Location], bool]
"""Whether a page gives a moment as a day without time: of the value, which is 00:00 then, it cannot be seen."""


def clocks_of(
    library: Library,
    legal: LegalSettings,
    times: Mapping[str, ItemTimes] | None,
    at: datetime,
    is_day: DayPredicate = lambda page, location: False,
) -> tuple[ItemClock, ...]:
    """The clocks of every item at `at`, in the order of the library. `times` is None where there is no history."""
    return tuple(
        _clock(item, deadline, legal, times, at, is_day)
        for item in library.items
        if not item.original.is_index
        for deadline in _classes(item.original, legal)
    )


def _classes(page: Page, legal: LegalSettings) -> Iterator[DeadlineClass]:
    """The supplier's class, then the board's, as far as the item has them."""
    named = _named_class(page, legal)
    if named is not None and named.party == "supplier":
        yield named
    else:
        supplier = _supplier_class(page, legal)
        if supplier is not None:
            yield supplier
    board = named if named is not None and named.party != "supplier" else deadline_class_of(page, legal)
    if board is not None:
        start = _fact(page, "received") or page.date
        yield apply_directives(board, page.site, start, legal.site_limits) if start is not None else board


def _named_class(page: Page, legal: LegalSettings) -> DeadlineClass | None:
    if "deadline_class" in page.fields:
        return legal.deadline(page.fields["deadline_class"])
    return legal.deadline("urgent") if "urgent" in page.fields else None


def _supplier_class(page: Page, legal: LegalSettings) -> DeadlineClass | None:
    for start, name in _SUPPLIER_OF.items():
        if _fact(page, start) is not None and not (start == "signed" and _fact(page, "event_end") is not None):
            return legal.deadline(name)
    return None


def deadline_class_of(page: Page, legal: LegalSettings) -> DeadlineClass | None:
    """The board's class of the page's kind, whatever the page itself names; None where no clock runs."""
    kind = page.kind
    name = next((name for flag, name in kind.deadline_class_where if page.fields.get(flag)), kind.deadline_class)
    return legal.deadline(name) if name else None


def _location(page: Page, start: str) -> Location:
    options = _FACTS.get(start, ((start,),))
    return next((each for each in options if each[0] in page.fields), options[0])


def _fact(page: Page, start: str) -> datetime | date | None:
    """The fact that starts a clock, or None where the page does not give it."""
    for location in _FACTS.get(start, ()):
        value = page.fields.get(str(location[0]))
        for step in location[1:]:
            value = value.get(step) if isinstance(value, Mapping) else None
        if isinstance(value, date):
            return value
    return None


def _clock(
    item: Item,
    deadline: DeadlineClass,
    legal: LegalSettings,
    times: Mapping[str, ItemTimes] | None,
    at: datetime,
    is_day: DayPredicate,
) -> ItemClock:
    page = item.original
    start = _fact(page, deadline.start)
    location = _location(page, deadline.start or "received")
    own = times.get(item.id) if times is not None else None
    stop = None if own is None else own.submission if deadline.stop == "submitted" else own.publication
    is_new = times is not None and own is None  # the history has never seen it: it is being written
    idle = _idle(page, deadline, location, start, own, legal, at, is_day, is_new)
    if idle is not None:
        return ItemClock(page, deadline, idle, location, start, None, stop)
    assert start is not None  # else the fact is missing
    try:
        due = due_date_of(deadline, start, legal.calendar)
    except OverflowError:  # a year that was mistyped, at the very end or beginning of the calendar
        return ItemClock(page, deadline, "waiting", location, start, None, stop)
    return ItemClock(page, deadline, _standing_of(due, start, stop, times, legal, at), location, start, due, stop)


def _idle(
    page: Page,
    deadline: DeadlineClass,
    location: Location,
    start: datetime | date | None,
    times: ItemTimes | None,
    legal: LegalSettings,
    at: datetime,
    is_day: DayPredicate,
    is_new: bool,
) -> ClockStanding | None:
    """Why nothing is counted, or None where it is."""
    if deadline.limit.unit == "none":
        return "no_number"
    if not is_new and _is_older(page, times, legal):
        return "before_adoption"
    if start is None:
        return "missing"
    if _precedes_rule(deadline, start):
        return "not_in_force"
    if any(each.location == location for each in find_impossible_facts(page, at)):
        return "impossible"
    if deadline.limit.unit == "hours" and _is_midnight(start) and is_day(page, location):
        return "hour_missing"
    return None


def _precedes_rule(deadline: DeadlineClass, start: datetime | date) -> bool:
    """Whether the rule was not in force yet when its clock would have begun."""
    day = to_vietnam_time(start).date() if isinstance(start, datetime) else start
    states = [validity_of(each.valid_from, each.valid_to, day) for each in deadline.basis]
    return bool(states) and all(each == "not_yet" for each in states)


def _is_midnight(start: datetime | date) -> bool:
    return not isinstance(start, datetime) or (to_vietnam_time(start).hour, to_vietnam_time(start).minute) == (0, 0)


def _is_older(page: Page, times: ItemTimes | None, legal: LegalSettings) -> bool:
    """Whether the item is older than the portal's adoption: by the history, else by the day that it bears.

    An import of what was there before bears no time of its own, so the item's own date decides.
    """
    if times is not None and "before-adoption" in (times.submission.reason, times.publication.reason):
        return True
    starts = legal.evidence_starts
    if isinstance(starts, datetime) and times is not None and times.submission.reason not in _MISDATED:
        claimed = times.submission.at
        if claimed is not None and claimed < starts:
            return True
    proven = times is not None and times.submission.reason != "import"
    return not proven and isinstance(starts, datetime) and page.date is not None and page.date < starts


def _standing_of(
    due: DueDate,
    start: datetime | date,
    stop: Evidence | None,
    times: Mapping[str, ItemTimes] | None,
    legal: LegalSettings,
    at: datetime,
) -> ClockStanding:
    if due.due is None:
        return "no_number"
    if to_vietnam_time(start) > at if isinstance(start, datetime) else start > to_vietnam_time(at).date():
        return "waiting"
    if times is None:
        return "unproven"
    verdict = verdict_of(stop, due.due) if stop is not None else None
    if verdict is None:
        return clock_state_of(due, at, legal.due_soon_margin(due)) or "no_number"
    return "met" if verdict == "on_time" else verdict
