"""A loan: lender, amount, purpose and period (QĐ 2111, Art. 9(4))."""

from __future__ import annotations

from typing import Final

from portalgen.kinds.common import COMMON_FIELDS
from portalgen.kinds.definition import Field, Kind, Period
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

LOAN: Final = Kind(
    name="loan",
    label=B("Vốn vay", "Loan"),
    help=B("Nguồn vốn vay của tỉnh, của dự án.", "A loan to the province or a project."),
    duties=("7.21",),
    layout="page",
    list_style="plain",
    must_be_public=True,
    order="state",
    deadline_class="investment",
    date_from="signed",
    essential_fields=("lender", "amount"),
    data_theme="ECON",
    own_fields=(
        organization_field(
            "lender", B("Bên cho vay", "Lender"), B("Tổ chức, quỹ, ngân hàng cho vay.", "The lender."), required=True
        ),
        Field(
            "amount",
            "money",
            B("Số tiền vay", "Amount"),
            B("Kèm đồng tiền của khoản vay.", "With the currency of the loan."),
            required=True,
            example="12.500.000 USD",
        ),
        PURPOSE,
        organization_field(
            "borrower", B("Bên vay", "Borrower"), B("Cơ quan, đơn vị vay hoặc được vay lại.", "The borrower.")
        ),
        Field(
            "interest",
            "percent",
            B("Lãi suất một năm", "Interest per year"),
            B("Lãi suất ghi trong hiệp định, hợp đồng.", "The rate of the agreement."),
            example="2,5%",
        ),
        SIGNED,
        BEGINS,
        ENDS,
        OF_PROJECT,
    ),
    common_fields=COMMON_FIELDS,
    card=("summary", "state", "lender", "amount", "ends"),
    facets=(FUNDING_STATE_FACET, FIELD_FACET, YEAR_FACET),
    period=Period("begins", "ends", labels=FUNDING_PERIOD_LABELS, is_open_ended=True),
    relations=(project_relation(B("Vốn vay", "Loans")),),
    in_order=(("signed", "ends"), ("begins", "ends")),
    needs_summary=True,
    first_facts=("state", "lender", "amount", "purpose", "ends"),
    folds_facts=True,
)
