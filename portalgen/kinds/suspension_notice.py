"""A notice that the portal or one of its services will be suspended (NĐ 224/2026/NĐ-CP, Art. 13)."""

from __future__ import annotations

from typing import Final

from portalgen.kinds.common import COMMON_FIELDS
from portalgen.kinds.definition import FacetField, Field, Kind, Period
from portalgen.text.bilingual import Bilingual as B

SUSPENSION_NOTICE: Final = Kind(
    name="suspension_notice",
    label=B("Thông báo tạm dừng", "Notice of suspension"),
    help=B(
        "Thông báo tạm dừng cổng hoặc dịch vụ theo kế hoạch, đăng trước ít nhất 07 ngày làm việc.",
        "The portal or a service will be suspended as planned; published at least 7 working days before.",
    ),
    duties=("7.21",),
    layout="page",
    list_style="plain",
    order="date",
    deadline_class="suspension",
    own_fields=(
        Field(
            "date",
            "datetime",
            B("Ngày thông báo", "Announced"),
            B("Ngày đăng thông báo.", "The day of the announcement."),
            required=True,
            is_shown=False,
            example="2026-11-11T08:00",
        ),
        Field(
            "suspension_start",
            "datetime",
            B("Bắt đầu tạm dừng", "Suspended from"),
            B(
                "Ngày, giờ bắt đầu. Thông báo phải đăng trước đó ít nhất 07 ngày làm việc.",
                "Day and time. The notice is published at least 7 working days before.",
            ),
            required=True,
            example="2026-12-18T22:00",
            days_ahead=14,
        ),
        Field(
            "expected_end",
            "datetime",
            B("Dự kiến hoạt động trở lại", "Expected to be back"),
            B("Ngày, giờ dự kiến hoạt động trở lại.", "Expected day and time of its return."),
            required=True,
            example="2026-12-19T04:00",
            days_ahead=15,
        ),
        Field(
            "reason",
            "line",
            B("Lý do", "Reason"),
            B("Vì sao tạm dừng, ví dụ bảo trì máy chủ.", "Why it is suspended, such as maintenance."),
            required=True,
            shared=False,
            is_prose=True,
        ),
        Field(
            "extent",
            "line",
            B("Phạm vi", "Extent"),
            B(
                "Những trang, dịch vụ nào bị ảnh hưởng, hoặc toàn bộ cổng.",
                "The affected sites and services, or the whole portal.",
            ),
            required=True,
            shared=False,
            is_prose=True,
        ),
    ),
    common_fields=COMMON_FIELDS,
    card=("summary", "date", "suspension_start", "expected_end", "state"),
    short_card=("suspension_start",),
    facets=(
        FacetField("state", B("tinh-trang", "state"), own_name="suspension-state"),
        FacetField("date", B("nam", "year"), B("Năm", "Year")),
    ),
    period=Period(
        "suspension_start",
        "expected_end",
        labels=(
            B("Sắp tạm dừng", "Announced"),
            B("Đang tạm dừng", "Under way"),
            B("Đã kết thúc", "Over"),
        ),
        is_in_calendar=True,
    ),
)
