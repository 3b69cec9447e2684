"""Faults between translations."""

from __future__ import annotations

from typing import Final

from portalgen.diagnostics.code import Code
from portalgen.diagnostics.model import Severity

_NOTE: Final = Severity.NOTE

CODES: Final[tuple[Code, ...]] = (
    Code("LNG101", waivable_by="nobody"),
    Code("LNG102", waivable_by="nobody"),
    Code("LNG103", waivable_by="nobody"),
    Code("LNG104", severity=_NOTE, party="translator", waivable_by="author"),
)
