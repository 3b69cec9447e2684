"""Moments in messages on a web server, which has only this package: the form of `locale.dates.format_moment`."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from typing import Final

_VIETNAM: Final = timezone(timedelta(hours=7))
_MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def show_moment(at: datetime, language: str) -> str:
    """Return a moment in Vietnam time: `08:05 ngày 24/11/2026`, `08:05, 24 Nov 2026`. Without a zone it is local."""
    local = at if at.tzinfo is None else at.astimezone(_VIETNAM)
    if language == "vi":
        return f"{local:%H:%M ngày %d/%m}/{local.year:04}"
    return f"{local:%H:%M}, {local.day} {_MONTHS[local.month - 1]} {local.year}"
