"""Linter findings on schedules and their engagements."""

from __future__ import annotations

from typing import Final

from portalgen.diagnostics.code import Code
from portalgen.diagnostics.model import Severity

_WARNING: Final = Severity.WARNING
_NOTE: Final = Severity.NOTE

CODES: Final[tuple[Code, ...]] = (
    Code("KND260", check="kinds.appointment_outside_week", waivable_by="author"),
    Code("KND261", check="kinds.appointment_ends_before_start", waivable_by="author"),
    Code("KND262", check="kinds.overlapping_appointments", severity=_WARNING, waivable_by="author"),
    Code("KND263", check="kinds.weekday_contradicts_day", severity=_WARNING, waivable_by="author"),
    Code("KND264", check="kinds.week_not_from_monday", severity=_WARNING, waivable_by="author"),
    Code("KND265", check="kinds.appointment_on_day_off", severity=_NOTE, waivable_by="author"),
    Code("KND266", check="kinds.appointment_without_time", severity=_WARNING, waivable_by="author"),
    Code("KND267", check="kinds.translated_schedule_differs", severity=_WARNING, waivable_by="author"),
    Code("KND268", check="kinds.all_day_with_time", severity=_WARNING, waivable_by="author"),
    Code("KND270", check="kinds.appointment_id_twice", severity=_WARNING, waivable_by="author"),
    Code("KND290", check="kinds.new_day_not_postponed", severity=_WARNING, waivable_by="author"),
)
