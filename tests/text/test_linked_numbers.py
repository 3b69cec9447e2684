"""Numbers beside the name of the person to whom they lead; agencies, funds and firms publish theirs."""

from __future__ import annotations

import pytest

from portalgen.text.columns import MARKDOWN_SEPARATORS
from portalgen.text.linked_numbers import find_linked_numbers
from portalgen.text.pasted import fold_pasted
from tests.makers.growth import check_linear_growth

CITIZEN = "001090000001"


def kinds(text: str, heading: str = "") -> list[tuple[str, str]]:
    lines = tuple(map(fold_pasted, text.splitlines()))
    return [each.key for each in find_linked_numbers(lines, MARKDOWN_SEPARATORS, heading)]


@pytest.mark.parametrize(
    "number",
    [
        CITIZEN,
        "0010 9000 0001",
        "001.090.000.001",
        "0010-9000-0001",
        "**0010**90000001",
        "0010\u200b90000001",
        "００１０９００００００１",
    ],
)
def test_however_it_is_written_it_is_the_same_number(number: str) -> None:
    assert kinds(f"Ông Nguyễn Văn Mẫu, CCCD {number}, đã nhận.") == [("identity", CITIZEN)]


@pytest.mark.parametrize(
    "text",
    [
        f"| Họ tên | CCCD |\n|---|---|\n| Trần Minh | {CITIZEN} |",
        f"![Căn cước của ông Nguyễn Văn Mẫu]({CITIZEN}.jpg)",
        f"![Căn cước {CITIZEN} của ông Nguyễn Văn Mẫu](anh.jpg)",
        f"Ông Nguyễn Văn Mẫu ([hồ sơ](https://example.vn/ho-so/{CITIZEN}))",
        f"summary: Ông Nguyễn Văn Mẫu, CCCD {CITIZEN}",
        f"- Họ và tên: Nguyễn Văn Mẫu\n- Nơi ở: xã Mẫu\n- CCCD: {CITIZEN}",
    ],
)
def test_it_is_found_in_tables_pictures_addresses_front_matter_and_forms(text: str) -> None:
    assert kinds(text) == [("identity", CITIZEN)]


@pytest.mark.parametrize(
    "number", ["hộ chiếu số B1234567", "mã số BHXH 0123456789", "mã số thuế cá nhân 8012345678", "CMND 012345678"]
)
def test_passports_insurance_taxes_and_old_cards_are_identity(number: str) -> None:
    assert [kind for kind, _ in kinds(f"Ông Nguyễn Văn Mẫu, {number}, đã nhận.")] == ["identity"]


def test_who_is_named_in_the_title_is_named_beside_all_of_the_page() -> None:
    assert kinds(f"Số CCCD {CITIZEN}.") == []
    assert kinds(f"Số CCCD {CITIZEN}.", "Hỗ trợ ông Nguyễn Văn Mẫu") == [("identity", CITIZEN)]


@pytest.mark.parametrize(
    "text",
    [
        f"Ông Nguyễn Văn A, CCCD {CITIZEN}.",
        "Ông Nguyễn Văn Mẫu, CCCD 0010…01.",
        "Liên hệ ông Nguyễn Văn Mẫu, di động 0912 000 000.",
        "Ông Nguyễn Văn Mẫu ký Quyết định số 123456/QĐ-UBND ngày 01/02/2026, kinh phí 123.456.789.000 đồng.",
    ],
)
def test_placeholders_masked_numbers_telephones_and_amounts_are_no_such_numbers(text: str) -> None:
    assert kinds(text) == []


@pytest.mark.parametrize(
    ("text", "is_private"),
    [
        ("Ủng hộ bà Nguyễn Thị Mẫu, số tài khoản 0123456789012, ngân hàng Agribank.", True),
        ("Số tài khoản: 0123456789012\n\nChủ tài khoản: Nguyễn Văn Mẫu", True),
        ("Số tài khoản: 0123456789012\n\nChủ tài khoản: Sở Mẫu. Hỏi ông Nguyễn Văn Mẫu.", False),
        ("Ủng hộ gia đình bà Nguyễn Thị Mẫu qua tài khoản của Hội Chữ thập đỏ tỉnh số 0123456789012.", False),
        ("Nộp vào số tài khoản 0123456789012 tại Kho bạc Nhà nước, ông Nguyễn Văn Mẫu thu.", False),
        ("Công ty Mẫu, số tài khoản 0123456789012, giám đốc ông Nguyễn Văn Mẫu.", False),
        ("Số tài khoản 0123456789012, ngân hàng Agribank.", False),
    ],
)
def test_an_account_is_private_if_its_holder_is_a_person(text: str, is_private: bool) -> None:
    assert kinds(text) == ([("account", "0123456789012")] if is_private else [])


def test_its_time_is_in_proportion_to_the_text() -> None:
    line = f"Ông Nguyễn Văn Mẫu, CCCD {CITIZEN}, số tài khoản 0123456789012.\n"
    check_linear_growth(kinds, lambda count: line * count, 20)
