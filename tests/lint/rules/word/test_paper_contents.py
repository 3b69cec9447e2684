"""A table of contents pasted from Word is reported once in any arrangement, and no fix changes its lines."""

from __future__ import annotations

import pytest

from portalgen.lint.fixes.apply import FIXABLE_CODES
from tests.makers.lint.bodies import fix_body, word_findings

ENTRIES = (("Chương I. Quy định chung", 3), ("Chương II. Tổ chức", 5), ("Chương III. Thi hành", 9))
LEVELS = (("1. Mở đầu", 1), ("1.1. Bối cảnh", 2), ("1.2. Mục tiêu", 3), ("2. Nội dung", 4))
PLAIN = (("Lời nói đầu", 1), ("Bối cảnh", 2), ("Kết luận", 9))
LEADERS = ("\t", " ........ ", "......", "…… ", " . . . . . ", "·····", "_____ ", "     ", " ")
JOINTS = ("\n", "\n\n", "  \n", "\\\n", "\n- ")


def write(entries: tuple[tuple[str, int], ...], leader: str, joint: str = "\n", form: str = "{}") -> str:
    lines = [form.format(f"{title}{leader}{page}") for title, page in entries]
    return f"{'- ' * joint.endswith('- ')}{joint.join(lines)}"


@pytest.mark.parametrize("leader", LEADERS)
@pytest.mark.parametrize("joint", JOINTS)
@pytest.mark.parametrize("entries", [ENTRIES, LEVELS, PLAIN])
def test_contents_below_their_heading_are_reported_once(
    entries: tuple[tuple[str, int], ...], joint: str, leader: str
) -> None:
    if entries is LEVELS and joint == "\\\n":
        return  # a numbered list, whose backslashes WRD247 reports
    for heading in ("MỤC LỤC", "## Mục lục", "**MỤC LỤC**", "TABLE OF CONTENTS"):
        body = f"{heading}\n\n{write(entries, leader, joint)}\n\nHội nghị diễn ra buổi sáng.\n"
        assert word_findings(body) == [("WRD240", 3, 1)]
        assert fix_body(body, *FIXABLE_CODES) == body


@pytest.mark.parametrize("leader", LEADERS[:-1])
@pytest.mark.parametrize("entries", [ENTRIES, LEVELS])
def test_contents_without_a_heading_are_reported_by_their_numbers(
    entries: tuple[tuple[str, int], ...], leader: str
) -> None:
    assert word_findings(write(entries, leader)) == [("WRD240", 1, 1)]
    assert word_findings(write(entries, leader, form="[{}](#_Toc1234)")) == [("WRD240", 1, 1)]
    assert word_findings(write(entries, leader, form="**{}**")) == [("WRD240", 1, 1)]


def test_contents_are_reported_with_links_tables_or_in_one_line() -> None:
    assert word_findings("[1.1. Bối cảnh](#_Toc12)\t3\n\n[1.2. Mục tiêu](#_Toc13)\t5") == [("WRD240", 1, 1)]
    assert word_findings("[Bối cảnh](#_Toc12)\n\n[Mục tiêu](#_Toc13)") == [("WRD240", 1, 1)]
    assert word_findings("MỤC LỤC\n\n| Nội dung | Trang |\n|---|---|\n| Bối cảnh | 5 |\n| Kết luận | 9 |") == [
        ("WRD240", 3, 1)
    ]
    assert word_findings("MỤC LỤC\n\nNội dung          Trang\nMở đầu            1\nBối cảnh          2") == [
        ("WRD240", 3, 1)
    ]
    assert word_findings("MỤC LỤC Chương I. Mở đầu ........ 3 Chương II. Kết luận ........ 5") == [("WRD240", 1, 1)]
    assert word_findings("MỤC LỤC\n\nLời nói đầu\ti\n\nChương 1\t1\n\nChương 2\t9") == [("WRD240", 3, 1)]


@pytest.mark.parametrize(
    "body",
    [
        "1. Gạo 10\n2. Ngô 12\n3. Khoai 15\n4. Sắn 20",
        "Gạo ..... 10\n\nNgô ..... 12",
        "| Thôn | Số hộ |\n|---|---|\n| Thôn 1 | 10 |\n| Thôn 2 | 20 |",
        "| Phần thi | Điểm |\n|---|---|\n| Phần 1. Kiến thức chung | 10 |\n| Phần 2. Kỹ năng | 20 |\n| Phần 3. Nói | 30 |",
        "## Mục lục ngân sách\n\nChương 1 5\n\nĐiều hành 9",
        "## Mục lục\n\n- [Bối cảnh](#boi-canh)\n- [Quy hoạch 2026](#quy-hoach)\n- [Quy hoạch 2030](#quy-hoach-1)",
        "Nội dung tại Điều 3\n\nvà Điều 5",
        "Phần mềm 2\n\nPhần cứng 3",
        "```\nChương I. Mở đầu ........ 3\nChương II. Kết luận ........ 5\n```",
    ],
)
def test_lines_that_end_with_a_number_are_no_contents(body: str) -> None:
    assert word_findings(body) == []
