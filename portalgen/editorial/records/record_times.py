"""The times in records: the allowed difference of clocks, parsing and display."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

CLOCK_SKEW: Final = timedelta(minutes=5)
"""The permitted difference between the clocks of two machines."""
EARLIEST_YEAR: Final = 2000
"""The first plausible year of a moment: before it, no portal sent notices."""


def parse_moment(text: str) -> datetime | None:
    """Return the moment given in a detail of a record, with its zone; None if it is not a moment."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return None if moment.tzinfo is None else moment
