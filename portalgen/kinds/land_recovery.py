"""A decision of the state to recover land (QĐ 2111, Art. 9(4)). It contains no data about the users of the land."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from portalgen.kinds.common import COMMON_FIELDS
from portalgen.kinds.data_fields import MAPS
from portalgen.kinds.definition import Field, Kind
from portalgen.kinds.shared_fields import (
    COMMUNE,
    COMMUNE_FACET,
    ISSUING_DOCUMENT,
    NUMBER,
    OF_PROJECT,
    SIGNED,
    YEAR_FACET,
    project_relation,
)
from portalgen.text.bilingual import Bilingual as B

LAND_RECOVERY: Final = Kind(
    name="land_recovery",
    label=B("Thu hồi đất", "Land recovery"),
    help=B(
        "Quyết định thu hồi đất và phương án bồi thường; không đăng tên, thửa đất của từng hộ.",
        "A decision on the recovery of land and its compensation plan; no household's name or plot.",
    ),
    duties=("7.21",),
    layout="page",
    list_style="plain",
    must_be_public=True,
    order="date",
    deadline_class="investment",
    date_from="signed",
    essential_fields=("number", "signed"),
    data_theme="REGI",
    own_fields=(
        replace(NUMBER, label=B("Số quyết định", "Number of the decision"), required=True),
        SIGNED,
        replace(COMMUNE, required=True),
        Field(
            "area",
            "decimal",
            B("Diện tích thu hồi", "Area"),
            B("Tổng diện tích, kèm đơn vị; không ghi từng thửa.", "The total with its unit; no single plots."),
            required=True,
            needs_unit=True,
            example="12,5 ha",
        ),
        Field(
            "purpose",
            "text",
            B("Lý do thu hồi", "Purpose"),
            B("Đất được thu hồi để làm gì.", "The purpose of the recovery."),
            required=True,
            shared=False,
        ),
        Field(
            "compensation_plan",
            "text",
            B("Phương án bồi thường, hỗ trợ, tái định cư", "Compensation and resettlement plan"),
            B(
                "Nội dung chính, nơi niêm yết; bản đầy đủ là tệp đính kèm, không có tên hộ.",
                "Its main points and place of posting; attach the full plan as a file without names.",
            ),
            required=True,
            shared=False,
        ),
        Field(
            "posted",
            "date",
            B("Ngày niêm yết phương án", "Plan posted"),
            B("Ngày niêm yết công khai phương án.", "The day of the public posting of the plan."),
            has_happened=True,
            example="2026-11-24",
        ),
        Field(
            "handover",
            "date",
            B("Bàn giao đất trước", "Handover by"),
            B("Hạn bàn giao đất.", "The day by which the land must be handed over."),
            example="2027-06-30",
        ),
        OF_PROJECT,
        ISSUING_DOCUMENT,
        MAPS,
    ),
    common_fields=COMMON_FIELDS,
    card=("number", "summary", "date", "commune", "area"),
    facets=(COMMUNE_FACET, YEAR_FACET),
    number_from="number",
    relations=(project_relation(B("Thu hồi đất", "Land recovery")),),
    in_order=(("signed", "handover"), ("posted", "handover")),
    unique_by=("number", "signed"),
    citizen_fields=("summary", "purpose", "compensation_plan"),
    citizen_body=True,
    needs_summary=True,
)
