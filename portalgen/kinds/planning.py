"""A plan for space and resources (quy hoạch): extent, decision, period and maps (QĐ 2111, Art. 7(11), 9(3))."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any, Final

from portalgen.kinds.common import COMMON_FIELDS
from portalgen.kinds.data_fields import MAPS
from portalgen.kinds.definition import Choice, FacetField, Field, Kind, Period, Referrer, StateDay, StateNeeds, States
from portalgen.kinds.shared_fields import BEGINS, COMMUNE, ENDS, ISSUING_DOCUMENT, NUMBER, SIGNED
from portalgen.law.calendar import VIETNAM
from portalgen.text.bilingual import Bilingual as B

PLANNING_TYPES: Final = (
    Choice("province", B("Quy hoạch tỉnh", "Provincial planning")),
    Choice("urban", B("Quy hoạch đô thị", "Urban planning")),
    Choice("rural", B("Quy hoạch nông thôn", "Rural planning")),
    Choice("land_use", B("Quy hoạch, kế hoạch sử dụng đất", "Land use planning")),
    Choice("sector", B("Quy hoạch ngành, chuyên ngành", "Sector planning")),
)

PLANNING_STATES: Final = (
    Choice("drafting", B("Đang lập", "Being drawn up")),
    Choice("consulting", B("Đang lấy ý kiến", "Under consultation")),
    Choice("approved", B("Đã phê duyệt", "Approved")),
    Choice("replaced", B("Đã được thay thế, hủy bỏ", "Replaced or cancelled")),
    Choice("ended", B("Hết thời kỳ", "Period ended")),
)


def derive_planning_state(fields: Mapping[str, Any], _: tuple[Referrer, ...], at: datetime) -> str:
    """Return the state of a plan at `at`: "ended" if it was approved and its period is over, else as written."""
    written, ends = str(fields.get("status", "")), fields.get("ends")
    is_over = ends is not None and ends < at.astimezone(VIETNAM).date()
    return "ended" if written == "approved" and is_over else written


def _turns(fields: Mapping[str, Any]) -> Iterator[datetime]:
    ends = fields.get("ends")
    if ends is not None and ends < date.max:
        yield datetime.combine(ends + timedelta(days=1), time(), VIETNAM)


PLANNING: Final = Kind(
    name="planning",
    label=B("Quy hoạch", "Planning"),
    help=B("Quy hoạch, bản đồ và thời kỳ quy hoạch.", "A planning with its maps and its period."),
    duties=("7.11.planning",),
    layout="page",
    list_style="plain",
    must_be_public=True,
    order="state",
    deadline_class="planning",
    date_from="signed",
    essential_fields=("extent",),
    data_theme="REGI",
    own_fields=(
        Field(
            "status",
            "choice",
            B("Tình trạng quy hoạch", "State of the planning"),
            B("Hết thời kỳ thì trang tự ghi.", "The end of its period is derived."),
            required=True,
            choices=PLANNING_STATES,
            example="drafting",
        ),
        Field(
            "planning_type",
            "choice",
            B("Loại quy hoạch", "Type"),
            B("Loại quy hoạch.", "The type of planning."),
            required=True,
            choices=PLANNING_TYPES,
            example="urban",
        ),
        Field(
            "extent",
            "text",
            B("Phạm vi", "Extent"),
            B("Ranh giới, nơi được quy hoạch.", "The area it covers."),
            required=True,
            shared=False,
        ),
        Field(
            "area",
            "decimal",
            B("Diện tích", "Area"),
            B("Kèm đơn vị.", "With its unit."),
            needs_unit=True,
            example="1.250 ha",
        ),
        COMMUNE,
        replace(NUMBER, label=B("Số quyết định phê duyệt", "Number of the decision")),
        replace(SIGNED, label=B("Ngày phê duyệt", "Approved"), required=False),
        replace(ISSUING_DOCUMENT, label=B("Quyết định phê duyệt", "Decision")),
        replace(BEGINS, label=B("Thời kỳ quy hoạch từ", "Period from")),
        replace(ENDS, label=B("Thời kỳ quy hoạch đến", "Period to")),
        MAPS,
    ),
    common_fields=COMMON_FIELDS,
    card=("number", "summary", "status", "planning_type", "begins", "ends"),
    facets=(
        FacetField("status", B("tinh-trang", "state"), own_name="planning-state"),
        FacetField("planning_type", B("loai", "type"), own_name="planning-type"),
    ),
    lead_facet="status",
    number_from="number",
    period=Period("begins", "ends", is_open_ended=True),
    states=States(
        field="status",
        label=B("Tình trạng quy hoạch", "State of the planning"),
        choices=PLANNING_STATES,
        derive=derive_planning_state,
        turns=_turns,
        fields=("status", "ends"),
        lapsed=frozenset(("replaced", "ended")),
    ),
    state_days=(StateDay("approved", "signed", has_come=True), StateDay("ended", "ends", has_come=True)),
    state_needs=(StateNeeds("approved", ("signed",), ("number", "document")),),
    in_order=(("begins", "ends"), ("signed", "ends")),
    unique_by=("number", "signed"),
    needs_summary=True,
    first_facts=("status", "planning_type", "extent", "number", "signed"),
    folds_facts=True,
)
