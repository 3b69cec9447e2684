"""Deadline classes: limit, start, stop, responsible party and legal basis."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime
from typing import Final, Literal

from portalgen.frozen import frozen
from portalgen.law.calendar import Calendar
from portalgen.law.due_dates import CountStep, DueDate, Limit, compute_due_date, to_vietnam_time
from portalgen.law.instruments import Basis, validity_of
from portalgen.text.bilingual import Bilingual

DeadlineParty = Literal["supplier", "board", ""]
"""The responsible party: the supplier of the information (QĐ 2111, Điều 8(4)), the board (Điều 9), or unnamed."""

ClockStart = Literal["event_end", "signed", "received", "suspension_start", ""]
ClockStop = Literal["submitted", "published", "announced", ""]

LengthSetBy = Literal["", "board", "other_law"]
"""Says what sets the length if QĐ 2111 does not: the board (Điều 9(1)) or the law on the matter (Điều 9(6))."""

RunningClocks = Literal["keep", "new", "longer"]
"""The length that applies to clocks already running when a new length begins.

`keep`: the length in force when the clock began. `new`: the new length, from the same start. `longer`: the length with
the later end.
"""

DEADLINE_CLASS_IDS: Final = (
    "event",
    "other_information",
    "news",
    "normative_document",
    "administrative_document",
    "urgent",
    "planning",
    "investment",
    "science",
    "other",
    "freshness",
    "suspension",
)
"""The classes that a portal's configuration must define, because kinds of content name them."""


@frozen
class Transition:
    """The rule of an amendment for clocks that are running on its first day, and the source of the rule."""

    running: RunningClocks
    source: str


@frozen
class DatedLength:
    """The length of a class for clocks that begin on a day from `first` to `last`. None is an open end.

    `retroactive` is True if the instrument itself says that the length applies to clocks that began earlier.
    """

    limit: Limit
    start: ClockStart
    basis: tuple[Basis, ...]
    first: date | None = None
    last: date | None = None
    transition: Transition | None = None
    """The rule for clocks that are already running. None if they keep the length in force when they began."""
    retroactive: bool = False


@frozen
class DeadlineClass:
    """A rule about time: `party` must bring about `stop` within `limit` from `start`.

    `reason` explains why a limit has no number; `note` is a remark added to the trace of every count. A class whose
    length changes has `lengths`. Its other attributes then describe the present, until `law.dated_lengths` returns it
    for a day.
    """

    id: str
    names: Bilingual
    party: DeadlineParty
    start: ClockStart
    stop: ClockStop
    limit: Limit
    basis: tuple[Basis, ...]
    reason: Bilingual | None = None
    note: Bilingual | None = None
    length_set_by: LengthSetBy = ""
    lengths: tuple[DatedLength, ...] = ()
    """The lengths of the class over time, sorted by day, without gaps. Empty if the length never changed."""
    remarks: tuple[Bilingual, ...] = ()
    """The length chosen from `lengths` and the reason for the choice, as remarks in the trace."""


@frozen
class DirectedLimit:
    """A length that a site's board sets for a class, if the Decision leaves it to the board (QĐ 2111, Điều 9(1))."""

    site: str
    deadline_class: str
    limit: Limit
    start: ClockStart
    directive: str
    valid_from: date | None = None
    valid_to: date | None = None


def list_received_classes(classes: Iterable[DeadlineClass]) -> frozenset[str]:
    """Return the ids of the classes with a length for which the clock starts on receipt.

    Items of these classes must state the time of receipt.
    """
    return frozenset(
        each.id
        for each in classes
        if each.limit.unit != "none" and "received" in (each.start, *(length.start for length in each.lengths))
    )


def due_date_of(deadline: DeadlineClass, start: datetime | date, calendar: Calendar) -> DueDate:
    """Return the due date of `deadline` for a clock that begins at `start`.

    The last steps of the count are the remarks and the note of the class. `reason` is set if the limit has no number.
    """
    due_date = compute_due_date(deadline.limit, start, calendar)
    if due_date.due is None:
        return replace(due_date, reason=deadline.reason)
    notes = deadline.remarks if deadline.note is None else (*deadline.remarks, deadline.note)
    if not notes:
        return due_date
    day = due_date.steps[-1].day
    return replace(due_date, steps=(*due_date.steps, *(CountStep("remark", day, name=each) for each in notes)))


def with_length(deadline: DeadlineClass, limit: Limit, basis: str) -> DeadlineClass:
    """Return `deadline` with the length `limit`, set by `basis` (a law or a directive)."""
    bases = (*deadline.basis, Basis(basis, ""))
    start = deadline.start or "received"
    return replace(
        deadline,
        limit=limit,
        basis=bases,
        start=start,
        stop="published",
        party="board",
        reason=None,
        note=None,
        lengths=(),
        remarks=(),
    )


def apply_directives(
    deadline: DeadlineClass, site: str, start: datetime | date, limits: Iterable[DirectedLimit]
) -> DeadlineClass:
    """Return `deadline` with the length that the board of `site` had set by directive on the day of `start`.

    Return it unchanged if there is no such directive. If several are in force, the latest counts.
    """
    day = to_vietnam_time(start).date() if isinstance(start, datetime) else start
    own = [each for each in limits if (each.site, each.deadline_class) == (site, deadline.id)]
    in_force = [each for each in own if validity_of(each.valid_from, each.valid_to, day) == "in_force"]
    if not in_force:
        return deadline
    latest = max(in_force, key=lambda each: each.valid_from or date.min)
    return replace(with_length(deadline, latest.limit, latest.directive), start=latest.start)
