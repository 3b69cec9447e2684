"""The questions accepted in a dialogue, and their answers (QĐ 2111, Art. 3(2)đ)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from portalgen.content.model import Page
from portalgen.kinds.definition import Field
from portalgen.kinds.question_fields import TAKEN_QUESTIONS, takes_questions
from portalgen.outputs.page_panels.definition import BuiltPanels, PagePanelDefinition
from portalgen.outputs.page_panels.ledger_panel import LedgerRow, build_ledger_panel, number_cell
from portalgen.plan.model import Address
from portalgen.render.context import Context
from portalgen.render.page_files import PageFiles
from portalgen.render.views.links import Fact
from portalgen.text.bilingual import Bilingual as B

_COUNT: Final = B("{all} câu hỏi, {answered} câu đã được trả lời", "Questions: {all}; answered: {answered}")
_UNANSWERED: Final = B("Chưa trả lời", "Not answered yet")
_LABELS: Final[Mapping[str, Field]] = {each.name: each for each in TAKEN_QUESTIONS.fields}


def _build(context: Context, page: Page, _: Address, __: PageFiles) -> BuiltPanels:
    language = page.language
    questions = sorted(page.fields[TAKEN_QUESTIONS.name], key=lambda each: int(each["number"]))
    answered = sum(bool(each.get("answer")) for each in questions)
    caption = _COUNT.text(language).format(all=len(questions), answered=answered)
    rows = tuple(_row(each, language) for each in questions)
    title = TAKEN_QUESTIONS.label.text(language)
    return (build_ledger_panel(context, page, PANEL.name, title, ((caption, rows),)),), ()


def _row(question: Mapping[str, Any], language: str) -> LedgerRow:
    def label(name: str) -> str:
        return _LABELS[name].label.text(language)

    answer = question.get("answer")
    by = question.get("answered_by")
    words = f"{answer}\n({by})" if answer and by else answer or _UNANSWERED.text(language)
    asker = _LABELS["asker_group"].choice_label(question["asker_group"]).text(language)
    return (
        number_cell("number", label("number"), question["number"], language),
        Fact("asker_group", label("asker_group"), asker),
        Fact("question", label("question"), question["question"]),
        Fact("answer", label("answer"), words),
    )


PANEL: Final = PagePanelDefinition(
    "taken_questions",
    lambda page: takes_questions(page.kind) and bool(page.fields.get(TAKEN_QUESTIONS.name)),
    _build,
)
