"""Audit findings on main: changes without approval by an authorized signer, and lowered approval requirements.

Beside each message, reports show the commit, its day and its author. The reasons for not counting a record are in
`approval_records`.
"""

from __future__ import annotations

from typing import Final

from portalgen.diagnostics.code import Code
from portalgen.diagnostics.model import Severity

_WARNING: Final = Severity.WARNING
_NOTE: Final = Severity.NOTE

CODES: Final[tuple[Code, ...]] = (
    Code("APR201", party="board", waivable_by="board"),
    Code("APR202", severity=_WARNING, party="board", waivable_by="board"),
    Code("APR203", party="board", waivable_by="board"),
    Code("APR204", party="board", waivable_by="board"),
    Code("APR205", severity=_NOTE, party="board", waivable_by="board"),
    Code("APR206", party="board", waivable_by="board"),
    Code("APR207", party="board", waivable_by="board"),
    Code("APR208", party="board", waivable_by="board"),
    Code("APR209", party="board", waivable_by="board"),
    Code("APR210", party="board", waivable_by="board"),
    Code("APR211", party="board", waivable_by="board"),
    Code("APR212", party="board", waivable_by="board"),
    Code("APR213", party="board", waivable_by="board"),
    Code("APR214", party="board", waivable_by="board"),
    Code("APR215", party="operator", waivable_by="board"),
    Code("APR216", party="board", waivable_by="board"),
    Code("APR217", party="operator", waivable_by="board"),
    Code("APR218", severity=_WARNING, party="board", waivable_by="board"),
    Code("APR219", party="board", waivable_by="board"),
    Code("APR220", party="board", waivable_by="board"),
    Code("APR232", party="operator", waivable_by="board"),
    Code("APR233", severity=_WARNING, party="board", waivable_by="board"),
    Code("APR221", party="board", waivable_by="board"),
    Code("APR222", party="board", waivable_by="board"),
    Code("APR223", party="board", waivable_by="board"),
    Code("APR224", party="board", waivable_by="board"),
    Code("APR225", party="board", waivable_by="board"),
    Code("APR226", party="board", waivable_by="board"),
    Code("APR227", party="board", waivable_by="board"),
    Code("APR228", party="board", waivable_by="board"),
    Code("APR229", party="board", waivable_by="board"),
    Code("APR230", severity=_NOTE, party="board", waivable_by="board"),
    Code("APR231", severity=_WARNING, party="board", waivable_by="board"),
    Code("APR240", severity=_NOTE, party="board", waivable_by="board"),
    Code("APR241", severity=_NOTE, party="board", waivable_by="board"),
    Code("APR242", party="board", waivable_by="board"),
    Code("APR243", party="board", waivable_by="board"),
    Code("APR244", party="board", waivable_by="board"),
    Code("APR245", party="operator", waivable_by="board"),
    Code("APR246", party="board", waivable_by="board"),
    Code("APR247", party="board", waivable_by="board"),
    Code("APR248", severity=_WARNING, party="board", waivable_by="board"),
    Code("APR249", party="board", waivable_by="board"),
    Code("APR250", severity=_WARNING, party="board", waivable_by="board"),
    Code("APR251", severity=_WARNING, party="board", waivable_by="board"),
    Code("APR252", severity=_WARNING, party="board", waivable_by="board"),
    Code("APR253", severity=_WARNING, party="board", waivable_by="board"),
    Code("APR254", severity=_WARNING, party="board", waivable_by="board"),
)
