"""A programme, task or topic of science and technology, and its results (QĐ 2111, Art. 7(6) and 9(5))."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any, Final

from portalgen.kinds.common import COMMON_FIELDS
from portalgen.kinds.definition import Choice, FacetField, Field, Kind, Period, Referrer, States
from portalgen.kinds.shared_fields import BEGINS, ENDS, FIELD_FACET, ISSUING_DOCUMENT, organization_field
from portalgen.law.calendar import VIETNAM
from portalgen.text.bilingual import Bilingual as B

TASK_LEVELS: Final = (
    Choice("state", B("Cấp quốc gia", "National")),
    Choice("ministry", B("Cấp bộ", "Ministry")),
    Choice("province", B("Cấp tỉnh", "Province")),
    Choice("unit", B("Cấp cơ sở", "Unit")),
)


def derive_task_state(fields: Mapping[str, Any], _: tuple[Referrer, ...], at: datetime) -> str:
    """Return the state of a topic at `at`. It follows from the day of acceptance, or else from its period."""
    today = at.astimezone(VIETNAM).date()
    begins, ends, accepted = (fields.get(name) for name in ("begins", "ends", "accepted"))
    if accepted is not None and accepted <= today:
        return "accepted"
    if begins is None or ends is None:
        return ""
    if begins > today:
        return "planned"
    return "under_way" if ends >= today else "awaiting"


def _turns(fields: Mapping[str, Any]) -> Iterator[datetime]:
    for name, days in (("begins", 0), ("accepted", 0), ("ends", 1)):
        day = fields.get(name)
        if day is not None and day < date.max:
            yield datetime.combine(day + timedelta(days=days), time(), VIETNAM)


SCIENCE_TOPIC: Final = Kind(
    name="science_topic",
    label=B("Đề tài khoa học và công nghệ", "Science topic"),
    help=B(
        "Chương trình, nhiệm vụ, đề tài khoa học và công nghệ và kết quả.",
        "A programme, task or topic of science and technology with its result.",
    ),
    duties=("7.6.science",),
    layout="page",
    list_style="plain",
    must_be_public=True,
    order="state",
    deadline_class="science",
    essential_fields=("code", "lead_organization"),
    data_theme="TECH",
    own_fields=(
        Field(
            "code",
            "line",
            B("Mã số", "Code"),
            B("Mã số nhiệm vụ, đề tài.", "The code of the task or topic."),
            required=True,
            example="ĐT-00-2026",
        ),
        Field(
            "level",
            "choice",
            B("Cấp quản lý", "Level"),
            B("Nhiệm vụ cấp nào.", "The level of the task."),
            required=True,
            choices=TASK_LEVELS,
            example="province",
        ),
        organization_field(
            "lead_organization",
            B("Tổ chức chủ trì", "Lead organization"),
            B("Tổ chức chủ trì thực hiện.", "The organization that leads it."),
            required=True,
        ),
        organization_field(
            "lead_post",
            B("Chủ nhiệm", "Lead"),
            B("Chức vụ của chủ nhiệm, không ghi tên.", "The post of the lead person, without a name."),
        ),
        Field("budget", "money", B("Kinh phí", "Budget"), B("Kinh phí được duyệt.", "The approved budget.")),
        replace(BEGINS, required=True),
        replace(ENDS, required=True),
        Field(
            "result",
            "text",
            B("Kết quả", "Result"),
            B("Sản phẩm, kết luận, nơi ứng dụng.", "Products, conclusions and their use."),
            shared=False,
        ),
        Field(
            "accepted",
            "date",
            B("Ngày nghiệm thu", "Accepted"),
            B("Ngày hội đồng nghiệm thu.", "The day of acceptance."),
            has_happened=True,
            example="2026-11-24",
        ),
        ISSUING_DOCUMENT,
    ),
    common_fields=COMMON_FIELDS,
    card=("summary", "progress", "level", "lead_organization"),
    facets=(
        FacetField("progress", B("tinh-trang", "state"), own_name="topic-state"),
        FacetField("level", B("cap-quan-ly", "topic-level")),
        FIELD_FACET,
    ),
    lead_facet="progress",
    number_from="code",
    period=Period("begins", "ends", is_open_ended=True),
    states=States(
        field="progress",
        label=B("Tình trạng", "State"),
        choices=(
            Choice("planned", B("Chưa bắt đầu", "Not begun")),
            Choice("under_way", B("Đang thực hiện", "Under way")),
            Choice("awaiting", B("Chờ nghiệm thu", "Awaiting acceptance")),
            Choice("accepted", B("Đã nghiệm thu", "Accepted")),
        ),
        derive=derive_task_state,
        turns=_turns,
        fields=("begins", "ends", "accepted"),
        lapsed=frozenset(("accepted",)),
    ),
    in_order=(("begins", "ends"), ("begins", "accepted")),
    unique_by=("code",),
    needs_summary=True,
    first_facts=("progress", "lead_organization", "begins", "ends", "result"),
    folds_facts=True,
)
