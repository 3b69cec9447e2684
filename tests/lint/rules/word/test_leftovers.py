"""Marks of Markdown that readers see: which mistake each of them is, where, with its cure; and what is no mistake."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from portalgen.diagnostics.sentences import help_of
from portalgen.lint.model import Violation
from portalgen.lint.page_text import PageText
from portalgen.lint.run import run_page_rules
from tests.makers.growth import check_linear_growth
from tests.makers.lint.texts import page_text
from tests.makers.portal import page
from tests.makers.time_ratio import check_linear_time

PATH = "content/so/tin-tuc/moi.vi.md"


def source(body: str, **keys: str) -> str:
    return page("so-moi", body, **{"kind": "news", "title": "Hội nghị", "date": "2026-01-05", "origin": "own", **keys})


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> PageText:
    """A page that was read once; only its text changes."""
    return page_text(tmp_path_factory.mktemp("bai"), PATH, source("Chữ.\n"))


def check(sample: PageText, body: str, **keys: str) -> list[Violation]:
    """What the family says of a page."""
    return list(run_page_rules(replace(sample, data=source(body, **keys).encode()), ("WRD",)))


def codes(sample: PageText, body: str, **keys: str) -> list[str]:
    return [each.diagnostic.code for each in check(sample, body, **keys)]


MISTAKES = [
    ("[Quy chế] (id:quy-che)", "WRD212", (1, 22), "`[Quy chế](id:quy-che)`"),
    ("[Quy chế]\n(id:quy-che)", "WRD212", (1, 9), "`[Quy chế](id:quy-che)`"),
    ("Xem [Quy chế](id:quy-che để biết.", "WRD213", (5, 20), "`[Quy chế](id:quy-che)`"),
    ("Xem [Quy chế(id:quy-che) để biết.", "WRD213", (5, 20), "`[Quy chế](id:quy-che)`"),
    ("[x](https://a.gov.vn/x", "WRD213", (1, 22), "`[x](https://a.gov.vn/x)`"),
    ("Xem [x](https://a.gov.vn/x.", "WRD213", (5, 22), "`[x](https://a.gov.vn/x)`"),
    ("[x](https://", "WRD210", (3, 8), "cặp dấu"),
    ("[kế hoạch](<https://a.gov.vn/x)", "WRD213", (1, 31), "`[kế hoạch](https://a.gov.vn/x)`"),
    ("[kế hoạch](<https://a.gov.vn/x y)", "WRD213", (1, 33), "`[kế hoạch](https://a.gov.vn/x%20y)`"),
    ("![Hồ](<anh dep.png)", "WRD213", (1, 19), "`![Hồ](<anh dep.png>)`"),
    ("Xem <www.a.gov.vn/x> nhé.", "WRD221", (5, 16), "`<https://www.a.gov.vn/x>`"),
    ("(Quy chế)[id:quy-che]", "WRD214", (1, 21), "`[Quy chế](id:quy-che)`"),
    ("##Thời gian", "WRD215", (1, 2), "`## Thời gian`"),
    ("Mở đầu.\n###Địa điểm", "WRD215", (1, 3), "`### Địa điểm`"),
    ("** Lưu ý: ** mang giấy.", "WRD216", (1, 12), "`**Lưu ý:**`"),
    ("**Lưu ý ** mang giấy.", "WRD216", (1, 10), "`**Lưu ý**`"),
    ("** Lưu ý** mang giấy.", "WRD216", (1, 10), "`**Lưu ý**`"),
    ("__ Lưu ý __ mang giấy.", "WRD216", (1, 11), "`__Lưu ý__`"),
    ("Các em** được miễn phí** học bơi.", "WRD216", (7, 18), "`em **được miễn phí**`"),
    ("**Lưu ý: **mang theo khăn.", "WRD216", (1, 11), "`**Lưu ý:** mang`"),
    ("Người **Cil **(K’Ho) ở đây.", "WRD216", (7, 8), "`**Cil** (K’Ho)`"),
    ("Việc *rất quan trọng * này.", "WRD216", (6, 17), "`*rất quan trọng*`"),
    ("**Lưu ý:**mang giấy.", "WRD217", (1, 10), "dấu cách"),
    ("***Lưu ý:** mang giấy.", "WRD218", (1, 1), "`*`"),
    ("##\u00a0Thời gian", "WRD215", (1, 3), "`## Thời gian`"),
    ("Xem [Quy chế\nlớp] (id:quy-che).", "WRD212", (5, 8), "`[Quy chế lớp](id:quy-che)`"),
    ("Xem [[giới thiệu]] của xã.", "WRD210", (5, 14), "`[chữ](đích)`"),
    ("Chữ ==tô vàng== ở đây.", "WRD210", (5, 11), "xóa dấu"),
    ("Chữ ++chèn++ ở đây.", "WRD210", (5, 8), "xóa dấu"),
    ("Có số liệu.[^ 1]", "WRD210", (12, 5), "`[^1]`"),
    ("Giá ５００.000 đồng.", "WRD227", (5, 7), "`500.000`"),
    ("**Lưu ý mang giấy.", "WRD218", (1, 2), "`**`"),
    ("__Lưu ý mang giấy.", "WRD218", (1, 2), "`__`"),
    ("Lưu ý:** mang giấy.", "WRD218", (7, 2), "`**`"),
    ("Có số liệu.[^1]", "WRD219", (12, 4), "`[^1]: …`"),
    ("Có số liệu.\n\n[^1]: Chú thích.", "WRD220", (1, 5), "`[^1]`"),
    ("Xem https://a.vn/b.", "WRD221", (5, 14), "`<https://a.vn/b>`"),
    ("Xem www.a.vn, và chờ.", "WRD221", (5, 8), "`<https://www.a.vn>`"),
    ("Trang: sngv.lamdong.gov.vn", "WRD221", (8, 19), "`<https://sngv.lamdong.gov.vn>`"),
    ("Có ~~buổi chiều buổi sáng.", "WRD210", (4, 2), "`\\`"),
    ("Chạy `portalgen build rồi chờ.", "WRD210", (6, 1), "`\\`"),
    ("Kính gửi {{ tên }}.", "WRD210", (10, 9), "`\\`"),
    ("Đây là ![ảnh chợ].", "WRD210", (8, 10), "`\\`"),
    ("[xem thêm](tại đây)", "WRD210", (1, 19), "`\\`"),
    ("| a | b |\n|---|---|\n| x \\| y | **Lưu ý |", "WRD218", (12, 2), "`**`"),
    ("- mục\n\n  > [Quy chế] (id:quy-che)", "WRD212", (5, 22), "`[Quy chế](id:quy-che)`"),
]


@pytest.mark.parametrize(("body", "code", "columns", "cure"), MISTAKES)
def test_a_mistake_is_named_once_at_its_place_with_its_cure(
    sample: PageText, body: str, code: str, columns: tuple[int, int], cure: str
) -> None:
    (found,) = check(sample, f"{body}\n")
    place = found.diagnostic.place
    assert (found.diagnostic.code, place.column, place.length) == (code, *columns)
    assert cure in help_of(found.diagnostic, "vi")


@pytest.mark.parametrize(
    "body",
    [
        "Tính: 2 ** 3 ** 4 và a ** b ** c.",
        "a == b, C++ và Notepad++, 2^10 và x^2, [[1]](id:a), ======, ~200 m~300 m.",
        "**Đậm*** không phải lúc nào cũng sai, (*) **Ghi chú**.",
        "5 * 3 * 2 = 30, dài * rộng * cao, a_b, 2**3.",
        "\\*x\\*, \\*\\*y\\*\\*, \\[a](b c.pdf), \\## không phải tiêu đề, &#42;&#42;z.",
        "Tăng 3,1% (*), giảm 2% (**).\n\n(**) Số liệu sơ bộ.",
        "| Cây | Sản lượng |\n|---|---|\n| Cà phê** | 1.234** |\n\n**Ước tính.",
        "C#, #ĐàLạt #DaLat, số #1.",
        "Họ tên: ______, ngày __/__/____.",
        "Theo [1] (xem phụ lục), [2][3] và Điều 5 [sửa đổi] (2024).",
        "Người K`Ho ở Lâm Đồng.",
        "`**a` `[a](b c.pdf)` `https://a.vn`\n\n```\n##x\n** y ** https://a.vn\n```",
        "Thư: phong.a@lamdong.gov.vn, [lamdong.gov.vn](https://lamdong.gov.vn), <https://a.vn/b_c_d>.",
        "Tên miền lamdong.gov.vn là của tỉnh.",
        "**Đậm**, *nghiêng*, ***cả hai***, __đậm__, ~~bỏ~~, **“trích”** và **a**b.",
        "*Ghi chú: số liệu sơ bộ.",
        "[kế hoạch](<Kế hoạch chợ.pdf>), [mục](#muc), [thư](mailto:a@b.vn).",
        "Có chú thích.[^1]\n\n[^1]: Nội dung.",
        "Nghị định số 12/2024/NĐ-CP, Điều 3(1)(a) [khoản 2].",
        "~5 kg đến ~10 kg; {x} và } {.",
        "Rộng 20 m^2^ đất, khí CO~2~, mẫu số x^(n+1)^.",
        "[Quy chế][qc]\n\n[qc]: https://a.vn",
        "Mẫu số 01/BC: (a)[b]; f(x)[0].",
    ],
)
def test_what_looks_odd_and_is_right_is_no_finding(sample: PageText, body: str) -> None:
    assert codes(sample, f"{body}\n") == []


@pytest.mark.parametrize(
    "body",
    ["![Chợ](Ảnh chợ hoa.jpg)", "[kế hoạch](Kế hoạch (bản 2).pdf)", "[tin](https://a.vn/b c.html)", "[mục](#Muc 1)"],
)
def test_a_target_with_spaces_is_left_to_what_renders_links(sample: PageText, body: str) -> None:
    assert codes(sample, f"Xem {body} của tỉnh.\n") == []


def test_several_mistakes_of_one_line_are_named_in_their_order(sample: PageText) -> None:
    found = check(sample, "**Lưu ý ** và **B** và ** C**, xem (a)[id:b] và https://a.vn.\n")
    assert sorted((each.diagnostic.place.column, each.diagnostic.code) for each in found) == [
        (1, "WRD216"),
        (24, "WRD216"),
        (36, "WRD214"),
        (49, "WRD221"),
    ]


def test_marks_in_a_title_or_a_summary_are_named_and_stars_of_a_note_are_not(sample: PageText) -> None:
    assert codes(sample, "Chữ.\n", title='"**Hội nghị** lớn"') == ["WRD226"]
    assert codes(sample, "Chữ.\n", title="Hội nghị", summary="Xem [quy chế](id:quy-che).") == ["WRD226"]
    assert codes(sample, "Chữ.\n", title="Hội nghị (**), 2 * 3 và a_b") == []


@given(st.lists(st.sampled_from([*"*_`[]()!<>{}#~\\&;|: \n-ăa1.", "**", "](", "&amp;", "[^1]", "\n\n"]), max_size=30))
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_is_shown_is_known_letter_by_letter_whatever_is_written(sample: PageText, pieces: list[str]) -> None:
    text = replace(sample, data=source(f"a{''.join(pieces)}\n\n[^1]: b\n").encode())
    for block in text.outline.shown_texts:
        assert len(block.shown) == len(block.content)
        assert block.shown.count("\n") == block.content.count("\n")
        shown = "".join(each.content for each in block.block.children or () if each.type == "text")
        letters = [each for each in block.shown if each.isalpha()]
        assert letters == [each for each in letters if each in shown]
    list(run_page_rules(text, ("WRD",)))


MISTAKES = (
    "** Lưu ý ** ",
    "[a](b c.pdf) ",
    "[a] (id:b) ",
    "[a](",
    "https://a.vn ",
    "**a:**b ",
    "##x\n",
    "gồm:bàn,ghế ",
    "a\u00a0\u00a0b ",
    '“a" ',
)
IN_C = {'“a" '}
"""Texts that expressions look through without a step of Python for each part."""


@pytest.mark.parametrize("line", MISTAKES)
def test_a_page_full_of_mistakes_costs_no_more_than_its_length(sample: PageText, line: str) -> None:
    check_linear_growth(lambda body: check(sample, body), lambda count: line * count, 300, is_in_c=line in IN_C)


@pytest.mark.long
@pytest.mark.parametrize("line", MISTAKES)
def test_no_expression_takes_longer_than_a_page_full_of_mistakes_is_long(sample: PageText, line: str) -> None:
    check_linear_time(lambda body: check(sample, body), lambda count: line * count, 2_000)


@pytest.mark.parametrize(
    "written",
    [
        "[số này](tel:0263 3822 123)",
        "[số này](0263 3822 123)",
        "[thư](mailto: vp@a.gov.vn)",
        "[giới thiệu](id: portal-gioi-thieu)",
        "[cổng](https: //a.gov.vn)",
        "[cổng](a.gov.vn/a b)",
        "[tệp](C:\\tai lieu\\a.pdf)",
        "[tệp](tai-lieu.pdf “Quy chế”)",
        "<https://a.gov.vn/a b>",
    ],
)
def test_what_is_reported_where_the_body_is_rendered_is_no_leftover(sample: PageText, written: str) -> None:
    assert codes(sample, f"Xem {written} nhé.") == []
