"""Faults in the interface strings of themes."""

from __future__ import annotations

from typing import Final

from portalgen.diagnostics.code import Code
from portalgen.diagnostics.model import Severity

_WARNING: Final = Severity.WARNING
_NOTE: Final = Severity.NOTE

CODES: Final[tuple[Code, ...]] = (
    Code("TPL111", party="developer", waivable_by="nobody"),
    Code("TPL112", party="developer", waivable_by="nobody"),
    Code("TPL113", party="developer", waivable_by="nobody"),
    Code("TPL114", party="developer", waivable_by="nobody"),
    Code("TPL115", severity=_WARNING, party="developer", waivable_by="author"),
    Code("TPL116", party="developer", waivable_by="nobody"),
    Code("TPL117", party="developer", waivable_by="nobody"),
    Code("TPL118", party="developer", waivable_by="nobody"),
    Code("TPL119", severity=_WARNING, party="developer", waivable_by="author"),
    Code("TPL120", party="developer", waivable_by="nobody"),
    Code("TPL131", severity=_NOTE, party="developer", waivable_by="author"),
)
