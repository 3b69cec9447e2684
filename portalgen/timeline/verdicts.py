"""What evidence says about a time limit, judged at one moment. Pure: the limit's end is worked out elsewhere."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final, Literal

from portalgen.timeline.model import Evidence

Verdict = Literal["on_time", "late", "unproven"]
Standing = Literal["within", "soon", "overdue"]

SOON: Final = timedelta(hours=24)
"""How long before its end a limit counts as due soon, unless the caller says otherwise."""


@dataclass(frozen=True, slots=True)
class Clock:
    """One of an item's two clocks (QĐ 2111/QĐ-UBND, Điều 8(4) the supplier's, Điều 9 the board's)."""

    start: datetime | None
    """What the limit runs from, aware; None where the facts do not say."""
    stop: Evidence
    """`submitted` for the supplier's clock, `published` for the board's."""
    due: datetime | None
    """The first moment too late, aware; None where the class has no length, or the start is not known."""
    party: str
    """Who answers for it: `supplier` or `board`."""
    basis: str
    """The article that sets the limit."""

    @property
    def is_running(self) -> bool:
        """Whether the act that stops the clock has not happened."""
        return self.stop.at is None


def verdict(clock: Clock) -> Verdict | None:
    """What is known of a clock that has stopped; None while it runs, and where there is no limit.

    Weak evidence says "no later than": within the limit that is enough, beyond it nothing follows.
    """
    if clock.stop.at is None or clock.due is None:
        return None
    if clock.stop.strength == "unproven":
        return "unproven"
    if clock.stop.at < clock.due:
        return "on_time"
    return "late" if clock.stop.strength == "proven" else "unproven"


def standing(clock: Clock, at: datetime, soon: timedelta = SOON) -> Standing | None:
    """How a running clock stands at `at`; None where it has stopped, and where there is no limit."""
    if not clock.is_running or clock.due is None:
        return None
    if at >= clock.due:
        return "overdue"
    return "soon" if clock.due - at <= soon else "within"


def time_left(clock: Clock, at: datetime) -> timedelta | None:
    """How long a clock may still run; negative when it is overdue, None where there is no limit."""
    return None if clock.due is None else clock.due - at
