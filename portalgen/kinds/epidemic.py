"""An epidemic: disease, place, course and instructions (QĐ 2111, Art. 7(6))."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime, time
from typing import Any, Final

from portalgen.kinds.common import COMMON_FIELDS
from portalgen.kinds.data_fields import DATASETS
from portalgen.kinds.definition import Choice, FacetField, Field, Kind, Referrer, States
from portalgen.kinds.schema_org import SchemaProperty, datasets
from portalgen.kinds.shared_fields import POSTED
from portalgen.law.calendar import VIETNAM
from portalgen.text.bilingual import Bilingual as B

_AFFECTED: Final = (
    Choice("people", B("Người", "People")),
    Choice("animals", B("Vật nuôi", "Animals")),
    Choice("plants", B("Cây trồng", "Plants")),
)


def derive_course(fields: Mapping[str, Any], _: tuple[Referrer, ...], at: datetime) -> str:
    """Return the state of an epidemic at `at`: "watched", "declared" or "over"."""
    if _has_come(fields.get("declared_over"), at):
        return "over"
    return "declared" if _has_come(fields.get("declared"), at) else "watched"


def _has_come(day: date | None, at: datetime) -> bool:
    return day is not None and _start_of(day) <= at


def _start_of(day: date) -> datetime:
    return datetime.combine(day, time(), VIETNAM)


def _turns(fields: Mapping[str, Any]) -> Iterator[datetime]:
    yield from (_start_of(fields[name]) for name in ("declared", "declared_over") if fields.get(name) is not None)


EPIDEMIC: Final = Kind(
    name="epidemic",
    label=B("Thông tin dịch bệnh", "Epidemic"),
    help=B(
        "Tình hình một bệnh dịch ở một nơi: số ca theo thời gian và việc người dân cần làm.",
        "A disease in a place: cases over time, and instructions for people.",
    ),
    duties=("7.6.epidemic",),
    layout="page",
    list_style="plain",
    must_be_public=True,
    order="date",
    deadline_class="other",
    deadline_class_where=(("urgent", "urgent"),),
    essential_fields=(DATASETS.name,),
    data_theme="HEAL",
    data_period=("period_from", "period_to"),
    own_fields=(
        POSTED,
        Field(
            "disease",
            "line",
            B("Bệnh", "Disease"),
            B("Tên bệnh, như cơ quan y tế, thú y, bảo vệ thực vật gọi.", "The disease, as health services call it."),
            required=True,
            shared=False,
        ),
        Field(
            "affects",
            "choice",
            B("Dịch ở", "Affects"),
            B("Dịch ở người, vật nuôi hay cây trồng.", "People, animals or plants."),
            required=True,
            choices=_AFFECTED,
            example="people",
        ),
        Field(
            "place",
            "line",
            B("Nơi có dịch", "Place"),
            B(
                "Xã, phường hoặc vùng có ca bệnh; cả tỉnh thì ghi Toàn tỉnh.",
                "The communes or the area with cases, or the whole province.",
            ),
            required=True,
            shared=False,
        ),
        Field(
            "period_from",
            "date",
            B("Số liệu từ", "Figures from"),
            B("Ngày đầu của kỳ số liệu.", "The first day of the figures."),
            required=True,
            example="2026-01-01",
        ),
        Field(
            "period_to",
            "date",
            B("Số liệu đến", "Figures to"),
            B("Ngày cuối của kỳ số liệu.", "The last day of the figures."),
            required=True,
            example="2026-06-30",
        ),
        Field(
            "declared",
            "date",
            B("Ngày công bố dịch", "Declared"),
            B("Ngày cơ quan có thẩm quyền công bố dịch; chưa công bố thì bỏ.", "The day of the declaration, if any."),
            has_happened=True,
            example="2026-07-01",
        ),
        Field(
            "declared_over",
            "date",
            B("Ngày công bố hết dịch", "Declared over"),
            B("Ngày cơ quan có thẩm quyền công bố hết dịch.", "The day of the declaration of its end."),
            has_happened=True,
            example="2026-09-01",
        ),
        Field(
            "next_release",
            "date",
            B("Ngày cập nhật kỳ sau", "Next update"),
            B("Ngày dự kiến cập nhật số liệu.", "The expected day of the next update."),
            example="2026-07-06",
        ),
        Field(
            "urgent",
            "boolean",
            B("Khẩn cấp", "Urgent"),
            B(
                "true: đột xuất, khẩn cấp trong phòng, chống dịch, cập nhật ngay trong ngày nhận (QĐ 2111 Điều 9(2)).",
                "true: sudden or urgent in fighting an epidemic, updated on the day of receipt (QĐ 2111 Art. 9(2)).",
            ),
            is_shown=False,
            example="true",
        ),
        Field(
            "urgent_basis",
            "line",
            B("Căn cứ khẩn cấp", "Basis of urgency"),
            B(
                "Số công điện, quyết định công bố dịch hoặc chỉ đạo.",
                "Number of the telegram, declaration or directive.",
            ),
            is_shown=False,
            example="00/CĐ-UBND",
        ),
        DATASETS,
    ),
    common_fields=COMMON_FIELDS,
    card=("summary", "course", "place", "date"),
    short_card=("place",),
    facets=(
        FacetField("course", B("tinh-trang", "state"), own_name="epidemic-state"),
        FacetField("affects", B("dich-o", "affects")),
        FacetField("period_to", B("nam", "year"), B("Năm", "Year")),
    ),
    lead_facet="course",
    states=States(
        field="course",
        label=B("Tình trạng", "Situation"),
        choices=(
            Choice("declared", B("Đang có dịch", "Declared")),
            Choice("watched", B("Đang theo dõi", "Watched")),
            Choice("over", B("Đã hết dịch", "Over")),
        ),
        derive=derive_course,
        turns=_turns,
        fields=("declared", "declared_over"),
        lapsed=frozenset(("over",)),
    ),
    needs_summary=True,
    in_order=(("period_from", "period_to", "next_release"), ("declared", "declared_over")),
    schema_org=datasets(
        SchemaProperty("temporalCoverage", "period", "period_from", until="period_to"),
        SchemaProperty("spatialCoverage", "place_or_area", "place"),
    ),
)
