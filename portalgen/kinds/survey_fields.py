"""The fields for the questions of a survey and the number of answers to each option."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from portalgen.frozen import frozen
from portalgen.kinds.definition import Field, Kind
from portalgen.text.bilingual import Bilingual as B

SURVEY_QUESTIONS: Final = Field(
    "questions",
    "group",
    B("Câu hỏi khảo sát", "Survey questions"),
    B(
        "Câu hỏi và các phương án; số người chọn chỉ ghi sau khi kết thúc.",
        "Questions and their options; give numbers only after the end.",
    ),
    required=True,
    is_shown=False,
    is_shown_apart=True,
    is_list=True,
    fields=(
        Field(
            "question",
            "line",
            B("Câu hỏi", "Question"),
            B("Một câu hỏi.", "A question."),
            required=True,
            is_prose=True,
        ),
        Field(
            "multiple",
            "boolean",
            B("Được chọn nhiều", "Several may be chosen"),
            B("true: mỗi người được chọn nhiều phương án.", "true: several options may be chosen."),
            example="true",
        ),
        Field(
            "options",
            "group",
            B("Phương án", "Options"),
            B("Mỗi phương án một mục.", "One entry per option."),
            required=True,
            is_list=True,
            least_entries=2,
            fields=(
                Field(
                    "option",
                    "line",
                    B("Phương án", "Option"),
                    B("Phương án trả lời.", "A possible answer."),
                    required=True,
                    is_prose=True,
                ),
                Field(
                    "count",
                    "integer",
                    B("Số lượt chọn", "Chosen"),
                    B("Bao nhiêu lượt chọn; ghi sau khi kết thúc.", "How often it was chosen; after the end only."),
                    minimum=0,
                    example="0",
                ),
            ),
        ),
    ),
)

ANSWER_COUNT: Final = Field(
    "answer_count",
    "integer",
    B("Số phiếu trả lời", "Answers"),
    B("Tổng số phiếu đã nhận; ghi sau khi kết thúc.", "How many answered; after the end only."),
    minimum=0,
    example="0",
)


@frozen
class SurveyQuestion:
    """A survey question. `options` are pairs (text, number of answers) in order; the number is None if not given."""

    index: int
    text: str
    is_multiple: bool
    options: tuple[tuple[str, int | None], ...]

    @property
    def has_results(self) -> bool:
        """True if at least one option states its number of answers."""
        return any(count is not None for _, count in self.options)

    @property
    def total(self) -> int:
        """The total number of answers for all options."""
        return sum(count or 0 for _, count in self.options)


def has_survey(kind: Kind) -> bool:
    """Return True if items of this kind are surveys."""
    return kind.field(SURVEY_QUESTIONS.name) is SURVEY_QUESTIONS


def survey_questions_of(fields: Mapping[str, Any]) -> Iterator[SurveyQuestion]:
    """Yield the questions of a survey with these fields, in their order."""
    for index, each in enumerate(fields.get(SURVEY_QUESTIONS.name) or ()):
        options = tuple((option["option"], option.get("count")) for option in each["options"])
        yield SurveyQuestion(index, each["question"], each.get("multiple") is True, options)
