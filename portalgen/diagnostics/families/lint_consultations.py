"""Linter findings on opinions, drafts and adoption reports."""

from __future__ import annotations

from typing import Final

from portalgen.diagnostics.code import Code
from portalgen.diagnostics.model import Severity

_WARNING: Final = Severity.WARNING
_NOTE: Final = Severity.NOTE

CODES: Final[tuple[Code, ...]] = (
    Code("KND209", check="kinds.opinion_answered_both_ways", severity=_WARNING, waivable_by="author"),
    Code("KND211", check="kinds.opinion_before_opening", severity=_WARNING, waivable_by="author"),
    Code("KND212", check="kinds.opinion_after_closing", severity=_NOTE, waivable_by="author"),
    Code("KND213", check="kinds.ledger_empty", severity=_WARNING, waivable_by="author"),
    Code("KND214", check="kinds.draft_file_missing", waivable_by="author"),
    Code("KND215", check="kinds.draft_papers_missing", severity=_NOTE, waivable_by="author"),
    Code("KND217", check="kinds.hidden_while_open", severity=_WARNING, waivable_by="author"),
    Code("KND230", check="kinds.opinion_number_twice", waivable_by="author"),
    Code("KND231", check="kinds.opinion_unanswered", waivable_by="author"),
    Code("KND232", check="kinds.answer_to_no_opinion", waivable_by="author"),
    Code("KND233", check="kinds.adopted_before_closing", waivable_by="author"),
    Code("KND234", check="kinds.adoption_report_missing", severity=_WARNING, waivable_by="author"),
    Code("KND235", check="kinds.commune_term_short", waivable_by="board"),
    Code("KND236", check="kinds.draft_term_short", severity=_WARNING, waivable_by="author"),
    Code("KND237", check="kinds.none_received_contradicted", waivable_by="author"),
    Code("KND245", check="kinds.report_without_ledger", severity=_WARNING, waivable_by="author"),
    Code("KND246", check="kinds.opinion_answered_twice", severity=_WARNING, waivable_by="author"),
)
