"""Published addresses and items that were removed: what the linter reports of the ledger of addresses."""

from __future__ import annotations

from typing import Final

from portalgen.diagnostics.code import Code
from portalgen.diagnostics.model import Severity

_WARNING: Final = Severity.WARNING

CODES: Final[tuple[Code, ...]] = (
    Code("CHG201", party="operator", waivable_by="board", lock="address"),
    Code("CHG202", party="operator", waivable_by="board", lock="address"),
    Code("CHG203", party="operator", waivable_by="board", lock="address"),
    Code("CHG204", waivable_by="board", lock="address"),
    Code("CHG205", severity=_WARNING, party="operator", waivable_by="author"),
    Code("CHG206", waivable_by="board", lock="notice"),
    Code("CHG207", severity=_WARNING, party="board", waivable_by="author"),
    Code("CHG208", severity=_WARNING, waivable_by="author"),
    Code("CHG209", waivable_by="board", lock="notice"),
    Code("CHG210", party="board", waivable_by="board", lock="notice"),
    Code("CHG211", severity=_WARNING, waivable_by="author"),
    Code("CHG212", severity=_WARNING, waivable_by="author"),
)
