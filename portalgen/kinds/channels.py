"""The official online channels of an agency (NĐ 224/2026, Art. 10(3); QĐ 2111, Art. 3(2)b)."""

from __future__ import annotations

from typing import Final

from portalgen.kinds.common import COMMON_FIELDS
from portalgen.kinds.definition import Choice, Field, Kind
from portalgen.text.bilingual import Bilingual as B

CHANNEL_TYPES: Final = (
    Choice("website", B("Trang thông tin điện tử", "Website")),
    Choice("social", B("Mạng xã hội", "Social network")),
    Choice("application", B("Ứng dụng di động", "Mobile application")),
    Choice("mailbox", B("Hộp thư, thư điện tử", "Mailbox")),
    Choice("hotline", B("Đường dây nóng, tổng đài", "Hotline")),
    Choice("other", B("Kênh khác", "Other")),
)

_CHANNELS: Final = (
    Field(
        "name",
        "line",
        B("Kênh", "Channel"),
        B("Tên kênh như người dân thấy.", "The name as people see it."),
        required=True,
    ),
    Field(
        "type",
        "choice",
        B("Loại", "Type"),
        B("Loại kênh.", "The type of channel."),
        required=True,
        choices=CHANNEL_TYPES,
    ),
    Field("address", "address", B("Địa chỉ", "Address"), B("Địa chỉ https.", "An https address.")),
    Field(
        "telephone",
        "telephone",
        B("Điện thoại", "Telephone"),
        B("Của đường dây nóng, tổng đài.", "For a hotline."),
    ),
    Field("email", "email", B("Thư điện tử", "E-mail"), B("Của hộp thư.", "For a mailbox.")),
    Field(
        "managed_by",
        "line",
        B("Đơn vị quản lý", "Managed by"),
        B("Đơn vị chịu trách nhiệm về kênh.", "The unit responsible for the channel."),
    ),
    Field(
        "purpose",
        "line",
        B("Dùng để", "For what"),
        B("Kênh dùng để làm gì.", "The purpose of the channel."),
        is_prose=True,
    ),
)

CHANNELS: Final = Kind(
    name="channels",
    label=B("Các kênh chính thức", "Official channels"),
    help=B(
        "Danh sách kênh chính thức của cơ quan; kênh đã khai trong site-config/portal.yaml tự hiện.",
        "The official channels of an agency; channels in site-config/portal.yaml are shown automatically.",
    ),
    duties=("7.21",),
    layout="page",
    list_style="plain",
    order="weight",
    deadline_class="news",
    top_level=True,
    essential_fields=(),
    own_fields=(
        Field(
            "channels",
            "group",
            B("Kênh của cơ quan", "Channels of the agency"),
            B(
                "Mỗi kênh một mục; kênh chưa được xác nhận thì không ghi địa chỉ.",
                "One entry per channel; an unconfirmed channel has no address.",
            ),
            shared=False,
            is_list=True,
            fields=_CHANNELS,
        ),
    ),
    common_fields=COMMON_FIELDS,
    lists_channels=True,
)
