"""Non-repayable aid: donor, amount, purpose and period (QĐ 2111, Art. 9(4))."""

from __future__ import annotations

from typing import Final

from portalgen.kinds.common import COMMON_FIELDS
from portalgen.kinds.definition import Choice, FacetField, Field, Kind, Period
from portalgen.kinds.shared_fields import (
    BEGINS,
    ENDS,
    FIELD_FACET,
    FUNDING_PERIOD_LABELS,
    FUNDING_STATE_FACET,
    OF_PROJECT,
    PURPOSE,
    SIGNED,
    YEAR_FACET,
    organization_field,
    project_relation,
)
from portalgen.text.bilingual import Bilingual as B

AID_TYPES: Final = (
    Choice("project", B("Chương trình, dự án", "Programme or project")),
    Choice("goods", B("Hiện vật", "Goods")),
    Choice("relief", B("Cứu trợ khẩn cấp", "Emergency relief")),
    Choice("other", B("Viện trợ khác", "Other aid")),
)

AID: Final = Kind(
    name="aid",
    label=B("Viện trợ", "Aid"),
    help=B("Viện trợ phi chính phủ và viện trợ khác.", "Aid from non-governmental organizations and other donors."),
    duties=("7.21",),
    layout="page",
    list_style="plain",
    must_be_public=True,
    order="state",
    deadline_class="investment",
    date_from="signed",
    essential_fields=("donor", "amount"),
    data_theme="ECON",
    own_fields=(
        organization_field(
            "donor", B("Bên viện trợ", "Donor"), B("Tổ chức viện trợ.", "The donating organization."), required=True
        ),
        Field(
            "aid_type",
            "choice",
            B("Hình thức viện trợ", "Type of aid"),
            B("Viện trợ bằng gì.", "The form of the aid."),
            required=True,
            choices=AID_TYPES,
            example="project",
        ),
        Field(
            "amount",
            "money",
            B("Giá trị viện trợ", "Amount"),
            B("Kèm đồng tiền; hiện vật thì ghi giá trị quy đổi.", "With its currency; for goods, their value."),
            required=True,
            example="25.000 EUR",
        ),
        PURPOSE,
        organization_field(
            "recipient", B("Bên tiếp nhận", "Recipient"), B("Cơ quan, đơn vị tiếp nhận.", "The receiving agency.")
        ),
        SIGNED,
        BEGINS,
        ENDS,
        OF_PROJECT,
    ),
    common_fields=COMMON_FIELDS,
    card=("summary", "state", "donor", "amount", "ends"),
    facets=(
        FUNDING_STATE_FACET,
        FacetField("aid_type", B("hinh-thuc-vien-tro", "aid-type")),
        FIELD_FACET,
        YEAR_FACET,
    ),
    period=Period("begins", "ends", labels=FUNDING_PERIOD_LABELS, is_open_ended=True),
    relations=(project_relation(B("Viện trợ", "Aid")),),
    in_order=(("signed", "ends"), ("begins", "ends")),
    needs_summary=True,
    first_facts=("state", "donor", "amount", "purpose", "ends"),
    folds_facts=True,
)
