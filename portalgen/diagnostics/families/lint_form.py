"""The form of a page's file: what the linter reports."""

from __future__ import annotations

from typing import Final

from portalgen.diagnostics.code import Code
from portalgen.diagnostics.model import Severity

_WARNING: Final = Severity.WARNING
_NOTE: Final = Severity.NOTE

CODES: Final[tuple[Code, ...]] = (
    Code("FMT201", severity=_NOTE, waivable_by="author"),
    Code("FMT202", severity=_WARNING, waivable_by="author"),
    Code("FMT203", severity=_WARNING, waivable_by="author"),
    Code("FMT204", severity=_WARNING, waivable_by="author"),
    Code("FMT205", severity=_WARNING, waivable_by="author"),
    Code("FMT206", severity=_WARNING, waivable_by="author"),
)
