"""A question of voters, citizens or businesses, and the agency's answer (QĐ 2111, Art. 7(19))."""

from __future__ import annotations

from typing import Final

from portalgen.kinds.common import COMMON_FIELDS
from portalgen.kinds.definition import FacetField, Field, Kind
from portalgen.kinds.question_fields import (
    ASKER_GROUP,
    CODE,
    HANDLING,
    HANDLING_STATES,
    STATE_FACET,
    UNANSWERED,
)
from portalgen.kinds.schema_org import NAMED, SchemaMapping, SchemaProperty
from portalgen.kinds.shared_fields import FIELD_FACET, YEAR_FACET
from portalgen.text.bilingual import Bilingual as B

QUESTION: Final = Kind(
    name="question",
    label=B("Hỏi đáp", "Question and answer"),
    help=B(
        "Cử tri, công dân, doanh nghiệp hỏi, cơ quan trả lời.", "Voters, citizens and businesses ask, agencies answer."
    ),
    duties=("7.19", "3.2.d.questions", "3.3.a.follow"),
    layout="page",
    list_style="documents",
    order="date",
    deadline_class="other",
    date_from="asked",
    own_fields=(
        CODE,
        Field(
            "question",
            "text",
            B("Câu hỏi", "Question"),
            B(
                "Nội dung câu hỏi, đã bỏ họ tên, địa chỉ, số điện thoại của người hỏi.",
                "The question, without the asker's name, address or telephone.",
            ),
            required=True,
            shared=False,
        ),
        ASKER_GROUP,
        *HANDLING,
    ),
    common_fields=COMMON_FIELDS,
    card=("code", "summary", "date", "asker_group", "agency", "handling"),
    short_card=("asker_group",),
    facets=(STATE_FACET, FIELD_FACET, FacetField("asker_group", B("nguoi-hoi", "asked-by")), YEAR_FACET),
    lead_facet="handling",
    states=HANDLING_STATES,
    first_facts=("question", "handling"),
    folds_facts=True,
    number_from="code",
    summary_from="question",
    in_order=(("asked", "answered"), ("asked", "due")),
    unique_by=("code",),
    body_title=B("Trả lời", "Answer"),
    takes="question",
    takes_in=UNANSWERED,
    is_citizen_message=True,
    citizen_fields=("title", "summary", "question"),
    citizen_body=True,
    schema_org=SchemaMapping(
        "Question",
        (
            *NAMED,
            SchemaProperty("text", "text", "question"),
            SchemaProperty("inLanguage", "language"),
            SchemaProperty("dateCreated", "day", "asked"),
            SchemaProperty("identifier", "text", "code"),
            # Its page is no QAPage, since on a QAPage anybody may answer.
            SchemaProperty("answerCount", "answer_count", states=("answered",)),
            SchemaProperty("acceptedAnswer", "answer", "answered", states=("answered",)),
        ),
    ),
)
