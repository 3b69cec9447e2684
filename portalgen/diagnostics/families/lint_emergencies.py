"""What is asked of emergencies and their banners: what the linter reports."""

from __future__ import annotations

from typing import Final

from portalgen.diagnostics.code import Code
from portalgen.diagnostics.model import Severity

_WARNING: Final = Severity.WARNING
_NOTE: Final = Severity.NOTE

CODES: Final[tuple[Code, ...]] = (
    Code("KND275", severity=_WARNING, waivable_by="author"),
    Code("KND276", severity=_WARNING, waivable_by="author"),
    Code("KND280", severity=_WARNING, waivable_by="author"),
    Code("KND286", waivable_by="author"),
    Code("KND287", severity=_NOTE, waivable_by="author"),
    Code("KND288", severity=_WARNING, waivable_by="author"),
    Code("KND291", severity=_NOTE, waivable_by="author"),
)
