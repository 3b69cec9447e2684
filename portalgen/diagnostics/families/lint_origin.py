"""Where information and pictures come from: what the linter reports."""

from __future__ import annotations

from typing import Final

from portalgen.diagnostics.code import Code
from portalgen.diagnostics.model import Severity

_WARNING: Final = Severity.WARNING
_NOTE: Final = Severity.NOTE

CODES: Final[tuple[Code, ...]] = (
    Code("SRC201", severity=_WARNING, waivable_by="author"),
    Code("SRC202", waivable_by="author"),
    Code("SRC203", waivable_by="author"),
    Code("SRC204", severity=_WARNING, waivable_by="author"),
    Code("SRC205", severity=_WARNING, waivable_by="author"),
    Code("SRC206", severity=_WARNING, waivable_by="author"),
    Code("SRC207", severity=_WARNING, waivable_by="author"),
    Code("SRC208", severity=_WARNING, waivable_by="author"),
    Code("SRC209", severity=_WARNING, waivable_by="author"),
    Code("SRC210", severity=_NOTE, waivable_by="author"),
)
