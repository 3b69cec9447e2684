"""Linter findings on legal documents."""

from __future__ import annotations

from typing import Final

from portalgen.diagnostics.code import Code
from portalgen.diagnostics.model import Severity

_WARNING: Final = Severity.WARNING
_NOTE: Final = Severity.NOTE

CODES: Final[tuple[Code, ...]] = (
    Code("DOC201", check="documents.number_pattern", severity=_WARNING, waivable_by="author"),
    Code("DOC202", check="documents.number_and_type", severity=_WARNING, waivable_by="author"),
    Code("DOC203", check="documents.number_and_year", severity=_WARNING, waivable_by="author"),
    Code("DOC204", check="documents.dates_out_of_order", waivable_by="author"),
    Code("DOC205", check="documents.issued_in_future", waivable_by="author"),
    Code("DOC206", check="documents.expired_without_status", severity=_WARNING, waivable_by="author"),
    Code("DOC207", check="documents.status_contradicts_dates", severity=_WARNING, waivable_by="author"),
    Code("DOC208", check="documents.legal_status_missing", severity=_NOTE, waivable_by="author"),
    Code("DOC210", check="documents.relation_one_sided", severity=_WARNING, waivable_by="author"),
    Code("DOC211", check="documents.relation_against_time", waivable_by="author"),
    Code("DOC212", check="documents.relation_circle", waivable_by="author"),
    Code("DOC213", check="documents.document_without_content", severity=_WARNING, waivable_by="author"),
    Code("DOC214", check="documents.abstract_missing", severity=_NOTE, waivable_by="author"),
    Code("DOC215", check="documents.cites_ended_instrument", severity=_NOTE, waivable_by="author"),
    Code("DOC216", check="documents.number_and_normative", severity=_WARNING, waivable_by="author"),
    Code("DOC217", check="documents.effective_before_issued", severity=_WARNING, waivable_by="author"),
    Code("DOC218", check="documents.expired_without_cause", severity=_WARNING, waivable_by="author"),
    Code("DOC219", check="documents.document_as_news", severity=_WARNING, waivable_by="author"),
    Code("DOC220", check="documents.not_the_document", severity=_WARNING, waivable_by="author"),
    Code("DOC221", check="documents.issued_text_changed", severity=_WARNING, waivable_by="board", lock="document"),
    Code("DOC222", check="documents.clause_corrected", severity=_WARNING, waivable_by="board", lock="document"),
    Code("DOC223", check="documents.file_and_fields", severity=_WARNING, waivable_by="author"),
)
