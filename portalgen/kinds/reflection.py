"""A reflection or petition about an administrative rule, and its outcome (QĐ 2111, Art. 7(17))."""

from __future__ import annotations

from typing import Final

from portalgen.kinds.common import COMMON_FIELDS
from portalgen.kinds.definition import FacetField, Field, Kind, Relation
from portalgen.kinds.question_fields import (
    ASKER_GROUP,
    CODE,
    HANDLING,
    HANDLING_STATES,
    STATE_FACET,
    UNANSWERED,
)
from portalgen.kinds.shared_fields import FIELD_FACET, YEAR_FACET
from portalgen.text.bilingual import Bilingual as B

REFLECTION: Final = Kind(
    name="reflection",
    label=B("Phản ánh, kiến nghị", "Feedback on a regulation"),
    help=B(
        "Phản ánh, kiến nghị của tổ chức, cá nhân về quy định hành chính và kết quả xử lý.",
        "Feedback of organizations and individuals on an administrative regulation, and its result.",
    ),
    duties=("7.17", "3.3.a.follow"),
    layout="page",
    list_style="documents",
    order="date",
    deadline_class="other",
    date_from="asked",
    own_fields=(
        CODE,
        Field(
            "regulation",
            "line",
            B("Quy định được phản ánh", "Regulation concerned"),
            B("Tên, số của quy định hoặc thủ tục hành chính.", "The name or number of the regulation or procedure."),
            required=True,
            shared=False,
            inherited=True,
            is_prose=True,
            example="Thủ tục đăng ký mẫu",
        ),
        Field(
            "concerns",
            "reference",
            B("Bài về quy định đó", "The regulation on this portal"),
            B("Mã bài của văn bản hoặc thủ tục, nếu có trên cổng.", "The id of the document or procedure."),
            kinds=("legal_document", "procedure"),
        ),
        Field(
            "reflection",
            "text",
            B("Nội dung phản ánh, kiến nghị", "What it says"),
            B(
                "Nội dung, đã bỏ họ tên, địa chỉ, số điện thoại của người gửi.",
                "Its text, without the sender's name, address or telephone.",
            ),
            required=True,
            shared=False,
        ),
        ASKER_GROUP,
        *HANDLING,
    ),
    common_fields=COMMON_FIELDS,
    card=("code", "summary", "date", "regulation", "agency", "handling"),
    facets=(
        STATE_FACET,
        FIELD_FACET,
        FacetField("asker_group", B("nguoi-hoi", "asked-by"), B("Người gửi", "Sent by")),
        YEAR_FACET,
    ),
    lead_facet="handling",
    states=HANDLING_STATES,
    relations=(Relation("concerns", label=B("Phản ánh, kiến nghị về quy định này", "Feedback on this regulation")),),
    first_facts=("regulation", "concerns", "reflection", "handling"),
    folds_facts=True,
    number_from="code",
    summary_from="reflection",
    in_order=(("asked", "answered"), ("asked", "due")),
    unique_by=("code",),
    body_title=B("Trả lời", "Answer"),
    takes="reflection",
    takes_in=UNANSWERED,
    is_citizen_message=True,
    citizen_fields=("title", "summary", "regulation", "reflection"),
    citizen_body=True,
)
