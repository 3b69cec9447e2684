"""Pages that were corrected, superseded, withdrawn or removed: what contradicts itself, and what still leads to them."""

from __future__ import annotations

from typing import Final

from portalgen.diagnostics.code import Code
from portalgen.diagnostics.model import Severity

_WARNING: Final = Severity.WARNING
_NOTE: Final = Severity.NOTE

CODES: Final[tuple[Code, ...]] = (
    Code("CHG101", severity=_WARNING, waivable_by="author"),
    Code("CHG102", severity=_NOTE, waivable_by="author"),
    Code("CHG103", severity=_WARNING, waivable_by="author"),
    Code("CHG111", severity=_WARNING, waivable_by="author"),
    Code("CHG112", severity=_WARNING, waivable_by="author"),
    Code("CHG113", severity=_WARNING, waivable_by="author"),
    Code("CHG114", severity=_WARNING, waivable_by="author"),
    Code("CHG115", severity=_WARNING, party="translator", waivable_by="author"),
    Code("CHG116", severity=_NOTE, waivable_by="author"),
    Code("CHG117", severity=_WARNING, waivable_by="author"),
    Code("CHG118", severity=_WARNING, waivable_by="author"),
)
