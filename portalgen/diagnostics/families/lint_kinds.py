"""Linter findings on items of any kind, by their fields."""

from __future__ import annotations

from typing import Final

from portalgen.diagnostics.code import Code
from portalgen.diagnostics.model import Severity

_WARNING: Final = Severity.WARNING
_NOTE: Final = Severity.NOTE

CODES: Final[tuple[Code, ...]] = (
    Code("KND201", check="kinds.days_out_of_order", waivable_by="author"),
    Code("KND202", check="kinds.item_written_twice", waivable_by="author"),
    Code("KND203", check="kinds.state_against_days", severity=_WARNING, waivable_by="author"),
    Code("KND204", check="kinds.link_to_other_host", waivable_by="author"),
    Code("KND205", check="kinds.absurd_amount", severity=_WARNING, waivable_by="author"),
    Code("KND206", check="kinds.measure_without_unit", waivable_by="author"),
    Code("KND207", check="kinds.person_for_organization", waivable_by="author"),
    Code("KND208", check="kinds.review_day_missing", severity=_WARNING, waivable_by="author"),
    Code("KND210", check="kinds.fact_in_future", waivable_by="author"),
    Code("KND218", check="kinds.measure_not_positive", waivable_by="author"),
    Code("KND219", check="kinds.state_without_decision", severity=_WARNING, waivable_by="author"),
    Code("KND222", check="kinds.commune_misspelt", severity=_WARNING, waivable_by="author"),
    Code("KND229", check="kinds.relation_written_twice", severity=_WARNING, waivable_by="author"),
    Code("KND238", check="kinds.suspension_announced_late", severity=_WARNING, party="board", waivable_by="board"),
    Code("KND250", check="kinds.publication_unknown", severity=_NOTE, waivable_by="author"),
    Code("KND269", check="kinds.registration_without_dates", severity=_NOTE, waivable_by="author"),
)
