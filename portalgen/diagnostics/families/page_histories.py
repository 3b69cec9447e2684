"""Faults in the public histories of pages, written by a command and never edited by hand."""

from __future__ import annotations

from typing import Final

from portalgen.diagnostics.code import Code
from portalgen.diagnostics.model import Severity

_WARNING: Final = Severity.WARNING
_NOTE: Final = Severity.NOTE

CODES: Final[tuple[Code, ...]] = (
    Code("CFG194", party="operator", waivable_by="nobody"),
    Code("CFG195", party="operator", waivable_by="nobody"),
    Code("CFG196", party="operator", waivable_by="nobody"),
    Code("CFG197", severity=_WARNING, party="operator", waivable_by="author"),
    Code("CFG198", party="operator", waivable_by="nobody"),
    Code("CFG199", severity=_NOTE, party="developer", waivable_by="author"),
)
