"""A recruitment: posts, closing day, examination and results (QĐ 2111, Art. 7(3))."""

from __future__ import annotations

from typing import Final

from portalgen.kinds.common import COMMON_FIELDS
from portalgen.kinds.definition import FacetField, Field, Kind, OpenUntil, Period
from portalgen.kinds.shared_fields import ISSUING_DOCUMENT, NUMBER, POSTED, YEAR_FACET
from portalgen.text.bilingual import Bilingual as B

_POSTS: Final = (
    Field(
        "post",
        "line",
        B("Vị trí việc làm", "Post"),
        B("Tên vị trí.", "The name of the post."),
        required=True,
        is_prose=True,
    ),
    Field(
        "number", "integer", B("Số lượng", "Number"), B("Số người cần tuyển.", "How many."), required=True, minimum=1
    ),
    Field(
        "requirements",
        "line",
        B("Điều kiện", "Requirements"),
        B("Trình độ, chuyên môn.", "Qualifications."),
        is_prose=True,
    ),
)

RECRUITMENT: Final = Kind(
    name="recruitment",
    label=B("Tuyển dụng", "Recruitment"),
    help=B(
        "Thông báo tuyển dụng và kết quả; không đăng ngày sinh, số định danh của người dự tuyển.",
        "A recruitment and its results; no day of birth or number of an applicant.",
    ),
    duties=("7.3.recruitment",),
    layout="page",
    list_style="plain",
    must_be_public=True,
    order="state",
    deadline_class="news",
    essential_fields=("posts", "closes"),
    own_fields=(
        POSTED,
        NUMBER,
        Field(
            "posts",
            "group",
            B("Vị trí cần tuyển", "Posts"),
            B("Mỗi vị trí một dòng.", "One post per line."),
            required=True,
            shared=False,
            inherited=True,
            is_list=True,
            fields=_POSTS,
        ),
        Field(
            "opens",
            "datetime",
            B("Nhận hồ sơ từ", "Applications from"),
            B("Ngày đầu nhận hồ sơ.", "The first day for applications."),
            required=True,
            example="2026-11-24T08:00",
        ),
        Field(
            "closes",
            "closing_date",
            B("Hạn nộp hồ sơ", "Applications until"),
            B("Ngày cuối nhận hồ sơ.", "The last day for applications."),
            required=True,
            example="2026-12-23",
        ),
        Field(
            "address",
            "line",
            B("Nơi nộp hồ sơ", "Where to apply"),
            B("Phòng, địa chỉ nhận hồ sơ.", "The office that takes applications."),
            required=True,
            shared=False,
            inherited=True,
        ),
        Field(
            "exam_day",
            "datetime",
            B("Ngày thi, phỏng vấn", "Examination"),
            B("Ngày thi hoặc phỏng vấn.", "The day of the examination or interview."),
            example="2027-01-12T08:00",
        ),
        Field(
            "results",
            "reference",
            B("Kết quả", "Results"),
            B(
                "Mã bài thông báo kết quả; tệp kết quả ghi ở attachments.",
                "The id of the item with the results; a file of results belongs to attachments.",
            ),
            example="sgddt-ket-qua-tuyen-dung",
        ),
        ISSUING_DOCUMENT,
    ),
    common_fields=COMMON_FIELDS,
    card=("summary", "state", "closes", "exam_day"),
    short_card=("closes",),
    facets=(FacetField("state", B("tinh-trang", "state"), own_name="recruitment-state"), YEAR_FACET),
    lead_facet="state",
    number_from="number",
    period=Period(
        "opens",
        "closes",
        place="address",
        labels=(
            B("Sắp nhận hồ sơ", "Opening soon"),
            B("Đang nhận hồ sơ", "Open for applications"),
            B("Hết hạn nộp hồ sơ", "Closed"),
        ),
        soon=(5, B("Sắp hết hạn nộp hồ sơ", "Closing soon")),
    ),
    in_order=(("opens", "closes", "exam_day"),),
    unique_by=("number", "opens"),
    needs_summary=True,
    open_until=OpenUntil(
        B("Nộp hồ sơ đến {until}", "Open for applications until {until}"),
        frozenset(("open", "closing_soon")),
        coming=B("Nộp hồ sơ từ {from}", "Open for applications from {from}"),
    ),
)
