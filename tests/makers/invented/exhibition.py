"""A kind that no portal has, with a field of every sort that behaves differently: an exhibition."""

from __future__ import annotations

from typing import Final

from portalgen.kinds.common import COMMON_FIELDS
from portalgen.kinds.definition import Choice, FacetField, Field, Kind, Period, Relation
from portalgen.text.bilingual import Bilingual as B

_FORMS: Final = (
    Choice("permanent", B("Thường xuyên", "Permanent")),
    Choice("touring", B("Lưu động", "Touring")),
)

_ROOMS: Final = (
    Field("room", "line", B("Phòng", "Room"), B("Tên phòng.", "Name of the room."), required=True),
    Field("pieces", "integer", B("Số hiện vật", "Objects"), B("Đếm được.", "As counted."), required=True),
    Field("kept_at", "temperature", B("Nhiệt độ phòng", "Kept at"), B("Như 20 °C.", "Such as 20 °C.")),
    Field("checked", "date", B("Kiểm tra ngày", "Checked on"), B("YYYY-MM-DD", "YYYY-MM-DD")),
)


EXHIBITION: Final = Kind(
    name="exhibition",
    label=B("Triển lãm", "Exhibition"),
    help=B("Triển lãm của bảo tàng, thư viện.", "An exhibition of a museum or library."),
    layout="page",
    list_style="plain",
    order="date",
    date_from="opens",
    own_fields=(
        Field("opens", "date", B("Mở cửa", "Opens"), B("YYYY-MM-DD", "YYYY-MM-DD"), required=True),
        Field("closes", "closing_date", B("Đóng cửa", "Closes"), B("Ngày cuối.", "The last day.")),
        Field("form", "choice", B("Hình thức", "Form"), B("Ở đâu.", "Where."), required=True, choices=_FORMS),
        Field("free", "boolean", B("Miễn phí", "Free"), B("true: không bán vé.", "true: no tickets."), required=True),
        Field(
            "organizer",
            "reference",
            B("Đơn vị tổ chức", "Organizer"),
            B("Mã bài của đơn vị.", "Id of the organization."),
            kinds=("organization",),
        ),
        Field(
            "hall",
            "line",
            B("Nơi trưng bày", "Hall"),
            B("Tên nhà.", "Name of the building."),
            shared=False,
            is_prose=True,
        ),
        Field("storage", "temperature", B("Nhiệt độ kho", "Storage"), B("Như 21.5 °C.", "Such as 21.5 °C.")),
        Field("desk", "telephone", B("Quầy vé", "Desk"), B("Số điện thoại.", "Telephone number.")),
        Field(
            "rooms",
            "group",
            B("Các phòng", "Rooms"),
            B("Mỗi phòng một mục.", "One a room."),
            is_list=True,
            fields=_ROOMS,
        ),
    ),
    common_fields=COMMON_FIELDS,
    card=("summary", "date", "state", "storage", "organizer"),
    facets=(
        FacetField("form", B("hinh-thuc", "form")),
        FacetField("free", B("mien-phi", "free")),
        FacetField("organizer", B("don-vi", "organizer")),
        FacetField("opens", B("nam-mo-cua", "opening"), B("Năm mở cửa", "Year of opening")),
        FacetField("state", B("giai-doan", "phase"), B("Giai đoạn", "Phase")),
    ),
    period=Period(
        "opens",
        "closes",
        place="hall",
        labels=(B("Sắp mở", "Announced"), B("Đang mở", "Open now"), B("Đã kết thúc", "Over")),
    ),
    relations=(Relation("organizer", label=B("Triển lãm đã tổ chức", "Exhibitions organized")),),
    needs_summary=True,
)
