"""The opinions received on a draft, with answers from the adoption report, as QĐ 2111, Art. 7(18) requires."""

from __future__ import annotations

from typing import Final

from portalgen.content.model import Page
from portalgen.graph.moments import is_over
from portalgen.kinds.definition import label_of_choice
from portalgen.kinds.opinion_fields import (
    AUTHOR_KINDS,
    NONE_RECEIVED,
    OPINIONS,
    RESPONSES,
    Opinion,
    OpinionAnswer,
    answers_by_number,
    has_ledger,
    opinions_of,
)
from portalgen.locale.dates import format_day
from portalgen.outputs.page_panels.definition import BuiltPanels, PagePanelDefinition
from portalgen.outputs.page_panels.ledger_panel import LedgerRow, build_ledger_panel, number_cell
from portalgen.plan.model import Address
from portalgen.render.context import Context
from portalgen.render.page_files import PageFiles
from portalgen.render.views.links import Fact
from portalgen.text.bilingual import Bilingual as B

_TITLE: Final = B("Ý kiến đã nhận và tiếp thu, giải trình", "Opinions received, and how they were answered")
_COUNT: Final = B("{all} ý kiến, {answered} ý kiến đã được trả lời", "Opinions: {all}; answered: {answered}")
_FROM: Final = B("Bên góp ý", "From")
_ANSWER: Final = B("Tiếp thu, giải trình", "Answer")
_UNANSWERED: Final = B("Chưa trả lời", "Not answered yet")
_NONE: Final = B("Đã hết thời hạn, không nhận được ý kiến nào.", "The time for opinions is over; none were received.")
_UNPUBLISHED: Final = B("Chưa công bố ý kiến nhận được.", "The opinions received are not published yet.")


def _build(context: Context, page: Page, _: Address, __: PageFiles) -> BuiltPanels:
    language = page.language
    opinions = sorted(opinions_of(page.fields), key=lambda each: each.number)
    answers = answers_by_number(page.fields)
    if not opinions:
        words = _NONE if page.fields.get(NONE_RECEIVED.name) else _UNPUBLISHED
        if words is _UNPUBLISHED and not is_over(page, context.graph.at):
            return (), ()
        return (build_ledger_panel(context, page, PANEL.name, _TITLE.text(language), (), words.text(language)),), ()
    answered = sum(each.number in answers for each in opinions)
    caption = _COUNT.text(language).format(all=len(opinions), answered=answered)
    rows = tuple(_row(each, answers.get(each.number, ()), language) for each in opinions)
    return (build_ledger_panel(context, page, PANEL.name, _TITLE.text(language), ((caption, rows),)),), ()


def _row(opinion: Opinion, answers: tuple[OpinionAnswer, ...], language: str) -> LedgerRow:
    author = label_of_choice(AUTHOR_KINDS, opinion.author_kind).text(language)
    day = format_day(opinion.received, language) if opinion.received is not None else ""
    number = OPINIONS.below("number")
    assert number is not None
    return (
        number_cell("number", number.label.text(language), opinion.number, language),
        Fact("author_kind", _FROM.text(language), "\n".join(filter(None, (author, day)))),
        Fact("opinion", B("Ý kiến", "Opinion").text(language), ": ".join(filter(None, (opinion.point, opinion.text)))),
        Fact("answer", _ANSWER.text(language), _answers_text(answers, language)),
    )


def _answers_text(answers: tuple[OpinionAnswer, ...], language: str) -> str:
    """Return all answers to the opinion, on separate lines."""
    return "\n".join(_answer_text(each, language) for each in answers) or _UNANSWERED.text(language)


def _answer_text(answer: OpinionAnswer, language: str) -> str:
    text = f"{label_of_choice(RESPONSES, answer.response).text(language)}. {answer.explanation}"
    return f"{answer.point}: {text}" if answer.point else text


def _has_panel(page: Page) -> bool:
    return has_ledger(page.kind)


PANEL: Final = PagePanelDefinition("opinions", _has_panel, _build)
