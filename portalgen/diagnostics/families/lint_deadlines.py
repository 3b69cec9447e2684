"""Deadlines: what the linter reports of the two clocks."""

from __future__ import annotations

from typing import Final

from portalgen.diagnostics.code import Code
from portalgen.diagnostics.model import Severity

_WARNING: Final = Severity.WARNING
_NOTE: Final = Severity.NOTE

CODES: Final[tuple[Code, ...]] = (
    Code("DDL201", waivable_by="board"),
    Code("DDL219", severity=_WARNING, party="board", waivable_by="board"),
    Code("DDL202", waivable_by="board"),
    Code("DDL203", party="board", waivable_by="board"),
    Code("DDL204", severity=_WARNING, party="supplier", waivable_by="board"),
    Code("DDL205", severity=_WARNING, party="board", waivable_by="board"),
    Code("DDL206", severity=_NOTE, waivable_by="board"),
    Code("DDL207", severity=_NOTE, waivable_by="board"),
    Code("DDL208", severity=_NOTE, party="operator", waivable_by="board"),
    Code("DDL209", severity=_NOTE, party="operator", waivable_by="board"),
    Code("DDL210", severity=_WARNING, party="operator", waivable_by="board"),
    Code("DDL211", severity=_NOTE, party="operator", waivable_by="board"),
    Code("DDL212", severity=_WARNING, party="board", waivable_by="board"),
    Code("DDL213", waivable_by="board"),
    Code("DDL214", severity=_WARNING, party="board", waivable_by="board"),
    Code("DDL215", severity=_WARNING, party="board", waivable_by="board"),
    Code("DDL216", severity=_NOTE, party="board", waivable_by="board"),
    Code("DDL217", severity=_NOTE, party="board", waivable_by="board"),
    Code("DDL218", severity=_WARNING, party="operator", waivable_by="board"),
    Code("DDL220", party="board", waivable_by="board"),
    Code("DDL221", severity=_WARNING, party="board", waivable_by="board"),
)
