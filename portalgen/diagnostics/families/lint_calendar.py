"""The calendar and the instruments: what the linter reports."""

from __future__ import annotations

from typing import Final

from portalgen.diagnostics.code import Code
from portalgen.diagnostics.model import Severity

_WARNING: Final = Severity.WARNING
_NOTE: Final = Severity.NOTE

CODES: Final[tuple[Code, ...]] = (
    Code("LAW201", severity=_WARNING, party="operator", waivable_by="author"),
    Code("LAW202", severity=_NOTE, party="operator", waivable_by="author"),
    Code("LAW203", severity=_WARNING, party="operator", waivable_by="author"),
    Code("LAW204", severity=_NOTE, party="operator", waivable_by="author"),
)
