"""A person is told from a street, a school, a firm and a post; a home from the address of an office."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portalgen.text.home_addresses import find_home_addresses
from portalgen.text.person_names import (
    find_person_names,
    find_personal_mailboxes,
    find_personal_signs,
    names_person,
)
from portalgen.text.surnames import CAPITALS, FREQUENT_SURNAMES, HONOURED_NAMES, SURNAMES
from tests.makers.growth import check_linear_growth
from tests.makers.time_ratio import check_linear_time

HARMLESS: Final = (
    "Tôi là công dân xã Lạc Dương, xin hỏi về thủ tục đăng ký khai sinh cho con.",
    "Ông ấy đã nộp hồ sơ từ tháng 9 nhưng chưa nhận được phiếu hẹn.",
    "Em ở đây đã lâu mà chưa nhập được hộ khẩu, phải làm gì?",
    "Bà mẹ em ốm đã ba tháng, cụ được ưu đãi gì về viện phí?",
    "Cháu được ưu tiên khi xét tuyển vào lớp 10 thì cần giấy tờ nào?",
    "2 đường đất vào thôn lầy lội, 20 đường ống nước bị vỡ, bao giờ sửa?",
    "Bao giờ 15 phố đi bộ của tỉnh mở cửa trở lại?",
    "Đường Bà Huyện Thanh Quan và đường Ông Ích Khiêm bị ngập sau mưa.",
    "Tôi là Giám đốc Công ty Cổ phần Mẫu, xin hỏi thủ tục gia hạn giấy phép.",
    "Tôi là Cựu Chiến binh, hội viên Hội Cựu Chiến binh phường, xin hỏi chế độ bảo hiểm y tế.",
    "Chương trình Ông Bà Cha Mẹ mẫu mực có được tổ chức năm nay không?",
    "Chị em Hội Liên hiệp Phụ nữ xã muốn vay vốn thì liên hệ ai?",
    "Đề nghị cho biết Trung tâm Phục vụ hành chính công, số 36 đường Trần Phú có làm việc sáng thứ Bảy không?",
    "Đoạn 725 đường Đạ Tẻh đi Bảo Lộc hư hỏng nặng, khi nào sửa?",
    "Con tôi học Trường THPT Trần Phú, nay chuyển sang Trường Tiểu học Lê Văn Mẫu thì làm thế nào?",
    "Xe buýt có dừng ở ngã tư Nguyễn Du - Nguyễn Văn Mẫu không?",
    "Công ty TNHH Nguyễn Văn Mẫu được cấp phép khai thác đá tại xã nào?",
    "Xã Lê Hồng Phong sau sắp xếp nộp hồ sơ đất đai ở đâu?",
    "Theo Quyết định số 12 ngày 20/11/2026, hộ nghèo được hỗ trợ bao nhiêu?",
    "Ông Nguyễn Văn A có ba con thì được hưởng chế độ gì?",
    "Người dân Lâm Đồng, cử tri Hàm Thuận Bắc đề nghị sớm làm cao tốc Dầu Giây - Liên Khương.",
    "Hồ Tuyền Lâm và Hồ Xuân Hương có thu phí tham quan không?",
    "Thành phố Hồ Chí Minh và tỉnh Lâm Đồng đã ký kết hợp tác gì?",
    "Muốn tách thửa 100 m2 đất ở tại phường Lâm Viên - Đà Lạt thì cần điều kiện gì?",
    "Ông Chủ tịch Ủy ban nhân dân xã tiếp công dân vào ngày nào?",
    "Vi phạm văn bản nào thì bị phạt? Giá ngô thị trường hiện nay ra sao?",
    "Phạm Vi Áp Dụng Của Nghị Quyết Này Là Gì?",
    "Nhà tôi ở thôn 3, xã Đinh Văn Lâm Hà; đường vào thôn chưa có đèn.",
    "Gửi hồ sơ về gop-y@example.vn hay vanthu@example.vn thì đúng?",
    "Các đường Lê Lợi, Trần Hưng Đạo, Nguyễn Thị Mẫu có được đỗ xe không?",
    "QUY HOẠCH ĐƯỜNG TRẦN PHÚ ĐÃ ĐƯỢC DUYỆT CHƯA?",
    "Em học lớp 12, quê Đà Lạt, muốn thi vào Đại học Đà Lạt thì nộp hồ sơ ở đâu?",
    "Xin hỏi Sở Y tế. Địa chỉ: số 10 đường Trần Phú có đúng không?",
    "Địa chỉ: số 10 đường Trần Phú (Sở Y tế) có đúng không?",
    "Tuyến xe số 5 đường Trần Hưng Đạo chạy lúc mấy giờ?",
    "Bà Nà, Ông Tạ, Anh Văn: đây là tên gì?",
    "Tôi đến UBND phường tại 45 đường Lê Lợi để chứng thực nhưng không ai tiếp.",
    "Vũ Trụ Studio quay phim ở Hồ Tuyền Lâm thì xin phép ai?",
    "Sở Y tế. Địa chỉ: 15 Bà Triệu, phường Xuân Hương có đúng không?",
    "Bà Rịa (xã Long Điền) và Bà Nà (thôn An Sơn) có tuyến xe buýt không?",
    "Giá ngô thị trường, quản lý thị trấn, vi phạm văn bản, hồ văn hóa, phạm thị trường là gì?",
    "Người K'Ho ở thôn 2 được hỗ trợ gì? Huyện Đắk R'Lấp Đắk Nông cũ nộp hồ sơ ở đâu?",
)  # fmt: skip
"""What people ask, with nothing of anybody in it."""

NAMED: Final = (
    "Tôi tên là Trần Thị Mẫu, xin hỏi về thủ tục cấp đổi giấy chứng nhận.",
    "Tên tôi là Nguyễn Văn Mẫu.",
    "Người hỏi: Nguyễn Văn Mẫu",
    "Ông K'Mẫu đề nghị sửa đường vào buôn.",
    "Bà Trần Thị Mẫu góp ý Điều 2.",
    "Trả lời câu hỏi của ông Nguyễn Văn Mẫu (số nhà 15 đường Hai Bà Trưng), Sở có ý kiến như sau.",
    "Tiếp thu ý kiến của bà Trần Thị Thử về khoản 2.",
    "Cơ quan soạn thảo đã trao đổi với ông Trần Văn Nghiệm và thống nhất.",
    "Hộ ông Nguyễn Văn Mẫu được 500 triệu đồng tiền bồi thường.",
    "Nguyễn Thị Mẫu, thôn 3 xã Mẫu hỏi về giá đất.",
    "Em là Trần Quốc Mẫu, sinh viên năm cuối, xin hỏi về học bổng.",
    "Mình tên Mẫu, muốn hỏi về đăng ký kết hôn.",
    "TÔI TÊN LÀ NGUYỄN VĂN MẪU",
    "TÔI TÊN LÀ NGUYỄN VĂN MẪU, xin hỏi về thẻ bảo hiểm.",
    "Mảnh đất đứng tên Phạm Văn Thử thì ai được kê khai?",
    "Chủ hộ Lê Văn Mẫu đã mất, ai làm thủ tục?",
    "Cháu Đặng Thị Mẫu sinh năm 2015 chưa có thẻ bảo hiểm y tế.",
    "Anh Hoàng Mẫu ở xóm bên lấn chiếm đường đi.",
    "Đồng chí Nguyễn Văn Mẫu đã trả lời nhưng chưa rõ.",
    "Cử tri Trần Văn Mẫu kiến nghị sớm sửa cầu.",
    "tôi tên nguyễn thị mẫu, hỏi về lương hưu",
    "Chồng tôi là Đinh Văn Mẫu làm việc ở nước ngoài.",
    "Tôi là Phan Thị Mẫu, ngụ tại xã Mẫu.",
    "Em Ka Mẫu học lớp 9 được hỗ trợ gì?",
    "Bà Liêng Hot Mẫu chưa nhận tiền hỗ trợ nhà ở.",
    "Bác Vũ Thị Mẫu đã nộp đơn ba lần.",
    "Thửa đất của Huỳnh Văn Mẫu chưa được đo đạc.",
    "Chủ tịch UBND xã Nguyễn Văn Mẫu chưa trả lời đơn.",
    "Kính gửi Sở, tôi là Ngô Thị Mẫu.",
    "Sổ đỏ mang tên Nguyễn Thị Mẫu bị mất.",
    "Tôi, Nguyễn Văn Mẫu, đề nghị xem xét lại.",
    "Ông bà Trịnh Văn Mẫu xin tách thửa.",
    "Ông Chamaléa Mẫu hỏi về vay vốn.",
    "K'Mẫu Ka Thử xin hỏi về bảo hiểm.",
    "Chị Mẫu (tổ 3, thôn Thử) hỏi về hộ khẩu.",
    "Anh Mẫu ở thôn 3 lấn chiếm đường đi.",
    "đất của phạm thị mẫu chưa được đo",
    "lê văn mẫu xin hỏi",
)  # fmt: skip
"""The same with the name of a private person."""

HOMES: Final = (
    ("Nhà tôi ở số 12/3 đường Mẫu.", "12/3"),
    ("Tôi ở 45B đường Trần Phú.", "45B"),
    ("Số nhà 7, tổ dân phố 2.", "7"),
    ("Trú tại số 12 hẻm Mẫu.", "12"),
    ("Nhà tôi ở 15/3 Nguyễn Du, nước yếu.", "15/3"),
    ("Nhà số 45, hẻm 12 đường Mẫu bị dột.", "45"),
    ("câu hỏi của người dân (số nhà 15 đường Hai Bà Trưng)", "15"),
    ("Rác trước số 8 đường Lê Lợi chưa được thu gom.", "8"),
    ("Gia đình em sống tại 102 đường Mẫu, mất nước ba ngày.", "102"),
    ("Tôi đến UBND xã hỏi, nhà tôi ở số 12 đường Mẫu.", "12"),
    ("địa chỉ: 21/4 đường Mẫu, phường Mẫu", "21/4"),
    ("Em ngụ ở hẻm 12/3 Mẫu.", "12/3"),
    ("Được bồi thường thửa đất số 123, xã Mẫu.", "123"),
    ("Hộ dân được 500 triệu; thửa 123.", "123"),
    ("Căn nhà 34 đường Mẫu bị nứt.", "34"),
    ("Chúng tôi ở căn hộ số 502, chung cư Mẫu.", "502"),
    ("Thường trú: 9 Mẫu Mới, phường Mẫu", "9"),
    ("Địa chỉ: 15 Bà Mẫu, phường Thử.", "15"),
)  # fmt: skip
"""Where somebody lives, with the number that says it."""

FIELD_VALUES: Final = {
    True: (
        "Nguyễn Văn Mẫu", "Chủ tịch UBND tỉnh Nguyễn Văn Mẫu", "Nguyễn Thị Mẫu", "Cử tri Trần Văn Mẫu", "Đồng chí Lê Văn Mẫu",
        "đ/c Lê Mẫu", "TS. Phạm Thị Mẫu", "ThS. Phạm Mẫu", "Giám đốc Sở: Nguyễn Văn Mẫu", "hộ bà Trần Thị Mẫu", "NGUYỄN VĂN MẪU",
        "Trần Mẫu", "Giám đốc Trần Mẫu", "Phó Giám đốc Sở, ông Đinh Văn Mẫu", "Mr. John Sample", "Nguyen Van Mau", "Bà H'Mẫu",
        "Trưởng thôn Nguyễn Văn Mẫu", "Hộ Nguyễn Văn Mẫu", "Giám đốc Trung tâm Y tế Nguyễn Thị Mẫu và các bác sĩ; ông Lê Mẫu",
    ),
    False: (
        "Giám đốc Sở", "Chủ tịch Ủy ban nhân dân tỉnh", "Bà Rịa - Vũng Tàu", "Anh Quốc", "Công ty TNHH Nguyễn Văn A", "Công ty TNHH Nguyễn Văn Mẫu",
        "Trường THPT Trần Phú", "Trường Tiểu học Nguyễn Văn Mẫu", "Xã Lê Hồng Phong", "UBND xã Lê Hồng Phong", "Chủ tịch UBND xã Lê Hồng Phong",
        "Doanh nghiệp tư nhân Trần Văn Mẫu", "Hợp tác xã Nguyễn Văn Mẫu", "Tỉnh ủy Lâm Đồng", "Cử tri xã Đinh Văn Lâm Hà",
        "Ủy ban nhân dân phường Lâm Viên - Đà Lạt", "Bệnh viện Nguyễn Tri Phương", "Cử tri Hàm Thuận Bắc", "Ông", "Hội Người cao tuổi", "Cử tri và Nhân dân",
        "Công ty Luật TNHH Trần Văn Mẫu", "Tran Hung Dao Street", "Sở Khoa học và Công nghệ", "Trường Đại học Đà Lạt", "Lâm Hà",
    ),
}  # fmt: skip
"""What stands where an organization or a post belongs, by whether a person is named."""


def names_in(line: str) -> list[str]:
    return [line[slice(*span)] for find in (find_person_names, find_personal_mailboxes) for span in find(line)]


@pytest.mark.parametrize("line", HARMLESS)
def test_a_question_that_says_nothing_of_anybody_is_left_alone(line: str) -> None:
    assert names_in(line) == []
    assert list(find_home_addresses(line)) == []


@pytest.mark.parametrize("line", NAMED)
def test_the_name_of_a_private_person_is_told(line: str) -> None:
    assert any("mẫu" in name.lower() or "thử" in name.lower() or "nghiệm" in name.lower() for name in names_in(line))


@pytest.mark.parametrize(("line", "number"), HOMES)
def test_the_number_of_a_home_or_a_plot_is_told(line: str, number: str) -> None:
    assert number in [line[slice(*span)] for span in find_home_addresses(line)]


@pytest.mark.parametrize(
    ("is_named", "value"), [(key, each) for key, values in FIELD_VALUES.items() for each in values]
)
def test_a_person_is_told_from_an_organization_and_a_post(is_named: bool, value: str) -> None:
    assert names_person(value) is is_named


@pytest.mark.parametrize(
    ("address", "is_told"),
    [
        ("nguyenvanmau@example.vn", True),
        ("mau.tran@example.vn", True),
        ("maunv@example.vn", True),
        ("mau.nv@example.vn", True),
        ("tran-thi-mau@example.vn", True),
        ("gop-y@example.vn", False),
        ("vanthu@example.vn", False),
        ("so.kh@example.vn", False),
        ("quan-tri@example.vn", False),
        ("phong.ld@example.vn", False),
        ("truongthpt@example.vn", False),
    ],
)
def test_a_mailbox_that_bears_a_name_is_told(address: str, is_told: bool) -> None:
    assert (list(find_personal_mailboxes(f"Xin trả lời về {address}.")) != []) is is_told


@pytest.mark.parametrize(
    ("line", "is_told"),
    [
        ("xe tôi biển số 49H1-000.00 bị mất", True),
        ("ô tô 49A 000.00 đỗ trước nhà", True),
        ("xe 49H1-0000", True),
        ("facebook của tôi là Mẫu Thử", True),
        ("Zalo của em: mauthu", True),
        ("Công văn 49A-00/UBND và mã 12AB-1234567", False),
        ("lớp 12A - 2026, lô 12B1-2026 và mẫu 12A1/2026", False),
        ("facebook của tôi bị khóa", False),
        ("Theo dõi facebook của Sở: Mẫu", False),
    ],
)
def test_a_plate_and_an_account_of_a_social_network_are_told(line: str, is_told: bool) -> None:
    assert (list(find_personal_signs(line)) != []) is is_told


def test_the_capitals_are_capitals_and_no_surname_is_that_of_a_whole_name() -> None:
    letters = set("".join(map(chr, range(0xC0, 0x1EFA)))) & set(
        "àáâãèéêìíòóôõùúýăđĩũơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ"
    )
    capitals = {each for each in CAPITALS if each.isalpha()}
    assert all(each.isupper() for each in capitals)
    assert {each.upper() for each in letters} <= capitals | set("ÁÂÉÓÔ")
    assert all(" " not in each for each in SURNAMES)
    assert all(" " in each for each in HONOURED_NAMES)


@given(
    st.sampled_from(sorted(each for each in FREQUENT_SURNAMES if not each.isascii() or each == "Tran")),
    st.sampled_from(["Văn", "Thị"]),
    st.sampled_from(["đường", "Trường THPT", "Công ty TNHH", "phố", "xã", "hẻm"]),
)
def test_behind_the_word_for_a_place_no_name_is_a_persons(surname: str, middle: str, before: str) -> None:
    name = f"{surname} {middle} Mẫu"
    assert names_in(f"Ở {before} {name} có gì?") == []
    assert names_in(f"Xin hỏi, bà {name} nói đúng không?") == [name]


LINES: dict[str, Callable[[int], str]] = {
    "days of birth": lambda count: "Tôi sinh ngày " * count,
    "open brackets": lambda count: "chị Mẫu (tổ " * count,
    "names in small letters": lambda count: "phạm thị " * count,
    "a long address": lambda count: "Địa chỉ: 1 " + "Aa " * count,
    "plates": lambda count: "49H1-" * count,
    "surnames": lambda count: "Nguyễn " * count,
    "names": lambda count: "ông Nguyễn Văn Mẫu " * count,
    "numbers of houses": lambda count: "số 1 " * count,
    "schools": lambda count: "trường tiểu học và " * count,
    "dots before a mailbox": lambda count: "a." * count + "@x",
    "fractions": lambda count: "12/3/" * count,
}
IN_C = {"plates", "numbers of houses", "schools", "dots before a mailbox", "fractions"}
"""Lines that expressions look through without a step of Python for each part."""


def find_people(line: str) -> list[int]:
    """Return how many names, mailboxes, signs and homes a line holds."""
    finders = (find_person_names, find_personal_mailboxes, find_personal_signs, find_home_addresses)
    return [len(list(find(line))) for find in finders]


@pytest.mark.parametrize("name", LINES)
def test_no_line_costs_more_than_its_length(name: str) -> None:
    find_people(LINES[name](8_000))
    check_linear_growth(find_people, LINES[name], 500, is_in_c=name in IN_C)


@pytest.mark.long
@pytest.mark.parametrize("name", LINES)
def test_no_expression_takes_longer_than_its_line_is_long(name: str) -> None:
    check_linear_time(find_people, LINES[name], 8_000)
