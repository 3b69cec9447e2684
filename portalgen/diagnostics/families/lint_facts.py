"""Linter findings on facts that contradict each other, the calendar or the register of former agencies and units."""

from __future__ import annotations

from typing import Final

from portalgen.diagnostics.code import Code
from portalgen.diagnostics.model import Severity

_WARNING: Final = Severity.WARNING
_NOTE: Final = Severity.NOTE

CODES: Final[tuple[Code, ...]] = (
    Code("FCT201", check="facts.weekday_and_day", severity=_WARNING, waivable_by="author"),
    Code("FCT202", check="facts.day_not_in_calendar", severity=_WARNING, waivable_by="author"),
)
