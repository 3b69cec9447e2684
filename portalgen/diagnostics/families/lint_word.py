"""What was copied from Word, or typed as in Word, and is shown to readers as it was typed: what the linter reports."""

from __future__ import annotations

from typing import Final

from portalgen.diagnostics.code import Code
from portalgen.diagnostics.model import Severity

_WARNING: Final = Severity.WARNING
_NOTE: Final = Severity.NOTE

CODES: Final[tuple[Code, ...]] = (
    Code("WRD201", severity=_WARNING, waivable_by="author"),
    Code("WRD202", severity=_WARNING, waivable_by="author"),
    Code("WRD203", severity=_WARNING, waivable_by="author"),
    Code("WRD204", severity=_WARNING, waivable_by="author"),
    Code("WRD205", severity=_WARNING, waivable_by="author"),
    Code("WRD206", severity=_WARNING, waivable_by="author"),
    Code("WRD207", severity=_WARNING, waivable_by="author"),
    Code("WRD208", severity=_WARNING, waivable_by="author"),
    Code("WRD209", severity=_NOTE, waivable_by="author"),
    Code("WRD210", severity=_WARNING, waivable_by="author"),
    Code("WRD212", severity=_WARNING, waivable_by="author"),
    Code("WRD213", severity=_WARNING, waivable_by="author"),
    Code("WRD214", severity=_WARNING, waivable_by="author"),
    Code("WRD215", severity=_WARNING, waivable_by="author"),
    Code("WRD216", severity=_WARNING, waivable_by="author"),
    Code("WRD217", severity=_WARNING, waivable_by="author"),
    Code("WRD218", severity=_WARNING, waivable_by="author"),
    Code("WRD219", severity=_WARNING, waivable_by="author"),
    Code("WRD220", severity=_WARNING, waivable_by="author"),
    Code("WRD221", severity=_NOTE, waivable_by="author"),
    Code("WRD222", severity=_NOTE, waivable_by="author"),
    Code("WRD223", severity=_NOTE, waivable_by="author"),
    Code("WRD224", severity=_NOTE, waivable_by="author"),
    Code("WRD225", severity=_NOTE, waivable_by="author"),
    Code("WRD226", severity=_WARNING, waivable_by="author"),
    Code("WRD227", severity=_WARNING, waivable_by="author"),
    Code("WRD230", severity=_WARNING, waivable_by="author"),
    Code("WRD231", severity=_WARNING, waivable_by="author"),
    Code("WRD232", severity=_WARNING, waivable_by="author"),
    Code("WRD233", severity=_WARNING, waivable_by="author"),
    Code("WRD234", severity=_WARNING, waivable_by="author"),
    Code("WRD235", severity=_WARNING, waivable_by="author"),
    Code("WRD236", severity=_WARNING, waivable_by="author"),
    Code("WRD237", severity=_WARNING, waivable_by="author"),
    Code("WRD238", severity=_WARNING, waivable_by="author"),
    Code("WRD239", severity=_WARNING, waivable_by="author"),
    Code("WRD240", severity=_WARNING, waivable_by="author"),
    Code("WRD241", severity=_WARNING, waivable_by="author"),
    Code("WRD242", severity=_NOTE, waivable_by="author"),
    Code("WRD243", severity=_NOTE, waivable_by="author"),
    Code("WRD244", severity=_WARNING, waivable_by="author"),
    Code("WRD245", severity=_NOTE, waivable_by="author"),
    Code("WRD246", severity=_WARNING, waivable_by="author"),
    Code("WRD247", severity=_WARNING, waivable_by="author"),
)
