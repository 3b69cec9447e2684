"""Directions of leaders and replies to petitions (QĐ 2111, Art. 7(3)); a reply names no petitioner."""

from __future__ import annotations

from typing import Final

from portalgen.kinds.common import COMMON_FIELDS
from portalgen.kinds.definition import Choice, FacetField, Field, Kind
from portalgen.kinds.schema_org import ARTICLE, SchemaMapping
from portalgen.kinds.shared_fields import FIELD_FACET, ISSUING_DOCUMENT, NUMBER, SIGNED, YEAR_FACET, organization_field
from portalgen.text.bilingual import Bilingual as B

DIRECTION_TYPES: Final = (
    Choice("direction", B("Ý kiến chỉ đạo, điều hành", "Direction")),
    Choice("reply", B("Xử lý, trả lời kiến nghị", "Reply to a petition")),
)

DIRECTION: Final = Kind(
    name="direction",
    label=B("Chỉ đạo, điều hành", "Direction"),
    help=B(
        "Ý kiến chỉ đạo của lãnh đạo; xử lý, phản hồi kiến nghị của tổ chức, cá nhân.",
        "Directions of leaders; replies to petitions of organizations and people.",
    ),
    duties_where=(
        ("direction_type", "direction", "7.3.direction"),
        ("direction_type", "direction", "3.2.a.direction"),
        ("direction_type", "reply", "7.3.reply"),
    ),
    issued_by="director",
    layout="page",
    list_style="plain",
    must_be_public=True,
    order="date",
    deadline_class="news",
    date_from="signed",
    essential_fields=("director", "signed"),
    own_fields=(
        Field(
            "direction_type",
            "choice",
            B("Loại thông tin", "Type"),
            B("Chỉ đạo, hay trả lời kiến nghị.", "A direction, or the reply to a petition."),
            required=True,
            choices=DIRECTION_TYPES,
            example="direction",
        ),
        NUMBER,
        SIGNED,
        organization_field(
            "director",
            B("Người chỉ đạo", "Directed by"),
            B("Chức vụ, không ghi tên; ví dụ Chủ tịch Ủy ban nhân dân tỉnh.", "The post, without a name."),
            required=True,
        ),
        Field(
            "addressees",
            "line",
            B("Cơ quan thực hiện", "Addressees"),
            B("Mỗi cơ quan, đơn vị một dòng.", "One agency per line."),
            shared=False,
            inherited=True,
            is_list=True,
            names_no_person=True,
        ),
        Field(
            "due",
            "date",
            B("Hạn thực hiện", "Due"),
            B("Ngày phải xong hoặc phải báo cáo.", "The day by which it must be done or reported."),
            example="2026-12-31",
        ),
        organization_field(
            "petitioner",
            B("Bên kiến nghị", "Petitioner"),
            B(
                "Với trả lời kiến nghị: cử tri, nhóm doanh nghiệp, tổ chức; không ghi tên người.",
                "For a reply: voters, a group of enterprises, an organization; no person's name.",
            ),
        ),
        ISSUING_DOCUMENT,
    ),
    common_fields=COMMON_FIELDS,
    card=("summary", "date", "direction_type", "director", "due"),
    facets=(
        FacetField("direction_type", B("loai", "type"), own_name="direction-type"),
        FIELD_FACET,
        YEAR_FACET,
    ),
    number_from="number",
    in_order=(("signed", "due"),),
    unique_by=("number", "signed"),
    needs_summary=True,
    schema_org=SchemaMapping("Article", ARTICLE),
)
