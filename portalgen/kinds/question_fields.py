"""Fields shared by the two registers of questions: receipt, due day, answer and answering agency.

One contains answers to voters, citizens and businesses (QĐ 2111, Art. 7(19)), the other reflections on administrative
rules (Art. 7(17)). They are separate kinds.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any, Final

from portalgen.frozen import frozen
from portalgen.kinds.common import COMMON_FIELDS
from portalgen.kinds.definition import Choice, FacetField, Field, Kind, Referrer, States
from portalgen.law.calendar import VIETNAM
from portalgen.text.bilingual import Bilingual as B

_COMMON: Final = {each.name: each for each in COMMON_FIELDS}

ASKER_GROUPS: Final = (
    Choice("voters", B("Cử tri", "Voters")),
    Choice("citizens", B("Công dân", "Citizens")),
    Choice("businesses", B("Doanh nghiệp", "Businesses")),
)
"""The group to which the asker belongs. The asker is never named."""

ASKER_GROUP: Final = Field(
    "asker_group",
    "choice",
    B("Người gửi", "Sent by"),
    B("Cử tri, công dân hay doanh nghiệp; không ghi tên.", "Voters, citizens or businesses; no name."),
    required=True,
    choices=ASKER_GROUPS,
    example="citizens",
)

CODE: Final = Field(
    "code",
    "line",
    B("Mã số", "Code"),
    B("Mã tra cứu trong sổ; mỗi mã chỉ dùng một lần.", "Its code in the register; used once only."),
    required=True,
    example="HD-2026-000",
    also=("mã", "mã tra cứu", "số"),
)

HANDLING: Final = (
    Field(
        "asked",
        "date",
        B("Ngày nhận", "Received"),
        B("Ngày cơ quan nhận được.", "The day of receipt by the agency."),
        required=True,
        has_happened=True,
        example="2026-11-24",
        also=("ngày hỏi", "ngày gửi"),
    ),
    replace(
        _COMMON["agency"],
        label=B("Cơ quan trả lời", "Answered by"),
        help=B("Cơ quan có trách nhiệm trả lời.", "The agency that must answer."),
        required=True,
        inherited=True,
        filled_with="agency",
    ),
    Field(
        "due",
        "date",
        B("Hạn trả lời", "Due"),
        B(
            "Ngày cuối phải trả lời; chưa có văn bản nào ấn định số ngày, nên hạn là thông lệ của cơ quan.",
            "The last day for the answer; no instrument sets a number of days, so it follows the agency's house practice.",
        ),
        example="2026-12-15",
    ),
    Field(
        "answered",
        "date",
        B("Ngày trả lời", "Answered on"),
        B(
            "Ngày trả lời; câu trả lời là phần nội dung của bài.",
            "The day of the answer; the page's text is the answer.",
        ),
        has_happened=True,
        example="2026-12-01",
    ),
    Field(
        "answered_by",
        "line",
        B("Người trả lời", "Answer signed by"),
        B("Chức vụ hoặc đơn vị trả lời, không bắt buộc ghi tên.", "The post or unit; a name is not needed."),
        shared=False,
        inherited=True,
        example="Giám đốc Sở",
    ),
)

TAKEN_QUESTIONS: Final = Field(
    "questions",
    "group",
    B("Câu hỏi và trả lời", "Questions and answers"),
    B(
        "Câu hỏi đã nhận và câu trả lời; không ghi họ tên, địa chỉ, số điện thoại của người hỏi.",
        "The questions taken and their answers, without the askers' names, addresses or telephones.",
    ),
    is_shown=False,
    is_shown_apart=True,
    is_list=True,
    fields=(
        Field(
            "number",
            "integer",
            B("Số", "Number"),
            B("Số của câu hỏi.", "The number of the question."),
            required=True,
            minimum=1,
            example="1",
        ),
        ASKER_GROUP,
        Field(
            "question",
            "text",
            B("Câu hỏi", "Question"),
            B("Nội dung câu hỏi.", "The question."),
            required=True,
        ),
        Field("answer", "text", B("Trả lời", "Answer"), B("Nội dung trả lời.", "The answer.")),
        Field(
            "answered_by",
            "line",
            B("Người trả lời", "Answered by"),
            B("Chức vụ của người trả lời.", "The post of the person who answered."),
            example="Giám đốc Sở",
        ),
    ),
)
"""The questions asked in a dialogue, with their answers."""

HANDLING_CHOICES: Final[tuple[Choice, ...]] = (
    Choice("pending", B("Đang xử lý", "Being answered")),
    Choice("overdue", B("Quá hạn trả lời", "Overdue")),
    Choice("answered", B("Đã trả lời", "Answered")),
)


def derive_handling(fields: Mapping[str, Any], _: tuple[Referrer, ...], at: datetime) -> str:
    """Return the state of a question at `at`: "answered", "pending" or "overdue". Empty if it was not received."""
    today = at.astimezone(VIETNAM).date()
    answered, due = fields.get("answered"), fields.get("due")
    if answered is not None and answered <= today:
        return "answered"
    if fields.get("asked") is None:
        return ""
    return "overdue" if due is not None and due < today else "pending"


def _turns(fields: Mapping[str, Any]) -> Iterator[datetime]:
    answered, due = fields.get("answered"), fields.get("due")
    if answered is not None:
        yield _midnight(answered)
    if due is not None and due < date.max:
        yield _midnight(due + timedelta(days=1))


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), VIETNAM)


HANDLING_STATES: Final = States(
    field="handling",
    label=B("Tình trạng", "State"),
    choices=HANDLING_CHOICES,
    derive=derive_handling,
    turns=_turns,
    fields=("asked", "due", "answered"),
    unmarked=frozenset(("answered",)),
)

UNANSWERED: Final = frozenset(("pending", "overdue"))
"""The states in which a question accepts additions."""

STATE_FACET: Final = FacetField("handling", B("tinh-trang", "state"), own_name="answer-state")


@frozen
class QuestionDays:
    """The days of a question. Any of them may be missing on a page with errors."""

    received: date | None
    due: date | None
    answered: date | None


def read_question_days(fields: Mapping[str, Any]) -> QuestionDays:
    """Return the days of receipt, due answer and answer from the fields of an item handled as a question."""
    return QuestionDays(fields.get("asked"), fields.get("due"), fields.get("answered"))


def takes_questions(kind: Kind) -> bool:
    """Return True if items of this kind contain several questions that were asked together."""
    return kind.field(TAKEN_QUESTIONS.name) is TAKEN_QUESTIONS


def is_question(kind: Kind) -> bool:
    """Return True if each item of this kind is handled as a question."""
    return kind.states is HANDLING_STATES
