"""What is asked of opinions, drafts and adoption reports: what the linter reports."""

from __future__ import annotations

from typing import Final

from portalgen.diagnostics.code import Code
from portalgen.diagnostics.model import Severity

_WARNING: Final = Severity.WARNING
_NOTE: Final = Severity.NOTE

CODES: Final[tuple[Code, ...]] = (
    Code("KND209", severity=_WARNING, waivable_by="author"),
    Code("KND211", severity=_WARNING, waivable_by="author"),
    Code("KND212", severity=_NOTE, waivable_by="author"),
    Code("KND213", severity=_WARNING, waivable_by="author"),
    Code("KND214", waivable_by="author"),
    Code("KND215", severity=_NOTE, waivable_by="author"),
    Code("KND217", severity=_WARNING, waivable_by="author"),
    Code("KND230", waivable_by="author"),
    Code("KND231", waivable_by="author"),
    Code("KND232", waivable_by="author"),
    Code("KND233", waivable_by="author"),
    Code("KND234", severity=_WARNING, waivable_by="author"),
    Code("KND235", waivable_by="board"),
    Code("KND236", severity=_WARNING, waivable_by="author"),
    Code("KND237", waivable_by="author"),
    Code("KND245", severity=_WARNING, waivable_by="author"),
    Code("KND246", severity=_WARNING, waivable_by="author"),
)
