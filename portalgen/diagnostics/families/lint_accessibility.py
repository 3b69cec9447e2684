"""Accessibility of content: what the linter reports."""

from __future__ import annotations

from typing import Final

from portalgen.diagnostics.code import Code
from portalgen.diagnostics.model import Severity

_WARNING: Final = Severity.WARNING
_NOTE: Final = Severity.NOTE

CODES: Final[tuple[Code, ...]] = (
    Code("ACC201", severity=_WARNING, waivable_by="author"),
    Code("ACC202", severity=_WARNING, waivable_by="author"),
    Code("ACC203", severity=_WARNING, waivable_by="author"),
    Code("ACC204", waivable_by="author"),
    Code("ACC205", severity=_WARNING, waivable_by="author"),
    Code("ACC206", severity=_WARNING, waivable_by="author"),
    Code("ACC207", severity=_WARNING, waivable_by="author"),
    Code("ACC208", severity=_NOTE, waivable_by="author"),
    Code("ACC209", severity=_NOTE, waivable_by="author"),
    Code("ACC210", severity=_NOTE, waivable_by="author"),
    Code("ACC211", severity=_NOTE, waivable_by="author"),
    Code("ACC212", severity=_WARNING, waivable_by="author"),
    Code("ACC213", severity=_WARNING, waivable_by="author"),
)
