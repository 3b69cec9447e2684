"""A consultation of agencies, organizations and people on a draft (QĐ 2111, Art. 7(16), 7(18))."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from portalgen.kinds.common import COMMON_FIELDS
from portalgen.kinds.definition import FacetField, Field, Kind, OpenUntil, Period, Relation
from portalgen.kinds.file_roles import CONSULTATION_FILE_ROLES, DRAFT_ROLE, build_attachments
from portalgen.kinds.opinion_fields import CONSULTATION_TYPE, LEDGER_FIELDS
from portalgen.kinds.shared_fields import POSTED
from portalgen.text.bilingual import Bilingual as B

_COMMON: Final = {each.name: each for each in COMMON_FIELDS}

CONSULTATION: Final = Kind(
    name="consultation",
    label=B("Lấy ý kiến", "Consultation"),
    help=B(
        "Lấy ý kiến góp ý dự thảo văn bản hoặc nội dung khác.", "Opinions are asked for on a draft or another matter."
    ),
    duties=("7.16", "3.2.d.opinions", "3.3.b"),
    duties_where=tuple(
        ("consultation_type", "draft_law", f"7.18.{each}") for each in ("draft", "term", "address", "email", "opinions")
    ),
    duty_fields=(
        ("7.18.draft", ("attachments",)),
        ("7.18.term", ("opened", "closes")),
        ("7.18.address", ("address",)),
        ("7.18.email", ("email",)),
        ("7.18.opinions", ("opinions",)),
    ),
    layout="page",
    list_style="plain",
    must_be_public=True,
    order="state",
    deadline_class="other",
    own_fields=(
        POSTED,
        CONSULTATION_TYPE,
        Field(
            "lead_agency",
            "line",
            B("Cơ quan chủ trì", "Lead agency"),
            B("Cơ quan chủ trì soạn thảo, lấy ý kiến.", "The agency that prepares the draft and asks for opinions."),
            required=True,
            shared=False,
            inherited=True,
            filled_with="agency",
        ),
        Field(
            "opened",
            "date",
            B("Lấy ý kiến từ", "Open from"),
            B("Ngày bắt đầu nhận ý kiến.", "The first day for opinions."),
            required=True,
            example="2026-11-24",
        ),
        Field(
            "closes",
            "closing_date",
            B("Hạn góp ý", "Open until"),
            B("Ngày cuối nhận ý kiến; tính đến hết ngày.", "The last day for opinions, until its end."),
            required=True,
            example="2026-12-31",
            also=("hạn cuối", "thời hạn", "hết hạn góp ý"),
        ),
        Field(
            "receiver",
            "line",
            B("Nơi nhận ý kiến", "Sent to"),
            B(
                "Đơn vị, bộ phận nhận ý kiến (không ghi tên người).",
                "The unit that receives opinions; no person's name.",
            ),
            shared=False,
            inherited=True,
        ),
        Field(
            "address",
            "line",
            B("Địa chỉ nhận ý kiến", "Postal address"),
            B(
                "Địa chỉ của cơ quan nhận ý kiến; chưa có thì ghi unconfirmed.",
                "The address of the receiving agency; unconfirmed if unknown.",
            ),
            required=True,
            shared=False,
            inherited=True,
            accepts_unconfirmed=True,
            example="Số 00, đường Mẫu",
        ),
        Field(
            "email",
            "email",
            B("Thư điện tử nhận ý kiến", "E-mail"),
            B(
                "Hộp thư công vụ; chưa có thì ghi unconfirmed.",
                "The official mailbox; unconfirmed if unknown.",
            ),
            required=True,
        ),
        *LEDGER_FIELDS,
        Field(
            "led_to",
            "reference",
            B("Văn bản đã ban hành", "Documents that came of it"),
            B("Mã bài của các văn bản ban hành sau khi lấy ý kiến.", "Ids of the documents issued after it."),
            is_list=True,
            kinds=("legal_document",),
        ),
        build_attachments(
            CONSULTATION_FILE_ROLES,
            B("Dự thảo, tờ trình, bản thuyết minh…", "The draft, its submission, its explanation …"),
            DRAFT_ROLE,
        ),
        replace(_COMMON["agency"], unless_same_as="lead_agency"),
    ),
    common_fields=COMMON_FIELDS,
    card=("summary", "opened", "closes", "lead_agency", "state"),
    short_card=("closes",),
    facets=(
        FacetField("state", B("tinh-trang", "state"), own_name="consultation-state"),
        FacetField("consultation_type", B("loai-lay-y-kien", "consultation-type"), B("Loại", "Type")),
        FacetField("field", B("linh-vuc", "field"), B("Lĩnh vực", "Field")),
        FacetField("date", B("nam", "year"), B("Năm", "Year")),
    ),
    lead_facet="state",
    period=Period(
        "opened",
        "closes",
        labels=(
            B("Sắp lấy ý kiến", "Opens soon"),
            B("Đang lấy ý kiến", "Open for opinions"),
            B("Đã kết thúc", "Closed"),
        ),
        soon=(7, B("Sắp hết hạn", "Closing soon")),
    ),
    first_facts=("state", "closes", "lead_agency"),
    folds_facts=True,
    relations=(Relation("led_to", label=B("Đã được lấy ý kiến tại", "Consulted on in")),),
    takes="opinion",
    takes_in=frozenset(("open", "closing_soon")),
    takes_at=("address", "email"),
    addressee="receiver",
    citizen_fields=("opinions", "adoption"),
    needs_summary=True,
    open_until=OpenUntil(
        B("Góp ý đến {until}", "Open for opinions until {until}"),
        frozenset(("open", "closing_soon")),
        coming=B("Góp ý từ {from}", "Open for opinions from {from}"),
    ),
)
