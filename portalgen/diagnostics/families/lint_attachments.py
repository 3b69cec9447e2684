"""Attachments read by the linter: what it reports. The build's own faults of files are in `attachments`."""

from __future__ import annotations

from typing import Final

from portalgen.diagnostics.code import Code
from portalgen.diagnostics.model import Severity

_WARNING: Final = Severity.WARNING
_NOTE: Final = Severity.NOTE

CODES: Final[tuple[Code, ...]] = (
    Code("ATT201", severity=_WARNING, waivable_by="author"),
    Code("ATT202", severity=_WARNING, waivable_by="author"),
    Code("ATT203", waivable_by="author"),
    Code("ATT204", waivable_by="board", lock="secrecy"),
    Code("ATT205", severity=_WARNING, waivable_by="author"),
    Code("ATT206", severity=_WARNING, waivable_by="author"),
    Code("ATT207", waivable_by="author"),
    Code("ATT208", severity=_WARNING, waivable_by="author"),
    Code("ATT209", severity=_WARNING, waivable_by="author"),
    Code("ATT210", severity=_NOTE, waivable_by="author"),
    Code("ATT211", severity=_NOTE, waivable_by="author"),
    Code("ATT212", severity=_NOTE, waivable_by="author"),
    Code("ATT213", severity=_NOTE, waivable_by="author"),
    Code("ATT214", waivable_by="author"),
    Code("ATT215", waivable_by="author"),
    Code("ATT216", severity=_WARNING, waivable_by="author"),
    Code("ATT217", severity=_WARNING, waivable_by="author"),
    Code("ATT218", severity=_WARNING, waivable_by="author"),
    Code("ATT219", severity=_WARNING, waivable_by="author"),
    Code("ATT220", waivable_by="author"),
    Code("ATT221", severity=_WARNING, waivable_by="author"),
    Code("ATT222", severity=_NOTE, waivable_by="author"),
)
