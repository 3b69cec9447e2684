"""Legal and administrative documents (QĐ 2111, Art. 7(9))."""

from __future__ import annotations

from typing import Final

from portalgen.content.kinds.common import COMMON_FIELDS
from portalgen.content.kinds.definition import Choice, Field, Kind
from portalgen.text.bilingual import Bilingual as B

DOCUMENT_TYPES: Final = (
    Choice("law", B("Luật", "Law")),
    Choice("decree", B("Nghị định", "Decree")),
    Choice("circular", B("Thông tư", "Circular")),
    Choice("decision", B("Quyết định", "Decision")),
    Choice("resolution", B("Nghị quyết", "Resolution")),
    Choice("directive", B("Chỉ thị", "Directive")),
    Choice("official_letter", B("Công văn", "Official letter")),
    Choice("notice", B("Thông báo", "Notice")),
    Choice("work_plan", B("Kế hoạch", "Work plan")),
    Choice("report", B("Báo cáo", "Report")),
    Choice("regulation", B("Quy chế, quy định", "Regulation")),
)

LEGAL_STATUSES: Final = (
    Choice("in_force", B("Còn hiệu lực", "In force")),
    Choice("not_yet_in_force", B("Chưa có hiệu lực", "Not yet in force")),
    Choice("partly_expired", B("Hết hiệu lực một phần", "Partly expired")),
    Choice("expired", B("Hết hiệu lực", "Expired")),
)

RELATION_TYPES: Final = (
    Choice("amends", B("Sửa đổi, bổ sung", "Amends")),
    Choice("replaces", B("Thay thế", "Replaces")),
    Choice("repeals", B("Bãi bỏ", "Repeals")),
    Choice("based_on", B("Căn cứ", "Based on")),
    Choice("corrects", B("Đính chính", "Corrects")),
    Choice("issued_with", B("Ban hành kèm theo", "Issued with")),
)

_SIGNATORY: Final = (
    Field("name", "line", B("Người ký", "Signatory"), B("Họ và tên.", "Full name.")),
    Field("post", "line", B("Chức vụ", "Post"), B("Chức vụ của người ký.", "The signatory's post."), shared=False),
)

_RELATIONS: Final = (
    Field(
        "type",
        "choice",
        B("Quan hệ", "Relation"),
        B("Văn bản này làm gì với văn bản kia.", "What this document does to the other."),
        required=True,
        choices=RELATION_TYPES,
    ),
    Field("to", "reference", B("Văn bản", "Document"), B("Mã bài của văn bản kia.", "Its id."), required=True),
)

LEGAL_DOCUMENT: Final = Kind(
    name="legal_document",
    label=B("Văn bản", "Legal document"),
    help=B(
        "Văn bản quy phạm pháp luật hoặc văn bản hành chính.", "A normative legal document or an administrative one."
    ),
    layout="legal_document",
    list_style="documents",
    order="date",
    deadline_class="administrative_document",
    deadline_class_where=(("normative", "normative_document"),),
    date_from="issued",
    own_fields=(
        Field(
            "number",
            "line",
            B("Số, ký hiệu", "Number"),
            B("Ghi đúng như trên văn bản.", "Exactly as on the document."),
            required=True,
            example="00/QĐ-UBND",
        ),
        Field(
            "document_type",
            "choice",
            B("Loại văn bản", "Document type"),
            B("Loại văn bản.", "The type of document."),
            required=True,
            choices=DOCUMENT_TYPES,
            example="decision",
        ),
        Field(
            "normative",
            "boolean",
            B("Văn bản quy phạm pháp luật", "Normative document"),
            B(
                "true: quy phạm pháp luật; false: văn bản hành chính.",
                "true: a normative legal document; false: an administrative one.",
            ),
            required=True,
            example="false",
        ),
        Field(
            "issuer",
            "line",
            B("Cơ quan ban hành", "Issuer"),
            B("Cơ quan ban hành.", "The issuing agency."),
            required=True,
            shared=False,
            inherited=True,
        ),
        Field(
            "signatory",
            "group",
            B("Người ký", "Signatory"),
            B("Tên và chức vụ.", "Name and post."),
            fields=_SIGNATORY,
        ),
        Field(
            "issued",
            "date",
            B("Ngày ban hành", "Issued"),
            B("YYYY-MM-DD", "YYYY-MM-DD"),
            required=True,
            example="2026-11-24",
        ),
        Field(
            "effective",
            "date",
            B("Ngày có hiệu lực", "Effective"),
            B("YYYY-MM-DD", "YYYY-MM-DD"),
            example="2026-12-01",
        ),
        Field(
            "expires",
            "date",
            B("Ngày hết hiệu lực", "Expires"),
            B("YYYY-MM-DD", "YYYY-MM-DD"),
            example="2027-12-31",
        ),
        Field(
            "legal_status",
            "choice",
            B("Tình trạng hiệu lực", "Legal status"),
            B("Tình trạng hiệu lực.", "Whether it is in force."),
            choices=LEGAL_STATUSES,
            example="in_force",
        ),
        Field(
            "abstract",
            "text",
            B("Trích yếu", "Abstract"),
            B("Trích yếu ghi trên văn bản.", "The abstract that the document bears."),
            shared=False,
        ),
        Field(
            "bases",
            "line",
            B("Căn cứ ban hành", "Bases"),
            B("Mỗi căn cứ một dòng.", "One basis a line."),
            is_shown=False,
            is_list=True,
        ),
        Field(
            "relations",
            "group",
            B("Văn bản liên quan", "Related documents"),
            B("Sửa đổi, thay thế, bãi bỏ văn bản nào.", "Which documents it amends, replaces or repeals."),
            is_list=True,
            fields=_RELATIONS,
        ),
        Field(
            "gazette",
            "line",
            B("Công báo", "Gazette"),
            B("Số công báo.", "Number of the official gazette."),
        ),
    ),
    common_fields=COMMON_FIELDS,
)
