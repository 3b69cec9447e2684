"""Blocks copied from Word are named once, at their line; what only looks odd is left alone."""

from __future__ import annotations

import re

import pytest

from portalgen.diagnostics.sentences import help_of, sentence_of
from portalgen.kinds.table import KINDS
from portalgen.lint.fixes.reading import read_page_to_fix
from portalgen.lint.rules.text import double_space
from tests.makers.lint.bodies import HEAD, PATH, fix_body, word_diagnostics, word_findings

JOINED_LISTS = [
    "• Một\n• Hai",
    "● Một\n● Hai",
    "– Một\n– Hai",
    "— Một\n— Hai",
    "-Nội dung\n-Hình thức",
    "-\xa0Nội dung\n-\xa0Hình thức",
    "\uf0b7\tMột\n\uf0b7\tHai",
    "o\tMột\no\tHai",
    "+Một\n+Hai",
    "a) Một;\nb) Hai.",
    "d) Một;\nđ) Hai.",
    "đ) Một;\ne) Hai.",
    "1.1. Một\n1.2. Hai",
    "1.1 Một\n1.2 Hai",
    "1/ Một\n2/ Hai",
    "(1) Một;\n(2) Hai.",
    "I. Một\nII. Hai",
    "IX. Một\nX. Hai",
    "1.Một\n2.Hai",
    "> • Một\n> • Hai",
    "• Một dài\nnối tiếp\n• Hai",
    "*Khăn tắm\n*Kính bơi",
    "a, Đơn\nb, Giấy",
    "① Đơn\n② Giấy",
    "• Một",
    "• Một\n\n• Hai",
]

QUIET = [
    "Nhiệt độ:\n–5 °C ở Hà Giang\n–3 °C ở Sa Pa",
    "– Con ơi, về đi.\n– Dạ, con về.",
    "Bà hỏi:\n– “Đi đâu đấy?”\n– “Đi chợ!”",
    "- Một\n- Hai",
    "1. Một\n2. Hai",
    "Gồm:\n1) Một\n2) Hai",
    "• Một  \n• Hai",
    "• Một\\\n• Hai",
    "a) Một mục đơn",
    "A. Nguyễn Văn B.\nC. Trần Thị D.",
    "Sân bay • Bến xe • Chợ",
    "*Ghi chú: số liệu sơ bộ\\\n*Nguồn: Cục Thống kê",
    "*Khăn* và\n*Kính* bơi",
    "- Ông An (1945\n– 2026) là nhà thơ.",
    "-5 độ\n-7 độ",
    "1.5 tỷ đồng\n1.6 tỷ đồng",
    "1.1 đồng\n1.2 đồng",
    "1/2026/NĐ-CP\n2/2026/NĐ-CP",
    "+84 263 3822 000\n+84 263 3822 001",
    "2026-11-24\n2026-11-25",
    "113\n114\n115",
    "Trăm năm trong cõi người ta\nChữ tài chữ mệnh khéo là ghét nhau",
    "Ông A (1945\n– 2026) là nhà thơ.",
    "English text, wrapped\n– with a dash – and more\nand so on.",
    "C. Mác và\nV. I. Lê-nin",
    "Lúc 8:00: khai mạc\nLúc 9:00: bế mạc",
    "Đường dây nóng: 1022.\nGọi lúc nào cũng được.",
    "**Địa chỉ:** 36 Trần Phú\\\n**Điện thoại:** 0263 3822 000",
    "Nơi nhận:\n- Như Điều 3;\n- Lưu: VT.",
    "Thuật ngữ\n: Định nghĩa của thuật ngữ.",
    "A | B\n--|--\n1 | 2",
    "Bảng: Lịch\n\n| A | B |\n|---|---|\n| 1 | 2 |",
    "| A | B |\n|---|---|\n| 1 | 2 |\n\n| A | B | C |\n|---|---|---|\n| 1 | 2 | 3 |",
    "Giá trị |x| và |y|\nXem | In",
    "```\n• một\n• hai\n| a | b |\n| c | d |\n```",
    "~~~markdown\n```\nchưa đóng\n~~~",
    "    git commit -m 'Hội nghị diễn ra vào buổi sáng'",
    "    title: Hội nghị xúc tiến đầu tư năm 2026.",
    "    - Mục thứ nhất\n    - Mục thứ hai",
    "\tmake build\n\tmake test",
    "    Trăm năm trong cõi người ta,\n    Chữ tài chữ mệnh khéo là ghét nhau.",
    "- Một\n\n    Hội nghị diễn ra vào buổi sáng hôm nay.",
    "\xa0\xa0Ai ơi mồng chín tháng tư\nKhông đi hội Gióng cũng hư mất đời",
    "Kết quả hội nghị\n---",
    "Câu dài rồi.\n\n---\n\nChữ.",
    "- Một\n\n+ Hai",
    "- Một\n  + Hai",
    "________\n\n* * *",
    "Họ tên: ..........\n..................",
]


@pytest.mark.parametrize("body", JOINED_LISTS)
def test_a_list_that_runs_into_one_paragraph_is_named_once_at_its_first_entry(body: str) -> None:
    column = 3 if body.startswith(">") else 1
    assert word_findings(body) == [("WRD201", 1, column)]
    assert word_findings(f"Gồm có:\n\n{body}\n\nHết.\n") == [("WRD201", 3, column)]


def test_a_list_below_a_sentence_is_named_at_its_own_first_line() -> None:
    assert word_findings("Gồm:\n• Một;\n• Hai.") == [("WRD201", 2, 1)]
    assert word_findings("Gồm:\n2. Một;\n3. Hai.") == [("WRD201", 2, 1)]
    assert word_findings("Gồm:\n    - Một;\n    - Hai.") == [("WRD201", 2, 5)]
    assert word_findings("- Gồm\n  • Một") == [("WRD201", 2, 3)]
    assert word_findings("- Mục một\n– Mục hai") == [("WRD201", 2, 1)]


def test_a_list_within_one_line_is_named_at_its_first_bullet() -> None:
    assert word_findings("Hồ sơ gồm: • Đơn • Giấy • Ảnh") == [("WRD201", 1, 12)]


@pytest.mark.parametrize("body", QUIET)
def test_what_is_right_and_looks_odd_is_left_alone(body: str) -> None:
    assert word_findings(body) == []
    assert word_findings(f"Mở đầu.\n\n{body}\n\nHết.\n") == []


def test_a_table_that_is_none_is_named_where_it_breaks() -> None:
    assert word_findings("| A | B |\n| 1 | 2 |") == [("WRD202", 1, 1)]
    assert word_findings("Bảng: Lịch\n| A | B |\n| 1 | 2 |") == [("WRD202", 2, 1)]
    assert word_findings("| A | B |\n|---|---|---|\n| 1 | 2 |") == [("WRD202", 1, 1)]
    assert word_findings("A | B\n--|--|--\n1 | 2") == [("WRD202", 1, 1)]
    assert word_findings("| A | B |\n|—|—|\n| 1 | 2 |") == [("WRD202", 1, 1)]
    assert word_findings("| A | B |\n\n| 1 | 2 |\n\n| 3 | 4 |") == [("WRD202", 1, 1)]
    assert word_findings("| A | B |\n\n|---|---|\n\n| 1 | 2 |") == [("WRD202", 3, 1)]
    assert word_findings("| A | B |\n|---|---|\n| 1 | 2 |\n\n| 3 | 4 |") == [("WRD202", 5, 1)]


def test_rows_without_bars_at_their_ends_are_named_where_three_are_alike() -> None:
    assert word_findings("Ngày | Giờ | Lớp\nThứ hai | 7 giờ | A\nThứ ba | 8 giờ | B") == [("WRD202", 1, 1)]
    assert word_findings("Xem | In\nTải | Gửi") == []


def test_columns_of_tabs_and_of_many_spaces_are_named_once() -> None:
    assert word_findings("Buổi\tViệc\nSáng\tHọp\nChiều\tĐi") == [("WRD203", 1, 1)]
    assert word_findings("Buổi     Việc\nSáng     Họp\nChiều    Đi") == [("WRD203", 1, 1)]
    assert word_findings("Buổi     Việc\nSáng  Họp\nChiều    Đi") == [("WRD203", 1, 1)]


def test_spaces_between_columns_are_not_named_as_double_spaces_as_well() -> None:
    columns = (HEAD + "Buổi     Việc\nSáng     Họp\nChiều    Đi\n\nMột  câu.\n").encode()
    text = read_page_to_fix(columns, PATH, KINDS)
    assert text is not None
    assert [each.diagnostic.place.line - HEAD.count("\n") for each in double_space.check(text)] == [5]


def test_a_fence_that_nothing_closes_is_named_where_it_opens() -> None:
    assert word_findings("Chữ.\n\n```\nmã\n\n## Hai\n") == [("WRD204", 3, 1)]
    assert word_findings("~~~~\nmã\n~~~") == [("WRD204", 1, 1)]
    assert word_findings("- Một\n  ```\n  mã\n\nChữ.\n") == [("WRD204", 2, 3)]
    assert word_findings("```\nmã\n```\n\n```") == [("WRD204", 5, 1)]


def test_the_marks_of_an_open_fence_are_named_in_words() -> None:
    (found,) = word_diagnostics("```\nmã\n")
    assert sentence_of(found, "vi").startswith("ba dấu ` liền nhau mở một khối mã")
    assert "chỉ có ba dấu ` vào cuối khối mã" in help_of(found, "vi")


def test_short_paragraphs_that_are_indented_are_named() -> None:
    second = "    Sáng nay, xã mở lớp học bơi cho trẻ em.\n\n    Lớp có 30 em tham gia.\n"
    assert word_findings(second) == [("WRD205", 1, 1)]
    assert word_findings(f"Lớp học mở cửa.\n\n{second}") == [("WRD205", 3, 1)]


@pytest.mark.parametrize("indent", ["    ", "\t", "\xa0\xa0", "\u3000", "\u2003", "&nbsp;&nbsp;", "&emsp;"])
def test_an_indented_first_line_is_named(indent: str) -> None:
    assert word_findings(f"Mở đầu.\n\n{indent}Hội nghị diễn ra vào buổi sáng.\n") == [("WRD205", 3, 1)]


def test_lines_of_their_own_that_are_joined_are_named_once() -> None:
    assert word_findings("Địa chỉ: 36 Trần Phú\nĐiện thoại: 0263\nEmail: a@b.vn") == [("WRD206", 1, 1)]
    assert word_findings("Nơi nhận:\nNhư Điều 3;\nLưu: VT.") == [("WRD206", 1, 1)]
    assert word_findings("KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH") == [("WRD206", 1, 1)]
    assert word_findings("Nơi nhận:\n-Như Điều 3;\n-Lưu: VT.") == [("WRD201", 2, 1)]


def test_a_sentence_that_became_a_heading_is_named_at_the_line_of_dashes() -> None:
    assert word_findings("Hội nghị đã kết thúc.\n---\nChữ.") == [("WRD207", 2, 1)]
    assert word_findings(f"{'Hội nghị ' * 20}\n---\nChữ.") == [("WRD207", 2, 1)]


def test_plus_signs_below_dashes_are_named_once_in_a_list() -> None:
    assert word_findings("- Một\n+ a\n+ b\n- Hai\n+ c") == [("WRD208", 2, 1)]
    assert word_findings("- Một\n+ a\n\nChữ.\n\n- Hai\n+ c") == [("WRD208", 2, 1), ("WRD208", 7, 1)]


@pytest.mark.parametrize("line", ["=====", "—————", "–––––", "-----o0o-----", "─────"])
def test_a_drawn_line_is_named(line: str) -> None:
    assert word_findings(f"Chữ.\n\n{line}\n\nHết.") == [("WRD209", 3, 1)]


@pytest.mark.parametrize(
    "body",
    [
        "     Hội nghị diễn ra sáng nay tại hội trường tỉnh\n     có 200 đại biểu dự.\n\nKết.",
        "     Thông báo tiếp công dân\n\n     Ủy ban tiếp công dân vào\n     ngày 15 hằng tháng.",
        "     ## Thông báo\n\n     Lịch tiếp công dân quý Một\n\n     - Thứ Hai: Chủ tịch",
        "     Lịch tiếp công dân của Chủ tịch xã",
    ],
)
def test_text_that_an_indent_makes_code_is_reported_once(body: str) -> None:
    assert word_findings(body) == [("WRD205", 1, 1)]
    assert fix_body(body) == body  # a program does not know which lines belong together
    assert word_findings(re.sub(r"^ {5}", "", body, flags=re.MULTILINE)) == []


@pytest.mark.parametrize(
    "body",
    [
        "Mẫu lệnh:\n\n    portalgen lint --fix\n\nHết.",
        "Cách ghi:\n\n    title: Hội nghị\n    date: 2026-11-20\n\nHết.",
        "Ví dụ:\n\n    Sở Ngoại vụ\n    Số: 12/SNgV\n\nHết.",
        "Mẫu câu:\n\n    Kính gửi ông\n\nHết.",
        "    Ai về Đà Lạt sương mù\n    Ngàn thông vi vút bốn mùa gió reo\n    Em đi trên dốc cheo leo",
        "    Đi học về\n    Em gặp trời xanh\n    Mây trắng lành\n\nHết.",
        "```\n     Hội nghị diễn ra sáng nay\n     có 200 đại biểu dự: `x = 1`\n```",
    ],
)
def test_code_and_verse_with_an_indent_are_left_alone(body: str) -> None:
    assert word_findings(body) == []
