"""Faults in a portal's settings for the Regulation's duties (`site-config/legal/duties.yaml`)."""

from __future__ import annotations

from typing import Final

from portalgen.diagnostics.code import Code
from portalgen.diagnostics.model import Severity

_WARNING: Final = Severity.WARNING

CODES: Final[tuple[Code, ...]] = (
    Code("CFG200", party="operator", waivable_by="author"),
    Code("CFG201", party="operator", waivable_by="author"),
    Code("CFG202", severity=_WARNING, party="operator", waivable_by="author"),
    Code("CFG203", party="operator", waivable_by="author"),
)
