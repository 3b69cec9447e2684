"""Linter findings on the form of a page's file."""

from __future__ import annotations

from typing import Final

from portalgen.diagnostics.code import Code
from portalgen.diagnostics.model import Severity

_WARNING: Final = Severity.WARNING
_NOTE: Final = Severity.NOTE

CODES: Final[tuple[Code, ...]] = (
    Code("FMT201", check="form.key_order", severity=_NOTE, waivable_by="author"),
    Code("FMT202", check="form.cut_at_hash", severity=_WARNING, waivable_by="author"),
    Code("FMT203", check="form.page_with_other_ending", severity=_WARNING, waivable_by="author"),
    Code("FMT204", check="form.date_far_away", severity=_WARNING, waivable_by="author"),
    Code("FMT205", check="form.never_shown", severity=_WARNING, waivable_by="author"),
    Code("FMT206", check="form.date_to_come", severity=_WARNING, waivable_by="author"),
)
