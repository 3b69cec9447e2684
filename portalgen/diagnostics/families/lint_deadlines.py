"""Linter findings on deadlines: the two clocks."""

from __future__ import annotations

from typing import Final

from portalgen.diagnostics.code import Code
from portalgen.diagnostics.model import Severity

_WARNING: Final = Severity.WARNING
_NOTE: Final = Severity.NOTE

CODES: Final[tuple[Code, ...]] = (
    Code("DDL201", check="deadlines.fact_missing", waivable_by="board"),
    Code("DDL219", check="deadlines.emergency_receipt_missing", severity=_WARNING, party="board", waivable_by="board"),
    Code("DDL202", check="deadlines.fact_impossible", waivable_by="board"),
    Code("DDL203", check="deadlines.publish_after_limit", party="board", waivable_by="board"),
    Code("DDL204", check="deadlines.supplier_overdue", severity=_WARNING, party="supplier", waivable_by="board"),
    Code("DDL205", check="deadlines.board_overdue", severity=_WARNING, party="board", waivable_by="board"),
    Code("DDL206", check="deadlines.due_soon", severity=_NOTE, waivable_by="board"),
    Code("DDL207", check="deadlines.time_left", severity=_NOTE, waivable_by="board"),
    Code("DDL208", check="deadlines.time_unproven", severity=_NOTE, party="operator", waivable_by="board"),
    Code("DDL209", check="deadlines.limit_provisional", severity=_NOTE, party="operator", waivable_by="board"),
    Code("DDL210", check="deadlines.history_partial", severity=_WARNING, party="operator", waivable_by="board"),
    Code("DDL211", check="deadlines.history_none", severity=_NOTE, party="operator", waivable_by="board"),
    Code("DDL212", check="deadlines.not_fresh", severity=_WARNING, party="board", waivable_by="board"),
    Code("DDL213", check="deadlines.hour_missing", waivable_by="board"),
    Code("DDL214", check="deadlines.limit_chosen", severity=_WARNING, party="board", waivable_by="board"),
    Code("DDL215", check="deadlines.fact_changed", severity=_WARNING, party="board", waivable_by="board"),
    Code("DDL216", check="deadlines.done_late", severity=_NOTE, party="board", waivable_by="board"),
    Code("DDL217", check="deadlines.start_disputed", severity=_NOTE, party="board", waivable_by="board"),
    Code("DDL218", check="deadlines.adoption_moved", severity=_WARNING, party="operator", waivable_by="board"),
    Code("DDL220", check="deadlines.urgent_by_word", party="board", waivable_by="board"),
    Code("DDL221", check="deadlines.published_urgent_by_word", severity=_WARNING, party="board", waivable_by="board"),
    Code("DDL222", check="deadlines.settings_disputed", severity=_NOTE, party="board", waivable_by="board"),
    Code("DDL223", check="deadlines.event_without_end", severity=_NOTE, waivable_by="board"),
    Code("DDL224", check="deadlines.event_contradicted", waivable_by="board"),
)
