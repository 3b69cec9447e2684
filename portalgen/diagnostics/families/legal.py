"""Faults in `site-config/legal/`: instruments, deadlines and calendars."""

from __future__ import annotations

from typing import Final

from portalgen.diagnostics.code import Code
from portalgen.diagnostics.model import Severity

_WARNING: Final = Severity.WARNING

CODES: Final[tuple[Code, ...]] = (
    Code("CFG140", party="operator", waivable_by="nobody"),
    Code("CFG141", waivable_by="nobody"),
    Code("CFG142", waivable_by="nobody"),
    Code("CFG143", waivable_by="nobody"),
    Code("CFG144", waivable_by="nobody"),
    Code("CFG145", waivable_by="nobody"),
    Code("CFG146", waivable_by="nobody"),
    Code("CFG147", waivable_by="nobody"),
    Code("CFG148", waivable_by="nobody"),
    Code("CFG149", party="board", waivable_by="nobody"),
    Code("CFG150", waivable_by="nobody"),
    Code("CFG151", waivable_by="nobody"),
    Code("CFG152", severity=_WARNING, party="operator", waivable_by="author"),
    Code("CFG239", waivable_by="nobody"),
    Code("CFG240", waivable_by="nobody"),
    Code("CFG241", waivable_by="nobody"),
    Code("CFG242", waivable_by="nobody"),
    Code("CFG243", severity=_WARNING, waivable_by="author"),
    Code("CFG204", party="operator", waivable_by="author"),
    Code("CFG205", party="operator", waivable_by="author"),
    Code("CFG206", party="operator", waivable_by="author"),
)
