"""Vietnamese capital letters and family names, used to recognize names of people.

The tables contain common knowledge: frequent family names, and historical figures after whom streets, schools and
communes are named. They contain no living person.
"""

from __future__ import annotations

from typing import Final

CAPITALS: Final = "A-ZÀ-ÃÈ-ÊÌÍÒ-ÕÙÚÝĂĐĨŨƠƯ" + "".join(map(chr, range(0x1EA0, 0x1EFA, 2)))
"""The capital letters, for a set in a regular expression.

A range such as `À-Ỹ` would include small letters: in Unicode, capitals and small letters with marks alternate.
"""

FREQUENT_SURNAMES: Final = frozenset(
    "Nguyễn Trần Lê Phạm Huỳnh Hoàng Vũ Võ Đặng Bùi Đỗ Ngô Trương Trịnh Nguyen Tran Pham Huynh Hoang Truong Trinh".split()  # noqa: SIM905 - names in a row are read more easily
)
"""Family names that begin hardly anything but a name; some as typed without marks."""

SURNAMES: Final = FREQUENT_SURNAMES | frozenset(
    """
    An Âu Bạch Bàn Bành Biện Ca Cà Cao Cầm Chu Châu Chúc Chung Chương Cung Cù Dư Dương Danh Diệp Doãn Đàm Đàng Đào Đậu Đinh Điêu
    Điểu Đoàn Đồng Đổng Đới Đường Giang Giáp Giàng Hạ Hà Hàn Hàng Hán Hầu Hồ Hồng Hứa Hướng Kha Khúc Khương Khổng Khuất Kiều Kim La
    Lã Lại Lâm Lầu Lều Liễu Lò Lô Lộc Lù Lục Lư Lữ Lường Lương Lưu Lý Ma Mạc Mạch Mai Mã Mạnh Mẫn Nghiêm Nhâm Nhan Ninh Nông
    Phan Phí Phó Phù Phùng Phương Quách Quan Quảng Quản Sầm Sùng Sử Tạ Tăng Tào Tất Thạch Thái Thân Thi Thiều Thòng Tiêu Tiền
    Tòng Tô Tôn Tống Trà Trang Triệu Trì Trưng Từ Ty Ung Uông Ưng Văn Vàng Vi Viên Vòng Vừ Vương Xa Yên
    """.split()  # noqa: SIM905 - a table of names is read more easily as words than as quoted strings
)
"""Family names of the Kinh and of other peoples; many are words or begin the names of places."""

HIGHLAND_NAMES: Final = frozenset(
    """
    Adrơng Ayun Aduôn Ênuôl Êban Bdăp Bkrông Bon Bơ Bơn Bnahria Buôn Byă Cil Đơng Đờng Dagout Đagout Du Hđơk Ja Jơ K Ka Kbuôr Kơ Kơsă
    Kơlong Kon Kpă Kra Krajan Krông Ksor Ktul Lơ Liêng Long Mbon Mjâo Mlô Mo Nay Ndu Niê Ntơr Păng Pang Phi Rcom Rda Rơ Rô Siu
    Sre Srê Tou Touneh Ur Y Ya Ha H Chamaléa Chamalé Jơlong Katơr Klong Pinăng Pupor Sahau Taing Touprong
    """.split()  # noqa: SIM905 - names in a row are read more easily
)
"""First words of names in the Central Highlands: Cơ Ho, Mạ, Chu Ru, Raglai, Mnông, Ê Đê, Gia Rai."""

MIDDLE_NAMES: Final = frozenset("Văn Thị Đình Hữu Bá Viết Duy Van Thi Dinh Huu".split())  # noqa: SIM905 - names in a row are read more easily
"""Words that, after a family name, make it a person's name, even if the first word is ambiguous."""

HONOURED_NAMES: Final = frozenset(
    name.strip()
    for name in """
    An Dương Vương, Bà Huyện Thanh Quan, Bế Văn Đàn, Bùi Hữu Nghĩa, Bùi Thị Xuân, Cao Bá Quát, Cao Thắng, Chu Văn An, Cù Chính Lan,
    Dương Văn Nga, Đào Duy Anh, Đào Duy Từ, Đặng Dung, Đặng Thái Thân, Đặng Thùy Trâm, Đặng Trần Côn, Đinh Bộ Lĩnh,
    Đinh Công Tráng, Đinh Tiên Hoàng, Đinh Văn, Đinh Văn Lâm Hà, Đoàn Thị Điểm, Hà Huy Tập, Hai Bà Trưng, Hàn Mặc Tử, Hàn Thuyên,
    Hoàng Diệu, Hoàng Hoa Thám, Hoàng Quốc Việt, Hoàng Văn Thái, Hoàng Văn Thụ, Hồ Chí Minh, Hồ Tùng Mậu, Hồ Xuân Hương,
    Huyền Trân, Huỳnh Tấn Phát, Huỳnh Thúc Kháng, Kim Đồng, La Văn Cầu, Lê Anh Xuân, Lê Chân, Lê Duẩn, Lê Đại Hành, Lê Đức Thọ,
    Lê Hoàn, Lê Hồng Phong, Lê Hữu Trác, Lê Lai, Lê Lợi, Lê Quý Đôn, Lê Thánh Tôn, Lê Thánh Tông, Lê Thị Hồng Gấm, Lê Thị Pha, Lê Thị Riêng,
    Lê Văn Tám, Lê Văn Sỹ, Lương Định Của, Lương Thế Vinh, Lương Văn Can, Lý Chính Thắng, Lý Nam Đế, Lý Thái Tổ, Lý Thường Kiệt, Lý Tự Trọng,
    Mạc Đĩnh Chi, Mai Hắc Đế, Mai Xuân Thưởng, Ngô Gia Tự, Ngô Quyền, Ngô Tất Tố, Ngô Thì Nhậm, Ngô Thì Sỹ, Ngô Văn Sở, Nguyễn An Ninh,
    Nguyễn Ái Quốc, Nguyễn Bỉnh Khiêm, Nguyễn Chí Thanh, Nguyễn Công Hoan, Nguyễn Công Trứ, Nguyễn Cư Trinh, Nguyễn Du, Nguyễn Đình Chiểu,
    Nguyễn Đình Quân, Nguyễn Gia Thiều, Nguyễn Huệ, Nguyễn Hữu Cảnh, Nguyễn Hữu Cầu, Nguyễn Hữu Thọ, Nguyễn Huy Tưởng, Nguyễn Khuyến,
    Nguyễn Lương Bằng, Nguyễn Tất Thành, Nguyễn Thái Bình, Nguyễn Thái Học, Nguyễn Thị Định, Nguyễn Thị Minh Khai, Nguyễn Thiện Thuật,
    Nguyễn Thượng Hiền, Nguyễn Trãi, Nguyễn Tri Phương, Nguyễn Trung Trực, Nguyễn Trường Tộ, Nguyễn Tuân, Nguyễn Văn Cừ, Nguyễn Văn Linh,
    Nguyễn Văn Trỗi, Nguyễn Viết Xuân, Phạm Hồng Thái, Phạm Hùng, Phạm Ngọc Thạch, Phạm Ngũ Lão, Phạm Văn Đồng, Phan Bội Châu,
    Phan Chu Trinh, Phan Châu Trinh, Phan Đăng Lưu, Phan Đình Giót, Phan Đình Phùng, Phan Huy Chú, Phù Đổng Thiên Vương, Phùng Hưng,
    Phùng Khắc Khoan, Quang Trung, Tản Đà, Tô Hiến Thành, Tô Hiệu, Tô Ngọc Vân, Tôn Đức Thắng, Tôn Thất Tùng, Tôn Thất Thuyết, Trần Bình Trọng,
    Trần Cao Vân, Trần Đại Nghĩa, Trần Hưng Đạo, Trần Khánh Dư, Trần Nguyên Hãn, Trần Nhân Tông, Trần Nhật Duật, Trần Phú,
    Trần Quang Diệu, Trần Quang Khải, Trần Quốc Toản, Trần Quốc Tuấn, Trần Quý Cáp, Trần Thái Tông, Trần Thánh Tông, Trần Văn Thời,
    Triệu Quang Phục, Triệu Thị Trinh, Trưng Trắc, Trưng Nhị, Trường Chinh, Trương Công Định, Trương Định, Trương Văn Hoàn,
    Trương Vĩnh Ký, Võ Nguyên Giáp, Võ Thị Sáu, Võ Trường Toản, Võ Văn Kiệt, Võ Văn Tần, Vũ Trọng Phụng, Xô Viết Nghệ Tĩnh, Yết Kiêu,
    Hồ Thị Kỷ, Lê Đình Chinh, Nguyễn Bá Ngọc, Nguyễn Ngọc Ký, Nông Văn Dền, Tô Vĩnh Diện, Trần Văn Ơn, Vừ A Dính
    """.replace("\n", " ").split(",")
)
"""Historical figures: such a name alone denotes a street, a school or a place."""
