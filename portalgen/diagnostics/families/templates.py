"""Faults in themes."""

from __future__ import annotations

from typing import Final

from portalgen.diagnostics.code import Code
from portalgen.diagnostics.model import Severity

_WARNING: Final = Severity.WARNING
_NOTE: Final = Severity.NOTE

CODES: Final[tuple[Code, ...]] = (
    Code("TPL101", party="developer", waivable_by="nobody"),
    Code("TPL102", party="developer", waivable_by="nobody"),
    Code("TPL103", party="developer", waivable_by="nobody"),
    Code("TPL104", party="developer", waivable_by="nobody"),
    Code("TPL105", party="developer", waivable_by="nobody"),
    Code("TPL106", party="developer", waivable_by="nobody"),
    Code("TPL107", party="developer", waivable_by="nobody"),
    Code("TPL108", party="developer", waivable_by="nobody"),
    Code("TPL109", party="developer", waivable_by="nobody"),
    Code("TPL110", party="developer", waivable_by="nobody"),
    Code("TPL133", severity=_NOTE, party="developer", waivable_by="author"),
    Code("TPL134", severity=_WARNING, party="developer", waivable_by="author"),
    Code("TPL146", party="developer", waivable_by="nobody"),
)
