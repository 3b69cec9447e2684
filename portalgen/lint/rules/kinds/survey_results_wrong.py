"""The check of KND244; its page is `KND244.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.diagnostics.model import LocalizedText
from portalgen.kinds.survey_fields import (
    ANSWER_COUNT,
    SURVEY_QUESTIONS,
    SurveyQuestion,
    has_survey,
    survey_questions_of,
)
from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.lint.prose import is_original

_NEGATIVE: Final = LocalizedText("có số âm", "a number is negative")
_MISSING: Final = LocalizedText("có phương án chưa ghi số lượt chọn", "an option has no number")
_ABOVE: Final = LocalizedText("nhiều hơn số phiếu trả lời", "there are more choices than answers")


def check(text: PageText) -> Iterator[Violation]:
    """Yield KND244 for each question with impossible numbers."""
    if not has_survey(text.page.kind) or not is_original(text):
        return
    answers = text.fields.get(ANSWER_COUNT.name)
    for each in survey_questions_of(text.fields):
        problem = _find_problem(each, answers)
        if problem is not None:
            place = text.place(SURVEY_QUESTIONS.name, each.index, "question")
            yield violation("KND244", place, problem=problem)


def _find_problem(question: SurveyQuestion, answers: int | None) -> LocalizedText | None:
    counts = [count for _, count in question.options if count is not None]
    if any(count < 0 for count in counts):
        return _NEGATIVE
    if counts and len(counts) < len(question.options):
        return _MISSING
    most = max(counts, default=0) if question.is_multiple else sum(counts)
    return _ABOVE if answers is not None and most > answers else None


RULE: Final = PageRule("KND244", check)
