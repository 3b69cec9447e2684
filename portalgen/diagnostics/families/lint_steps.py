"""What is asked of steps and of what they state: what the linter reports."""

from __future__ import annotations

from typing import Final

from portalgen.diagnostics.code import Code
from portalgen.diagnostics.model import Severity

_WARNING: Final = Severity.WARNING

CODES: Final[tuple[Code, ...]] = (
    Code("KND251", severity=_WARNING, waivable_by="author"),
    Code("KND252", severity=_WARNING, waivable_by="author"),
    Code("KND253", severity=_WARNING, waivable_by="author"),
    Code("KND254", severity=_WARNING, waivable_by="author"),
    Code("KND277", severity=_WARNING, waivable_by="author"),
    Code("KND278", severity=_WARNING, waivable_by="author"),
    Code("KND279", severity=_WARNING, waivable_by="author"),
)
