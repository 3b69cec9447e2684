"""A commendation of an organization or enterprise (QĐ 2111, Art. 7(3))."""

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

REWARD: Final = Kind(
    name="reward",
    label=B("Khen thưởng", "Commendation"),
    help=B(
        "Khen thưởng tổ chức, doanh nghiệp hoạt động trên địa bàn.",
        "A commendation of an organization or enterprise of the area.",
    ),
    duties=("7.3.reward",),
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
            B("Tên tổ chức, doanh nghiệp được khen thưởng.", "The commended organization."),
            required=True,
        ),
        Field(
            "form",
            "line",
            B("Hình thức", "Form"),
            B("Hình thức khen thưởng, ví dụ Bằng khen.", "The award."),
            required=True,
            shared=False,
        ),
        replace(NUMBER, label=B("Số quyết định", "Number of the decision"), required=True),
        SIGNED,
        DECISION_LEVEL,
        Field(
            "achievement",
            "text",
            B("Thành tích", "Achievement"),
            B("Được khen thưởng vì việc gì.", "The reason for the commendation."),
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
    needs_summary=True,
)
