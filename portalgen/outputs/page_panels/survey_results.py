"""The questions of a survey, with the number of answers for each option once it is over (QĐ 2111, Art. 3(2)e)."""

from __future__ import annotations

from typing import Final

from portalgen.content.model import Page
from portalgen.kinds.survey_fields import ANSWER_COUNT, SurveyQuestion, has_survey, survey_questions_of
from portalgen.locale.formats import format_number
from portalgen.outputs.page_panels.definition import BuiltPanels, PagePanelDefinition
from portalgen.outputs.page_panels.ledger_panel import LedgerRow, build_ledger_panel, number_cell
from portalgen.plan.model import Address
from portalgen.render.context import Context
from portalgen.render.page_files import PageFiles
from portalgen.render.views.links import Fact
from portalgen.text.bilingual import Bilingual as B

_QUESTIONS: Final = B("Câu hỏi khảo sát", "Survey questions")
_RESULTS: Final = B("Kết quả khảo sát", "Results of the survey")
_OPTION: Final = B("Phương án", "Option")
_CHOSEN: Final = B("Số lượt chọn", "Chosen")
_SHARE: Final = B("Tỷ lệ", "Share")
_ANSWERS: Final = B("Số phiếu trả lời: {count}.", "Answers: {count}.")
_SEVERAL: Final = B(
    "Mỗi người có thể chọn nhiều phương án, nên tổng tỷ lệ có thể lớn hơn 100%.",
    "Several options may be chosen, so the shares may add up to more than 100%.",
)
_NOT_OVER: Final = frozenset(("upcoming", "open", "closing_soon"))
"""The states without published results, which would influence later answers."""


def _build(context: Context, page: Page, _: Address, __: PageFiles) -> BuiltPanels:
    language = page.language
    questions = tuple(survey_questions_of(page.fields))
    are_shown = context.state_of(page) not in _NOT_OVER and any(each.has_results for each in questions)
    answers = page.fields.get(ANSWER_COUNT.name) or 0
    tables = tuple(
        (each.text, tuple(_row(each, option, count, answers, language, are_shown) for option, count in each.options))
        for each in questions
    )
    title = (_RESULTS if are_shown else _QUESTIONS).text(language)
    note = _note(questions, answers, language) if are_shown else ""
    return (build_ledger_panel(context, page, PANEL.name, title, tables, note),), ()


def _row(
    question: SurveyQuestion, option: str, count: int | None, answers: int, language: str, is_result: bool
) -> LedgerRow:
    first = Fact("option", _OPTION.text(language), option)
    if not is_result:
        return (first,)
    number = count or 0
    return (
        first,
        number_cell("count", _CHOSEN.text(language), number, language),
        Fact(
            "share", _SHARE.text(language), _percent(number, answers or question.total, language), presentation="number"
        ),
    )


def _percent(part: int, whole: int, language: str) -> str:
    """Return a percentage with a single decimal, formatted for the language; a dash without answers."""
    if whole <= 0:
        return "–"
    tenths = (2000 * part + whole) // (2 * whole)
    point = "," if language == "vi" else "."
    return f"{format_number(tenths // 10, language)}{point}{tenths % 10}%"


def _note(questions: tuple[SurveyQuestion, ...], answers: int, language: str) -> str:
    count = _ANSWERS.text(language).format(count=format_number(answers, language)) if answers else ""
    several = _SEVERAL.text(language) if any(each.is_multiple for each in questions) else ""
    return " ".join(filter(None, (count, several)))


PANEL: Final = PagePanelDefinition(
    "survey_results", lambda page: has_survey(page.kind) and any(survey_questions_of(page.fields)), _build
)
