"""Legal and administrative documents (QĐ 2111, Art. 7(9))."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime, time, timedelta
from typing import Any, Final

from portalgen.kinds.common import COMMON_FIELDS
from portalgen.kinds.definition import Choice, Effect, FacetField, Field, Kind, Referrer, Relation, States
from portalgen.kinds.schema_org import WORK, SchemaMapping, SchemaProperty, relate
from portalgen.law.calendar import VIETNAM
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
    Choice("amends", B("Sửa đổi, bổ sung", "Amends"), B("Được sửa đổi, bổ sung bởi", "Amended by")),
    Choice("replaces", B("Thay thế", "Replaces"), B("Được thay thế bởi", "Replaced by")),
    Choice("repeals", B("Bãi bỏ", "Repeals"), B("Bị bãi bỏ bởi", "Repealed by")),
    Choice("based_on", B("Căn cứ", "Based on"), B("Là căn cứ của", "Basis of")),
    Choice("corrects", B("Đính chính", "Corrects"), B("Được đính chính bởi", "Corrected by")),
    Choice("issued_with", B("Ban hành kèm theo", "Issued with"), B("Kèm theo có", "Issued together with")),
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
        B("Văn bản này làm gì với văn bản kia.", "The effect of this document on the other."),
        required=True,
        choices=RELATION_TYPES,
    ),
    Field(
        "to",
        "reference",
        B("Văn bản", "Document"),
        B("Mã bài của văn bản kia.", "Its id."),
        required=True,
        kinds=("legal_document",),
    ),
)

EFFECTS: Final = (
    Effect(
        "repeals",
        B("Văn bản này đã bị bãi bỏ bởi", "This document was repealed by"),
        B("Văn bản này sẽ bị bãi bỏ bởi", "This document will be repealed by"),
        B("Đã bị bãi bỏ", "Repealed"),
        ends=True,
    ),
    Effect(
        "replaces",
        B("Văn bản này đã được thay thế bởi", "This document was replaced by"),
        B("Văn bản này sẽ được thay thế bởi", "This document will be replaced by"),
        B("Đã được thay thế", "Replaced"),
        ends=True,
    ),
    Effect(
        "amends",
        B("Văn bản này đã được sửa đổi, bổ sung bởi", "This document was amended by"),
        B("Văn bản này sẽ được sửa đổi, bổ sung bởi", "This document will be amended by"),
        B("Đã được sửa đổi, bổ sung", "Amended"),
    ),
    Effect(
        "corrects",
        B("Văn bản này đã được đính chính bởi", "This document was corrected by"),
        B("Văn bản này sẽ được đính chính bởi", "This document will be corrected by"),
        B("Đã được đính chính", "Corrected"),
    ),
)
"""Effects of a document on another, for readers of the latter; effects that end it come first."""

_ENDING: Final = frozenset(each.relation for each in EFFECTS if each.ends)
"""Relations by which a document in force ends another."""


def derive_legal_status(fields: Mapping[str, Any], referrers: tuple[Referrer, ...], at: datetime) -> str:
    """Return the legal status of a document at `at`, from its days and the documents that end it.

    Its last day in force is `expires`. A status that cannot be derived (partly expired, or expired without a day) is
    taken from the front matter; empty if there is none. No document is in force before it is issued. A document without
    an effective day affects other documents from its issue on, but its own status is the written one.
    """
    today = at.astimezone(VIETNAM).date()
    written, effective, expires = fields.get("legal_status", ""), fields.get("effective"), fields.get("expires")
    since = effective or fields.get("issued")
    if expires is not None and expires < today:
        return "expired"
    if any(each.relation in _ENDING and _is_in_force(each.fields, today) for each in referrers):
        return "partly_expired" if written == "partly_expired" else "expired"
    if since is not None and since > today:
        return "not_yet_in_force"
    if written in ("partly_expired", "expired"):
        return str(written)
    return "in_force" if effective is not None else str(written)


def _is_in_force(fields: Mapping[str, Any], today: date) -> bool:
    """Return True if a document has come into force; without an effective day, it does so when issued."""
    effective, issued = fields.get("effective"), fields.get("issued")
    if effective is not None:
        return bool(effective <= today)
    return issued is not None and issued <= today and fields.get("legal_status") != "not_yet_in_force"


def find_effect(fields: Mapping[str, Any], at: datetime) -> tuple[date | None, bool]:
    """Return (day or None, True if it has come) from which a document's relations affect other documents."""
    effective = fields.get("effective")
    has_come = _is_in_force(fields, at.astimezone(VIETNAM).date())
    is_written = fields.get("legal_status") == "not_yet_in_force"
    return (None if effective is None and is_written else effective or fields.get("issued")), has_come


def _turns(fields: Mapping[str, Any]) -> Iterator[datetime]:
    since, last = fields.get("effective") or fields.get("issued"), fields.get("expires")
    if since is not None:
        yield datetime.combine(since, time(), VIETNAM)
    if last is not None and last < date.max:
        yield datetime.combine(last + timedelta(days=1), time(), VIETNAM)


STATES: Final = States(
    field="legal_status",
    label=B("Tình trạng hiệu lực", "Legal status"),
    choices=LEGAL_STATUSES,
    derive=derive_legal_status,
    turns=_turns,
    fields=("legal_status", "issued", "effective", "expires"),
    lapsed=frozenset(("expired",)),
    unmarked=frozenset(("in_force",)),
)

_LEGAL_FORCE: Final = (
    ("in_force", "InForce"),
    ("not_yet_in_force", "NotInForce"),
    ("partly_expired", "PartiallyInForce"),
    ("expired", "NotInForce"),
    ("superseded", "NotInForce"),
)
_SCHEMA_RELATIONS: Final = (
    ("amends", "legislationAmends"),
    ("replaces", "legislationChanges"),
    ("repeals", "legislationRepeals"),
    ("corrects", "legislationCorrects"),
    ("based_on", "citation"),
    ("issued_with", "isPartOf"),
)
"""schema.org has no term for a replacement: `legislationChanges` covers any change, including replacement."""

LEGAL_DOCUMENT: Final = Kind(
    name="legal_document",
    label=B("Văn bản", "Legal document"),
    help=B(
        "Văn bản quy phạm pháp luật hoặc văn bản hành chính.",
        "A normative legal document or an administrative document.",
    ),
    duties=("3.2.a.policy",),
    duties_where=(
        ("normative", True, "7.9.central"),
        ("normative", True, "7.9.province"),
        ("normative", False, "7.9.guidance"),
    ),
    issued_by="issuer",
    synonyms=("quyết định", "nghị quyết", "nghị định", "thông tư", "công văn", "luật", "tờ trình", "decision"),
    layout="legal_document",
    list_style="documents",
    must_be_public=True,
    order="date",
    deadline_class="administrative_document",
    deadline_class_where=(("normative", "normative_document"),),
    date_from="issued",
    essential_fields=("number", "issued", "issuer"),
    data_theme="JUST",
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
                "true: a normative legal document; false: an administrative document.",
            ),
            required=True,
            example="false",
        ),
        Field(
            "issuer",
            "term",
            B("Cơ quan ban hành", "Issuer"),
            B("Cơ quan ban hành.", "The issuing agency."),
            required=True,
            shared=False,
            inherited=True,
            taxonomy="issuer",
            accepts_text=True,
            filled_with="agency",
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
            B("Tình trạng hiệu lực được tính từ ngày này.", "The legal status is derived from this day."),
            example="2026-12-01",
        ),
        Field(
            "expires",
            "date",
            B("Có hiệu lực đến hết", "In force until the end of"),
            B("Ngày cuối cùng còn hiệu lực.", "The last day in force."),
            example="2027-12-31",
            also=("ngày hết hiệu lực",),
        ),
        Field(
            "legal_status",
            "choice",
            B("Tình trạng hiệu lực", "Legal status"),
            B(
                "Tính từ ngày có hiệu lực, ngày hết hiệu lực và văn bản thay thế; chỉ ghi điều không tính được.",
                "Derived from the days and the replacing documents; write it only if it cannot be derived.",
            ),
            choices=LEGAL_STATUSES,
            example="partly_expired",
        ),
        Field(
            "abstract",
            "text",
            B("Trích yếu", "Abstract"),
            B("Trích yếu ghi trên văn bản.", "The abstract on the document."),
            shared=False,
        ),
        Field(
            "bases",
            "line",
            B("Căn cứ ban hành", "Bases"),
            B("Mỗi căn cứ một dòng.", "One basis per line."),
            is_shown=False,
            is_list=True,
        ),
        Field(
            "relations",
            "group",
            B("Văn bản liên quan", "Related documents"),
            B("Sửa đổi, thay thế, bãi bỏ văn bản nào.", "The documents amended, replaced or repealed by it."),
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
    card=("number", "summary", "date", "issuer", "legal_status"),
    facets=(
        FacetField("document_type", B("loai", "type")),
        FacetField("issuer", B("co-quan-ban-hanh", "issuer")),
        FacetField("field", B("linh-vuc", "field"), B("Lĩnh vực", "Field")),
        FacetField("date", B("nam", "year"), B("Năm", "Year")),
        FacetField("legal_status", B("hieu-luc", "status"), B("Hiệu lực", "Legal status")),
    ),
    number_from="number",
    summary_from="abstract",
    states=STATES,
    relations=(
        Relation("relations", to="to", by="type", effects=EFFECTS, takes_effect=find_effect, since_from="effective"),
    ),
    is_document=True,
    maker_field="issuer",
    needs_summary=True,
    schema_org=SchemaMapping(
        "Legislation",
        (
            *WORK,
            SchemaProperty("abstract", "text", "abstract"),
            SchemaProperty("legislationIdentifier", "text", "number"),
            SchemaProperty("legislationType", "choice", "document_type"),
            SchemaProperty("legislationDate", "day", "issued"),
            SchemaProperty("legislationDateOfApplicability", "day", "effective"),
            SchemaProperty("legislationPassedBy", "agency", "issuer"),
            SchemaProperty("legislationJurisdiction", "area"),
            SchemaProperty("legislationLegalForce", "state", terms=_LEGAL_FORCE),
            SchemaProperty("temporalCoverage", "validity", "effective", until="expires"),
            *relate("relations", _SCHEMA_RELATIONS),
        ),
        keeps_superseded=True,
    ),
    first_facts=("legal_status", "number", "issued", "effective", "expires"),
    folds_facts=True,
)
