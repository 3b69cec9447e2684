"""The times that records give: how much clocks may differ, how a moment is read and shown."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from portalgen.diagnostics.model import LocalizedText
from portalgen.law.calendar import VIETNAM

CLOCK_SKEW: Final = timedelta(minutes=5)
"""How much the clocks of two machines may differ before a time is called wrong."""
FIRST_YEAR: Final = 2000
"""Before it no portal told anybody anything."""


def parse_moment(text: str) -> datetime | None:
    """Return the moment that a detail of a record gives, with its zone; None where it is none."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return None if moment.tzinfo is None else moment


def localize_second(at: datetime) -> LocalizedText:
    """Return a moment to the second, in the time of Vietnam."""
    moment = at.astimezone(VIETNAM)
    return LocalizedText(f"{moment:%H:%M:%S ngày %d/%m/%Y}", f"{moment:%Y-%m-%d %H:%M:%S}")
