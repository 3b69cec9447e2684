"""The check of KND221; its page is `KND221.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.diagnostics.model import LocalizedText
from portalgen.kinds.survey_fields import SURVEY_QUESTIONS, SurveyQuestion, has_survey, survey_questions_of
from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.text.normalization import spelling_key

_SINGLE: Final = LocalizedText("chỉ có một phương án", "it has only one option")
_TWICE: Final = LocalizedText("hai phương án giống nhau", "two options are identical")


def check(text: PageText) -> Iterator[Violation]:
    """Yield KND221 for each survey question with a single option or identical options."""
    if text.page.draft or not has_survey(text.page.kind) or SURVEY_QUESTIONS.name not in text.keys:
        return
    for each in survey_questions_of(text.fields):
        problem = _find_problem(each)
        if problem is not None:
            yield violation("KND221", text.place(SURVEY_QUESTIONS.name, each.index, "question"), problem=problem)


def _find_problem(question: SurveyQuestion) -> LocalizedText | None:
    words = [spelling_key(option) for option, _ in question.options]
    if len(words) < 2:
        return _SINGLE
    return _TWICE if len(set(words)) < len(words) else None


RULE: Final = PageRule("KND221", check)
