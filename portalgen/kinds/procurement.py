"""A tender or purchase package (QĐ 2111, Art. 7(13)); the procedure itself is on the national network."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from portalgen.kinds.common import COMMON_FIELDS
from portalgen.kinds.definition import Choice, FacetField, Field, Kind, OpenUntil, Period
from portalgen.kinds.shared_fields import (
    FIELD_FACET,
    NUMBER,
    OF_PROJECT,
    POSTED,
    YEAR_FACET,
    organization_field,
    project_relation,
)
from portalgen.text.bilingual import Bilingual as B

PROCUREMENT_FORMS: Final = (
    Choice("open", B("Đấu thầu rộng rãi", "Open bidding")),
    Choice("limited", B("Đấu thầu hạn chế", "Limited bidding")),
    Choice("direct", B("Chỉ định thầu", "Direct appointment")),
    Choice("quotation", B("Chào hàng cạnh tranh", "Competitive quotation")),
    Choice("purchase", B("Mua sắm trực tiếp", "Direct purchase")),
    Choice("own", B("Tự thực hiện", "Own performance")),
    Choice("other", B("Hình thức khác", "Another form")),
)

BIDDING_NETWORK: Final = ("muasamcong.mpi.gov.vn",)
"""The hosts of the national bidding network."""

PROCUREMENT: Final = Kind(
    name="procurement",
    label=B("Đấu thầu, mua sắm công", "Procurement"),
    help=B("Gói thầu, thông báo mời thầu, mua sắm công.", "A package, an invitation to bid, a public purchase."),
    duties=("7.13.procurement",),
    layout="page",
    list_style="plain",
    must_be_public=True,
    order="state",
    deadline_class="investment",
    essential_fields=("number", "price"),
    data_theme="ECON",
    own_fields=(
        POSTED,
        replace(
            NUMBER,
            label=B("Số thông báo", "Notice number"),
            help=B("Mã trên mạng đấu thầu quốc gia.", "The number on the national bidding network."),
            required=True,
            example="IB0000000000",
        ),
        Field(
            "package",
            "line",
            B("Gói thầu", "Package"),
            B(
                "Tên gói thầu theo kế hoạch lựa chọn nhà thầu.",
                "Its name in the plan for the selection of contractors.",
            ),
            required=True,
            shared=False,
            is_prose=True,
            filled_with="title",
        ),
        Field(
            "price",
            "money",
            B("Giá gói thầu", "Price of the package"),
            B("Giá được phê duyệt.", "The price that was approved."),
            required=True,
        ),
        Field(
            "form",
            "choice",
            B("Hình thức", "Form"),
            B("Hình thức lựa chọn nhà thầu.", "How the contractor is selected."),
            required=True,
            choices=PROCUREMENT_FORMS,
            example="open",
        ),
        Field(
            "link",
            "address",
            B("Trên mạng đấu thầu quốc gia", "On the national bidding network"),
            B("Địa chỉ của thông báo trên muasamcong.mpi.gov.vn.", "The notice's address on muasamcong.mpi.gov.vn."),
            required=True,
            hosts=BIDDING_NETWORK,
            link_text=B("Xem thông báo mời thầu", "See the notice"),
            example="https://muasamcong.mpi.gov.vn/",
        ),
        Field(
            "opens",
            "datetime",
            B("Nhận hồ sơ từ", "Bids from"),
            B("Thời điểm phát hành, bắt đầu nhận hồ sơ.", "When bids are first taken."),
            required=True,
            example="2026-11-24T08:00",
        ),
        Field(
            "closes",
            "closing_date",
            B("Đóng thầu", "Bids close"),
            B("Thời điểm đóng thầu; chỉ ghi ngày thì đến hết ngày đó.", "A day without time counts to its end."),
            required=True,
            example="2026-12-15T09:00",
        ),
        organization_field(
            "buyer", B("Bên mời thầu", "Buyer"), B("Cơ quan, đơn vị mời thầu, mua sắm.", "The agency that buys.")
        ),
        OF_PROJECT,
    ),
    common_fields=COMMON_FIELDS,
    card=("number", "summary", "state", "price", "closes"),
    short_card=("closes",),
    facets=(
        FacetField("state", B("tinh-trang", "state"), own_name="bidding-state"),
        FacetField("form", B("hinh-thuc-lua-chon", "selection-form")),
        FIELD_FACET,
        YEAR_FACET,
    ),
    lead_facet="state",
    number_from="number",
    period=Period(
        "opens",
        "closes",
        labels=(
            B("Sắp nhận hồ sơ", "Opening soon"),
            B("Đang nhận hồ sơ", "Open for bids"),
            B("Đã đóng thầu", "Closed"),
        ),
        soon=(3, B("Sắp đóng thầu", "Closing soon")),
    ),
    relations=(project_relation(B("Gói thầu", "Procurement packages")),),
    in_order=(("opens", "closes"),),
    unique_by=("number",),
    needs_summary=True,
    open_until=OpenUntil(
        B("Dự thầu đến {until}", "Open for bids until {until}"),
        frozenset(("open", "closing_soon")),
        coming=B("Dự thầu từ {from}", "Open for bids from {from}"),
    ),
    first_facts=("state", "closes", "price", "link", "number"),
    folds_facts=True,
)
