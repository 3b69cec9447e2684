"""The rules of this family, in the order in which they are reported for one place."""

from __future__ import annotations

from typing import Final

from portalgen.lint.model import LintRule
from portalgen.lint.rules.kinds import (
    appointment_ends_before_start,
    appointment_on_day_off,
    appointment_outside_week,
    appointment_without_time,
    overlapping_appointments,
    translated_schedule_differs,
    week_not_from_monday,
    weekday_contradicts_day,
)

RULES: Final[tuple[LintRule, ...]] = (
    appointment_outside_week.RULE,
    appointment_ends_before_start.RULE,
    overlapping_appointments.RULE,
    weekday_contradicts_day.RULE,
    week_not_from_monday.RULE,
    appointment_on_day_off.RULE,
    appointment_without_time.RULE,
    translated_schedule_differs.RULE,
)
