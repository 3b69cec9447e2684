"""Numbers of people are found by their structure or their label; what only looks like one is not."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portalgen.text.masking import mask_all_numbers, mask_personal_numbers
from portalgen.text.pasted import fold_pasted
from portalgen.text.personal_data import (
    find_bank_accounts,
    find_birth_dates,
    find_citizen_numbers,
    find_insurance_numbers,
    find_private_emails,
    find_private_telephones,
    national_number_of,
)
from tests.makers.growth import check_linear_growth
from tests.makers.time_ratio import check_linear_time

DIGITS = st.text(alphabet="0123456789", min_size=6, max_size=6)


class TestCitizenNumbers:
    @pytest.mark.parametrize(
        ("line", "number"),
        [
            ("Chủ hộ 001000000000 đã nhận.", "001000000000"),
            ("(068301000000)", "068301000000"),
            ("| 096 199 000 000 |", "096 199 000 000"),
            ("số CCCD: 001.000.000.000", "001.000.000.000"),
            ("CMND số 000000000", "000000000"),
            ("**CCCD:** 001000000000", "001000000000"),
            ("Số định danh cá nhân là 999999999999.", "999999999999"),
            ("căn cước công dân (số 068301000000)", "068301000000"),
            ("Nguyễn Văn Mẫu,068001000000,0900000000", "068001000000"),
            ("CCCD: 068001000000,0900000000", "068001000000"),
            ("Mẫu,12/03/1960,068001000000,5", "068001000000"),
            ("1,Mẫu,068001000000", "068001000000"),
            ("12,068001000000,Mẫu", "068001000000"),
            ("Mẫu,2000-01-02,068001000000", "068001000000"),
            ("hợp đồng với ông Mẫu, số 068001000000", "068001000000"),
            ("Chứng minh nhân dân 00 00 00 000 cấp ngày 01/01/2000", "00 00 00 000"),
        ],
    )
    def test_a_number_is_found_with_its_place(self, line: str, number: str) -> None:
        assert [line[start:end] for start, end in find_citizen_numbers(line)] == [number]

    @pytest.mark.parametrize(
        "line",
        [
            "097000000000",  # no such province
            "000000000000",
            "001900000000",  # no such century
            "001299000000",  # born in 2099
            "0010000000001",
            "A001000000000",
            "Quyết định số 001000000000/QĐ-UBND",
            "https://example.vn/tin/001000000000",
            "ảnh-001000000000.jpg",
            "150.000.000.000 đồng",
            "001,000,000,000",
            "số tài khoản: 001000000000",
            "mã số hồ sơ 001000000000",
            "ISBN 978-604-0-00000-0",
            "Thủ tục 1.000123.000.00.00.H36",
            "Mã định danh: H36.12",
            "mã định danh của cơ quan 000.00.12.H36",
            "CCCD có hiệu lực 12 tháng kể từ ngày 24-11-2026",
            "translated_from: 7f001000000000c3a1b2c3d4e5f60718",
            "mã đơn vị 068000000000",
            "biên lai số 001234567890",
            "Hóa đơn số: 001234567890",
            "tỷ lệ 0,068001000000",
            "tỷ lệ 12,068001000000",
            "001 000 000 000,5 đồng",
            "Khu vực 300 000 000 000 m2",
        ],
    )
    def test_other_numbers_are_silent(self, line: str) -> None:
        assert list(find_citizen_numbers(line)) == []

    @given(st.integers(1, 96), st.sampled_from("01"), st.integers(0, 99), DIGITS)
    def test_every_number_of_the_structure_is_found(self, province: int, century: str, year: int, rest: str) -> None:
        number = f"{province:03}{century}{year:02}{rest}"
        assert list(find_citizen_numbers(f"số {number}.")) == [(3, 15)]

    @given(st.integers(97, 999), st.text(alphabet="0123456789", min_size=9, max_size=9))
    def test_no_number_of_another_province_is_found(self, province: int, rest: str) -> None:
        assert list(find_citizen_numbers(f"lô {province}{rest}")) == []


class TestBankAccounts:
    @pytest.mark.parametrize(
        ("line", "number"),
        [
            ("Số tài khoản: 0000000000000", "0000000000000"),
            ("STK 0000 0000 0000", "0000 0000 0000"),
            ("STK (Ngân hàng Mẫu): 00000000", "00000000"),
            ("tài khoản ngân hàng: 0000-0000-00", "0000-0000-00"),
            ("Số TK: 000000000.", "000000000"),
            ("TK 00036789012345 Techcombank", "00036789012345"),
            ("Ngân hàng mẫu, TK: 000000000", "000000000"),
            ("Số tài khoản: 0000000000000,10", "0000000000000"),
            ("chuyển vào tài khoản số 000000000 trước ngày 30", "000000000"),
            ("Tài khoản của tôi là 0000000000000 tại Vietcombank", "0000000000000"),
            ("Chuyển vào tài khoản 0000000000000 Vietcombank", "0000000000000"),
            ("tài khoản 0000000000000 mở tại ngân hàng", "0000000000000"),
        ],
    )
    def test_a_labelled_account_is_found(self, line: str, number: str) -> None:
        assert [line[start:end] for start, end in find_bank_accounts(line)] == [number]

    @pytest.mark.parametrize(
        "line",
        [
            "hạch toán vào tài khoản 112",
            "TK 00036789012345",
            "TK 112 tại ngân hàng",
            "TK VNeID của 000000000 người gửi ngân hàng",
            "tài khoản số 1 và tài khoản số 2",
            "số tài khoản do ngân hàng cấp theo Luật số 32/2024/QH15",
            "số tài khoản đăng ký ngày 24-11-2026",
            "nộp vào số tài khoản 0000.0.0000000 tại Kho bạc Nhà nước",
            "STK 0000000000000 tại KBNN",
            "tài khoản VNeID mức 2 của 000000000 người",
            "Tài khoản dịch vụ công của tôi là 000000000000",
            "Tài khoản 0000000000000",
            "0000000000000",
        ],
    )
    def test_codes_laws_and_the_treasury_are_silent(self, line: str) -> None:
        assert list(find_bank_accounts(line)) == []


class TestTelephones:
    @pytest.mark.parametrize(
        "number",
        [
            "0900000000", "0300 000 000", "0500.000.000", "070-000-0000", "0800 00 00 00", "+84900000000",
            "+84 900 000 000", "(+84) 900000000", "0084900000000", "(0900) 000 000",
        ],
    )  # fmt: skip
    @pytest.mark.parametrize(
        "form", ["{}", "ĐT:{}", "gọi {}.", "[{}]", "{}; fax", "| {} |", "tel:{}", "{}, gặp văn thư"]
    )
    def test_a_mobile_number_is_found(self, number: str, form: str) -> None:
        line = form.format(number)
        ((start, end),) = find_private_telephones(line)
        assert national_number_of(line[start:end]) == national_number_of(number)
        assert len(national_number_of(number)) == 10

    @pytest.mark.parametrize(
        "line",
        [
            "0263 3822 000", "02633822000", "1900 0000", "18000000", "0100000000", "0400000000", "0600000000",
            "mã số thuế 0300000000", "MST: 0300000000", "mã số BHXH 0900000000", "số tài khoản: 0900000000",
            "0900000000/QĐ-UBND", "0.900000000", "09000000000", "090000000", "A0900000000", "08 11 2026 09 30",
            "https://example.vn/0900000000", "mẫu 0900000000.123", "001090000000", "09-0-0-0-0-0-0-0-0",
        ],
    )  # fmt: skip
    def test_landlines_hotlines_and_other_numbers_are_silent(self, line: str) -> None:
        assert list(find_private_telephones(line)) == []

    @pytest.mark.parametrize("sign", [",", "/", "-", ", ", "; "])
    def test_numbers_that_are_joined_are_all_found(self, sign: str) -> None:
        line = f"0900000001{sign}0900000002{sign}0900.000.003"
        assert len(list(find_private_telephones(line))) == 3

    @given(st.sampled_from("35789"), st.text(alphabet="0123456789", min_size=8, max_size=8))
    def test_all_spellings_of_a_number_are_one_number(self, first: str, rest: str) -> None:
        spellings = (f"0{first}{rest}", f"+84{first}{rest}", f"0084 {first}{rest}", f"+84 {first}{rest[:2]} {rest[2:]}")
        assert {national_number_of(each) for each in spellings} == {f"0{first}{rest}"}


@pytest.mark.parametrize("address", ["mau@gmail.com", "a.b+c@yahoo.com.vn", "MAU@Outlook.com", "mau@icloud.com"])
def test_a_private_mailbox_is_found(address: str) -> None:
    line = f"Gửi về <{address}>."
    assert [line[start:end] for start, end in find_private_emails(line)] == [address]


@pytest.mark.parametrize(
    "line",
    [
        "gop-y@example.vn",
        "vanthu@lamdong.gov.vn",
        "mau@gmail.com.example.vn",
        "mau@notgmail.com",
        "gmail.com",
        "@gmail.com",
    ],
)
def test_other_mailboxes_are_silent(line: str) -> None:
    assert list(find_private_emails(line)) == []


@pytest.mark.parametrize(
    "line",
    [
        "ông Nguyễn Văn Mẫu, sinh ngày 01/02/1990",
        "Bà Trần Thị Mẫu (sinh ngày 1 tháng 2 năm 1990)",
        "Họ và tên: Nguyễn Văn Mẫu, ngày sinh: 01/02/1990",
        "| **Họ tên:** Đỗ Thị Mẫu | Ngày sinh: 1-2-2000 |",
        "anh Lê Văn Mẫu, sinh năm 1990, trú tại xã mẫu",
        "em Nguyễn Thị Mẫu (sinh năm 2012, lớp 8A, thôn 3 xã mẫu)",
        "em Nguyễn Thị Mẫu, sinh năm 2012, học sinh lớp 8",
        "Sinh ngày 12/3/1990, ông Nguyễn Văn Mẫu làm việc tại xã.",
        "Nguyễn Văn Mẫu - Ngày sinh: 05.03.1988",
        "Tôi sinh ngày 12/03/1985",
        "Con em tên Mẫu, sinh ngày 12/03/2020, chưa có thẻ",
        "Ngày sinh: 01-02-1990",
        "- **Ngày sinh:** 01-02-1990",
        "Nguyễn Văn Mẫu (NS: 1988)",
        "Nguyễn Văn Mẫu, sn 05/03/88",
        "Nguyen Van Mau, Date of birth: 1988-03-05",
        "Mr Nguyen Van Mau (DOB: 05 March 1988)",
    ],
)
def test_a_birth_beside_a_name_or_of_who_writes_is_found(line: str) -> None:
    assert len(list(find_birth_dates(line))) == 1


@pytest.mark.parametrize(
    "line",
    [
        "Chủ tịch Hồ Chí Minh sinh ngày 19/5/1890",
        "Alexandre Yersin sinh ngày 22/9/1863",
        "ông Nguyễn Văn Mẫu, sinh ngày 01/01/1900",
        "ông Nguyễn Văn Mẫu, sinh năm 1990, là nghệ nhân",
        "Sinh năm 1990, ông Nguyễn Văn Mẫu là nghệ nhân",
        "em Nguyễn Thị Mẫu, sinh năm 2012, đạt giải nhất toàn quốc",
        "trẻ sinh ngày 01/01/2020 được cấp thẻ",
        "Giấy khai sinh ngày 01/01/2020",
        "Ngân sách NS: 2026",
        "Trường Đại học Đà Lạtbegins: 2025-01-01",
        "Trường Đại học Đà Lạt begins: 2025-01-01",
        "em ốm đã lâu, sinh năm 1990, trú tại xã mẫu",
        "cụ được đưa về, sinh ngày 01/02/1990",
        "NS Nguyễn Văn Mẫu (NS. Trần Mẫu) biểu diễn năm 1988",
        "Date of birth: YYYY-MM-DD, as in 1988-03-05",
        "Thôn Mẫu, sn 12/88",
        "công dân sinh từ ngày 01/01/2000",
        "| Họ và tên | Ngày sinh |",
    ],
)
def test_figures_of_history_and_rules_about_births_are_silent(line: str) -> None:
    assert list(find_birth_dates(line)) == []


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("mã số BHXH: 0000000000", "0000000000"),
        ("số sổ bảo hiểm xã hội 0000000000", "0000000000"),
        ("thẻ BHYT số DN0000000000000", "DN0000000000000"),
        ("Mã số thuế cá nhân 0000000000", "0000000000"),
        ("MST TNCN: 0000000000", "0000000000"),
        ("Mã số thuế cá nhân của tôi là 0000000000", "0000000000"),
        ("mã số thuế của em 0000000000", "0000000000"),
    ],
)
def test_numbers_of_insurance_and_personal_tax_are_found(line: str, number: str) -> None:
    assert [line[start:end] for start, end in find_insurance_numbers(line)] == [number]


@pytest.mark.parametrize(
    "line",
    [
        "mã số thuế: 0000000000",
        "mã số thuế của công ty tôi là 0000000000",
        "mã số BHXH của người lao động",
        "Luật Bảo hiểm xã hội số 41/2024/QH15",
    ],
)
def test_tax_numbers_of_companies_and_laws_are_silent(line: str) -> None:
    assert list(find_insurance_numbers(line)) == []


LINES: dict[str, Callable[[int], str]] = {
    "digits apart": lambda count: "1 " * count,
    "digits": lambda count: "1" * count,
    "labels": lambda count: "CCCD số: " * count,
    "dots before a mailbox": lambda count: "a." * count + "@x",
    "a long name": lambda count: "ông " + "Aa " * count,
    "years of birth": lambda count: "ông Ab Cd, sinh năm 1990 " * count,
    "an unfinished date": lambda count: "tôi tên " * count + "sinh ngày 1/1/200",
    "accounts": lambda count: "tài khoản của tôi " * count + "bank 1234567",
    "days of birth": lambda count: "Ngày sinh: " * count + "19 1990",
    "numbers in groups": lambda count: "001.090.012.345 " * count,
}
IN_C = LINES.keys() - {"digits", "digits apart", "numbers in groups"}
"""Lines that expressions look through without a step of Python for each part."""


def find_nothing(line: str) -> None:
    """Look for everything in a line that holds none of it."""
    for find in (
        find_citizen_numbers,
        find_bank_accounts,
        find_private_telephones,
        find_private_emails,
        find_birth_dates,
        find_insurance_numbers,
    ):
        assert list(find(line)) == []
    assert len(mask_all_numbers(fold_pasted(line))) == len(mask_personal_numbers(line)) == len(line)


@pytest.mark.parametrize("name", LINES)
def test_no_line_costs_more_than_its_length(name: str) -> None:
    find_nothing(LINES[name](5_000))
    check_linear_growth(find_nothing, LINES[name], 1_000, is_in_c=name in IN_C)


@pytest.mark.long
@pytest.mark.parametrize("name", LINES)
def test_no_expression_takes_longer_than_its_line_is_long(name: str) -> None:
    check_linear_time(find_nothing, LINES[name], 20_000)


@pytest.mark.parametrize("number", ["O912 345 678", "09O2345678", "0912 34O O78", "+84 9O2 345 678"])
def test_the_letter_o_typed_for_zeros_hides_no_mobile_number(number: str) -> None:
    line = f"Liên hệ {number} nhé."
    assert [line[start:end] for start, end in find_private_telephones(line)] == [number]
    assert national_number_of(number).startswith("09")
    assert len(national_number_of(number)) == 10


@pytest.mark.parametrize("line", ["O2 và CO2 0912", "mã 09O2345678X", "O912/QĐ-UBND", "a o 9 o 1 2 3"])
def test_other_letters_beside_digits_are_no_mobile_number(line: str) -> None:
    assert list(find_private_telephones(line)) == []
