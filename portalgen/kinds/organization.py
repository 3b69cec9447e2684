"""An agency or part of an agency: structure, functions and contact (QĐ 2111, Art. 7(2))."""

from __future__ import annotations

from typing import Final

from portalgen.kinds.common import COMMON_FIELDS
from portalgen.kinds.data_fields import MAPS
from portalgen.kinds.definition import Field, Kind
from portalgen.kinds.schema_org import SchemaMapping, SchemaProperty
from portalgen.text.bilingual import Bilingual as B

ORGANIZATION: Final = Kind(
    name="organization",
    label=B("Cơ quan, đơn vị", "Organization"),
    help=B("Chức năng, nhiệm vụ và cách liên hệ của một đơn vị.", "Functions and contact of an organization."),
    duties=("7.2.structure", "7.2.functions"),
    synonyms=("phòng", "phòng ban", "department"),
    layout="organization",
    list_style="people",
    order="weight",
    deadline_class="news",
    top_level=True,
    own_fields=(
        Field(
            "functions",
            "text",
            B("Chức năng, nhiệm vụ", "Functions"),
            B("Nói ngắn gọn; phần dài để ở nội dung bài.", "In short; the long text belongs to the body."),
            shared=False,
        ),
        Field(
            "address",
            "line",
            B("Địa chỉ", "Address"),
            B("Địa chỉ trụ sở.", "Of the office."),
            shared=False,
            accepts_unconfirmed=True,
        ),
        Field("telephone", "telephone", B("Điện thoại", "Telephone"), B("Số điện thoại.", "Telephone number.")),
        Field("email", "email", B("Thư điện tử", "E-mail"), B("Hộp thư công vụ.", "Official mailbox.")),
        Field("website", "address", B("Trang thông tin", "Website"), B("Địa chỉ https.", "An https address.")),
        Field(
            "head",
            "line",
            B("Người đứng đầu", "Head"),
            B("Chức vụ, không cần ghi tên.", "The post; a name is not needed."),
            shared=False,
        ),
        MAPS,
    ),
    common_fields=COMMON_FIELDS,
    card=("images", "summary"),
    schema_org=SchemaMapping(
        "GovernmentOrganization",
        (
            SchemaProperty("name", "title"),
            SchemaProperty("description", "text", "functions"),
            SchemaProperty("url", "url"),
            SchemaProperty("sameAs", "text", "website"),
            SchemaProperty("address", "text", "address"),
            SchemaProperty("telephone", "text", "telephone"),
            SchemaProperty("email", "text", "email"),
            SchemaProperty("areaServed", "area"),
            SchemaProperty("parentOrganization", "publisher"),
        ),
    ),
)
