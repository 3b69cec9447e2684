"""Marks of secrecy are found in every spelling, and words that only look like them are not."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portalgen.text.secrecy import _leave_out_parts, find_marks_in_lines, find_secrecy_marks, speaks_of_secrecy
from tests.makers.growth import check_linear_growth
from tests.makers.time_ratio import check_linear_time

LEVELS = ("MẬT", "TỐI MẬT", "TUYỆT MẬT")


def marks(line: str) -> list[str]:
    return [line[start:end] for start, end in find_secrecy_marks(line)]


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize(
    "form",
    [
        "{}",
        "  {}  ",
        "**{}**",
        "# {}",
        "> {}",
        "- {}",
        "| {} |",
        "[{}]",
        "“{}”",
        "title: {}",
        'title: "{}"',
        "\ufeff{}",
        "{}.",
    ],
)
def test_a_mark_that_stands_alone_is_found_with_its_exact_place(level: str, form: str) -> None:
    line = form.format(level)
    assert list(find_secrecy_marks(line)) == [(form.index("{"), form.index("{") + len(level))]


@pytest.mark.parametrize("form", ["Độ mật: {}", "**Độ mật:** {}", "Mức độ mật: {}", "| Dấu độ mật: {} |", "ĐỘ MẬT: {}"])
@pytest.mark.parametrize("level", [*LEVELS, "Mật", "Tối mật", "tuyệt mật"])
def test_a_level_behind_its_label_is_found_in_capitals_or_not(form: str, level: str) -> None:
    assert marks(form.format(level)) == [level]


@pytest.mark.parametrize(
    "line", ["Kế hoạch diễn tập (MẬT)", "Số: 00/KH-UBND [TỐI MẬT]", "title: Kế hoạch ( TUYỆT MẬT )"]
)
def test_a_mark_in_brackets_is_found_within_a_line(line: str) -> None:
    assert len(marks(line)) == 1


@pytest.mark.parametrize(
    ("line", "mark"),
    [
        ("MẬT Số: 15/KH-UBND", "MẬT"),
        ("HỎA TỐC - TỐI MẬT", "TỐI MẬT"),
        ("MẬT – KHẨN", "MẬT"),
        ("TUYỆT MẬT!", "TUYỆT MẬT"),
        ("TÀI LIỆU MẬT", "MẬT"),
        ("## TÀI LIỆU TỐI MẬT", "TỐI MẬT"),
        ("DẤU MẬT", "MẬT"),
        ("1. MẬT", "MẬT"),
        ("2) TỐI MẬT", "TỐI MẬT"),
        ("Văn bản số 12/BC, độ mật: Mật.", "Mật"),
        ("Báo cáo số 12/BC (độ mật: Tối mật)", "Tối mật"),
        ('Tài liệu "TỐI MẬT" của tỉnh', "TỐI MẬT"),
        ("Kèm văn bản “MẬT” của cơ quan", "MẬT"),
        ("ỦY BAN NHÂN DÂN TỈNH\tMẬT", "MẬT"),
        ("UBND TỈNH          MẬT", "MẬT"),
        ("| ỦY BAN NHÂN DÂN TỈNH | MẬT |", "MẬT"),
        ("Số: 12/BC   MẬT", "MẬT"),
        ("Số: 12/BC\tTỐI MẬT", "TỐI MẬT"),
        ("TỐI MẬT,x", "TỐI MẬT"),
        ("Kế hoạch,TUYỆT MẬT,2026", "TUYỆT MẬT"),
        ('a;"TỐI MẬT";b', "TỐI MẬT"),
        ("| Kế hoạch | TỐI MẬT |", "TỐI MẬT"),
    ],
)
def test_a_mark_beside_what_heads_a_document_is_found(line: str, mark: str) -> None:
    assert marks(line) == [mark]


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("form", ["NFD", "NFC"])
def test_decomposed_and_composed_marks_are_found(level: str, form: str) -> None:
    written = unicodedata.normalize(form, level)
    assert marks(f"**{written}**") == [written]


@pytest.mark.parametrize("line", ["MA\u0302\u0323T", "M\u1ea0\u0302T", "M\u00c2\u0323T", "T\u00d3\u0302I MẬT"])
def test_marks_in_other_orders_and_half_composed_are_found(line: str) -> None:
    assert marks(line) == [line]


@pytest.mark.parametrize("line", ["MËT", "TèI MËT", "TUYÖT MËT", "MAÄT", "TOÁI MAÄT", "TUYEÄT MAÄT"])
def test_marks_in_the_old_fonts_are_found(line: str) -> None:
    assert marks(line) == [line]


def test_a_mark_whose_letters_stand_apart_is_found() -> None:
    assert marks("T Ố I  M Ậ T") == ["T Ố I  M Ậ T"]


@pytest.mark.parametrize(
    "line",
    [
        "mật ong",
        "MẬT ONG",
        "# MẬT ONG RỪNG",
        "bí mật",
        "BÍ MẬT",
        "BÍ MẬT NHÀ NƯỚC",
        "BẢO MẬT",
        "MẬT KHẨU",
        "MẬT ĐỘ DÂN SỐ",
        "MẬT  ĐỘ DÂN SỐ",
        "CƠ MẬT",
        "Mật",
        "mật",
        "(mật)",
        "title: Mật ong Lạc Dương",
        "tài liệu có độ Mật, Tối mật hoặc Tuyệt mật",
        "Công văn số 15/CV-UBND về mật độ xây dựng, mật độ dân số",
        "Quyết định số 12/QĐ-UBND, Mật Sơn là khu di tích",
        "Thông báo giá: sáp, phấn hoa, mật.",
        "Văn bản mật mã số 3",
        "Theo quy định, bì ghi chỉ người có tên mới được bóc bì",
        "Người có tên trong danh sách được mở tài khoản.",
        "file: ke-hoach-mat-tran.pdf",
        "file: van-ban-mat-hieu-luc.pdf",
        "file: SIÊU ÂM GAN MẬT.pdf",
        "file: toi-mat-giay-to.pdf",
        "a) Tuyệt mật;",
        "các mức độ mật: tuyệt mật, tối mật, mật",
        "xác định độ mật: Mật hoặc Tối mật do người đứng đầu quyết định",
        "Điều 8. Phân loại bí mật nhà nước gồm độ Tuyệt mật, độ Tối mật, độ Mật",
        "mẫu dấu chỉ các mức độ mật (TUYỆT MẬT, TỐI MẬT, MẬT)",
        "| SẢN PHẨM | MẬT |",
        "| MẬT | 10 lít |",
        "| BỘ SẢN PHẨM | MẬT |",
        "SẢN PHẨM\tMẬT\tGIÁ",
        "MẬT,TRÀ,CÀ PHÊ",
        "| ĐỘ MẬT | SỐ LƯỢNG |",
        "ĐỘ MẬT",
        "QUẢN LÝ VĂN BẢN MẬT",
        "TÀI LIỆU MẬT ONG",
        "Mẫu dấu “TUYỆT MẬT”, “TỐI MẬT”, “MẬT” theo thông tư",
        "Dấu “MẬT” có hình chữ nhật",
        "1. MẬT ONG",
        "Số: 12/BC về MẬT ONG",
        "Số 12 đường BÍ MẬT",
        "Số lượng văn bản MẬT",
        "độ Mật, Tối mật, Tuyệt mật",
        "MẬT SỐ HÓA",
        "MAT",
        "MÁT",
        "MẤT",
        "MẮT",
        "NƯỚC MẮT",
        "",
    ],
)
def test_common_words_and_laws_about_secrecy_are_silent(line: str) -> None:
    for form in ("NFC", "NFD"):
        assert marks(unicodedata.normalize(form, line)) == []


@given(st.text(alphabet="MẬTmật ộốĐđyu|*#:()\u0302\u0323"))
def test_what_is_reported_lies_in_the_line_and_the_quick_look_misses_nothing(line: str) -> None:
    for start, end in find_secrecy_marks(line):
        assert 0 <= start < end <= len(line)
        assert speaks_of_secrecy(f"trước\n{line}\nsau")


@given(
    st.lists(st.sampled_from(["bảo", "bí", "ong", "khẩu", "độ", "dân", "nhà", "nước"]), min_size=1), st.integers(0, 9)
)
def test_a_mark_between_words_in_capitals_is_a_word(words: list[str], at: int) -> None:
    words.insert(at % (len(words) + 1), "mật")
    assert marks(" ".join(words).upper()) == []


LINES: dict[str, Callable[[int], str]] = {
    "spaces": lambda count: " " * 4 * count + "MẬT x",
    "bullets": lambda count: "- " * 2 * count + "MẬT x",
    "an open bracket": lambda count: "(" + " " * 4 * count + "MẬT x",
    "cells": lambda count: "| MẬT x - " * count,
}
IN_C = {"spaces", "bullets", "an open bracket"}
"""Lines that expressions look through without a step of Python for each part."""


def find_no_marks(line: str) -> None:
    assert marks(line) == []


@pytest.mark.parametrize("name", LINES)
def test_no_line_costs_more_than_its_length(name: str) -> None:
    find_no_marks(LINES[name](10_000))
    check_linear_growth(find_no_marks, LINES[name], 1_000, is_in_c=name in IN_C)


@pytest.mark.long
@pytest.mark.parametrize("name", LINES)
def test_no_expression_takes_longer_than_its_line_is_long(name: str) -> None:
    check_linear_time(find_no_marks, LINES[name], 50_000)


BEARING: dict[str, Callable[[int], str]] = {
    "in brackets": lambda count: "(MẬT)" * count,
    "in cells": lambda count: "UBND\t" + "MẬT\t" * count,
    "on envelopes": lambda count: "Chỉ người có tên mới được bóc bì. " * count,
    "behind numbers": lambda count: "Số 05-CV/TU, mật. " * count,
}
WITHOUT_CAPITALS: dict[str, Callable[[int], str]] = {
    "documents": lambda count: "Công văn mật " * count,
    "numbers of documents": lambda count: "Số 05-CV/TU, mật x " * count,
    "days of documents": lambda count: "báo cáo ngày 01/11/2026, mật x " * count,
    "labels": lambda count: "văn bản có độ Mật x " * count,
    "an open envelope": lambda count: "người có tên trên " * count + "được mời bóc",
    "names of files": lambda count: "tai-lieu-mat-" * count + "x",
}


@pytest.mark.parametrize("name", WITHOUT_CAPITALS)
def test_no_line_without_capitals_costs_more_than_its_length(name: str) -> None:
    find_no_marks(WITHOUT_CAPITALS[name](2_000))
    check_linear_growth(find_no_marks, WITHOUT_CAPITALS[name], 500, is_in_c=True)


@pytest.mark.long
@pytest.mark.parametrize("name", WITHOUT_CAPITALS)
def test_no_expression_takes_longer_for_a_line_without_capitals(name: str) -> None:
    check_linear_time(find_no_marks, WITHOUT_CAPITALS[name], 2_000)


@pytest.mark.parametrize("name", BEARING)
def test_no_line_with_many_marks_costs_more_than_its_length(name: str) -> None:
    assert len(marks(BEARING[name](1_000))) == 1_000
    check_linear_growth(marks, BEARING[name], 500)


@pytest.mark.long
@pytest.mark.parametrize("name", BEARING)
def test_no_expression_takes_longer_for_a_line_with_many_marks(name: str) -> None:
    check_linear_time(marks, BEARING[name], 20_000)


@given(st.sets(st.tuples(st.integers(0, 9), st.integers(0, 9)).filter(lambda span: span[0] < span[1])))
def test_of_marks_within_each_other_the_outer_ones_are_reported(spans: set[tuple[int, int]]) -> None:
    within = {
        span for span in spans for other in spans if span != other and other[0] <= span[0] and span[1] <= other[1]
    }
    assert list(_leave_out_parts(spans)) == sorted(spans - within)


@pytest.mark.parametrize(
    ("line", "mark"),
    [
        ("TỐI MẬT - 12/BC", "TỐI MẬT"),
        ("Độ mật: Tối mật; số 12/BC", "Tối mật"),
        ("Độ mật: TỐI MẬT. Mật ong.", "TỐI MẬT"),
    ],
)
def test_a_mark_before_a_number_or_another_sentence_is_found(line: str, mark: str) -> None:
    assert [line[start:end] for start, end in find_secrecy_marks(line)] == [mark]


@pytest.mark.parametrize("line", ["Độ mật: mật; tối mật; tuyệt mật.", "MẬT ONG - 12/2026", "Mật độ: 12/km"])
def test_levels_in_a_list_and_other_words_before_a_number_are_no_mark(line: str) -> None:
    assert list(find_secrecy_marks(line)) == []


@pytest.mark.parametrize(
    "line",
    [
        "│  TỐI MẬT  │",
        "Số: 3/BC-BCH (Mật)",
        "Số: 27/KH-BCH (Tối mật)",
        "Do mat: Mat",
        "MUC DO MAT: TUYET MAT",
        "Tờ trình số 9/TTr-CAT (đóng dấu Tối mật) gửi Chủ tịch.",
        "Văn bản này thuộc độ Mật, không sao chụp.",
        "Tài liệu này có độ mật là Tối mật.",
        "Ảnh chụp công văn có dấu đỏ MẬT",
        "title: Kế hoạch 12/KH-BCH MẬT",
        "Báo cáo 15/BC-CAT, mức Mật, về an ninh",
        "Công văn tối mật của Công an tỉnh",
        "| **MẬT** | Độc lập – Tự do – Hạnh phúc |",
        "| MẬT | Đà Lạt, ngày 01 tháng 02 |",
        "MẬT – Trang 2/5",
        "Trang 2/5 – TỐI MẬT",
        "TỐI MẬT 3",
        "MẬT CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "MẬTCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM MẬT",
        "title: 'Báo cáo quý (độ mật: Mật)'",
        "title: 'Kế hoạch 12 - Độ mật: Tối mật'",
        "title: Kế hoạch 12 – độ Tối mật",
        "Giấy mời này đóng dấu MẬT, không sao chụp.",
        "Giấy mời này đóng dấu MẬT, đề nghị quản lý theo chế độ tài liệu mật.",
        "Thư mời có dấu Mật gửi kèm.",
        "Lưu VT (tài liệu thuộc bí mật nhà nước, xong họp thu lại).",
        "Văn bản này thuộc danh mục bí mật nhà nước.",
        "Báo cáo này chứa bí mật nhà nước, chỉ gửi Thường trực.",
    ],
)
def test_a_mark_is_found_beside_a_document_in_boxes_and_without_accents(line: str) -> None:
    assert len(marks(line)) == 1


@pytest.mark.parametrize(
    "line",
    [
        "Văn bản này quy định độ Mật của tài liệu.",
        "Tài liệu này không thuộc độ Mật.",
        "Tài liệu này không thuộc bí mật nhà nước.",
        "Văn bản thuộc bí mật nhà nước phải được đóng dấu, lưu riêng.",
        "Tài liệu thuộc bí mật nhà nước không đăng trên cổng.",
        "Không gửi qua mạng (văn bản thuộc bí mật nhà nước phải gửi qua cơ yếu).",
        "Văn bản này quy định danh mục bí mật nhà nước của ngành y tế.",
        "Giấy mời họp về Luật Bảo vệ bí mật nhà nước",
        "Giấy mời dự lễ hội mật ong",
        "Danh mục của Bộ Y tế (văn bản thuộc bí mật nhà nước) gồm 5 mục.",
        "Quyết định này là danh mục bí mật nhà nước của ngành y tế.",
        "Tài liệu này có thuộc bí mật nhà nước không?",
        "Văn bản này là bí mật nhà nước hay bí mật công tác?",
        "Không đăng văn bản có dấu MẬT.",
        "Nghị định 26/2020/NĐ-CP, độ mật gồm ba mức.",
        "Bảo tàng trưng bày tài liệu tuyệt mật của chiến dịch.",
        "Hướng dẫn gửi văn bản có dấu Tuyệt mật.",
        "Cách gửi tài liệu tối mật của cơ quan",
        "DO MAT ONG: 12",
        "| MẬT | MẬT ONG |",
        "Sản phẩm: mật ong số 12/OCOP-LĐ (mật ngọt)",
        "MẬT ONG RỪNG – Trang 2/5",
        "MẬT 3",
        "title: 'Hỏi đáp về độ mật: mức nào?'",
        "title: Mùa hoa, mùa mật",
    ],
)
def test_what_speaks_of_levels_or_of_honey_bears_no_mark(line: str) -> None:
    assert marks(line) == []


@pytest.mark.parametrize(
    ("lines", "line"),
    [("M\nẬ\nT", 0), ("Một.\n\n**M**\n\n**Ậ**\n\n**T**\n\nHai.", 2), ("T\nỐ\nI\nM\nẬ\nT\n", 3)],
)
def test_a_stamp_with_one_letter_a_line_is_found_at_its_first(lines: str, line: int) -> None:
    assert speaks_of_secrecy(lines)
    assert [index for index, _ in find_marks_in_lines(lines.split("\n"))] == [line]


@pytest.mark.parametrize("lines", ["M\nA\nT", "M\nẬ\nP", "M\nẬ\nT ong", "Cỡ M\nẬ\nT"])
def test_other_letters_of_their_own_lines_are_no_stamp(lines: str) -> None:
    assert list(find_marks_in_lines(lines.split("\n"))) == []


@pytest.mark.parametrize(
    ("line", "mark"),
    [
        ("Thực hiện Công văn mật số 15/CV-UBND.", "mật"),
        ("Số 05-CV/TU, Mật", "Mật"),
        ("Số 05-CV/TU (mật) về nhân sự", "mật"),
        ("Kế hoạch số 12/KH-UBND ngày 01/11/2026, độ mật.", "mật"),
        ("Phong bì: CHỈ NGƯỜI CÓ TÊN MỚI ĐƯỢC BÓC BÌ", "CHỈ NGƯỜI CÓ TÊN MỚI ĐƯỢC BÓC BÌ"),
        ("Đây là tài liệu mật, không sao chụp.", "mật"),
        ("title: 'Mật: Kế hoạch diễn tập'", "Mật"),
        ("title: '[Mật] Kế hoạch diễn tập'", "Mật"),
        ("  - file: ke-hoach-tuyet-mat.pdf", "tuyet-mat"),
        ("  - file: cong-van-mat.pdf", "mat"),
        ("[tải về](Kế hoạch - MẬT.pdf)", "MẬT"),
    ],
)
def test_a_level_without_capitals_is_found_beside_what_makes_it_one(line: str, mark: str) -> None:
    assert marks(line) == [mark]
    assert speaks_of_secrecy(line)


def marks_in_text(text: str) -> list[int]:
    return [index for index, _ in find_marks_in_lines(text.split("\n"))]


def test_a_level_that_is_a_paragraph_is_found_but_not_where_it_is_a_thing_or_a_heading() -> None:
    assert marks_in_text("Mật\n\nKế hoạch.") == [0]
    assert marks_in_text("UBND XÃ\nMật\nKế hoạch.") == [1]
    assert marks_in_text("Sáp\nMật\nPhấn hoa") == []
    assert marks_in_text("Mật\n\nGiá mật ong tăng.") == []
    assert marks_in_text("# Mật\n\nVị ngọt.") == []
    assert marks_in_text("Mật\n\nBí mật nhà nước được bảo vệ 10 năm.") == []


def test_a_level_of_documents_at_large_is_left_alone_where_a_text_explains_secrecy() -> None:
    line = "Văn bản gửi kèm có độ Mật, đề nghị các phòng nghiên cứu."
    assert marks_in_text(line) == [0]
    assert marks_in_text(f"{line}\n\nLuật Bảo vệ bí mật nhà nước.") == []
