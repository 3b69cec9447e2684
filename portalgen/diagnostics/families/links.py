"""Faults in links."""

from __future__ import annotations

from typing import Final

from portalgen.diagnostics.code import Code
from portalgen.diagnostics.model import Severity

_WARNING: Final = Severity.WARNING
_NOTE: Final = Severity.NOTE

CODES: Final[tuple[Code, ...]] = (
    Code("LNK101", waivable_by="nobody"),
    Code("LNK102", waivable_by="nobody"),
    Code("LNK103", waivable_by="nobody"),
    Code("LNK104", severity=_WARNING, waivable_by="author"),
    Code("LNK105", waivable_by="nobody"),
    Code("LNK106", severity=_WARNING, waivable_by="author"),
    Code("LNK107", waivable_by="nobody"),
    Code("LNK108", severity=_WARNING, waivable_by="author"),
    Code("LNK109", waivable_by="nobody"),
    Code("LNK110", waivable_by="nobody"),
    Code("LNK111", waivable_by="nobody"),
    Code("LNK112", waivable_by="nobody"),
    Code("LNK113", waivable_by="nobody"),
    Code("LNK114", waivable_by="nobody"),
    Code("LNK115", waivable_by="nobody"),
    Code("LNK116", waivable_by="nobody"),
    Code("LNK117", waivable_by="nobody"),
    Code("LNK118", waivable_by="nobody"),
    Code("LNK119", waivable_by="nobody"),
    Code("LNK120", severity=_WARNING, waivable_by="author"),
    Code("LNK121", waivable_by="nobody"),
    Code("LNK122", waivable_by="nobody"),
    Code("LNK123", severity=_NOTE, party="operator", waivable_by="author"),
    Code("LNK124", waivable_by="nobody"),
    Code("LNK125", waivable_by="nobody"),
)
