"""The time limits of an item and their starts, from the facts of any version of it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Final, Literal

from portalgen.config.legal import LegalSettings
from portalgen.frozen import frozen
from portalgen.kinds.definition import Kind
from portalgen.law.dated_lengths import deadline_with, find_nearest_length, is_in_force, vietnam_day_of
from portalgen.law.deadlines import DatedLength, DeadlineClass, apply_directives, due_date_of
from portalgen.law.due_dates import DueDate, to_vietnam_time
from portalgen.law.instruments import validity_of
from portalgen.timeline.facts import ClockFacts

ClockSide = Literal["supplier", "board"]
"""The clock of the supplier of the information (QĐ 2111, Điều 8(4)), or of the board (Điều 9)."""

SUPPLIER_OF: Final[Mapping[str, str]] = {"event_end": "event", "signed": "other_information"}
"""The supplier's class by the fact that starts it (QĐ 2111, Điều 8(4)a and b)."""


@frozen
class StartedClock:
    """A clock started by a version of an item."""

    deadline: DeadlineClass
    start: datetime | date
    due: DueDate

    @property
    def ends(self) -> datetime | None:
        """The first moment that is late; None if the law sets no number."""
        return self.due.due


def deadline_class_for(
    facts: ClockFacts, kind: Kind, site: str, side: ClockSide, legal: LegalSettings
) -> DeadlineClass | None:
    """Return the class of one side's clock of an item with these facts, or None."""
    named = _named_class(facts, legal)
    if side == "supplier":
        return named if named is not None and named.party == "supplier" else _supplier_class(facts, legal)
    board = named if named is not None and named.party != "supplier" else usual_class_for(facts, kind, legal)
    start = facts.received or facts.date
    if board is None or start is None:
        return board
    return apply_directives(board, site, start, legal.site_limits)


def usual_class_for(facts: ClockFacts, kind: Kind, legal: LegalSettings) -> DeadlineClass | None:
    """Return the board's default class of the kind, ignoring the item's own class; None if no clock runs."""
    flagged = (name for flag, name in kind.deadline_class_where if flag in facts.flags)
    name = next(flagged, kind.deadline_class)
    return class_for_facts(name, facts, legal) if name else None


def class_for_facts(id: str, facts: ClockFacts, legal: LegalSettings) -> DeadlineClass | None:
    """Return the class `id` with the length in force for an item with these facts; None if the class does not exist."""
    deadline = legal.deadline(id)
    if deadline is None or not deadline.lengths:
        return deadline
    length = _length_for(deadline.lengths, facts)
    return deadline_with(deadline, length, start_fact_of(facts, length.start), legal.calendar)


def _length_for(lengths: tuple[DatedLength, ...], facts: ClockFacts) -> DatedLength:
    """Return the length in force at its own start; if there are several, the first.

    Otherwise, return the length nearest to the first given start, or to the item's day: its own start is then missing,
    or no length was in force.
    """
    starts = [start_fact_of(facts, each.start) for each in lengths]
    for length, start in zip(lengths, starts, strict=True):
        if start is not None and validity_of(length.first, length.last, vietnam_day_of(start)) == "in_force":
            return length
    known = next((each for each in (*starts, facts.date) if each is not None), None)
    return find_nearest_length(lengths, vietnam_day_of(known)) if known is not None else lengths[-1]


def _named_class(facts: ClockFacts, legal: LegalSettings) -> DeadlineClass | None:
    if facts.deadline_class:
        return class_for_facts(facts.deadline_class, facts, legal)
    return class_for_facts("urgent", facts, legal) if "urgent" in facts.flags else None


def _supplier_class(facts: ClockFacts, legal: LegalSettings) -> DeadlineClass | None:
    if facts.event_end is not None:
        return class_for_facts(SUPPLIER_OF["event_end"], facts, legal)
    return class_for_facts(SUPPLIER_OF["signed"], facts, legal) if _signed(facts) is not None else None


def start_fact_of(facts: ClockFacts, start: str) -> datetime | date | None:
    """Return the fact that starts a clock, or None if the version lacks it."""
    values = {
        "event_end": facts.event_end,
        "signed": _signed(facts),
        "received": facts.received,
        "suspension_start": facts.suspension_start,
    }
    return values.get(start)


def _signed(facts: ClockFacts) -> date | None:
    return facts.signed or facts.issued


def started_clock_of(deadline: DeadlineClass, start: datetime | date, legal: LegalSettings) -> StartedClock | None:
    """Return the clock from `start`; None if its end is beyond the calendar."""
    try:
        return StartedClock(deadline, start, due_date_of(deadline, start, legal.calendar))
    except OverflowError:  # a mistyped year, at the very end or beginning of the calendar
        return None


def precedes_rule(deadline: DeadlineClass, start: datetime | date) -> bool:
    """Return True if the rule was not in force at the start: not yet, or, for dated lengths, no longer."""
    if deadline.lengths:
        return not is_in_force(deadline, start)
    day = vietnam_day_of(start)
    states = [validity_of(each.valid_from, each.valid_to, day) for each in deadline.basis]
    return bool(states) and all(each == "not_yet" for each in states)


def is_midnight(start: datetime | date) -> bool:
    """Return True if a start has no hour, or 00:00 in Vietnam."""
    return not isinstance(start, datetime) or (to_vietnam_time(start).hour, to_vietnam_time(start).minute) == (0, 0)
