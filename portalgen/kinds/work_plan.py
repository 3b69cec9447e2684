"""A programme, plan or strategy for a period (QĐ 2111, Art. 7(4) and 7(11))."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from portalgen.kinds.common import COMMON_FIELDS
from portalgen.kinds.definition import Choice, FacetField, Field, Kind, Period
from portalgen.kinds.shared_fields import BEGINS, ENDS, FIELD_FACET, ISSUING_DOCUMENT, NUMBER, SIGNED, YEAR_FACET
from portalgen.text.bilingual import Bilingual as B

PLAN_TYPES: Final = (
    Choice("programme", B("Chương trình", "Programme")),
    Choice("plan", B("Kế hoạch", "Plan")),
    Choice("strategy", B("Chiến lược, định hướng", "Strategy")),
)

WORK_PLAN: Final = Kind(
    name="work_plan",
    label=B("Chương trình, kế hoạch", "Work plan"),
    help=B(
        "Chương trình, kế hoạch, chiến lược phát triển và thời gian thực hiện.",
        "A programme, plan or strategy with the time that it covers.",
    ),
    duties=("7.4",),
    duties_where=(("plan_type", "strategy", "7.11.strategy"), ("plan_type", "plan", "7.11.plan")),
    layout="page",
    list_style="plain",
    must_be_public=True,
    order="state",
    deadline_class="other",
    date_from="signed",
    essential_fields=("begins", "ends"),
    own_fields=(
        Field(
            "plan_type",
            "choice",
            B("Loại", "Type"),
            B("Chương trình, kế hoạch hay chiến lược.", "Programme, plan or strategy."),
            required=True,
            choices=PLAN_TYPES,
            example="plan",
        ),
        NUMBER,
        SIGNED,
        replace(BEGINS, required=True),
        replace(ENDS, required=True),
        ISSUING_DOCUMENT,
    ),
    common_fields=COMMON_FIELDS,
    card=("number", "summary", "state", "plan_type", "begins", "ends"),
    facets=(
        FacetField("plan_type", B("loai", "type"), own_name="plan-type"),
        FacetField("state", B("tinh-trang", "state"), own_name="plan-state"),
        FIELD_FACET,
        YEAR_FACET,
    ),
    number_from="number",
    period=Period(
        "begins",
        "ends",
        labels=(
            B("Sắp thực hiện", "To begin"),
            B("Đang thực hiện", "Current"),
            B("Đã hết thời gian", "Ended"),
        ),
        is_open_ended=True,
    ),
    in_order=(("signed", "ends"), ("begins", "ends")),
    unique_by=("number", "signed"),
    needs_summary=True,
)
