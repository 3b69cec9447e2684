"""Classes of deadlines: limit, start, stop, responsible party and legal basis."""

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
"""Sets the length if QĐ 2111 does not: the board (Điều 9(1)), or the law on the matter (Điều 9(6))."""

RunningClocks = Literal["keep", "new", "longer"]
"""Which length applies to running clocks.

`keep`: the one of their first day. `new`: the new one, from the same start. `longer`: the later end.
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
"""The classes required in a portal's configuration, because kinds of content name them."""


@frozen
class Transition:
    """The rule of an amendment for clocks running on its first day, and its source."""

    running: RunningClocks
    source: str


@frozen
class DatedLength:
    """The length of a class for clocks beginning on a day from `first` to `last`; None for an open end.

    It is `retroactive` if its instrument itself says that it applies to clocks begun before.
    """

    limit: Limit
    start: ClockStart
    basis: tuple[Basis, ...]
    first: date | None = None
    last: date | None = None
    transition: Transition | None = None
    """None keeps the length of the day on which a clock began."""
    retroactive: bool = False


@frozen
class DeadlineClass:
    """A rule about time: `party` must bring about `stop` within `limit` from `start`.

    `reason` explains a limit without a number; `note` is a remark for the trace of every count. A class with changing
    length has `lengths`; it describes the present, until `law.dated_lengths` returns it for a day.
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
    """In the order of their days, without gaps; empty if the length never changed."""
    remarks: tuple[Bilingual, ...] = ()
    """The length chosen from `lengths` and the reason, for the trace."""


@frozen
class DirectedLimit:
    """A length set by a site's board for a class left to it by the Decision (QĐ 2111, Điều 9(1))."""

    site: str
    deadline_class: str
    limit: Limit
    start: ClockStart
    directive: str
    valid_from: date | None = None
    valid_to: date | None = None


def list_received_classes(classes: Iterable[DeadlineClass]) -> frozenset[str]:
    """Return the ids of the classes with a length that begin with the receipt: their items need its time."""
    return frozenset(
        each.id
        for each in classes
        if each.limit.unit != "none" and "received" in (each.start, *(length.start for length in each.lengths))
    )


def due_date_of(deadline: DeadlineClass, start: datetime | date, calendar: Calendar) -> DueDate:
    """Return the due date of `deadline` from `start`.

    Its remarks and note are the last steps; its reason is set if the limit has no number.
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
    """Return `deadline` with a length set by `basis` (a law or a directive)."""
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
    """Return `deadline` as directed by the board of `site` on the day of `start`, or unchanged.

    If several directives are in force, the latest counts.
    """
    day = to_vietnam_time(start).date() if isinstance(start, datetime) else start
    own = [each for each in limits if (each.site, each.deadline_class) == (site, deadline.id)]
    in_force = [each for each in own if validity_of(each.valid_from, each.valid_to, day) == "in_force"]
    if not in_force:
        return deadline
    latest = max(in_force, key=lambda each: each.valid_from or date.min)
    return replace(with_length(deadline, latest.limit, latest.directive), start=latest.start)
