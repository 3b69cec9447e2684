"""Translations, reported to the translators: what the linter reports."""

from __future__ import annotations

from typing import Final

from portalgen.diagnostics.code import Code
from portalgen.diagnostics.model import Severity

_WARNING: Final = Severity.WARNING
_NOTE: Final = Severity.NOTE

CODES: Final[tuple[Code, ...]] = (
    Code("LNG201", severity=_WARNING, party="translator", waivable_by="author"),
    Code("LNG202", severity=_WARNING, party="translator", waivable_by="author"),
    Code("LNG203", severity=_WARNING, party="translator", waivable_by="author"),
    Code("LNG204", severity=_NOTE, party="translator", waivable_by="author"),
    Code("LNG205", severity=_NOTE, party="translator", waivable_by="author"),
    Code("LNG206", severity=_WARNING, waivable_by="author"),
    Code("LNG207", severity=_WARNING, party="translator", waivable_by="author"),
)
