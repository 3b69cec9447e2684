"""Statistics: the figures of a period, compiled by an agency (QĐ 2111, Art. 7(20))."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from portalgen.kinds.common import COMMON_FIELDS
from portalgen.kinds.data_fields import DATASETS
from portalgen.kinds.definition import Choice, FacetField, Field, Kind
from portalgen.kinds.schema_org import SchemaProperty, datasets
from portalgen.kinds.shared_fields import POSTED
from portalgen.text.bilingual import Bilingual as B

_RELEASES: Final = (
    Choice("month", B("Tháng", "Month")),
    Choice("quarter", B("Quý", "Quarter")),
    Choice("half_year", B("Sáu tháng", "Half-year")),
    Choice("nine_months", B("Chín tháng", "Nine months")),
    Choice("year", B("Năm", "Year")),
    Choice("census", B("Điều tra, tổng điều tra", "Survey or census")),
)
_STAGES: Final = (
    Choice("estimate", B("Ước tính", "Estimate")),
    Choice("preliminary", B("Sơ bộ", "Preliminary")),
    Choice("official", B("Chính thức", "Official")),
)
_LEVELS: Final = (
    Choice("province", B("Toàn tỉnh", "The province")),
    Choice("commune", B("Xã, phường, đặc khu", "A commune, ward or special zone")),
    Choice("sector", B("Ngành, lĩnh vực", "A sector")),
)

STATISTICS: Final = Kind(
    name="statistics",
    label=B("Số liệu thống kê", "Statistics"),
    help=B(
        "Báo cáo thống kê, số liệu chuyên ngành: bảng và biểu đồ vẽ từ tệp CSV.",
        "Statistical reports and data of a sector: tables and charts made of CSV files.",
    ),
    duties=("7.20",),
    layout="page",
    list_style="plain",
    must_be_public=True,
    order="date",
    deadline_class="other",
    essential_fields=(DATASETS.name,),
    data_theme="SOCI",
    data_period=("period_from", "period_to"),
    own_fields=(
        POSTED,
        Field(
            "period_from",
            "date",
            B("Từ", "From"),
            B("Ngày đầu của kỳ số liệu.", "The first day of the period."),
            required=True,
            example="2026-01-01",
        ),
        Field(
            "period_to",
            "date",
            B("Đến", "To"),
            B("Ngày cuối của kỳ số liệu.", "The last day of the period."),
            required=True,
            example="2026-06-30",
        ),
        Field(
            "release",
            "choice",
            B("Kỳ số liệu", "Release"),
            B("Số liệu của tháng, quý, năm…", "The period of the figures: a month, a quarter or a year."),
            required=True,
            choices=_RELEASES,
            example="half_year",
        ),
        Field(
            "stage",
            "choice",
            B("Mức độ", "Stage"),
            B("Số liệu ước tính, sơ bộ hay chính thức.", "Estimated, preliminary or official figures."),
            choices=_STAGES,
            example="preliminary",
        ),
        Field(
            "level",
            "choice",
            B("Phạm vi", "Scope"),
            B("Số liệu của toàn tỉnh, của một xã hay một ngành.", "Figures of the province, a commune or a sector."),
            choices=_LEVELS,
            example="province",
        ),
        Field(
            "area",
            "line",
            B("Nơi có số liệu", "Area"),
            B("Tên xã, phường hoặc ngành; toàn tỉnh thì bỏ.", "The commune or sector; empty for the province."),
            shared=False,
        ),
        Field(
            "next_release",
            "date",
            B("Ngày công bố kỳ sau", "Next release"),
            B("Ngày dự kiến công bố số liệu kỳ tiếp theo.", "The expected day of the next figures."),
            example="2026-10-06",
        ),
        replace(DATASETS, required=True),
    ),
    common_fields=COMMON_FIELDS,
    card=("summary", "release", "stage", "date"),
    facets=(
        FacetField("period_to", B("nam", "year"), B("Năm", "Year")),
        FacetField("field", B("linh-vuc", "field"), B("Lĩnh vực", "Field")),
        FacetField("release", B("ky-so-lieu", "release")),
    ),
    needs_summary=True,
    in_order=(("period_from", "period_to", "next_release"),),
    schema_org=datasets(
        SchemaProperty("temporalCoverage", "period", "period_from", until="period_to"),
        SchemaProperty("spatialCoverage", "place_or_area", "area"),
    ),
)
