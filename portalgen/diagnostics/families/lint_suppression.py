"""Suppressions, waivers and the baseline: what the linter reports."""

from __future__ import annotations

from typing import Final

from portalgen.diagnostics.code import Code
from portalgen.diagnostics.model import Severity

_WARNING: Final = Severity.WARNING
_NOTE: Final = Severity.NOTE

CODES: Final[tuple[Code, ...]] = (
    Code("SUP201", severity=_WARNING, waivable_by="nobody", lock="suppression"),
    Code("SUP202", severity=_WARNING, waivable_by="nobody", lock="suppression"),
    Code("SUP203", waivable_by="nobody", lock="suppression"),
    Code("SUP204", waivable_by="nobody", lock="suppression"),
    Code("SUP205", waivable_by="nobody", lock="suppression"),
    Code("SUP206", severity=_NOTE, party="operator", waivable_by="nobody", lock="suppression"),
    Code("SUP207", waivable_by="nobody", lock="suppression"),
    Code("SUP208", party="operator", waivable_by="nobody", lock="suppression"),
    Code("SUP209", severity=_NOTE, party="board", waivable_by="nobody", lock="suppression"),
    Code("SUP210", severity=_WARNING, party="board", waivable_by="nobody", lock="suppression"),
    Code("SUP211", severity=_WARNING, party="board", waivable_by="nobody", lock="suppression"),
)
