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
    Code("FCT203", check="facts.total_not_sum", severity=_WARNING, waivable_by="author"),
    Code("FCT204", check="facts.deadline_in_text", severity=_WARNING, waivable_by="author"),
    Code("FCT205", check="facts.event_year_off", severity=_WARNING, waivable_by="author"),
    Code("FCT206", check="facts.summary_is_title", severity=_NOTE, waivable_by="author"),
    Code("FCT207", check="facts.list_numbers", severity=_WARNING, waivable_by="author"),
    Code("FCT208", check="facts.missing_point", severity=_WARNING, waivable_by="author"),
    Code("FCT209", check="facts.article_twice", severity=_WARNING, waivable_by="author"),
    Code("FCT210", check="facts.head_and_text", severity=_WARNING, waivable_by="author"),
    Code("FCT211", check="facts.closes_before_posting", severity=_WARNING, waivable_by="author"),
    Code("FCT212", check="facts.reversed_range", severity=_WARNING, waivable_by="author"),
    Code("FCT213", check="facts.event_day_in_text", severity=_WARNING, waivable_by="author"),
    Code("FCT214", check="facts.sums_in_prose", severity=_WARNING, waivable_by="author"),
    Code("FCT215", check="facts.listed_count", severity=_WARNING, waivable_by="author"),
    Code("FCT216", check="facts.point_missing", severity=_WARNING, waivable_by="author"),
    Code("FCT230", check="facts.former_body_acts", severity=_NOTE, waivable_by="author"),
    Code("FCT231", check="facts.unit_misspelt", severity=_WARNING, waivable_by="author"),
    Code("FCT240", check="facts.same_text_twice", severity=_WARNING, waivable_by="author"),
    Code("FCT241", check="facts.document_respelt", severity=_WARNING, waivable_by="author"),
    Code("FCT242", check="facts.named_item_contradicted", severity=_WARNING, waivable_by="author"),
    Code("FCT243", check="facts.correction_not_in_text", severity=_WARNING, waivable_by="author"),
)
