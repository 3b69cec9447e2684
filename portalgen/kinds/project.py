"""A project, with its nine required facts (QĐ 2111, Art. 7(13) to 7(15))."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any, Final

from portalgen.kinds.common import COMMON_FIELDS
from portalgen.kinds.definition import Choice, FacetField, Field, Kind, Period, Referrer, StateDay, States
from portalgen.kinds.shared_fields import (
    BEGINS,
    COMMUNE,
    ENDS,
    FIELD,
    FIELD_FACET,
    ISSUING_DOCUMENT,
    organization_field,
)
from portalgen.text.bilingual import Bilingual as B

PROJECT_TYPES: Final = (
    Choice("new", B("Đầu tư xây dựng mới", "New construction")),
    Choice("upgrade", B("Cải tạo, nâng cấp, mở rộng", "Renovation or extension")),
    Choice("equipment", B("Mua sắm, trang bị", "Equipment")),
    Choice("technical", B("Hỗ trợ kỹ thuật", "Technical assistance")),
    Choice("other", B("Loại khác", "Other type")),
)

FUNDING_TYPES: Final = (
    Choice("state_budget", B("Ngân sách nhà nước", "State budget")),
    Choice("concessional_loan", B("Vốn vay ưu đãi", "Concessional loan")),
    Choice("grant", B("Viện trợ không hoàn lại", "Grant")),
    Choice("partnership", B("Đối tác công tư", "Public-private partnership")),
    Choice("enterprise", B("Vốn doanh nghiệp", "Capital of enterprises")),
    Choice("community", B("Đóng góp của cộng đồng", "Contributions of the community")),
    Choice("several", B("Nhiều nguồn vốn", "Several sources")),
)

PROJECT_STATES: Final = (
    Choice("preparing", B("Đang chuẩn bị đầu tư", "Preparing")),
    Choice("under_way", B("Đang triển khai", "Under way")),
    Choice("completed", B("Đã hoàn tất", "Completed")),
)
"""The three lists of Art. 7(14)."""


def _derive(fields: Mapping[str, Any], _: tuple[Referrer, ...], __: datetime) -> str:
    """Return the state given by the investor: no day begins or completes a project by itself (KND203 compares them)."""
    return str(fields.get("status", ""))


PROJECT: Final = Kind(
    name="project",
    label=B("Dự án", "Project"),
    help=B(
        "Dự án đang chuẩn bị, đang triển khai hoặc đã hoàn tất, với chín thông tin bắt buộc.",
        "A project that is prepared, under way or completed, with its nine mandatory facts.",
    ),
    duties=("7.13.projects", "7.14", "7.15"),
    duty_fields=(
        (
            "7.15",
            (
                "objective",
                "field",
                "project_type",
                "begins",
                "ends",
                "budget",
                "funding_type",
                "donor",
                "status",
            ),
        ),
    ),
    layout="page",
    list_style="plain",
    must_be_public=True,
    order="state",
    deadline_class="investment",
    essential_fields=("objective", "budget"),
    data_theme="ECON",
    own_fields=(
        Field(
            "status",
            "choice",
            B("Tình trạng dự án", "State of the project"),
            B("Theo báo cáo của chủ đầu tư.", "As the investor reports it."),
            required=True,
            choices=PROJECT_STATES,
            example="preparing",
        ),
        Field(
            "objective",
            "text",
            B("Mục tiêu chính", "Main objective"),
            B("Dự án làm gì, cho ai.", "The project's purpose and beneficiaries."),
            required=True,
            shared=False,
        ),
        replace(FIELD, label=B("Lĩnh vực chuyên môn", "Field"), is_shown=True),
        Field(
            "project_type",
            "choice",
            B("Loại dự án", "Type of project"),
            B("Loại dự án.", "The type of project."),
            required=True,
            choices=PROJECT_TYPES,
            example="upgrade",
        ),
        replace(BEGINS, required=True),
        replace(ENDS, required=True),
        Field(
            "budget",
            "money",
            B("Kinh phí dự án", "Budget"),
            B("Tổng mức đầu tư được phê duyệt.", "The total investment that was approved."),
            required=True,
        ),
        Field(
            "funding_type",
            "choice",
            B("Loại hình tài trợ", "Type of funding"),
            B("Vốn từ đâu.", "The source of the money."),
            required=True,
            choices=FUNDING_TYPES,
            example="state_budget",
        ),
        organization_field(
            "donor",
            B("Nhà tài trợ", "Donor"),
            B(
                "Cơ quan, tổ chức bố trí vốn; ví dụ Ngân sách tỉnh.",
                "The provider of the money; for example the province.",
            ),
            required=True,
        ),
        organization_field(
            "investor", B("Chủ đầu tư", "Investor"), B("Cơ quan, đơn vị làm chủ đầu tư.", "The agency that invests.")
        ),
        Field(
            "location",
            "line",
            B("Địa điểm", "Location"),
            B("Nơi thực hiện.", "The place where it is carried out."),
            shared=False,
            inherited=True,
        ),
        COMMUNE,
        Field(
            "code",
            "line",
            B("Mã dự án", "Project code"),
            B("Mã trong hệ thống đầu tư công, nếu có.", "Its code in the system of public investment."),
            example="0000000",
        ),
        ISSUING_DOCUMENT,
    ),
    common_fields=COMMON_FIELDS,
    card=("summary", "status", "field", "begins", "ends", "budget"),
    short_card=("budget",),
    facets=(
        FacetField("status", B("tinh-trang", "state"), own_name="project-state"),
        FIELD_FACET,
        FacetField("project_type", B("loai", "type"), own_name="project-type"),
        FacetField("funding_type", B("nguon-von", "funding")),
        FacetField("begins", B("nam", "year"), B("Năm bắt đầu", "Year of beginning")),
    ),
    lead_facet="status",
    period=Period("begins", "ends", place="location", is_open_ended=True),
    states=States(
        field="status",
        label=B("Tình trạng dự án", "State of the project"),
        choices=PROJECT_STATES,
        derive=_derive,
        turns=lambda _: (),
        fields=("status",),
        lapsed=frozenset(("completed",)),
    ),
    state_days=(
        StateDay("preparing", "begins", has_come=False),
        StateDay("under_way", "begins", has_come=True),
        StateDay("under_way", "ends", has_come=False),
        StateDay("completed", "ends", has_come=True),
    ),
    in_order=(("begins", "ends"),),
    unique_by=("code",),
    needs_summary=True,
    first_facts=("status", "objective", "budget", "begins", "ends", "location"),
    folds_facts=True,
)
