"""A sanction of an organization or enterprise (QĐ 2111, Art. 7(3)): names no person, public for a limited time."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from portalgen.kinds.common import COMMON_FIELDS
from portalgen.kinds.definition import Field, Kind
from portalgen.kinds.shared_fields import (
    DECISION_LEVEL,
    DECISION_LEVEL_FACET,
    ISSUING_DOCUMENT,
    NUMBER,
    SIGNED,
    YEAR_FACET,
    organization_field,
)
from portalgen.text.bilingual import Bilingual as B

SANCTION: Final = Kind(
    name="sanction",
    label=B("Xử phạt", "Sanction"),
    help=B(
        "Xử phạt tổ chức, doanh nghiệp; không nêu tên cá nhân, ghi ngày rà soát (review_by) hoặc ngày gỡ (expires_at).",
        "A sanction of an organization or enterprise; no person is named; with review_by or expires_at.",
    ),
    duties=("7.3.sanction",),
    layout="page",
    list_style="plain",
    must_be_public=True,
    order="date",
    deadline_class="news",
    date_from="signed",
    essential_fields=("organization", "signed"),
    own_fields=(
        organization_field(
            "organization",
            B("Tổ chức, doanh nghiệp", "Organization"),
            B(
                "Tên tổ chức, doanh nghiệp bị xử phạt; không ghi cá nhân.",
                "The sanctioned organization; never a person.",
            ),
            required=True,
        ),
        Field(
            "form",
            "line",
            B("Hình thức", "Form"),
            B("Hình thức xử phạt, ví dụ Phạt tiền.", "The form, for example a fine."),
            required=True,
            shared=False,
        ),
        Field("fine", "money", B("Mức phạt", "Fine"), B("Nếu là phạt tiền.", "If it is a fine.")),
        replace(NUMBER, label=B("Số quyết định", "Number of the decision"), required=True),
        SIGNED,
        DECISION_LEVEL,
        Field(
            "violation",
            "text",
            B("Hành vi vi phạm", "Violation"),
            B("Bị xử phạt vì việc gì.", "The reason for the sanction."),
            required=True,
            shared=False,
        ),
        ISSUING_DOCUMENT,
    ),
    common_fields=COMMON_FIELDS,
    card=("number", "summary", "date", "organization", "form"),
    facets=(DECISION_LEVEL_FACET, YEAR_FACET),
    number_from="number",
    unique_by=("number", "signed", "organization"),
    needs_review=True,
    needs_summary=True,
)
