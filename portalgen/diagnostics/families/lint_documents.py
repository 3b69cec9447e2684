"""Legal documents: what the linter reports."""

from __future__ import annotations

from typing import Final

from portalgen.diagnostics.code import Code
from portalgen.diagnostics.model import Severity

_WARNING: Final = Severity.WARNING
_NOTE: Final = Severity.NOTE

CODES: Final[tuple[Code, ...]] = (
    Code("DOC201", severity=_WARNING, waivable_by="author"),
    Code("DOC202", severity=_WARNING, waivable_by="author"),
    Code("DOC203", severity=_WARNING, waivable_by="author"),
    Code("DOC204", waivable_by="author"),
    Code("DOC205", waivable_by="author"),
    Code("DOC206", severity=_WARNING, waivable_by="author"),
    Code("DOC207", severity=_WARNING, waivable_by="author"),
    Code("DOC208", severity=_NOTE, waivable_by="author"),
    Code("DOC210", severity=_WARNING, waivable_by="author"),
    Code("DOC211", waivable_by="author"),
    Code("DOC212", waivable_by="author"),
    Code("DOC213", severity=_WARNING, waivable_by="author"),
    Code("DOC214", severity=_NOTE, waivable_by="author"),
    Code("DOC215", severity=_NOTE, waivable_by="author"),
    Code("DOC216", severity=_WARNING, waivable_by="author"),
    Code("DOC217", severity=_WARNING, waivable_by="author"),
    Code("DOC218", severity=_WARNING, waivable_by="author"),
    Code("DOC219", severity=_WARNING, waivable_by="author"),
)
