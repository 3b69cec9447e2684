"""Audit findings on data purged from the history: accepted and rejected purge maps."""

from __future__ import annotations

from typing import Final

from portalgen.diagnostics.code import Code
from portalgen.diagnostics.model import Severity

_WARNING: Final = Severity.WARNING
_NOTE: Final = Severity.NOTE

CODES: Final[tuple[Code, ...]] = (
    Code("APR260", severity=_NOTE, party="operator", waivable_by="board"),
    Code("APR261", party="operator", waivable_by="board"),
    Code("APR262", party="operator", waivable_by="board"),
    Code("APR263", party="operator", waivable_by="board"),
    Code("APR264", party="operator", waivable_by="board"),
    Code("APR265", party="operator", waivable_by="board"),
    Code("APR266", party="operator", waivable_by="board"),
    Code("APR267", party="operator", waivable_by="board"),
    Code("APR268", party="operator", waivable_by="board"),
    Code("APR269", party="operator", waivable_by="board"),
    Code("APR270", severity=_NOTE, party="operator", waivable_by="board"),
    Code("APR271", severity=_WARNING, party="operator", waivable_by="board"),
    Code("APR272", severity=_WARNING, party="operator", waivable_by="board"),
    Code("APR273", party="operator", waivable_by="board"),
)
