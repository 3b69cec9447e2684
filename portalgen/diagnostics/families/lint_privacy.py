"""Privacy and secrecy: what the linter reports. Numbers of people are masked."""

from __future__ import annotations

from typing import Final

from portalgen.diagnostics.code import Code
from portalgen.diagnostics.model import Severity

_WARNING: Final = Severity.WARNING
_NOTE: Final = Severity.NOTE

CODES: Final[tuple[Code, ...]] = (
    Code("PRV201", waivable_by="board", lock="secrecy"),
    Code("PRV202", severity=_WARNING, waivable_by="author"),
    Code("PRV203", severity=_WARNING, waivable_by="author"),
    Code("PRV204", severity=_WARNING, waivable_by="author"),
    Code("PRV205", severity=_WARNING, waivable_by="author"),
    Code("PRV206", severity=_WARNING, waivable_by="author"),
    Code("PRV207", severity=_WARNING, waivable_by="author"),
    Code("PRV208", severity=_WARNING, waivable_by="author"),
    Code("PRV209", severity=_WARNING, waivable_by="author"),
    Code("PRV210", severity=_NOTE, waivable_by="author"),
    Code("PRV211", severity=_NOTE, waivable_by="author"),
)
