"""Days, numbers, sums and places of another item, and corrections; what only differs in words is left alone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from portalgen.lint.page_text import PageText
from portalgen.lint.run import run_page_rules
from tests.makers.growth import check_linear_growth
from tests.makers.lint.named_items import find_contradicted
from tests.makers.lint.news_texts import NEWS, page_text_of


@pytest.mark.parametrize(
    ("body", "keys", "marked"),
    [
        ("Trả lời [câu hỏi ngày 12/11](id:so-hoi).", {}, "ngày 12/11"),
        ("Trả lời [câu hỏi](id:so-hoi) ngày 12/11/2026.", {}, "ngày 12/11/2026"),
        ("Trả lời [câu hỏi của công dân ngày 12 tháng 11](../viec/hoi.vi.md).", {}, "ngày 12 tháng 11"),
        ("Sở trả lời câu hỏi ngày 12/11 của công dân.", {"related": ["so-hoi"]}, "ngày 12/11"),
        ("Trả lời [câu hỏi ngày 2/11/2025](id:so-hoi).", {}, "ngày 2/11/2025"),
        ("Kết quả [cuộc họp góp ý ngày 12/11](id:so-moi).", {}, "ngày 12/11"),
        ("Kết quả [họp tại Hội trường huyện ủy](id:so-moi).", {}, "Hội trường huyện ủy"),
        ("Theo [Quyết định số 12/QĐ-SNgV](id:so-qd), giờ làm việc đổi.", {}, "12/QĐ-SNgV"),
        ("Theo [Quyết định số 21/QĐ-SNgV](id:so-qd) ngày 12/11/2026.", {}, "ngày 12/11/2026"),
        ("Quyết định số 21/QĐ-SNgV ngày 12/11/2026 đã ban hành.", {"related": ["so-qd"]}, "ngày 12/11/2026"),
        ("Giá trúng thầu là 1.600.000.000 đồng.", {"related": ["so-goi-thau"]}, "1.600.000.000 đồng"),
        ("Liên danh trúng thầu với giá 1,6 tỷ đồng.", {"related": ["so-goi-thau"]}, "1,6 tỷ đồng"),
        ("Kết quả gói thầu “Mua sắm thiết bị y tế”.", {"related": ["so-goi-thau"]}, "Mua sắm thiết bị y tế"),
        ("Kết quả gói thầu số 3 đã công bố.", {"related": ["so-goi-thau"]}, "gói thầu số 3"),
        ("Mở thầu [gói thầu 1,8 tỷ đồng](id:so-goi-thau).", {}, "1,8 tỷ đồng"),
        ("Trong [bài trước](id:so-hoi-cho), đổi 17 gian thành 71.", {"title": "Đính chính"}, "đổi 17 gian thành 71"),
        ("Giá gói thầu 1.650.000.000 đồng.", {"related": ["so-goi-thau"]}, "1.650.000.000 đồng"),
        ("Việc [lấy ý kiến](id:so-y-kien) đã kết thúc ngày 30/10/2026.", {}, "ngày 30/10/2026"),
        ("Đợt [lấy ý kiến](id:so-y-kien) nhận ý kiến đến hết ngày 30/10.", {}, "ngày 30/10"),
        ("Theo [thông báo](id:so-tuyen), có 03 người trúng tuyển.", {}, "03 người trúng tuyển"),
        ("Theo [thông báo tuyển dụng](id:so-tuyen) (Thông báo số 21/TB-SNgV), Sở xét.", {}, "21/TB-SNgV"),
        ("[Cuộc họp](id:so-moi) diễn ra ngày 2/11 tại nhà văn hóa thôn 5.", {}, "nhà văn hóa thôn 5"),
        ("[Cuộc họp](id:so-moi) diễn ra ngày 2/11 tại Quảng trường Lâm Viên.", {}, "Quảng trường Lâm Viên"),
        ("[Cuộc họp](id:so-moi) bắt đầu lúc 9 giờ ngày 2/11/2026.", {}, "9 giờ"),
        (
            "Tại [bài trước](id:so-moi), giờ họp ghi là 7 giờ 00; nay sửa thành 10 giờ 30.",
            {"title": "Đính chính"},
            "7 giờ 00",
        ),
        ("Ở [bài trước](id:so-moi), chữ “mời dân” sửa thành “mời người dân”.", {"title": "Đính chính"}, "“mời dân”"),
        ("Sở đính chính Quyết định số 21/QĐ-SNgV ngày 12/11/2026 ở Điều 1.", {"related": ["so-qd"]}, "ngày 12/11/2026"),
    ],
)
def test_a_contradicted_fact_is_reported(tmp_path: Path, body: str, keys: dict[str, Any], marked: str) -> None:
    assert find_contradicted(tmp_path, body, **keys) == [marked]


@pytest.mark.parametrize(
    ("body", "keys"),
    [
        ("Trả lời [câu hỏi ngày 2/11](id:so-hoi).", {}),
        ("Trả lời [câu hỏi ngày 02/11/2026](id:so-hoi), trả lời ngày 20/11.", {}),
        ("Trả lời [câu hỏi](id:so-hoi) của công dân, ngày 12/11 Sở họp.", {}),
        ("Sở trả lời câu hỏi của công dân. Ngày 12/11, Sở họp.", {"related": ["so-hoi"]}),
        ("Sở trả lời câu hỏi ngày 12/11 của công dân.", {}),
        ("Sở nhận câu hỏi đến ngày 12/12.", {"related": ["so-hoi"]}),
        ("[Cuộc họp ngày 2/11](id:so-moi) có 40 người dự.", {}),
        ("[Cuộc họp lùi sang ngày 12/11](id:so-moi) do mưa.", {}),
        ("[Cuộc họp ngày 12/11](id:so-moi) dời từ ngày 2/11.", {}),
        ("[Hội chợ ngày 12/11](id:so-hoi-cho) đông khách.", {}),
        ("[Họp tại nhà văn hoá thôn 3](id:so-moi).", {}),
        ("Theo [Quyết định số 21/QĐ-SNgV](id:so-qd) ngày 02/11/2026.", {}),
        ("Theo [Quyết định số 021/QD-SNgV](id:so-qd).", {}),
        ("Quyết định số 21/QĐ-SNgV ngày 12/11/2024 đã hết hiệu lực.", {"related": ["so-qd"]}),
        ("Quyết định số 12/QĐ-SNgV ngày 12/11/2026 sửa quy chế.", {"related": ["so-qd"]}),
        ("Bản trước ghi nhầm Quyết định số 21/QĐ-SNgV ngày 12/11/2026.", {"related": ["so-qd"]}),
        ("Giá trúng thầu là 1.450.000.000 đồng.", {"related": ["so-goi-thau"]}),
        ("Tổng giá trúng thầu là 3.600.000.000 đồng của hai gói.", {"related": ["so-goi-thau"]}),
        ("Kết quả gói thầu “Xây lắp mái nhà thư viện”.", {"related": ["so-goi-thau"]}),
        ("Kết quả gói thầu số 2, phần 1: chọn được nhà thầu.", {"related": ["so-goi-thau"]}),
        ("Mở thầu [gói thầu hơn 1,4 tỷ đồng](id:so-goi-thau).", {}),
        ("Mở thầu [gói thầu 1,5 tỷ đồng](id:so-goi-thau).", {}),
        ("Gói thầu số 2 và gói thầu số 3 đã mở.", {"related": ["so-goi-thau"]}),
        ("Trong [bài trước](id:so-hoi-cho), đổi 14 gian thành 40.", {"title": "Đính chính"}),
        ("Trong [bài trước](id:so-hoi-cho), có 15 gian.", {"title": "Tin hội chợ"}),
        ("`[câu hỏi ngày 12/11](id:so-hoi)`", {}),
        ("![câu hỏi ngày 12/11](id:so-hoi)", {}),
        ("Xem [lịch ngày 12/11](id:so-qd).", {}),
        ("Giá gói thầu 1,5 tỷ đồng.", {"related": ["so-goi-thau"]}),
        (
            "Giá gói thầu điều chỉnh từ 1.500.000.000 đồng, nay giá gói thầu 1.650.000.000 đồng.",
            {"related": ["so-goi-thau"]},
        ),
        ("Đợt [lấy ý kiến](id:so-y-kien) đã kết thúc ngày 10/11/2026.", {}),
        ("Việc [lấy ý kiến](id:so-y-kien) gia hạn, kết thúc ngày 30/11/2026.", {}),
        ("Sau [lấy ý kiến](id:so-y-kien), Sở họp và thẩm định, kết thúc ngày 30/11/2026.", {}),
        ("Theo [thông báo](id:so-tuyen), có 02 người trúng tuyển, 09 người dự thi.", {}),
        ("Cả năm, tổng cộng 30 người trúng tuyển, theo [thông báo](id:so-tuyen).", {}),
        ("[Tuyển dụng](id:so-tuyen) số 12/TB-SNgV có kết quả theo Thông báo số 40/TB-SNgV.", {}),
        ("[Cuộc họp](id:so-moi) diễn ra ngày 2/11 tại nhà văn hoá thôn 3.", {}),
        ("[Cuộc họp](id:so-moi) diễn ra ngày 2/11, tại nhà văn hóa thôn.", {}),
        ("[Cuộc họp](id:so-moi) ngày 2/11 chuyển sang tại nhà văn hóa thôn 5.", {}),
        ("[Cuộc họp](id:so-moi) tại nhà văn hóa thôn 5 là buổi khác.", {}),
        ("[Cuộc họp](id:so-moi) bắt đầu lúc 8 giờ ngày 2/11/2026, xe đón lúc 7 giờ.", {}),
        ("Tại [bài trước](id:so-moi), giờ họp ghi là 8 giờ 00; nay sửa thành 10 giờ 30.", {"title": "Đính chính"}),
        ("Ở [bài trước](id:so-moi), chữ “bà con” sửa thành “người dân”.", {"title": "Đính chính"}),
        ("Sở đính chính Quyết định số 21/QĐ-SNgV ngày 02/11/2026 ở Điều 1.", {"related": ["so-qd"]}),
        (
            "Sở đính chính Quyết định số 21/QĐ-SNgV ngày 12/11/2026: sửa ngày thành ngày 02/11/2026.",
            {"related": ["so-qd"]},
        ),
    ],
)
def test_what_agrees_or_speaks_of_something_else_is_left_alone(tmp_path: Path, body: str, keys: dict[str, Any]) -> None:
    assert find_contradicted(tmp_path, body, **keys) == []


def notes(*words: str) -> str:
    """Change notes with these words."""
    return NEWS + "change_notes:\n" + "".join(f"  - at: 2026-11-22\n    note: '{each}'\n" for each in words)


def correct(body: str, *words: str, head: str = "") -> list[str]:
    """What FCT243 marks."""
    text = page_text_of(body, notes(*words) + head)
    return [each.diagnostic.place.underlined for each in run_page_rules(text, ("FCT243",))]


@pytest.mark.parametrize(
    ("note", "marked"),
    [
        ("Đổi 15 thành 51.", "Đổi 15 thành 51"),
        ("Sửa số hộ từ 15 thành 51 hộ.", "Sửa số hộ từ 15 thành 51"),
        ("Đính chính ngày họp 5/11 thành ngày 6/11.", "Đính chính ngày họp 5/11 thành ngày 6/11"),
        ("Thay “thứ Hai” bằng “thứ Ba”.", "Thay “thứ Hai” bằng “thứ Ba”"),
        ("Sửa 1.500 thành 5.100 đồng.", "Sửa 1.500 thành 5.100"),
        ("Sửa giờ 7h15 thành 9h45.", "Sửa giờ 7h15 thành 9h45"),
    ],
)
def test_a_correction_of_nothing_on_the_page_is_reported(note: str, marked: str) -> None:
    assert correct("Lớp có 42 học viên, học 8 giờ.\n", note) == [marked]


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("Lớp có 51 học viên.", ("Đổi 15 thành 51.",)),
        ("Lớp có 15 học viên.", ("Đổi 15 thành 51.",)),
        ("Kinh phí 5100 đồng.", ("Sửa 1.500 thành 5.100 đồng.",)),
        ("Kinh phí 5.100 đồng.", ("Sửa 1500 thành 5100 đồng.",)),
        ("Họp ngày 06 tháng 11.", ("Đổi ngày họp 5/11 thành ngày 6/11.",)),
        ("Họp 21/11.", ("Đổi ngày đăng 22/11 thành 21/11/2026.",)),
        ("Họp vào Thứ  ba.", ("Thay “thứ Hai” bằng “thứ Ba”.",)),
        ("Lớp có 52 học viên.", ("Đổi 15 thành 51.", "Đổi 51 thành 52.")),
        ("Lớp học.", ("Đổi 15 thành 51 trong tệp đính kèm.",)),
        ("Lớp học.", ("Sửa phụ lục: đổi 15 thành 51.",)),
        ("Lớp học.", ("Sửa tên đơn vị tổ chức.",)),
        ("Lớp học.", ("Bổ sung số máy trực.",)),
        ("Lớp có năm học viên.", ("Đổi 4 thành 5.",)),
        ("Họp lúc 8 giờ 30.", ("Đổi giờ họp 7h30 thành 8h30.",)),
        ("Họp lúc 08:30.", ("Đổi giờ họp 7 giờ thành 8:30.",)),
        ("Hội thi có 51 thí sinh dự.", ("Điều chỉnh số thí sinh từ 15 lên 51.",)),
        ("Lớp học.", ("Chuyển lớp học sang tuần sau.",)),
        ("Tỷ lệ 51,5%.", ("Sửa tỷ lệ 15,5% thành 51,5%.",)),
        ('Lớp học. {{ data file="a.csv" }}', ("Đổi 15 thành 51.",)),
        ("Thôn Đạ Nghịt.", ('Sửa "Đạ Nghit" thành "Đạ Nghịt".',)),
        ("Bài không đổi.", ("Thay ảnh 2 bằng ảnh 3.",)),
    ],
)
def test_a_correction_carried_out_or_made_elsewhere_is_left_alone(body: str, words: tuple[str, ...]) -> None:
    assert correct(f"{body}\n", *words) == []


BODIES: dict[str, Callable[[int], str]] = {
    "corrections": lambda count: "đổi 15 thành 51 sửa “a” " * count,
    "values": lambda count: "đổi 1.1.1.1.1.1 " * count,
}


@pytest.mark.parametrize("name", BODIES)
def test_notes_twice_as_long_take_about_twice_as_many_steps(name: str) -> None:
    def read(count: int) -> PageText:
        return page_text_of("Chữ.\n", notes(BODIES[name](count)))

    check_linear_growth(lambda text: run_page_rules(text, ("FCT243",)), read, 200, is_in_c=name == "values")
