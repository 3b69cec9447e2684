"""What is asked of questions, dialogues and surveys, and of words about citizens: what the linter reports."""

from __future__ import annotations

from typing import Final

from portalgen.diagnostics.code import Code
from portalgen.diagnostics.model import Severity

_WARNING: Final = Severity.WARNING

CODES: Final[tuple[Code, ...]] = (
    Code("KND216", severity=_WARNING, waivable_by="author"),
    Code("KND220", severity=_WARNING, waivable_by="author"),
    Code("KND221", severity=_WARNING, waivable_by="author"),
    Code("KND239", waivable_by="author"),
    Code("KND240", severity=_WARNING, party="supplier", waivable_by="author"),
    Code("KND241", severity=_WARNING, waivable_by="author"),
    Code("KND242", severity=_WARNING, waivable_by="author"),
    Code("KND243", waivable_by="author"),
    Code("KND244", waivable_by="author"),
)
