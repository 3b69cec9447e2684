"""Verdict of evidence on a time limit. Pure: the limit's end, and a running clock, are computed elsewhere."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from portalgen.timeline.model import Evidence

Verdict = Literal["on_time", "late", "unproven"]


def verdict_of(stop: Evidence, due: datetime) -> Verdict | None:
    """Return the verdict on a clock ended by `stop`, where `due` is the first late moment; None while it runs.

    Weak evidence means "no later than": within the limit it is enough; beyond it, only if the act cannot have been
    before the limit either.
    """
    if stop.at is None:
        return None
    if stop.strength == "unproven":
        return "unproven"
    if stop.at < due:
        return "on_time"
    return "late" if stop.not_before is not None and stop.not_before >= due else "unproven"
