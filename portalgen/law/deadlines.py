"""Classes of deadlines: which limit, from when, until when, who answers for it and on what basis."""

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
"""Who answers: the supplier of the information (QĐ 2111, Điều 8(4)), the editorial board (Điều 9), or nobody named."""

ClockStart = Literal["event_end", "signed", "received", "suspension_start", ""]
ClockStop = Literal["submitted", "published", "announced", ""]

LengthSetBy = Literal["", "board", "other_law"]
"""Who sets the length where QĐ 2111 does not alone: the board (Điều 9(1)), or the law on the matter (Điều 9(6))."""

RunningClocks = Literal["keep", "new", "longer"]
"""`keep`: the length of the day on which they began. `new`: the new one, from the same start. `longer`: whichever ends later."""

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
"""The classes that a portal's configuration must have, because kinds of content name them."""


@frozen
class Transition:
    """What an amendment says of clocks that run on its first day, and where it says so."""

    running: RunningClocks
    source: str


@frozen
class DatedLength:
    """The length of a class for clocks that begin on a day from `first` to `last`; None where that end is open.

    It is `retroactive` if its instrument itself says that it holds for clocks that had begun before it was made.
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
    """A rule about time: within `limit` from `start`, `party` must bring about `stop`.

    `reason` says why there is no number where the limit has none; `note` is a remark for the trace of every count. A class
    whose length changes has `lengths`; it is as it is now, until `law.dated_lengths` returns it as it was on a day.
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
    """In the order of their days, without a gap; empty where one length has always held."""
    remarks: tuple[Bilingual, ...] = ()
    """Which of `lengths` holds and why, for the trace."""


@frozen
class DirectedLimit:
    """A length that a site's board directed for a class that the Decision leaves to it (QĐ 2111, Điều 9(1))."""

    site: str
    deadline_class: str
    limit: Limit
    start: ClockStart
    directive: str
    valid_from: date | None = None
    valid_to: date | None = None


def list_received_classes(classes: Iterable[DeadlineClass]) -> frozenset[str]:
    """Return the ids of the classes that begin with the receipt and have a length: an item of these says when that was."""
    return frozenset(
        each.id
        for each in classes
        if each.limit.unit != "none" and "received" in (each.start, *(length.start for length in each.lengths))
    )


def due_date_of(deadline: DeadlineClass, start: datetime | date, calendar: Calendar) -> DueDate:
    """When `deadline` is due from `start`; its remarks and its note are the last steps, its reason stands where there is no number."""
    due_date = compute_due_date(deadline.limit, start, calendar)
    if due_date.due is None:
        return replace(due_date, reason=deadline.reason)
    notes = deadline.remarks if deadline.note is None else (*deadline.remarks, deadline.note)
    if not notes:
        return due_date
    day = due_date.steps[-1].day
    return replace(due_date, steps=(*due_date.steps, *(CountStep("remark", day, name=each) for each in notes)))


def with_length(deadline: DeadlineClass, limit: Limit, basis: str) -> DeadlineClass:
    """`deadline` with a length that `basis` (a law or a directive) sets."""
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
    """`deadline` as the board of `site` directed it on the day of `start`, or as it is.

    Of several directives in force the latest counts: a later one takes the place of an earlier one.
    """
    day = to_vietnam_time(start).date() if isinstance(start, datetime) else start
    own = [each for each in limits if (each.site, each.deadline_class) == (site, deadline.id)]
    in_force = [each for each in own if validity_of(each.valid_from, each.valid_to, day) == "in_force"]
    if not in_force:
        return deadline
    latest = max(in_force, key=lambda each: each.valid_from or date.min)
    return replace(with_length(deadline, latest.limit, latest.directive), start=latest.start)
