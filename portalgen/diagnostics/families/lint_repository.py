"""What in the repository hides a difference from those who approve."""

from __future__ import annotations

from typing import Final

from portalgen.diagnostics.code import Code
from portalgen.diagnostics.model import Severity

_WARNING: Final = Severity.WARNING

CODES: Final[tuple[Code, ...]] = (
    Code("REP201", party="operator", waivable_by="nobody", lock="hidden"),
    Code("REP202", party="operator", waivable_by="nobody", lock="hidden"),
    Code("REP203", severity=_WARNING, party="operator", waivable_by="author"),
    Code("REP204", party="operator", waivable_by="nobody", lock="hidden"),
)
