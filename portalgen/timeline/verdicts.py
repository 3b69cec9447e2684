"""What evidence proves about a time limit. Pure: the limit's end is worked out elsewhere, and so is a running clock."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from portalgen.timeline.model import Evidence

Verdict = Literal["on_time", "late", "unproven"]


def verdict_of(stop: Evidence, due: datetime) -> Verdict | None:
    """What is known of a clock that `stop` ended, where `due` is the first moment too late; None while it runs.

    Weak evidence says "no later than": within the limit that is enough; beyond it something follows only where the act
    cannot have been before the limit either.
    """
    if stop.at is None:
        return None
    if stop.strength == "unproven":
        return "unproven"
    if stop.at < due:
        return "on_time"
    return "late" if stop.not_before is not None and stop.not_before >= due else "unproven"
