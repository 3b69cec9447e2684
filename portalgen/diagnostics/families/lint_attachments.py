"""Linter findings on attachments. The build's own file faults are in `attachments`."""

from __future__ import annotations

from typing import Final

from portalgen.diagnostics.code import Code
from portalgen.diagnostics.model import Severity

_WARNING: Final = Severity.WARNING
_NOTE: Final = Severity.NOTE

CODES: Final[tuple[Code, ...]] = (
    Code("ATT201", check="attachments.legacy_format", severity=_WARNING, waivable_by="author"),
    Code("ATT202", check="attachments.scanned_pdf", severity=_WARNING, waivable_by="author"),
    Code("ATT203", check="attachments.encrypted", waivable_by="author"),
    Code("ATT204", check="attachments.secrecy_mark", waivable_by="board", lock="secrecy"),
    Code("ATT205", check="attachments.personal_number", severity=_WARNING, waivable_by="author"),
    Code("ATT206", check="attachments.legacy_font", severity=_WARNING, waivable_by="author"),
    Code("ATT207", check="attachments.expands", waivable_by="author"),
    Code("ATT208", check="attachments.damaged", severity=_WARNING, waivable_by="author"),
    Code("ATT209", check="attachments.file_name_title", severity=_WARNING, waivable_by="author"),
    Code("ATT210", check="attachments.unnamed_file", severity=_NOTE, waivable_by="author"),
    Code("ATT211", check="attachments.author_name", severity=_NOTE, waivable_by="author"),
    Code("ATT212", check="attachments.not_wholly_read", severity=_NOTE, waivable_by="author"),
    Code("ATT213", check="attachments.not_read", severity=_NOTE, waivable_by="author"),
    Code("ATT214", check="attachments.active_content", waivable_by="author"),
    Code("ATT215", check="attachments.outside_content", waivable_by="author"),
    Code("ATT216", check="attachments.hidden_content", severity=_WARNING, waivable_by="author"),
    Code("ATT217", check="attachments.tracked_changes", severity=_WARNING, waivable_by="author"),
    Code("ATT218", check="attachments.comments", severity=_WARNING, waivable_by="author"),
    Code("ATT219", check="attachments.csv_formula", severity=_WARNING, waivable_by="author"),
    Code("ATT220", check="attachments.deceptive_name", waivable_by="author"),
    Code("ATT221", check="attachments.hidden_file", severity=_WARNING, waivable_by="author"),
    Code("ATT222", check="attachments.name_with_marks", severity=_NOTE, waivable_by="author"),
    Code("ATT223", check="attachments.csv_total", severity=_WARNING, waivable_by="author"),
)
