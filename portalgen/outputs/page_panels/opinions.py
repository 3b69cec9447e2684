"""The opinions that were received on a draft, each with its answer from the adoption report (QĐ 2111, Art. 7(18))."""

from __future__ import annotations

from typing import Final

from portalgen.content.model import Page
from portalgen.kinds.definition import label_of_choice
from portalgen.kinds.opinion_fields import (
    AUTHOR_KINDS,
    NONE_RECEIVED,
    OPINIONS,
    RESPONSES,
    Opinion,
    OpinionAnswer,
    answers_of,
    has_ledger,
    opinions_of,
)
from portalgen.locale.formats import format_short_day
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
_NONE: Final = B("Đã hết thời hạn, không nhận được ý kiến nào.", "The time is over; no opinion was received.")


def _build(context: Context, page: Page, _: Address, __: PageFiles) -> BuiltPanels:
    language = page.language
    opinions = tuple(opinions_of(page.fields))
    answers = {number: each for each in answers_of(page.fields) for number in each.numbers}
    if not opinions:
        return (build_ledger_panel(context, page, PANEL.name, _TITLE.text(language), (), _NONE.text(language)),), ()
    answered = sum(each.number in answers for each in opinions)
    caption = _COUNT.text(language).format(all=len(opinions), answered=answered)
    rows = tuple(_row(each, answers.get(each.number), language) for each in opinions)
    return (build_ledger_panel(context, page, PANEL.name, _TITLE.text(language), ((caption, rows),)),), ()


def _row(opinion: Opinion, answer: OpinionAnswer | None, language: str) -> LedgerRow:
    author = label_of_choice(AUTHOR_KINDS, opinion.author_kind).text(language)
    day = format_short_day(opinion.received, language) if opinion.received is not None else ""
    number = OPINIONS.below("number")
    assert number is not None
    return (
        number_cell("number", number.label.text(language), opinion.number, language),
        Fact("author_kind", _FROM.text(language), "\n".join(filter(None, (author, day)))),
        Fact("opinion", B("Ý kiến", "Opinion").text(language), ": ".join(filter(None, (opinion.point, opinion.text)))),
        Fact("answer", _ANSWER.text(language), _answer_text(answer, language)),
    )


def _answer_text(answer: OpinionAnswer | None, language: str) -> str:
    if answer is None:
        return _UNANSWERED.text(language)
    return f"{label_of_choice(RESPONSES, answer.response).text(language)}. {answer.explanation}"


def _has_panel(page: Page) -> bool:
    return has_ledger(page.kind) and any(page.fields.get(each.name) for each in (OPINIONS, NONE_RECEIVED))


PANEL: Final = PagePanelDefinition("opinions", _has_panel, _build)
