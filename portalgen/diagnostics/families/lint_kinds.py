"""What is asked of items of any kind, by the fields that they have: what the linter reports."""

from __future__ import annotations

from typing import Final

from portalgen.diagnostics.code import Code
from portalgen.diagnostics.model import Severity

_WARNING: Final = Severity.WARNING
_NOTE: Final = Severity.NOTE

CODES: Final[tuple[Code, ...]] = (
    Code("KND201", waivable_by="author"),
    Code("KND202", waivable_by="author"),
    Code("KND203", severity=_WARNING, waivable_by="author"),
    Code("KND204", waivable_by="author"),
    Code("KND205", severity=_WARNING, waivable_by="author"),
    Code("KND206", waivable_by="author"),
    Code("KND207", waivable_by="author"),
    Code("KND208", severity=_WARNING, waivable_by="author"),
    Code("KND210", waivable_by="author"),
    Code("KND218", waivable_by="author"),
    Code("KND219", severity=_WARNING, waivable_by="author"),
    Code("KND222", severity=_WARNING, waivable_by="author"),
    Code("KND229", severity=_WARNING, waivable_by="author"),
    Code("KND238", severity=_WARNING, party="board", waivable_by="board"),
    Code("KND250", severity=_NOTE, waivable_by="author"),
    Code("KND269", severity=_NOTE, waivable_by="author"),
)
