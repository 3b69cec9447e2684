"""Identity: ids and duplicates: what the linter reports."""

from __future__ import annotations

from typing import Final

from portalgen.diagnostics.code import Code
from portalgen.diagnostics.model import Severity

_WARNING: Final = Severity.WARNING
_NOTE: Final = Severity.NOTE

CODES: Final[tuple[Code, ...]] = (
    Code("IDN201", waivable_by="author"),
    Code("IDN202", waivable_by="author"),
    Code("IDN203", severity=_WARNING, waivable_by="author"),
    Code("IDN204", waivable_by="author"),
    Code("IDN205", severity=_NOTE, waivable_by="author"),
    Code("IDN206", severity=_WARNING, waivable_by="author"),
    Code("IDN208", waivable_by="board", lock="address"),
    Code("IDN209", waivable_by="board", lock="address"),
    Code("IDN210", severity=_NOTE, waivable_by="author"),
    Code("IDN211", party="operator", waivable_by="board", lock="address"),
    Code("IDN212", severity=_WARNING, waivable_by="author"),
    Code("IDN213", severity=_WARNING, waivable_by="author"),
)
