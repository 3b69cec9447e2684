"""Fields, facets and labels that several kinds share: decisions, periods, projects, filters of lists."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from portalgen.kinds.common import COMMON_FIELDS
from portalgen.kinds.definition import Choice, FacetField, Field, Relation
from portalgen.text.bilingual import Bilingual as B

_COMMON: Final = {each.name: each for each in COMMON_FIELDS}

POSTED: Final = replace(
    _COMMON["date"],
    label=B("Ngày đăng", "Posted"),
    help=B(
        "Ngày đăng bài, dùng để sắp xếp; không phải ngày của việc mà bài nói tới.",
        "The day of posting, used for sorting; not the day of the subject.",
    ),
    required=True,
)
"""The day on which a page is posted, for pages whose other days may all be in the future."""
NUMBER: Final = Field(
    "number",
    "line",
    B("Số, ký hiệu", "Number"),
    B("Ghi đúng như trên văn bản.", "Exactly as on the document."),
    example="00/QĐ-UBND",
)
SIGNED: Final = replace(_COMMON["signed"], required=True, is_shown=True)
"""The day of signing, which starts the supplier's clock. Readers see it as a fact."""
BEGINS: Final = Field(
    "begins",
    "date",
    B("Bắt đầu", "Begins"),
    B(
        "Ngày đầu của thời gian thực hiện; chỉ biết năm thì ghi 01-01.",
        "The first day; 01-01 if only the year is known.",
    ),
    example="2026-01-01",
)
ENDS: Final = Field(
    "ends",
    "date",
    B("Kết thúc", "Ends"),
    B(
        "Ngày cuối của thời gian thực hiện; chỉ biết năm thì ghi 12-31.",
        "The last day; 12-31 if only the year is known.",
    ),
    example="2028-12-31",
)
NO_EVENT: Final = Field(
    "event",
    "choice",
    B("Sự kiện", "Event"),
    B(
        "Chỉ ghi none, khi tin không kể hoạt động, sự kiện nào của cơ quan (sự kiện sắp tới, tuyên truyền, tổng hợp, dự báo); "
        "có sự kiện thì ghi event_end.",
        "Only none, for news of no activity or event of the agency (one to come, propaganda, a summary, a forecast); else give "
        "event_end.",
    ),
    is_shown=False,
    choices=(Choice("none", B("Không kể sự kiện nào", "Tells of no event")),),
    example="none",
)
"""Marks news for which no time limit runs from the end of an event (QĐ 2111, Art. 8(4)a).

Such news is counted and sampled.
"""
EVENT_STATE: Final = Field(
    "event_state",
    "choice",
    B("Thay đổi lịch", "Change of schedule"),
    B(
        "Chỉ ghi khi sự kiện không diễn ra như đã báo; hoãn mà đã có ngày mới thì sửa ngày, không ghi ở đây.",
        "Only if the event does not take place as announced; if a new day is set, correct the day instead.",
    ),
    choices=(
        Choice("cancelled", B("Đã hủy", "Cancelled")),
        Choice("postponed", B("Đã hoãn, chưa có ngày mới", "Postponed, no new day yet")),
    ),
    example="cancelled",
)
"""Marks an event that is cancelled or postponed (`Period.change`)."""
FIELD: Final = replace(_COMMON["field"], required=True)
"""The field of activity, which is required."""
ISSUING_DOCUMENT: Final = Field(
    "document",
    "reference",
    B("Văn bản", "Document"),
    B("Mã bài của văn bản ban hành, phê duyệt.", "The id of the document that issued or approved it."),
    kinds=("legal_document",),
    example="qd-00-2026",
)
COMMUNE: Final = Field(
    "commune",
    "term",
    B("Xã, phường, đặc khu", "Commune"),
    B("Tên các xã, phường, đặc khu.", "The names of the communes."),
    shared=False,
    inherited=True,
    is_list=True,
    taxonomy="commune",
    accepts_text=True,
    names_commune=True,
    example="Xã …",
)
OF_PROJECT: Final = Field(
    "project",
    "reference",
    B("Dự án", "Project"),
    B("Mã bài của dự án.", "The id of the project's item."),
    kinds=("project",),
    example="portal-du-an",
)

YEAR_FACET: Final = FacetField("date", B("nam", "year"), B("Năm", "Year"))
COMMUNE_FACET: Final = FacetField("commune", B("xa-phuong", "commune"), B("Xã, phường, đặc khu", "Commune"))
FIELD_FACET: Final = FacetField("field", B("linh-vuc", "field"), B("Lĩnh vực", "Field"))


def organization_field(name: str, label: B, help: B, *, required: bool = False) -> Field:
    """Return a field for the name of an agency, an organization or a post. It never names a person."""
    return Field(name, "line", label, help, required, shared=False, inherited=True, names_no_person=True)


def project_relation(label: B) -> Relation:
    """Return the relation that links items to their project. The project's page lists them under `label`."""
    return Relation(OF_PROJECT.name, label=label)


DECISION_LEVELS: Final = (
    Choice("commune", B("Cấp xã", "Commune")),
    Choice("province", B("Cấp tỉnh", "Province")),
    Choice("ministry", B("Cấp bộ, ngành trung ương", "Ministry")),
    Choice("state", B("Cấp Nhà nước", "State")),
)
"""The level of the authority that decided on a reward or a sanction."""
DECISION_LEVEL: Final = Field(
    "level",
    "choice",
    B("Cấp quyết định", "Decided at the level of"),
    B("Cấp của cơ quan ra quyết định.", "The level of the deciding agency."),
    required=True,
    choices=DECISION_LEVELS,
    example="province",
)
DECISION_LEVEL_FACET: Final = FacetField("level", B("cap-quyet-dinh", "decision-level"))

PURPOSE: Final = Field(
    "purpose",
    "text",
    B("Mục đích", "Purpose"),
    B("Tiền được dùng vào việc gì, ở đâu.", "The purpose of the money and its place of use."),
    required=True,
    shared=False,
)
FUNDING_PERIOD_LABELS: Final = (
    B("Chưa thực hiện", "Not begun"),
    B("Đang thực hiện", "Current"),
    B("Đã kết thúc", "Ended"),
)
FUNDING_STATE_FACET: Final = FacetField("state", B("tinh-trang", "state"), own_name="funding-state")
"""A filter of lists of loans and aid by state."""
