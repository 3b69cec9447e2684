"""Faults in the tables of other names (`site-config/search/*.yaml`), and in the other names of pages."""

from __future__ import annotations

from typing import Final

from portalgen.diagnostics.code import Code
from portalgen.diagnostics.model import Severity

_WARNING: Final = Severity.WARNING
_NOTE: Final = Severity.NOTE

CODES: Final[tuple[Code, ...]] = (
    Code("CFG210", party="operator", waivable_by="nobody"),
    Code("CFG211", party="operator", waivable_by="nobody"),
    Code("CFG212", party="operator", waivable_by="nobody"),
    Code("CFG213", severity=_WARNING, party="operator", waivable_by="author"),
    Code("CFG214", severity=_WARNING, party="operator", waivable_by="author"),
    Code("CFG236", severity=_WARNING, party="operator", waivable_by="author"),
    Code("CFG237", severity=_NOTE, party="operator", waivable_by="author"),
    Code("CFG244", party="operator", waivable_by="nobody"),
)
