"""Linter findings on questions, dialogues and surveys, and on words about citizens."""

from __future__ import annotations

from typing import Final

from portalgen.diagnostics.code import Code
from portalgen.diagnostics.model import Severity

_WARNING: Final = Severity.WARNING

CODES: Final[tuple[Code, ...]] = (
    Code("KND216", check="kinds.dialogue_record_missing", severity=_WARNING, waivable_by="author"),
    Code("KND220", check="kinds.answer_without_day", severity=_WARNING, waivable_by="author"),
    Code("KND221", check="kinds.survey_options_wrong", severity=_WARNING, waivable_by="author"),
    Code("KND239", check="kinds.answer_missing", waivable_by="author"),
    Code("KND240", check="kinds.question_overdue", severity=_WARNING, party="supplier", waivable_by="author"),
    Code("KND241", check="kinds.citizen_named", severity=_WARNING, waivable_by="author"),
    Code("KND242", check="kinds.citizen_home", severity=_WARNING, waivable_by="author"),
    Code("KND243", check="kinds.survey_results_early", waivable_by="author"),
    Code("KND244", check="kinds.survey_results_wrong", waivable_by="author"),
)
