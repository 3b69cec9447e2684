"""What is asked of schedules and their engagements: what the linter reports."""

from __future__ import annotations

from typing import Final

from portalgen.diagnostics.code import Code
from portalgen.diagnostics.model import Severity

_WARNING: Final = Severity.WARNING
_NOTE: Final = Severity.NOTE

CODES: Final[tuple[Code, ...]] = (
    Code("KND260", waivable_by="author"),
    Code("KND261", waivable_by="author"),
    Code("KND262", severity=_WARNING, waivable_by="author"),
    Code("KND263", severity=_WARNING, waivable_by="author"),
    Code("KND264", severity=_WARNING, waivable_by="author"),
    Code("KND265", severity=_NOTE, waivable_by="author"),
    Code("KND266", severity=_WARNING, waivable_by="author"),
    Code("KND267", severity=_WARNING, waivable_by="author"),
    Code("KND268", severity=_WARNING, waivable_by="author"),
    Code("KND270", severity=_WARNING, waivable_by="author"),
    Code("KND290", severity=_WARNING, waivable_by="author"),
)
