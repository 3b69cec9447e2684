"""Linter findings on the public duties of a site."""

from __future__ import annotations

from typing import Final

from portalgen.diagnostics.code import Code
from portalgen.diagnostics.model import Severity

_WARNING: Final = Severity.WARNING
_NOTE: Final = Severity.NOTE

CODES: Final[tuple[Code, ...]] = (
    Code("SIT201", check="duties.mandatory_section_missing", severity=_WARNING, party="operator", waivable_by="author"),
    Code("SIT202", check="duties.mandatory_section_empty", severity=_WARNING, waivable_by="author"),
    Code("SIT203", check="duties.contact_unconfirmed", severity=_NOTE, party="operator", waivable_by="author"),
    Code("SIT205", check="duties.review_overdue", severity=_WARNING, waivable_by="author"),
    Code("SIT206", check="duties.draft_left", severity=_NOTE, waivable_by="author"),
    Code("SIT207", check="duties.mandatory_menu_missing", severity=_WARNING, party="operator", waivable_by="author"),
)
