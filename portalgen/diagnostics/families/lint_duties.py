"""Public duties of a site: what the linter reports."""

from __future__ import annotations

from typing import Final

from portalgen.diagnostics.code import Code
from portalgen.diagnostics.model import Severity

_WARNING: Final = Severity.WARNING
_NOTE: Final = Severity.NOTE

CODES: Final[tuple[Code, ...]] = (
    Code("SIT201", severity=_WARNING, party="operator", waivable_by="author"),
    Code("SIT202", severity=_WARNING, waivable_by="author"),
    Code("SIT203", severity=_NOTE, party="operator", waivable_by="author"),
    Code("SIT205", severity=_WARNING, waivable_by="author"),
    Code("SIT206", severity=_NOTE, waivable_by="author"),
    Code("SIT207", severity=_WARNING, party="operator", waivable_by="author"),
)
