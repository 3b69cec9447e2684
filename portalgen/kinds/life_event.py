"""A citizen's tasks at a turn of life, step by step: people, places and the way to the service.

Papers, time limits and fees are quoted from a legal text at hand, or else read on the National Public Service Portal: a
copy would become outdated, and a guess is a false promise.
"""

from __future__ import annotations

from typing import Final

from portalgen.kinds.common import COMMON_FIELDS
from portalgen.kinds.definition import Choice, FacetField, Field, Kind, Relation
from portalgen.kinds.schema_org import NAMED, SchemaMapping, SchemaProperty
from portalgen.kinds.step_fields import AT_A_GLANCE, BASIS_DOCUMENTS, BASIS_TEXTS, EVENT_STEPS
from portalgen.text.bilingual import Bilingual as B

LIFE_AREAS: Final = (
    Choice("family", B("Hộ tịch, gia đình", "Family")),
    Choice("residence", B("Cư trú", "Residence")),
    Choice("land", B("Đất đai, nhà ở", "Land and housing")),
    Choice("business", B("Kinh doanh", "Business")),
    Choice("education", B("Học tập", "Education")),
    Choice("support", B("Trợ giúp xã hội", "Social support")),
    Choice("papers", B("Xác nhận, chứng thực", "Certificates")),
    Choice("complaint", B("Khiếu nại, phản ánh", "Complaints")),
    Choice("other", B("Việc khác", "Other")),
)

LIFE_EVENT: Final = Kind(
    name="life_event",
    label=B("Việc cần làm", "Life event"),
    help=B(
        "Việc người dân phải làm khi có con, kết hôn, chuyển nhà …: từng bước, ai làm, ở đâu, rồi liên kết.",
        "Citizens' tasks after a birth, a marriage or a move: each step with people, place and link.",
    ),
    synonyms=("sự kiện đời sống",),
    layout="page",
    list_style="plain",
    order="weight",
    own_fields=(
        Field(
            "life_area",
            "choice",
            B("Nhóm việc", "Area of life"),
            B("Việc thuộc nhóm nào.", "The part of life it belongs to."),
            required=True,
            choices=LIFE_AREAS,
        ),
        *AT_A_GLANCE,
        Field(
            "office",
            "reference",
            B("Cơ quan giải quyết", "Office"),
            B("Mã bài của cơ quan giải quyết, nếu có trên cổng.", "The id of the office, if it is on the portal."),
            kinds=("organization", "page"),
        ),
        EVENT_STEPS,
        BASIS_TEXTS,
        BASIS_DOCUMENTS,
    ),
    common_fields=COMMON_FIELDS,
    card=("summary", "life_area"),
    facets=(FacetField("life_area", B("nhom-viec", "life-area")),),
    first_facts=("for_whom", "where", "time", "fee", "office"),
    relations=(Relation("legal_basis", label=B("Việc cần làm theo văn bản này", "What citizens do by this document")),),
    needs_summary=True,
    hinted_fields=("also_known_as",),
    essential_fields=("steps",),
    schema_org=SchemaMapping(
        "HowTo",
        (
            *NAMED,
            SchemaProperty("inLanguage", "language"),
            SchemaProperty("publisher", "publisher"),
            SchemaProperty("audience", "audience", "for_whom"),
        ),
        needs=("steps",),
        parts=(
            SchemaMapping(
                "HowToStep",
                (
                    SchemaProperty("position", "position"),
                    SchemaProperty("name", "text", "what"),
                    SchemaProperty("text", "text", "how"),
                ),
                needs=("what",),
                each="steps",
                anchor="step",
                link="step",
            ),
        ),
    ),
    panels_first=True,
)
