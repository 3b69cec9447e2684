"""Further duties of a portal besides the Regulation's, from available texts (TT 22/2023, without annexes).

TT 22/2023/TT-BTTTT defines structure, layout and functions (QĐ 2111, Điều 3(5)); its literal annexes were not
available. These entries come from its parent TT 32/2017 and from secondary sources, and are marked so: none is a
quotation.
"""

from __future__ import annotations

from typing import Final

from portalgen.frozen import frozen
from portalgen.text.bilingual import Bilingual as B


@frozen
class ProvisionalDuty:
    """A duty of the portal from an instrument whose words in force were not compared."""

    id: str
    basis: str
    names: B


_FURNITURE: Final = "TT 32/2017 Điều 16-18"
_ACCESSIBILITY: Final = "TT 26/2020, TT 22/2023"
_METADATA: Final = "TT 24/2011"
_ENGLISH: Final = "NĐ 42/2022 Điều 7 (→ NĐ 224/2026)"
_FORMATS: Final = "TT 39/2017"

PROVISIONAL_DUTIES: Final = (
    ProvisionalDuty("header.emblem", _FURNITURE, B("Đầu trang: Quốc huy hoặc biểu trưng", "Header: emblem or logo")),
    ProvisionalDuty(
        "header.name",
        _FURNITURE,
        B("Đầu trang: tên đầy đủ của cơ quan bằng tiếng Việt", "Header: the agency's full name in Vietnamese"),
    ),
    ProvisionalDuty("menu.home", _FURNITURE, B("Thanh điều hướng: Trang chủ", "Menu: home")),
    ProvisionalDuty("menu.about", _FURNITURE, B("Thanh điều hướng: Giới thiệu", "Menu: about")),
    ProvisionalDuty(
        "menu.services", _FURNITURE, B("Thanh điều hướng: Dịch vụ công trực tuyến", "Menu: online public services")
    ),
    ProvisionalDuty("menu.site_map", _FURNITURE, B("Thanh điều hướng: Sơ đồ cổng", "Menu: site map")),
    ProvisionalDuty("footer.copyright", _FURNITURE, B("Chân trang: bản quyền", "Footer: copyright")),
    ProvisionalDuty("footer.unit", _FURNITURE, B("Chân trang: tên đơn vị quản lý", "Footer: name of the unit")),
    ProvisionalDuty(
        "footer.responsible", _FURNITURE, B("Chân trang: người chịu trách nhiệm", "Footer: person responsible")
    ),
    ProvisionalDuty("footer.address", _FURNITURE, B("Chân trang: địa chỉ", "Footer: address")),
    ProvisionalDuty("footer.telephone", _FURNITURE, B("Chân trang: điện thoại", "Footer: telephone")),
    ProvisionalDuty("footer.email", _FURNITURE, B("Chân trang: thư điện tử", "Footer: e-mail")),
    ProvisionalDuty("print", _FURNITURE, B("In được từng tin, bài", "Every item can be printed")),
    ProvisionalDuty("save", _FURNITURE, B("Lưu được từng tin, bài", "Every item can be saved")),
    ProvisionalDuty(
        "site_map.people", _FURNITURE, B("Sơ đồ cổng dạng cây cho người đọc", "Site map as a tree for people")
    ),
    ProvisionalDuty("site_map.machines", _FURNITURE, B("Sơ đồ cổng dạng XML cho máy", "Site map as XML for machines")),
    ProvisionalDuty("search", _FURNITURE, B("Tìm kiếm", "Search")),
    ProvisionalDuty("search.exact", _FURNITURE, B("Tìm kiếm đầy đủ, chính xác", "The search is complete and exact")),
    ProvisionalDuty("related", _FURNITURE, B("Liên kết tới các cơ quan liên quan", "Links to related agencies")),
    ProvisionalDuty(
        "questions",
        _FURNITURE,
        B("Hỏi đáp có tình trạng xử lý, hoặc địa chỉ thư điện tử", "Questions with their state, or an e-mail address"),
    ),
    ProvisionalDuty("mobile", _FURNITURE, B("Xem được trên thiết bị di động", "Mobile devices")),
    ProvisionalDuty("https", _FURNITURE, B("Giao thức HTTPS", "HTTPS")),
    ProvisionalDuty("ipv6", _FURNITURE, B("Địa chỉ IPv6", "IPv6")),
    ProvisionalDuty("accessibility.wcag", _ACCESSIBILITY, B("WCAG từ 2.0 trở lên", "WCAG 2.0 or later")),
    ProvisionalDuty(
        "accessibility.motion",
        _ACCESSIBILITY,
        B("Không có chữ nhấp nháy, tự chuyển động", "No blinking or self-moving text"),
    ),
    ProvisionalDuty(
        "accessibility.alternatives", _ACCESSIBILITY, B("Nội dung thay thế cho hình ảnh", "Text alternatives")
    ),
    ProvisionalDuty(
        "accessibility.structure",
        _ACCESSIBILITY,
        B(
            "Tiêu đề các cấp, chữ của liên kết có nghĩa, bảng có tên và ô tiêu đề",
            "Headings, meaningful link text, tables with caption and header cells",
        ),
    ),
    ProvisionalDuty(
        "accessibility.colour",
        _ACCESSIBILITY,
        B("Độ tương phản; màu không phải dấu hiệu duy nhất", "Contrast; colour is never the only cue"),
    ),
    ProvisionalDuty(
        "accessibility.controls",
        _ACCESSIBILITY,
        B(
            "Khuyến khích: đổi cỡ chữ, tương phản; phím tắt; đọc thành tiếng",
            "Encouraged: text size and contrast controls, shortcut keys, reading aloud",
        ),
    ),
    ProvisionalDuty(
        "metadata",
        _METADATA,
        B(
            "Siêu dữ liệu DC.title, creator, date, description, publisher, identifier không để trống",
            "DC.title, creator, date, description, publisher, identifier are never empty",
        ),
    ),
    ProvisionalDuty(
        "english.structure", _ENGLISH, B("Tiếng Anh: cơ cấu tổ chức, chức năng", "English: structure and functions")
    ),
    ProvisionalDuty(
        "english.contact",
        _ENGLISH,
        B("Tiếng Anh: liên hệ của người có trách nhiệm", "English: contact of the responsible officials"),
    ),
    ProvisionalDuty(
        "formats", _FORMATS, B("Tệp đính kèm theo danh mục định dạng", "Attachments in the listed formats")
    ),
    ProvisionalDuty("feeds", _FORMATS, B("Nguồn tin RSS, Atom", "RSS, Atom feeds")),
)
"""In the order of header, menu, footer, pages; then accessibility, metadata, English, formats."""
