"""Land prices set by a decision (QĐ 2111, Art. 9(4)). The price tables are data files in the page's folder."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from portalgen.kinds.common import COMMON_FIELDS
from portalgen.kinds.data_fields import DATASETS
from portalgen.kinds.definition import FacetField, Field, Kind, Period
from portalgen.kinds.schema_org import SchemaProperty, datasets
from portalgen.kinds.shared_fields import COMMUNE, COMMUNE_FACET, ISSUING_DOCUMENT, NUMBER, SIGNED, YEAR_FACET
from portalgen.text.bilingual import Bilingual as B

LAND_PRICE: Final = Kind(
    name="land_price",
    label=B("Giá đất", "Land prices"),
    help=B("Bảng giá đất, giá đất cụ thể, hệ số điều chỉnh.", "Tables of land prices, single prices, coefficients."),
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
        COMMUNE,
        Field(
            "land_use",
            "line",
            B("Loại đất", "Land use"),
            B("Loại đất, vị trí được định giá, ví dụ Đất ở.", "The use and location of the priced land."),
            shared=False,
            inherited=True,
        ),
        Field(
            "effective",
            "date",
            B("Áp dụng từ", "Applies from"),
            B("Ngày đầu áp dụng.", "The first day of application."),
            required=True,
            example="2026-01-01",
        ),
        Field(
            "expires",
            "date",
            B("Áp dụng đến hết", "Applies to the end of"),
            B(
                "Ngày cuối áp dụng, nếu quyết định có ghi; không ghi thì còn áp dụng.",
                "The last day of application, if stated in the decision; otherwise it continues.",
            ),
            example="2026-12-31",
        ),
        ISSUING_DOCUMENT,
        DATASETS,
    ),
    common_fields=COMMON_FIELDS,
    card=("number", "summary", "state", "commune", "effective", "expires"),
    facets=(FacetField("state", B("tinh-trang", "state"), own_name="price-state"), COMMUNE_FACET, YEAR_FACET),
    number_from="number",
    period=Period(
        "effective",
        "expires",
        labels=(
            B("Chưa áp dụng", "Not yet applied"),
            B("Đang áp dụng", "Applied"),
            B("Hết thời gian áp dụng", "No longer applied"),
        ),
        is_open_ended=True,
    ),
    in_order=(("signed", "expires"), ("effective", "expires")),
    unique_by=("number", "signed", "land_use"),
    needs_summary=True,
    schema_org=datasets(
        SchemaProperty("temporalCoverage", "period", "effective", until="expires"),
        SchemaProperty("spatialCoverage", "places", "commune"),
    ),
)
