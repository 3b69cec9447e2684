"""The check of KND243; its page is `KND243.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.graph.moments import is_obsolete
from portalgen.kinds.survey_fields import ANSWER_COUNT, SURVEY_QUESTIONS, has_survey, survey_questions_of
from portalgen.lint.context import LintContext
from portalgen.lint.model import PortalRule, Violation, violation
from portalgen.lint.rules.kinds._terms import term_of


def check(context: LintContext) -> Iterator[Violation]:
    """Yield KND243 once for each unfinished survey with numbers."""
    for item in context.library.items:
        page = item.original
        term = term_of(page) if has_survey(page.kind) else None
        if term is None or context.at.date() > term.last or is_obsolete(page, context.at):
            continue
        given = any(each.has_results for each in survey_questions_of(page.fields))
        if given or page.fields.get(ANSWER_COUNT.name) is not None:
            key = SURVEY_QUESTIONS.name if given else ANSWER_COUNT.name
            yield violation("KND243", context.place(page, key, key=True))


RULE: Final = PortalRule("KND243", check)
