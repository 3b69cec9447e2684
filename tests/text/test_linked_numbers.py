"""Numbers that lead to a person: however they are written, and only where a person stands beside them."""

from __future__ import annotations

from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portalgen.text.columns import MARKDOWN_SEPARATORS
from portalgen.text.linked_numbers import LinkedNumber, find_linked_numbers
from portalgen.text.pasted import fold_pasted
from tests.makers.blind_pages import BLIND_PAGES, SECOND_PAGES

DIGITS: Final = "079099012345"
IDENTITY: Final = ("identity", DIGITS)


def find(text: str, heading: str = "") -> tuple[LinkedNumber, ...]:
    return find_linked_numbers(tuple(map(fold_pasted, text.split("\n"))), MARKDOWN_SEPARATORS, heading)


def keys(text: str, heading: str = "") -> set[tuple[str, str]]:
    return {each.key for each in find(text, heading)}


@pytest.mark.parametrize(
    "text",
    [
        f"Bà Trần Thị Mẫu, CCCD {DIGITS}.",
        f"Bà Trần Thị Mẫu, số {DIGITS}.",
        "Bà Trần Thị Mẫu, CCCD 079 099 012 345.",
        "Bà Trần Thị Mẫu, CCCD 079.099.012.345.",
        "Bà Trần Thị Mẫu, CCCD 079-099-012-345.",
        "Bà Trần Thị Mẫu, CCCD 0790\u200b9901\u200b2345.",
        "Bà Trần Thị Mẫu, CCCD ０７９０９９０１２３４５.",
        "Bà Trần Thị Mẫu, CCCD **079099**012345.",
        "**Trần Thị Mẫu**: *CCCD* **079099012345**",
        f"| Trần Thị Mẫu | {DIGITS} |",
        f"| Họ và tên | Số CCCD |\n|---|---|\n| Trần Thị Mẫu | {DIGITS} |",
        f"![Thẻ của bà Trần Thị Mẫu, số {DIGITS}](the.png)",
        f"[Bà Trần Thị Mẫu](https://vi-du.example/tra-cuu?so={DIGITS})",
        f"summary: Bà Trần Thị Mẫu, số căn cước {DIGITS}",
        f"Họ và tên: Trần Thị Mẫu\nNgày sinh: 01/01/1999\nSố CCCD: {DIGITS}",
        f"Bà Trần Thị Mẫu, CCCD\n{DIGITS}.",
    ],
)
def test_an_identity_number_beside_a_name_is_the_same_number_however_it_is_written(text: str) -> None:
    assert keys(text) == {IDENTITY}


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Ông Nguyễn Văn Mẫu, hộ chiếu C1234567.", ("identity", "C1234567")),
        ("Ông Nguyễn Văn Mẫu, mã số BHXH 7912345678.", ("identity", "7912345678")),
        ("Ông Nguyễn Văn Mẫu, MST cá nhân 8123456789.", ("identity", "8123456789")),
        ("Bà Trần Thị Mẫu, số tài khoản 0123 4567 89 Vietcombank.", ("account", "0123456789")),
        ("STK 0123456789, chủ tài khoản: Trần Thị Mẫu", ("account", "0123456789")),
        ("STK 0123456789\nNgân hàng Agribank\nChủ tài khoản: Trần Thị Mẫu", ("account", "0123456789")),
    ],
)
def test_numbers_of_other_kinds_lead_to_a_person_as_well(text: str, key: tuple[str, str]) -> None:
    assert keys(text) == {key}


@pytest.mark.parametrize(
    "text",
    [
        "Ủng hộ qua số tài khoản 0123456789 của Hội Chữ thập đỏ tỉnh.",
        "Số tài khoản 0123456789 của Ủy ban Mặt trận Tổ quốc tỉnh; liên hệ ông Nguyễn Văn Mẫu.",
        "Chủ tài khoản: Công ty TNHH Mẫu; STK 0123456789; người liên hệ: Nguyễn Văn Mẫu",
        "Hợp tác xã Mẫu (giám đốc: ông Nguyễn Văn Mẫu), số tài khoản 0123456789.",
        "Ủng hộ Quỹ Vì người nghèo, gặp kế toán Trần Thị Mẫu, STK 0123456789.",
        "Số tài khoản 3713.0.1234567 tại Kho bạc Nhà nước khu vực, kế toán Nguyễn Văn Mẫu.",
        "Số tài khoản: 3713012345678\nTại Kho bạc Nhà nước tỉnh\nKế toán: Nguyễn Văn Mẫu",
        "Đường dây nóng 0909 000 111, gặp ông Nguyễn Văn Mẫu.",
        "Ông Nguyễn Văn Mẫu, điện thoại 0909 000 111.",
        "Ông Nguyễn Văn Mẫu ký Quyết định số 1234/QĐ-UBND, kinh phí 150.000.000.000 đồng.",
        "Công ty do ông Nguyễn Văn Mẫu làm giám đốc, mã số doanh nghiệp 0312345678.",
    ],
)
def test_accounts_of_agencies_and_telephones_lead_to_nobody(text: str) -> None:
    assert keys(text) == set()


def test_a_person_who_holds_the_account_of_a_collection_is_its_holder() -> None:
    text = "Ủng hộ Quỹ khuyến học của xã qua tài khoản cá nhân của bà Trần Thị Mẫu, số tài khoản 0123456789."
    assert keys(text) == {("account", "0123456789")}


def test_pages_of_somebody_who_had_not_read_the_rules_are_blocked_only_where_they_have_such_a_number() -> None:
    blocked = {each.name for each in (*BLIND_PAGES, *SECOND_PAGES) if find(each.content, each.title)}
    assert blocked == {"xac-minh-ho-tich", "hien-mau", "quyen-gop"}


def test_a_number_beside_which_nobody_is_named_leads_to_nobody() -> None:
    assert keys(f"Mẫu đơn ghi số căn cước {DIGITS} làm ví dụ.") == set()


def test_whoever_the_title_names_is_named_beside_all_of_the_page() -> None:
    lines = "\n" * 30 + f"Số căn cước: {DIGITS}"
    assert keys(lines) == set()
    assert keys(lines, "Khen thưởng ông Nguyễn Văn Mẫu") == {IDENTITY}


@given(st.lists(st.sampled_from(" .-\u200b"), min_size=3, max_size=3).filter(lambda gaps: len({*gaps}) == 1))
def test_what_parts_the_groups_of_a_number_does_not_change_its_key(gaps: list[str]) -> None:
    groups = (DIGITS[:3], DIGITS[3:6], DIGITS[6:9], DIGITS[9:])
    number = "".join(group + gap for group, gap in zip(groups, (*gaps, ""), strict=True))
    assert keys(f"Bà Trần Thị Mẫu, CCCD {number}.") == {IDENTITY}
