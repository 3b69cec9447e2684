"""Reasons for not counting an approval record, alone or by the roster; `approvals` has the findings about changes."""

from __future__ import annotations

from typing import Final

from portalgen.diagnostics.code import Code
from portalgen.diagnostics.model import Severity

_WARNING: Final = Severity.WARNING

CODES: Final[tuple[Code, ...]] = (
    Code("APR101", party="board", waivable_by="nobody", lock="record"),
    Code("APR102", party="board", waivable_by="nobody", lock="record"),
    Code("APR103", party="board", waivable_by="nobody", lock="record"),
    Code("APR104", party="board", waivable_by="nobody", lock="record"),
    Code("APR105", party="board", waivable_by="nobody", lock="record"),
    Code("APR106", party="board", waivable_by="nobody", lock="record"),
    Code("APR111", party="board", waivable_by="nobody", lock="record"),
    Code("APR112", party="board", waivable_by="nobody", lock="record"),
    Code("APR113", party="board", waivable_by="nobody", lock="record"),
    Code("APR114", party="board", waivable_by="nobody", lock="record"),
    Code("APR115", party="board", waivable_by="nobody", lock="record"),
    Code("APR116", party="board", waivable_by="nobody", lock="record"),
    Code("APR117", party="board", waivable_by="nobody", lock="record"),
    Code("APR118", party="board", waivable_by="nobody", lock="record"),
    Code("APR119", party="board", waivable_by="nobody", lock="record"),
    Code("APR121", party="board", waivable_by="nobody", lock="record"),
    Code("APR122", party="board", waivable_by="nobody", lock="record"),
    Code("APR123", party="board", waivable_by="nobody", lock="record"),
    Code("APR124", party="board", waivable_by="nobody", lock="record"),
    Code("APR125", party="operator", waivable_by="nobody", lock="record"),
    Code("APR131", party="board", waivable_by="nobody", lock="record"),
    Code("APR132", party="board", waivable_by="nobody", lock="record"),
    Code("APR133", party="board", waivable_by="nobody", lock="record"),
    Code("APR134", party="board", waivable_by="nobody", lock="record"),
    Code("APR135", party="board", waivable_by="nobody", lock="record"),
    Code("APR136", severity=_WARNING, party="board", waivable_by="nobody", lock="record"),
    Code("APR137", party="board", waivable_by="nobody", lock="record"),
    Code("APR138", party="board", waivable_by="nobody", lock="record"),
    Code("APR139", party="board", waivable_by="nobody", lock="record"),
    Code("APR140", severity=_WARNING, party="board", waivable_by="nobody", lock="record"),
    Code("APR141", party="board", waivable_by="nobody", lock="record"),
    Code("APR142", party="board", waivable_by="nobody", lock="record"),
    Code("APR143", party="board", waivable_by="nobody", lock="record"),
    Code("APR144", party="board", waivable_by="nobody", lock="record"),
    Code("APR145", party="board", waivable_by="nobody", lock="record"),
    Code("APR146", party="board", waivable_by="nobody", lock="record"),
    Code("APR147", party="board", waivable_by="nobody", lock="record"),
    Code("APR150", party="board", waivable_by="nobody", lock="record"),
    Code("APR151", party="board", waivable_by="nobody", lock="record"),
    Code("APR152", party="board", waivable_by="nobody", lock="record"),
    Code("APR153", party="board", waivable_by="nobody", lock="record"),
    Code("APR154", party="board", waivable_by="nobody", lock="record"),
    Code("APR155", party="board", waivable_by="nobody", lock="record"),
    Code("APR156", party="board", waivable_by="nobody", lock="record"),
    Code("APR157", party="board", waivable_by="nobody", lock="record"),
)
