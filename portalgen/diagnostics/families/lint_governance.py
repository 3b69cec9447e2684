"""What a submission does to the rules that it is judged by, and to main: what the linter reports."""

from __future__ import annotations

from typing import Final

from portalgen.diagnostics.code import Code
from portalgen.diagnostics.model import Severity

_WARNING: Final = Severity.WARNING
_NOTE: Final = Severity.NOTE

CODES: Final[tuple[Code, ...]] = (
    Code("GOV201", party="board", waivable_by="nobody", lock="submission"),
    Code("GOV202", severity=_NOTE, party="board", waivable_by="nobody", lock="submission"),
    Code("GOV203", waivable_by="nobody", lock="submission"),
    Code("GOV204", severity=_WARNING, party="operator", waivable_by="nobody", lock="submission"),
    Code("GOV205", waivable_by="nobody", lock="submission"),
    Code("GOV206", waivable_by="nobody", lock="submission"),
    Code("GOV207", severity=_WARNING, party="board", waivable_by="nobody", lock="submission"),
    Code("GOV208", waivable_by="nobody", lock="submission"),
)
