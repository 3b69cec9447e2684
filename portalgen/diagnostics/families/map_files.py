"""Faults in the files of maps (GeoJSON, RFC 7946)."""

from __future__ import annotations

from typing import Final

from portalgen.diagnostics.code import Code
from portalgen.diagnostics.model import Severity

_WARNING: Final = Severity.WARNING
_NOTE: Final = Severity.NOTE

CODES: Final[tuple[Code, ...]] = (
    Code("CFG224", party="operator", waivable_by="nobody"),
    Code("CFG225", severity=_NOTE, party="operator", waivable_by="author"),
    Code("CFG226", party="operator", waivable_by="nobody"),
    Code("MAP101", waivable_by="nobody"),
    Code("MAP102", waivable_by="nobody"),
    Code("MAP103", waivable_by="nobody"),
    Code("MAP104", waivable_by="nobody"),
    Code("MAP105", waivable_by="nobody"),
    Code("MAP106", waivable_by="nobody"),
    Code("MAP107", severity=_WARNING, waivable_by="author"),
    Code("MAP108", waivable_by="nobody"),
    Code("MAP109", waivable_by="nobody"),
    Code("MAP110", waivable_by="nobody"),
    Code("MAP111", waivable_by="nobody"),
    Code("MAP112", severity=_WARNING, waivable_by="author"),
    Code("MAP113", waivable_by="nobody"),
    Code("MAP114", waivable_by="nobody"),
    Code("MAP115", severity=_WARNING, waivable_by="author"),
    Code("MAP116", severity=_WARNING, waivable_by="author"),
    Code("MAP117", severity=_WARNING, waivable_by="author"),
    Code("MAP118", waivable_by="nobody"),
    Code("MAP119", severity=_WARNING, waivable_by="author"),
    Code("MAP120", party="operator", waivable_by="nobody"),
    Code("MAP121", severity=_WARNING, party="operator", waivable_by="author"),
    Code("MAP122", severity=_NOTE, party="operator", waivable_by="author"),
    Code("MAP123", party="operator", waivable_by="nobody"),
    Code("CFG238", severity=_WARNING, party="operator", waivable_by="author"),
)
