"""The text itself: characters, fonts, titles: what the linter reports."""

from __future__ import annotations

from typing import Final

from portalgen.diagnostics.code import Code
from portalgen.diagnostics.model import Severity

_WARNING: Final = Severity.WARNING
_NOTE: Final = Severity.NOTE

CODES: Final[tuple[Code, ...]] = (
    Code("TXT201", severity=_WARNING, waivable_by="author"),
    Code("TXT202", severity=_WARNING, waivable_by="author"),
    Code("TXT203", severity=_WARNING, waivable_by="author"),
    Code("TXT204", severity=_NOTE, waivable_by="author"),
    Code("TXT205", severity=_WARNING, waivable_by="author"),
    Code("TXT206", severity=_WARNING, waivable_by="author"),
    Code("TXT207", severity=_NOTE, waivable_by="author"),
    Code("TXT208", severity=_WARNING, waivable_by="author"),
    Code("TXT209", waivable_by="author"),
    Code("TXT210", severity=_NOTE, waivable_by="author"),
    Code("TXT211", severity=_NOTE, waivable_by="author"),
    Code("TXT212", severity=_NOTE, waivable_by="author"),
    Code("TXT213", severity=_WARNING, waivable_by="author"),
    Code("TXT214", severity=_WARNING, waivable_by="author"),
    Code("TXT215", severity=_WARNING, waivable_by="author"),
    Code("TXT216", severity=_WARNING, waivable_by="author"),
    Code("TXT220", severity=_WARNING, waivable_by="author"),
    Code("TXT230", severity=_WARNING, waivable_by="author"),
    Code("TXT231", severity=_WARNING, waivable_by="author"),
    Code("TXT232", severity=_WARNING, waivable_by="author"),
    Code("TXT233", severity=_WARNING, waivable_by="author"),
    Code("TXT234", severity=_NOTE, waivable_by="author"),
    Code("TXT235", severity=_WARNING, waivable_by="author"),
    Code("TXT236", severity=_WARNING, waivable_by="author"),
    Code("TXT237", severity=_NOTE, waivable_by="author"),
    Code("TXT238", severity=_WARNING, waivable_by="author"),
    Code("TXT239", severity=_NOTE, waivable_by="author"),
)
