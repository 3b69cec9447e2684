"""Which time limits an item has, and from when they run: by the facts of any version of it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Final, Literal

from portalgen.config.legal import LegalSettings
from portalgen.frozen import frozen
from portalgen.kinds.definition import Kind
from portalgen.law.deadlines import DeadlineClass, apply_directives, due_date_of
from portalgen.law.due_dates import DueDate, to_vietnam_time
from portalgen.law.instruments import validity_of
from portalgen.timeline.facts import ClockFacts

ClockSide = Literal["supplier", "board"]
"""Whose clock it is: that of whoever hands the information in (QĐ 2111, Điều 8(4)), or the board's (Điều 9)."""

SUPPLIER_OF: Final[Mapping[str, str]] = {"event_end": "event", "signed": "other_information"}
"""The supplier's class by the fact that starts it (QĐ 2111, Điều 8(4)a and b)."""


@frozen
class StartedClock:
    """A clock that one version of an item sets going."""

    deadline: DeadlineClass
    start: datetime | date
    due: DueDate

    @property
    def ends(self) -> datetime | None:
        """The first moment too late; None where the law sets no number."""
        return self.due.due


def deadline_class_for(
    facts: ClockFacts, kind: Kind, site: str, side: ClockSide, legal: LegalSettings
) -> DeadlineClass | None:
    """Return the class of one side's clock of an item with these facts; None where it has none."""
    named = _named_class(facts, legal)
    if side == "supplier":
        return named if named is not None and named.party == "supplier" else _supplier_class(facts, legal)
    board = named if named is not None and named.party != "supplier" else usual_class_for(facts, kind, legal)
    start = facts.received or facts.date
    if board is None or start is None:
        return board
    return apply_directives(board, site, start, legal.site_limits)


def usual_class_for(facts: ClockFacts, kind: Kind, legal: LegalSettings) -> DeadlineClass | None:
    """Return the board's class of the kind, whatever the item itself names; None where no clock runs."""
    flagged = (name for flag, name in kind.deadline_class_where if flag in facts.flags)
    name = next(flagged, kind.deadline_class)
    return legal.deadline(name) if name else None


def _named_class(facts: ClockFacts, legal: LegalSettings) -> DeadlineClass | None:
    if facts.deadline_class:
        return legal.deadline(facts.deadline_class)
    return legal.deadline("urgent") if "urgent" in facts.flags else None


def _supplier_class(facts: ClockFacts, legal: LegalSettings) -> DeadlineClass | None:
    if facts.event_end is not None:
        return legal.deadline(SUPPLIER_OF["event_end"])
    return legal.deadline(SUPPLIER_OF["signed"]) if _signed(facts) is not None else None


def start_fact_of(facts: ClockFacts, start: str) -> datetime | date | None:
    """Return the fact that starts a clock, or None where the version does not give it."""
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
    """Return the clock from `start`; None where the calendar does not reach to its end."""
    try:
        return StartedClock(deadline, start, due_date_of(deadline, start, legal.calendar))
    except OverflowError:  # a year that was mistyped, at the very end or beginning of the calendar
        return None


def precedes_rule(deadline: DeadlineClass, start: datetime | date) -> bool:
    """Whether the rule was not in force yet when its clock would have begun."""
    day = to_vietnam_time(start).date() if isinstance(start, datetime) else start
    states = [validity_of(each.valid_from, each.valid_to, day) for each in deadline.basis]
    return bool(states) and all(each == "not_yet" for each in states)


def is_midnight(start: datetime | date) -> bool:
    """Whether a start has no hour, or that of 00:00 in Vietnam."""
    return not isinstance(start, datetime) or (to_vietnam_time(start).hour, to_vietnam_time(start).minute) == (0, 0)
