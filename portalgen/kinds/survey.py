"""A survey among citizens and businesses, with its results as numbers (QĐ 2111, Art. 3(2)e)."""

from __future__ import annotations

from typing import Final

from portalgen.kinds.common import COMMON_FIELDS
from portalgen.kinds.definition import FacetField, Field, Kind, OpenUntil, Period
from portalgen.kinds.shared_fields import POSTED
from portalgen.kinds.survey_fields import ANSWER_COUNT, SURVEY_QUESTIONS
from portalgen.text.bilingual import Bilingual as B

SURVEY: Final = Kind(
    name="survey",
    label=B("Khảo sát ý kiến", "Survey"),
    help=B(
        "Khảo sát, đánh giá sự hài lòng; kết quả chỉ là số liệu tổng hợp, không có thông tin của người trả lời.",
        "A survey of opinion or satisfaction; results are totals only, without data about respondents.",
    ),
    duties=("7.21", "3.2.e"),
    layout="page",
    list_style="plain",
    order="state",
    deadline_class="other",
    own_fields=(
        POSTED,
        Field(
            "opens",
            "date",
            B("Khảo sát từ", "Open from"),
            B("Ngày bắt đầu.", "The first day."),
            required=True,
            example="2026-11-24",
        ),
        Field(
            "closes",
            "closing_date",
            B("Khảo sát đến", "Open until"),
            B("Ngày cuối; tính đến hết ngày.", "The last day, until its end."),
            required=True,
            example="2026-12-31",
        ),
        SURVEY_QUESTIONS,
        ANSWER_COUNT,
    ),
    common_fields=COMMON_FIELDS,
    card=("summary", "opens", "closes", "state"),
    short_card=("closes",),
    facets=(
        FacetField("state", B("tinh-trang", "state"), own_name="survey-state"),
        FacetField("field", B("linh-vuc", "field"), B("Lĩnh vực", "Field")),
        FacetField("date", B("nam", "year"), B("Năm", "Year")),
    ),
    lead_facet="state",
    period=Period(
        "opens",
        "closes",
        labels=(B("Sắp khảo sát", "Opens soon"), B("Đang khảo sát", "Open"), B("Đã kết thúc", "Closed")),
        soon=(7, B("Sắp hết hạn", "Closing soon")),
    ),
    takes="survey",
    takes_in=frozenset(("open", "closing_soon")),
    citizen_fields=("questions",),
    needs_summary=True,
    open_until=OpenUntil(
        B("Trả lời đến {until}", "Open for answers until {until}"),
        frozenset(("open", "closing_soon")),
        coming=B("Trả lời từ {from}", "Open for answers from {from}"),
    ),
)
