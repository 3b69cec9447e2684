"""A published budget: year, stage and figures (QĐ 2111, Art. 7(5))."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from portalgen.kinds.common import COMMON_FIELDS
from portalgen.kinds.data_fields import DATASETS
from portalgen.kinds.definition import Choice, FacetField, Field, Kind
from portalgen.kinds.schema_org import SchemaProperty, datasets
from portalgen.kinds.shared_fields import ISSUING_DOCUMENT, NUMBER, SIGNED
from portalgen.text.bilingual import Bilingual as B

BUDGET_LEVELS: Final = (
    Choice("province", B("Ngân sách cấp tỉnh", "Provincial budget")),
    Choice("commune", B("Ngân sách cấp xã", "Commune budget")),
    Choice("unit", B("Đơn vị dự toán", "Budget unit")),
)

BUDGET_STAGES: Final = (
    Choice("draft", B("Dự toán trình", "Draft estimate")),
    Choice("approved", B("Dự toán được quyết định, giao", "Approved estimate")),
    Choice("first_quarter", B("Thực hiện quý I", "Executed, first quarter")),
    Choice("half_year", B("Thực hiện 6 tháng", "Executed, half-year")),
    Choice("nine_months", B("Thực hiện 9 tháng", "Executed, nine months")),
    Choice("year", B("Thực hiện cả năm", "Executed, year")),
    Choice("settled", B("Quyết toán", "Settled")),
)

BUDGET_REPORT: Final = Kind(
    name="budget_report",
    label=B("Công khai ngân sách", "Budget report"),
    help=B(
        "Dự toán, tình hình thực hiện và quyết toán ngân sách được công khai.",
        "Estimate, execution and settlement of a budget.",
    ),
    duties=("7.5",),
    layout="page",
    list_style="plain",
    must_be_public=True,
    order="date",
    deadline_class="other",
    date_from="signed",
    essential_fields=("year", "stage"),
    data_theme="ECON",
    own_fields=(
        Field("year", "year", B("Năm ngân sách", "Year"), B("Năm.", "The year."), required=True, example="2026"),
        Field(
            "level",
            "choice",
            B("Cấp ngân sách", "Level"),
            B("Ngân sách của cấp nào.", "The level of the budget."),
            required=True,
            choices=BUDGET_LEVELS,
            example="province",
        ),
        Field(
            "stage",
            "choice",
            B("Nội dung công khai", "Stage"),
            B("Dự toán, thực hiện hay quyết toán.", "Estimate, execution or settlement."),
            required=True,
            choices=BUDGET_STAGES,
            example="approved",
        ),
        Field(
            "forms",
            "line",
            B("Biểu mẫu", "Forms"),
            B("Số của từng biểu mẫu công khai.", "The number of each form."),
            shared=False,
            inherited=True,
            is_list=True,
            example="Biểu số 00",
        ),
        Field("total", "money", B("Tổng chi", "Total"), B("Tổng chi của biểu.", "The total expenditure.")),
        Field(
            "executed",
            "percent",
            B("So với dự toán năm", "Against the year's estimate"),
            B("Tỷ lệ thực hiện so với dự toán năm.", "The executed share of the year's estimate."),
            example="24,5%",
        ),
        replace(NUMBER, label=B("Số quyết định công bố", "Number of the decision")),
        replace(SIGNED, label=B("Ngày công bố", "Published")),
        ISSUING_DOCUMENT,
        DATASETS,
    ),
    common_fields=COMMON_FIELDS,
    card=("summary", "date", "year", "level", "stage"),
    facets=(
        FacetField("stage", B("noi-dung-cong-khai", "budget-stage")),
        FacetField("level", B("cap-ngan-sach", "budget-level")),
        FacetField("year", B("nam", "year"), own_name="budget-year"),
    ),
    number_from="number",
    unique_by=("year", "level", "stage", "forms"),
    needs_summary=True,
    schema_org=datasets(
        SchemaProperty("temporalCoverage", "text", "year"),
        SchemaProperty("spatialCoverage", "area"),
    ),
)
