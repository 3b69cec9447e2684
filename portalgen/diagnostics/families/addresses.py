"""Faults in addresses and redirects."""

from __future__ import annotations

from typing import Final

from portalgen.diagnostics.code import Code
from portalgen.diagnostics.model import Severity

_WARNING: Final = Severity.WARNING

CODES: Final[tuple[Code, ...]] = (
    Code("URL101", waivable_by="nobody"),
    Code("URL102", waivable_by="nobody"),
    Code("URL103", waivable_by="nobody"),
    Code("URL104", severity=_WARNING, waivable_by="author"),
    Code("URL105", severity=_WARNING, waivable_by="author"),
    Code("URL106", severity=_WARNING, waivable_by="author"),
    Code("URL107", severity=_WARNING, waivable_by="author"),
)
