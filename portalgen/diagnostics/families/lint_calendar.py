"""Linter findings on the calendar and the instruments."""

from __future__ import annotations

from typing import Final

from portalgen.diagnostics.code import Code
from portalgen.diagnostics.model import Severity

_WARNING: Final = Severity.WARNING
_NOTE: Final = Severity.NOTE

CODES: Final[tuple[Code, ...]] = (
    Code("LAW201", check="calendar.calendar_year_missing", severity=_WARNING, party="operator", waivable_by="author"),
    Code("LAW202", check="calendar.calendar_provisional", severity=_NOTE, party="operator", waivable_by="author"),
    Code("LAW203", check="calendar.instrument_not_listed", severity=_WARNING, party="operator", waivable_by="author"),
    Code("LAW204", check="calendar.basis_ended", severity=_NOTE, party="operator", waivable_by="author"),
)
