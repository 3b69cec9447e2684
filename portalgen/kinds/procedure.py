"""An administrative procedure, carried out on the National Public Service Portal (QĐ 2111, Art. 7(10)).

Its papers, steps and fees are linked there, not copied: a copy would become outdated.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from portalgen.kinds.common import COMMON_FIELDS
from portalgen.kinds.definition import Choice, FacetField, Field, Kind, Relation
from portalgen.kinds.schema_org import NAMED, SchemaMapping, SchemaProperty
from portalgen.text.bilingual import Bilingual as B

_COMMON: Final = {each.name: each for each in COMMON_FIELDS}

SERVICE_LEVELS: Final = (
    Choice("full", B("Toàn trình", "Full online service")),
    Choice("partial", B("Một phần", "Partial online service")),
)

AUDIENCES: Final = (
    Choice("citizens", B("Người dân", "Citizens")),
    Choice("businesses", B("Doanh nghiệp", "Businesses")),
    Choice("both", B("Người dân và doanh nghiệp", "Citizens and businesses")),
)

PROCEDURE: Final = Kind(
    name="procedure",
    label=B("Thủ tục hành chính", "Administrative procedure"),
    help=B(
        "Thủ tục hành chính, dẫn tới Cổng Dịch vụ công Quốc gia.",
        "An administrative procedure, with the way to the National Public Service Portal.",
    ),
    duties=("7.10",),
    synonyms=("thủ tục",),
    layout="page",
    list_style="documents",
    must_be_public=True,
    order="date",
    deadline_class="other",
    own_fields=(
        replace(_COMMON["title"], label=B("Tên thủ tục", "Name of the procedure"), also=("tên", "tên thủ tục")),
        Field(
            "code",
            "line",
            B("Mã thủ tục", "Code"),
            B("Mã trong cơ sở dữ liệu quốc gia về thủ tục hành chính.", "Its code in the national database."),
            required=True,
            example="0.000000",
        ),
        replace(
            _COMMON["agency"],
            label=B("Cơ quan thực hiện", "Done by"),
            help=B("Cơ quan giải quyết thủ tục.", "The agency that deals with it."),
            required=True,
            inherited=True,
            filled_with="agency",
        ),
        Field(
            "level",
            "choice",
            B("Mức độ trực tuyến", "Online service"),
            B("Dịch vụ công trực tuyến toàn trình hay một phần.", "Wholly or partly done online."),
            required=True,
            choices=SERVICE_LEVELS,
        ),
        Field(
            "audience",
            "choice",
            B("Đối tượng thực hiện", "For"),
            B("Ai làm thủ tục này.", "The people who need it."),
            choices=AUDIENCES,
        ),
        Field(
            "service_link",
            "address",
            B("Làm trực tuyến", "Online"),
            B(
                "Địa chỉ của thủ tục trên dichvucong.gov.vn; thành phần hồ sơ, lệ phí xem ở đó, không chép lại.",
                "Its address on dichvucong.gov.vn; papers and fees are read there and not copied.",
            ),
            required=True,
            hosts=("dichvucong.gov.vn",),
            link_text=B("Nộp hồ sơ trên Cổng Dịch vụ công Quốc gia", "Apply on the National Public Service Portal"),
            example="https://dichvucong.gov.vn/",
        ),
        Field(
            "announced_by",
            "line",
            B("Quyết định công bố", "Announced by"),
            B("Số quyết định công bố thủ tục.", "The number of the decision that announced it."),
            example="00/QĐ-UBND",
        ),
        Field(
            "announcement",
            "reference",
            B("Văn bản công bố", "Announcing document"),
            B("Mã bài của quyết định, nếu có trên cổng.", "The id of the decision, if it is on the portal."),
            kinds=("legal_document",),
        ),
    ),
    common_fields=COMMON_FIELDS,
    card=("code", "summary", "level", "agency", "service_link"),
    facets=(
        FacetField("field", B("linh-vuc", "field"), B("Lĩnh vực", "Field")),
        FacetField("level", B("muc-do-truc-tuyen", "service-level")),
        FacetField("audience", B("doi-tuong-thuc-hien", "audience")),
    ),
    lead_facet="field",
    first_facts=("service_link", "level", "agency", "code", "audience", "announced_by", "announcement"),
    relations=(Relation("announcement", label=B("Thủ tục được công bố", "Procedures that it announced")),),
    number_from="code",
    unique_by=("code",),
    schema_org=SchemaMapping(
        "GovernmentService",
        (
            *NAMED,
            SchemaProperty("identifier", "text", "code"),
            SchemaProperty("serviceType", "term", "field"),
            SchemaProperty("provider", "agency", "agency"),
            SchemaProperty("areaServed", "area"),
            SchemaProperty("jurisdiction", "area"),
            SchemaProperty("audience", "audience", "audience"),
            SchemaProperty("availableChannel", "service_channel", "service_link"),
        ),
    ),
)
