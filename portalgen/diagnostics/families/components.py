"""Faults in the declarations of theme components."""

from __future__ import annotations

from typing import Final

from portalgen.diagnostics.code import Code
from portalgen.diagnostics.model import Severity

_WARNING: Final = Severity.WARNING

CODES: Final[tuple[Code, ...]] = (
    Code("TPL121", severity=_WARNING, party="developer", waivable_by="author"),
    Code("TPL122", party="developer", waivable_by="nobody"),
    Code("TPL123", party="developer", waivable_by="nobody"),
    Code("TPL124", party="developer", waivable_by="nobody"),
    Code("TPL125", party="developer", waivable_by="nobody"),
    Code("TPL126", party="developer", waivable_by="nobody"),
    Code("TPL127", party="developer", waivable_by="nobody"),
    Code("TPL128", party="developer", waivable_by="nobody"),
    Code("TPL129", party="developer", waivable_by="nobody"),
    Code("TPL130", party="developer", waivable_by="nobody"),
    Code("TPL132", party="developer", waivable_by="nobody"),
)
