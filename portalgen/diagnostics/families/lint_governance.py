"""Linter findings on a submission's effect on the rules that it is judged by, and on main."""

from __future__ import annotations

from typing import Final

from portalgen.diagnostics.code import Code
from portalgen.diagnostics.model import Severity

_WARNING: Final = Severity.WARNING
_NOTE: Final = Severity.NOTE

CODES: Final[tuple[Code, ...]] = (
    Code("GOV201", check="governance.rule_changed", party="board", waivable_by="nobody", lock="submission"),
    Code(
        "GOV202",
        check="governance.rule_change_approved",
        severity=_NOTE,
        party="board",
        waivable_by="nobody",
        lock="submission",
    ),
    Code("GOV203", check="governance.rules_with_content", waivable_by="nobody", lock="submission"),
    Code(
        "GOV204",
        check="governance.runs_code",
        severity=_WARNING,
        party="operator",
        waivable_by="nobody",
        lock="submission",
    ),
    Code("GOV205", check="governance.merge_conflict", waivable_by="nobody", lock="submission"),
    Code("GOV206", check="governance.weakens_evidence", waivable_by="nobody", lock="submission"),
    Code(
        "GOV207",
        check="governance.approved_without_records",
        severity=_WARNING,
        party="board",
        waivable_by="nobody",
        lock="submission",
    ),
    Code("GOV208", waivable_by="nobody", lock="submission"),
)
