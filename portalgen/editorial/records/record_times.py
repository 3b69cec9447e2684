"""The times that records give: how much clocks may differ, how a moment is read and shown."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

CLOCK_SKEW: Final = timedelta(minutes=5)
"""How much the clocks of two machines may differ before a time is called wrong."""
EARLIEST_YEAR: Final = 2000
"""Before it no portal told anybody anything."""


def parse_moment(text: str) -> datetime | None:
    """Return the moment that a detail of a record gives, with its zone; None where it is none."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return None if moment.tzinfo is None else moment
