"""Linter findings on suppressions, waivers and the baseline."""

from __future__ import annotations

from typing import Final

from portalgen.diagnostics.code import Code
from portalgen.diagnostics.model import Severity

_WARNING: Final = Severity.WARNING
_NOTE: Final = Severity.NOTE

CODES: Final[tuple[Code, ...]] = (
    Code("SUP201", check="suppression.unused_suppression", severity=_WARNING, waivable_by="nobody", lock="suppression"),
    Code(
        "SUP202", check="suppression.expired_suppression", severity=_WARNING, waivable_by="nobody", lock="suppression"
    ),
    Code("SUP203", check="suppression.locked_suppression", waivable_by="nobody", lock="suppression"),
    Code("SUP204", check="suppression.unknown_suppression", waivable_by="nobody", lock="suppression"),
    Code("SUP205", check="suppression.malformed_suppression", waivable_by="nobody", lock="suppression"),
    Code(
        "SUP206",
        check="suppression.baseline_stale",
        severity=_NOTE,
        party="operator",
        waivable_by="nobody",
        lock="suppression",
    ),
    Code("SUP207", check="suppression.baseline_grown", waivable_by="nobody", lock="suppression"),
    Code("SUP208", check="suppression.baseline_unreadable", party="operator", waivable_by="nobody", lock="suppression"),
    Code(
        "SUP209",
        check="suppression.unused_waiver",
        severity=_NOTE,
        party="board",
        waivable_by="nobody",
        lock="suppression",
    ),
    Code(
        "SUP210",
        check="suppression.expired_waiver",
        severity=_WARNING,
        party="board",
        waivable_by="nobody",
        lock="suppression",
    ),
    Code(
        "SUP211",
        check="suppression.late_waiver",
        severity=_WARNING,
        party="board",
        waivable_by="nobody",
        lock="suppression",
    ),
)
