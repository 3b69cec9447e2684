"""Posts of former departments, places to hand in papers, abbreviations, and lists of former bodies."""

from __future__ import annotations

import pytest

from tests.makers.lint.shipped_names import find_shipped, run_shipped

POSTS_AND_PLACES = [
    ("Phó Giám đốc Sở Kế hoạch và Đầu tư, kết luận cuộc họp.", "Sở Kế hoạch và Đầu tư"),
    ("Phó Giám đốc Sở KH&ĐT kết luận cuộc họp.", "Sở KH&ĐT"),
    ("Ông Nguyễn Văn A, Phó Giám đốc Sở Kế hoạch và Đầu tư, kết luận cuộc họp.", "Sở Kế hoạch và Đầu tư"),
    ("Ông Nguyễn Văn A (Giám đốc Sở GTVT) phát biểu khai mạc.", "Sở GTVT"),
    ("Đồng chí Nguyễn Văn A - Phó Giám đốc Sở NN&PTNT nhấn mạnh việc trồng rừng.", "Sở NN&PTNT"),
    ("Phó Giám đốc Sở TN&MT Nguyễn Văn A kết luận cuộc họp.", "Sở TN&MT"),
    ("Phó Giám đốc phụ trách Sở TT&TT phát biểu tại hội nghị.", "Sở TT&TT"),
    ("Chánh Thanh tra Sở Giao thông vận tải trả lời báo chí.", "Sở Giao thông vận tải"),
    ("Tại buổi họp, đại diện Sở LĐ-TB&XH cho hay sẽ có thêm lớp nghề.", "Sở LĐ-TB&XH"),
    ("Chủ tịch UBND huyện Di Linh kết luận buổi làm việc.", "huyện Di Linh"),
    ("Phó Chủ tịch UBND huyện Lâm Hà phát biểu chỉ đạo.", "huyện Lâm Hà"),
    ("Trưởng Công an huyện Đức Trọng nhấn mạnh việc giữ an toàn.", "huyện Đức Trọng"),
    ("Sở GTVT kết luận cầu đủ điều kiện thông xe.", "Sở GTVT"),
    ("Người dân nộp hồ sơ tại Chi cục Thuế huyện Di Linh.", "huyện Di Linh"),
    ("Hộ kinh doanh nộp tờ khai tại Chi cục Thuế thành phố Bảo Lộc.", "thành phố Bảo Lộc"),
    ("Nộp tại Chi cục Thuế huyện Đức Linh trước ngày 30/11/2026.", "huyện Đức Linh"),
    ("Chi cục Thuế huyện Lâm Hà hướng dẫn khai thuế.", "huyện Lâm Hà"),
    ("Chủ xe nộp hồ sơ tại Sở GTVT.", "Sở GTVT"),
    ("Chủ xe nộp hồ sơ tại Sở Xây dựng, Sở GTVT.", "Sở GTVT"),
    ("Công an tỉnh phối hợp Sở GTVT kiểm tra xe quá tải.", "Sở GTVT"),
    ("Công an tỉnh phối hợp với Sở GTVT kiểm tra xe quá tải.", "Sở GTVT"),
    ("Xã phối hợp cùng Công an tỉnh, Sở Xây dựng và Sở GTVT kiểm tra cầu.", "Sở GTVT"),
    ("Công an tỉnh phối hợp chặt chẽ Sở GT-VT kiểm tra.", "Sở GT-VT"),
    ("Sở KH&ĐT tỉnh thông báo lịch tiếp doanh nghiệp.", "Sở KH&ĐT"),
    ("Phó Giám đốc Sở GTVT Lâm Đồng kết luận cuộc họp.", "Sở GTVT"),
    ("Sở KH&ĐT tỉnh Bình Thuận thông báo lịch tiếp doanh nghiệp.", "Sở KH&ĐT"),
    ("Sở KH & ĐT thông báo lịch tiếp doanh nghiệp.", "Sở KH & ĐT"),
    ("Sở Lao động – Thương binh và Xã hội mời góp ý.", "Sở Lao động – Thương binh và Xã hội"),
    ("Sở Tài nguyên & Môi trường tiếp nhận hồ sơ.", "Sở Tài nguyên & Môi trường"),
    ("Sở LĐ - TB & XH tuyển sinh học nghề.", "Sở LĐ - TB & XH"),
]


@pytest.mark.parametrize(("body", "marked"), POSTS_AND_PLACES)
def test_posts_places_and_abbreviations_of_former_bodies_are_reported(body: str, marked: str) -> None:
    assert find_shipped("FCT230", body) == [marked]


LISTS = [
    (
        "Sở Kế hoạch và Đầu tư, Sở Giao thông vận tải, Sở Thông tin và Truyền thông phối hợp thực hiện.",
        ["Sở Kế hoạch và Đầu tư", "Sở Giao thông vận tải", "Sở Thông tin và Truyền thông"],
    ),
    ("Giao Sở KH&ĐT, Sở Tài chính, Sở GTVT và Sở TT&TT chủ trì.", ["Sở KH&ĐT", "Sở GTVT", "Sở TT&TT"]),
    ("Lãnh đạo Sở KH&ĐT, Sở GTVT kiểm tra công trình.", ["Sở KH&ĐT", "Sở GTVT"]),
    ("Chủ xe nộp hồ sơ tại Sở GTVT hoặc Sở TN&MT.", ["Sở GTVT", "Sở TN&MT"]),
    ("Sở Xây dựng phối hợp với Sở GTVT, Công an tỉnh và Sở TN&MT kiểm tra.", ["Sở GTVT", "Sở TN&MT"]),
    ("UBND huyện Di Linh, UBND huyện Lâm Hà phối hợp làm đường.", ["huyện Di Linh", "huyện Lâm Hà"]),
    ("Sở KH&ĐT đề nghị Sở GTVT báo cáo.", ["Sở KH&ĐT", "Sở GTVT"]),
    (
        "Các Sở Kế hoạch và Đầu tư, Giao thông vận tải, Tài chính và Thông tin và Truyền thông phối hợp thực hiện.",
        ["Sở Kế hoạch và Đầu tư", "Giao thông vận tải", "Thông tin và Truyền thông"],
    ),
    ("Giao các sở: KH&ĐT, Nội vụ, GTVT chủ trì.", ["KH&ĐT", "GTVT"]),
    ("Xã phối hợp với các Sở Xây dựng, TN&MT kiểm tra.", ["TN&MT"]),
    ("UBND tỉnh yêu cầu các sở Tài chính, Nông nghiệp và PTNT báo cáo.", ["Nông nghiệp và PTNT"]),
]


@pytest.mark.parametrize(("body", "marked"), LISTS)
def test_each_former_body_of_a_list_is_reported(body: str, marked: list[str]) -> None:
    assert find_shipped("FCT230", body) == marked


def test_the_message_about_a_list_names_the_whole_agency() -> None:
    _, second = run_shipped("FCT230", "Giao các sở: KH&ĐT, GTVT chủ trì.")
    assert dict(second.diagnostic.values)["name"] == "Sở Giao thông vận tải"


FREE_POSTS_AND_LISTS = [
    "Năm 2021, Phó Giám đốc Sở Kế hoạch và Đầu tư kết luận cuộc họp.",
    "Nguyên Phó Giám đốc Sở KH&ĐT phát biểu tại buổi gặp mặt.",
    "Ông A, nguyên Giám đốc Sở GTVT, phát biểu chúc mừng.",
    "Ông A, cựu Giám đốc Sở GTVT, chia sẻ kỷ niệm.",
    "Giám đốc Sở KH&ĐT (cũ) kết luận cuộc họp ấy.",
    "Trước đây, Phó Giám đốc Sở TN&MT kết luận các buổi họp này.",
    "Thông báo kết luận của Phó Giám đốc Sở KH&ĐT còn hiệu lực.",
    "Báo viết: “Phó Giám đốc Sở KH&ĐT kết luận cuộc họp”.",
    "Phó Giám đốc Sở KH&ĐT Thành phố Hồ Chí Minh phát biểu.",
    "Giám đốc Sở KH&ĐT Đồng Nai phát biểu tại hội nghị.",
    "Sở KH&ĐT tỉnh Khánh Hòa thông báo lịch tiếp doanh nghiệp.",
    "Năm 2023, Sở GTVT Lâm Đồng thông báo lịch sửa đường.",
    "Bản đồ của Sở TN&MT tỉnh công bố năm 2018 còn treo ở xã.",
    "Sở GTVT Bình Thuận (cũ) tổ chức thi thiết kế cầu này.",
    "Tòa nhà Sở GTVT tỉnh được sửa làm thư viện.",
    "Giám đốc Sở Xây dựng kết luận cuộc họp.",
    "Ông A làm Phó Giám đốc Sở GTVT đến năm 2020.",
    "Phó Giám đốc Sở Tài chính phát biểu, Sở XD kết luận.",
    "Ngày 12/6/2024, Chủ tịch UBND huyện Di Linh kết luận buổi làm việc.",
    "Bí thư Huyện ủy Lâm Hà thời kỳ 1990 phát biểu trong phim.",
    "Năm 2022, người dân nộp hồ sơ tại Chi cục Thuế huyện Di Linh.",
    "Chi cục Thuế huyện Di Linh cũ nay là nhà văn hóa.",
    "Người dân đã nộp thuế tại Chi cục Thuế huyện Di Linh không phải nộp lại.",
    "Biên lai của Chi cục Thuế huyện Di Linh vẫn dùng được.",
    "Trụ sở Chi cục Thuế huyện Lâm Hà được giao cho trạm y tế.",
    "Người dân nộp hồ sơ tại Thuế cơ sở 3, không nộp tại Chi cục Thuế huyện Di Linh như trước đây.",
    "Công an tỉnh đã phối hợp Sở GTVT kiểm tra từ năm 2023.",
    "Quy chế phối hợp Sở GTVT và Công an tỉnh hết hiệu lực.",
    "Năm 2019, xã phối hợp Sở GTVT làm cầu này.",
    "Công an tỉnh phối hợp Sở Xây dựng kiểm tra xe quá tải.",
    "Sở Kế hoạch và Đầu tư, Sở Giao thông vận tải, Sở Thông tin và Truyền thông đã được hợp nhất.",
    "Giấy phép do Sở GTVT, Sở Xây dựng và Sở TN&MT cấp đổi vẫn dùng được.",
    "Hồ sơ do Sở KH&ĐT, Sở GTVT và Sở TT&TT tiếp nhận được chuyển đi.",
    "Các sở Kế hoạch và Đầu tư, Giao thông vận tải được sắp xếp lại.",
    "Trước tháng 3/2025 các sở: KH&ĐT, GTVT, TT&TT phối hợp thực hiện.",
    "Sở Giao thông vận tải tổ chức lại thành phòng của Sở Xây dựng.",
    "Các sở Tài chính, Xây dựng, Công Thương và Nội vụ phối hợp thực hiện.",
    "Các sở họp về quy hoạch giao thông vận tải và đầu tư.",
    "Các sở, ban, ngành; doanh nghiệp giao thông vận tải phối hợp thực hiện.",
    "Các sở Xây dựng, Tài chính kiểm tra giao thông vận tải và thông tin và truyền thông.",
    "Ngành Giao thông vận tải, Thông tin và Truyền thông phối hợp thực hiện.",
    "Ban Quản lý rừng phối hợp Hạt Kiểm lâm huyện Lạc Dương tuần tra.",
    "Trường Trung cấp Giao thông vận tải phối hợp Sở Nội vụ tuyển sinh.",
    "Đường Sở Giao thông vận tải dẫn ra chợ.",
    "Nhà khách Sở Kế hoạch và Đầu tư, đường Trần Phú, kết luận là nhà nguy hiểm.",
    "Bộ Lao động - Thương binh và Xã hội, Bộ Kế hoạch và Đầu tư ban hành thông tư liên tịch.",
    "Hai văn bản của Sở GTVT, Sở KH&ĐT được công bố hết hạn.",
    "Tập ảnh “Sở GTVT, Sở KH&ĐT phối hợp làm đường” trưng bày ở thư viện.",
]


@pytest.mark.parametrize("body", FREE_POSTS_AND_LISTS)
def test_true_sentences_with_posts_places_and_lists_are_not_reported(body: str) -> None:
    assert find_shipped("FCT230", body) == []
