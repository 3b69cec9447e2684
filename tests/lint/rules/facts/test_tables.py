"""Totals and amounts in tables (FCT203)."""

from __future__ import annotations

import pytest

from tests.makers.lint.marked_text import find_marked_texts, find_sentences


def table(*rows: str) -> str:
    """Return a Markdown table of rows such as `Thôn; Số hộ`, the first being its header."""
    cells = [[cell.strip() for cell in row.split(";")] for row in rows]
    cells.insert(1, ["---"] * len(cells[0]))
    return "".join(f"| {' | '.join(row)} |\n" for row in cells)


@pytest.mark.parametrize(
    ("body", "marked"),
    [
        (table("Thôn; Số hộ", "Một; 12", "Hai; 30", "Tổng cộng; 52"), "52"),
        (table("Tổ; Nam; Nữ", "1; 10; 12", "2; 15; 9", "3; 7; 8", "Cộng; 32; 30"), "30"),
        (
            table("STT; Thôn; Số tiền (đồng)", "1; Đa Nhim; 1.500.000", "2; Ka Đô; 2.350.000", "; Tổng; 3.950.000"),
            "3.950.000",
        ),
        (
            table("Khoản; Kinh phí", "Sửa mương; 120", "Mua cống; 45", "Thuê máy; 30", "**Tổng cộng**; **205**"),
            "**205**",
        ),
        (table("Thôn; Diện tích (ha)", "Tân Lập; 12,5", "Tân Hà; 8,25", "Cộng; 21,75"), "21,75"),
        (
            table(
                "Vật tư; Số lượng; Đơn giá; Thành tiền",
                "Xi măng; 20; 90.000; 1.800.000",
                "Cát; 5; 350.000; 1.570.000",
            ),
            "1.570.000",
        ),
        (table("Trường; Số học sinh", "Lộc Sơn 1; 312", "Lộc Sơn 2; 275", "Cộng toàn xã; 578"), "578"),
        (table("Thôn; Hộ nghèo", "Tổng số; 40", "Một; 12", "Hai; 18", "Ba; 11"), "40"),
        (table("Thôn; Nam; Nữ; Tổng", "Một; 12; 14; 26", "Hai; 20; 15; 36", "Ba; 8; 9; 17"), "36"),
        # Units in the cells
        (table("Khoản; Số tiền", "A; 1.000.000đ", "B; 2.000.000đ", "Tổng cộng; 3.500.000đ"), "3.500.000đ"),
        (
            table("Khoản; Số tiền", "A; 1.000.000 đồng", "B; 2.000.000 đồng", "**Tổng cộng**; **3.500.000 đồng**"),
            "**3.500.000 đồng**",
        ),
        (table("Khoản; Số tiền", "A; 1.000.000đ", "B; 2.000.000 VNĐ", "Cộng; 3.500.000 đồng"), "3.500.000 đồng"),
        (table("Thôn; Đăng ký", "Một; 12 hộ", "Hai; 30 hộ", "Tổng; 52 hộ"), "52 hộ"),
        (table("Khoản; Số tiền", "A; 1.000.000", "B; 2.000.000", "Tổng cộng; 3.500.000 đồng"), "3.500.000 đồng"),
        (
            table("Vật tư; Số lượng; Đơn giá; Thành tiền", "Cát; 5; 350.000đ; 1.570.000đ"),
            "1.570.000đ",
        ),
        # Heads of two rows
        (
            table("TT; Thôn; Hộ; ", "; ; Nghèo; Cận nghèo", "1; Một; 12; 5", "2; Hai; 30; 4", "; Tổng cộng; 42; 10"),
            "10",
        ),
        (
            table(
                "Thôn; Số hộ; <<", "^^; Nghèo; Cận nghèo", "===; ===; ===", "Một; 12; 5", "Hai; 30; 4", "Cộng; 52; 9"
            ),
            "52",
        ),
        (
            table(
                "Đơn vị; Năm 2026; <<",
                "^^; Kế hoạch; Thực hiện",
                "===; ===; ===",
                "Sở A; 12; 9",
                "Sở B; 8; 7",
                "Tổng cộng; 21; 16",
            ),
            "21",
        ),
        (table("Thôn; Số hộ", "A; 1", "Một; 12", "Hai; 30", "Tổng cộng; 52"), "52"),
        (table("TT; Thôn; Số hộ", "(1); (2); (3)", "1; Một; 12", "2; Hai; 30", "; Tổng cộng; 52"), "52"),
    ],
)
def test_a_total_or_amount_that_the_other_cells_contradict_is_reported(body: str, marked: str) -> None:
    assert find_marked_texts("FCT203", body) == [marked]


@pytest.mark.parametrize(
    "body",
    [
        table("Thôn; Số hộ", "Một; 12", "Hai; 30", "Tổng cộng; 42"),
        # Subtotals
        table("Khoản; Số tiền", "I. Thu; 100", "Phí; 60", "Lệ phí; 40", "II. Chi; 80", "Lương; 80", "Tổng; 180"),
        table("Khu vực; Số hộ", "Khu A; 30", "Thôn 1; 10", "Thôn 2; 20", "Khu B; 5", "Thôn 3; 5", "Tổng cộng; 35"),
        table("Khoản; Đồng", "A; 10", "B; 20", "Cộng I; 30", "C; 5", "D; 6", "Cộng II; 11", "Tổng cộng; 41"),
        table("Nội dung; Số lượng", "Hồ sơ tiếp nhận; 120", "Trong đó: trực tuyến; 90", "Trực tiếp; 30", "Tổng; 120"),
        table("Nhóm; Người", "Đảng viên; 30", "- Trong đó nữ; 12", "Đoàn viên; 20", "Cộng; 50"),
        # Rates, averages, ranks and years
        table("Thôn; Số hộ; Tỷ lệ (%)", "Một; 10; 50", "Hai; 30; 90", "Tổng; 40; 80"),
        table("Thôn; Số hộ; Tỷ lệ", "Một; 10; 50%", "Hai; 30; 90%", "Tổng; 40; 80%"),
        table("Thôn; Năng suất (tạ/ha)", "Một; 50", "Hai; 54", "Cả xã; 52"),
        table("Thôn; Thu nhập bình quân", "Một; 60", "Hai; 70", "Toàn xã; 66"),
        table("Thôn; Mật độ (người/km²)", "Một; 120", "Hai; 80", "Toàn xã; 97"),
        table("STT; Thôn; Hộ", "1; Một; 4", "2; Hai; 6", "3; Tổng cộng; 10"),
        table("Đội; Thứ hạng; Huy chương", "Xã A; 1; 5", "Xã B; 2; 3", "Tổng; 2; 8"),
        # Rounding
        table("Mặt hàng; Triệu USD", "Rau; 12,4", "Hoa; 8,3", "Cà phê; 30,3", "Tổng; 51,1"),
        table("Cơ cấu; %", "Nông nghiệp; 33,3", "Công nghiệp; 33,3", "Dịch vụ; 33,3", "Tổng; 100"),
        # No data
        table("Thôn; Hộ", "Một; 12", "Hai; …", "Tổng cộng; 30"),
        table("Thôn; Hộ", "Một; 12", "Hai; -", "Ba; 18", "Tổng cộng; 30"),
        table("Thôn; Hộ", "Một; 12", "Hai; chưa báo cáo", "Tổng cộng; 30"),
        # Only a choice is listed
        table("Xã; Dân số", "Xã Một; 12.000", "Xã Hai; 9.000", "Các xã khác; …", "Toàn tỉnh; 3.300.000"),
        table("Xã; Dân số", "Xã Một; 12.000", "Xã Hai; 9.000", "Toàn tỉnh; 3.300.000"),
        # Distinct counts
        table("Câu lạc bộ; Số người dự (lượt)", "Cờ; 12", "Võ; 20", "Tổng số người (không tính trùng); 25"),
        # Quantities and prices
        table("Vật tư; Số lượng; Đơn giá (nghìn đồng); Thành tiền (đồng)", "Cát; 5; 350; 1.750.000"),
        table("Vật tư; Số lượng; Đơn giá; Thuế; Thành tiền", "Cát; 5; 100; 10%; 550"),
        table("Vật tư; Số lượng; Đơn giá; Chiết khấu; Thành tiền", "Cát; 5; 100; 50; 450"),
        table("Vật tư; Đơn vị; Số lượng; Đơn giá; Thành tiền", "Điện; kWh; 12,5; 2.103; 26.288"),
        table("Dịch vụ; Số lượng; Số tháng; Đơn giá; Thành tiền", "Thuê máy; 2; 6; 100; 1.200"),
        # Totals of all the table in more columns
        table("Thôn; Nam; Nữ; Tổng", "Một; 12; 14; 26", "Hai; 20; 15; 35", "Cộng; 32; 29; 61"),
        table("Thôn; Tổng số hộ; Hộ nghèo; Hộ cận nghèo", "Một; 120; 4; 6", "Hai; 98; 3; 9", "Cộng; 218; 7; 15"),
        table("Năm; Tổng vốn; Trong đó: ngân sách tỉnh", "2025; 120; 40", "2026; 100; 60"),
        table("Đội; Trận 1; Trận 2; Tổng điểm; Hiệu số", "A; 3; 1; 4; +2", "B; 0; 1; 1; -2"),
        table("Chỉ tiêu; Kế hoạch; Thực hiện; So kế hoạch", "Rừng; 100; 120; 120%", "Cà phê; 50; 40; 80%"),
        table("Tổng cục; Số vụ", "Thuế; 4", "Hải quan; 7"),
        table("Tổng công ty; Số vụ", "Một; 4", "Tổng công ty Điện lực; 70", "Hai; 3"),
        # A total of more than the table, and one negative entry
        table("Nội dung; Số tiền", "Thu; 100", "Chi; -40", "Tổng cộng; 60"),
        table("Nội dung; Số tiền", "Tổng thu; 100", "Tổng chi; 40", "Còn lại; 60"),
        table(
            "Nội dung; Số tiền", "Giá gói thầu; 1.000", "Thuế giá trị gia tăng 8%; 80", "Làm tròn; 1.080", "Tổng; 1.080"
        ),
        table("Ngày; Khách lũy kế", "1; 100", "2; 250", "3; 400", "Tổng; 400"),
        table("Thôn; Hộ; Ghi chú", "Một; 12; 2 hộ mới", "Hai; 30; 1 hộ mới", "Tổng; 42; 5 hộ mới"),
        table("Phường; Số hộ", "1; 1.200", "2; 1.300", "Tổng; 2.500 hộ"),
        table("Giờ; Việc", "8; Đón khách", "9; Khai mạc", "11; Tổng kết"),
        # Units in the cells
        table("Khoản; Số tiền", "A; 1.000.000đ", "B; 2.000.000 đồng", "Tổng cộng; 3.000.000đ"),
        table("Khoản; Số tiền", "A; 1 triệu đồng", "B; 500.000 đồng", "Tổng cộng; 1.500.000 đồng"),
        table("Khoản; Số tiền", "A; 1,2 tỷ đồng", "B; 2,3 tỷ đồng", "Tổng cộng; 3,6 tỷ đồng"),
        table("Quà; Số lượng", "Gạo; 10 kg", "Sữa; 2 thùng", "Tổng; 12 suất"),
        table("Khoản; Số tiền (triệu đồng)", "A; 1", "B; 2", "Tổng cộng; 3.000.000 đồng"),
        table("Khoản; Mức đóng", "A; 100.000 đồng/hộ", "B; 200.000 đồng/hộ", "Tổng; 500.000 đồng/hộ"),
        table("Thôn; Ghi chú", "Một; 12 hộ", "Hai; 30 hộ", "Tổng; 4 hộ"),
        table("Lớp; Sĩ số", "1A; 30 học sinh", "1B; 32 học sinh", "Tổng; 2 lớp"),
        table("Vật tư; Số lượng; Đơn giá; Thành tiền", "Cát; 5; 350.000đ; 1.750.000 đồng"),
        # Heads of two rows, and rows of column numbers
        table("TT; Thôn; Hộ; ", "; ; Nghèo; Cận nghèo", "1; Một; 12; 5", "2; Hai; 30; 4", "; Tổng cộng; 42; 9"),
        table("Thôn; Tỷ lệ (%); ", "; Nam; Nữ", "Một; 12; 5", "Hai; 30; 4", "Cộng; 52; 9"),
        table("Thôn; Tỷ lệ; <<", "^^; Nam; Nữ", "===; ===; ===", "Một; 12; 5", "Hai; 30; 4", "Cộng; 52; 9"),
        table("Thôn; Số hộ; Số người", "1; 2; 3", "Một; 12; 40", "Hai; 30; 100", "Cộng; 42; 140"),
        table("Tổ; Nam; Nữ", "1; 2; 3", "2; 4; 5", "3; 6; 1", "Cộng; 12; 9"),
        table("Tổ; Nam; Nữ; Tổng", "1; 2; 3; 4", "A; 4; 5; 9", "B; 6; 1; 7", "C; 1; 1; 2"),
        table("TT; Thôn; Số hộ", "A; B; 1", "1; Một; 12", "2; Hai; 30", "; Cộng; 42"),
        table("Thôn; Năm 2025; Năm 2026", "Một; 4,5; 4,1", "Hai; 6,5; 5,1", "Tổng; 5,2; 4,6"),
        table("Thôn; Năm; Hộ", "Một; 2025; 4", "Hai; 2026; 6", "Tổng; 2027; 10"),
        table("Nội dung; Số liệu", "; Đơn vị tính", "Hộ; 12", "Người; 40", "Tổng; 52"),
        table("Năm; Số lượng; Đơn giá; Giá trị", "2025; 3; 40; 150", "2026; 4; 40; 190"),
    ],
)
def test_a_true_table_is_not_reported(body: str) -> None:
    assert find_marked_texts("FCT203", body) == []


@pytest.mark.parametrize(
    ("body", "sentence"),
    [
        (
            table("Tổ; Nam; **Nữ**", "1; 10; 12", "2; 15; 9", "Cộng; 25; 30"),
            "ô tổng của cột `Nữ` ghi `30`, còn các ô khác tính ra `21`",
        ),
        (table("Tổ; ", "1; 12", "2; 9", "Cộng; 30"), "ô tổng của cột thứ 2 ghi `30`, còn các ô khác tính ra `21`"),
        (
            table("Vật tư; Số lượng; Đơn giá; Thành tiền", "Cát; 5; 350.000; 1.570.000"),
            "ô thành tiền của dòng `Cát` ghi `1.570.000`, còn các ô khác tính ra `1.750.000`",
        ),
        (
            table("Thôn; Nam; Nữ; Tổng", "Một; 1; 2; 3", "Hai; 2; 2; 4", "Ba; 5; 5; 12"),
            "ô tổng của dòng `Ba` ghi `12`, còn các ô khác tính ra `10`",
        ),
    ],
)
def test_the_column_or_row_of_a_total_is_named(body: str, sentence: str) -> None:
    assert find_sentences("FCT203", body) == [sentence]


def test_the_column_of_a_total_is_named_in_english() -> None:
    body = table("Thôn; Số hộ", "Một; 12", "Hai; 30", "Tổng cộng; 52")
    sentence = "the total of the column `Số hộ` says `52`, but the other cells make `42`"
    assert find_sentences("FCT203", body, "en") == [sentence]
