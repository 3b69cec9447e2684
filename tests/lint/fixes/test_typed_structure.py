"""No fix removes the only trace of columns, of signatures or of a letterhead; a finding reports them instead."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portalgen.diagnostics.sentences import help_of
from portalgen.kinds.table import KINDS
from portalgen.lint.fixes.apply import FIXABLE_CODES
from portalgen.lint.fixes.reading import read_page_to_fix
from portalgen.lint.rules.text import double_space
from portalgen.lint.rules.word import fixed_spaces, letterhead_in_news, typed_columns
from tests.makers.examples import scaled
from tests.makers.lint.bodies import HEAD, PATH, fix_body, word_findings
from tests.makers.lint.news_texts import page_text_of

Rows = Sequence[Sequence[str]]
GAP = re.compile(r"\t[\t \xa0]*|[ \xa0]{2,}")
MARK = re.compile(r"\A\s*(?:[-+*>]|\d{1,2}[.)])\s+")


def fix_all(body: str) -> str:
    return fix_body(body, *FIXABLE_CODES)


def read_cells(line: str) -> list[str]:
    """Return the cells of a row of a table or of a typed line."""
    shown = MARK.sub("", line).strip().rstrip("\\").rstrip()
    if shown.startswith("|"):
        return [cell.strip() for cell in shown.strip("|").split("|")]
    return GAP.split(shown)


def read_structure(body: str) -> list[list[str]]:
    """Return the cells of all lines, without empty lines and lines of dashes."""
    return [read_cells(line) for line in body.split("\n") if line.strip(" >|-")]


def find_double_spaces(body: str) -> list[str]:
    """Return the advice of TXT204 and WRD222 in a body."""
    text = read_page_to_fix((HEAD + body).encode(), PATH, KINDS)
    assert text is not None
    found = [*double_space.check(text), *fixed_spaces.check(text)]
    return [help_of(each.diagnostic, "vi") for each in found]


COLUMNS = [
    "Thứ hai  Khai giảng\nThứ ba  Học bài\nThứ tư  Kiểm tra",
    "Thứ hai     Khai giảng\nThứ ba      Học bài\nThứ tư      Kiểm tra",
    "Họ và tên     Chức vụ\nNguyễn Văn A     Giám đốc",
    "STT  Họ và tên  Năm sinh\n1  Nguyễn Văn A  1980\n2  Trần Thị Bình  1975",
    "STT   Họ và tên   Năm sinh\n1   Nguyễn Văn A   1980\n2   Trần Thị Bình   1975",
    "Tên hàng          Giá\nGạo             1.000\nThịt lợn      120.000\nMuối            5.500",
    "gạo  12.500\nngô  800\nkhoai  90",
    "Lúa     12.500\nNgô        800\nKhoai       90",
    "Ngày\tBuổi\tViệc\n1/2\tSáng\tHọp\n2/2\tChiều\tĐi",
    "Buổi\t Việc\nSáng   Họp\nChiều   Đi",
    "Buổi\xa0\xa0\xa0\xa0\xa0Việc\nSáng\xa0\xa0\xa0\xa0\xa0Họp\nChiều\xa0\xa0\xa0\xa0Đi",
    "Buổi     Việc  \nSáng     Họp  \nChiều    Đi",
    "Buổi     Việc\\\nSáng     Họp\\\nChiều    Đi",
    "Buổi     Việc\n\nSáng     Họp\n\nChiều    Đi",
    "Buổi\tViệc\n\nSáng\tHọp\n\nChiều\tĐi",
    "Thứ hai  Khai giảng\n\nThứ ba  Học bài\n\nThứ tư  Kiểm tra",
    "- Buổi     Việc\n- Sáng     Họp\n- Chiều    Đi",
    "- Lịch:\n  Buổi     Việc\n  Sáng     Họp\n  Chiều    Đi",
    "> Buổi     Việc\n> Sáng     Họp\n> Chiều    Đi",
    "  Buổi     Việc\n  Sáng     Họp\n  Chiều    Đi",
    "    Buổi     Việc\n    Sáng     Họp\n    Chiều    Đi",
    "Các buổi:\nBuổi     Việc\nSáng     Họp\nChiều    Đi\nHết lịch.",
    "NƠI NHẬN:                     GIÁM ĐỐC",
    "NƠI NHẬN   GIÁM ĐỐC",
    "Nơi nhận:  KT. CHỦ TỊCH",
    "NƠI NHẬN:                     GIÁM ĐỐC\n- Như trên;\n- Lưu: VT.                 Nguyễn Văn A",
    "NGƯỜI LẬP                    GIÁM ĐỐC\n\nNguyễn Văn A                 Trần Văn B",
    "Người lập phiếu      Kế toán trưởng      Thủ trưởng đơn vị",
    "UBND TỈNH LÂM ĐỒNG          CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "UBND TỈNH LÂM ĐỒNG  CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "UBND TỈNH LÂM ĐỒNG\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "**SỞ NGOẠI VỤ**          **Độc lập - Tự do - Hạnh phúc**",
    "SỞ NGOẠI VỤ          Độc lập - Tự do - Hạnh phúc\n\nSố: 12/TB-SNgV      Lâm Đồng, ngày 5 tháng 1 năm 2026",
    "☐ Nam      ☐ Nữ",
    "Họ tên: ………………      Ngày sinh: ………………",
]

UNCLEAR = [
    "Tổng số tiền     1.000.000 đồng",
    "Họ tên: Nguyễn Văn A  Năm sinh: 1980",
    "a) Đúng  b) Sai  c) Không biết",
    "Hội nghị diễn ra          tại Đà Lạt vào sáng thứ hai.",
    "Nguyễn Văn A   Trần Văn B",
    "## Sáng        Chiều",
    "| Việc | Người |\n|---|---|\n| Họp | Ông A      Bà B |",
]

SLIPS = {
    "Hội nghị  diễn ra\nvào buổi  sáng hôm\nnay tại  Đà Lạt.": "Hội nghị diễn ra\nvào buổi sáng hôm\nnay tại Đà Lạt.",
    "Một  câu.  Hai câu.\nBa câu.  Bốn câu.": "Một câu. Hai câu.\nBa câu. Bốn câu.",
    "Ông   đi về.": "Ông đi về.",
    "Sở  Ngoại vụ tổ chức hội nghị.\n\nChủ tịch  Nguyễn Văn A dự.": (
        "Sở Ngoại vụ tổ chức hội nghị.\n\nChủ tịch Nguyễn Văn A dự."
    ),
    "- Sở  Ngoại vụ\n- Sở  Nội vụ": "- Sở Ngoại vụ\n- Sở Nội vụ",
    "Thời gian:      8 giờ": "Thời gian: 8 giờ",
    "Điều 1.     Phạm  vi": "Điều 1. Phạm vi",
    "CỘNG HÒA XÃ HỘI  CHỦ NGHĨA VIỆT NAM": "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Hội\xa0\xa0nghị diễn ra.": "Hội nghị diễn ra.",
}


@pytest.mark.parametrize("body", COLUMNS)
def test_typed_columns_are_reported_once_and_keep_their_cells(body: str) -> None:
    for surrounded in (body, f"Mở đầu.\n\n{body}\n\nHết.\n"):
        assert [code for code, _, _ in word_findings(surrounded)] == ["WRD203"]
        assert find_double_spaces(surrounded) == []
        assert read_structure(fix_all(surrounded)) == read_structure(surrounded)


@pytest.mark.parametrize("body", UNCLEAR)
def test_a_gap_that_may_be_a_column_is_reported_and_no_fix_is_offered(body: str) -> None:
    assert fix_all(body) == body
    advice = find_double_spaces(body)
    assert len(advice) == 1
    assert "--fix" not in advice[0]
    assert "| ô | ô |" in advice[0]


@pytest.mark.parametrize("body", SLIPS)
def test_a_slip_is_still_fixed(body: str) -> None:
    assert word_findings(body) == [each for each in word_findings(body) if each[0] == "WRD222"]
    assert all("--fix" in each for each in find_double_spaces(body))
    assert fix_all(body) == SLIPS[body]


def test_a_gap_in_the_front_matter_that_may_be_a_column_is_kept() -> None:
    head = HEAD.replace("title: Hội nghị", "title: Buổi sáng      Buổi chiều")
    text = read_page_to_fix(head.encode(), PATH, KINDS)
    assert text is not None
    assert ["--fix" in help_of(each.diagnostic, "vi") for each in double_space.check(text)] == [False]


WORDS = st.sampled_from(
    ["Thứ hai", "Khai giảng", "12.500", "gạo tẻ", "Nguyễn Văn A", "8 giờ", "…", "Sở Ngoại vụ", "UBND xã", "A", "đi"]
)
UPPER = st.sampled_from(["Buổi", "Việc", "Họ và tên", "Giá", "STT", "Nguyễn Văn A", "12", "3.500", "Đà Lạt"])


@st.composite
def write_tables(draw: st.DrawFn) -> str:
    """A table typed with gaps of at least four spaces, aligned or not, or tabs; cells may begin with small letters."""
    width = draw(st.integers(2, 4))
    rows: Rows = draw(st.lists(st.lists(WORDS, min_size=width, max_size=width), min_size=2, max_size=5))
    form = draw(st.sampled_from(["left", "right", "loose", "tab"]))
    lines = []
    for row in rows:
        if form == "tab":
            line = "\t".join(row)
        elif form == "loose":
            line = row[0] + "".join(" " * draw(st.integers(4, 9)) + cell for cell in row[1:])
        else:
            line = row[0] + "".join(f"    {cell:>12}" if form == "right" else f"    {cell}" for cell in row[1:])
        lines.append(line)
    return join(draw, lines)


@st.composite
def write_narrow_tables(draw: st.DrawFn) -> str:
    """A table typed with two or three spaces."""
    width = draw(st.integers(2, 4))
    rows: Rows = draw(st.lists(st.lists(UPPER, min_size=width, max_size=width), min_size=2, max_size=5))
    gap = " " * draw(st.integers(2, 3))
    return draw(st.sampled_from(["\n", "  \n", "\\\n"])).join(gap.join(row) for row in rows)


def join(draw: st.DrawFn, lines: Sequence[str]) -> str:
    joint = draw(st.sampled_from(["\n", "\n\n", "  \n", "\\\n"]))
    prefix = draw(st.sampled_from(["", "- ", "> ", "  ", "1. "]))
    return joint.join(prefix + line for line in lines)


SIGNATURES = st.sampled_from(
    [each for each in COLUMNS if each[:4].isupper() or each.startswith(("Nơi", "Người", "**"))]
)
LISTS = st.lists(WORDS, min_size=1, max_size=4).map(lambda words: "\n".join(f"- {word};" for word in words))
SENTENCES = st.sampled_from(["Hội nghị diễn ra vào buổi sáng.", "## Chương trình", "Đại biểu ra về lúc 11 giờ."])
BLOCKS = st.one_of(write_tables(), write_narrow_tables(), SIGNATURES, LISTS, SENTENCES)


@given(blocks=st.lists(BLOCKS, min_size=1, max_size=4))
@settings(max_examples=scaled(200), deadline=None)
def test_the_structure_after_all_fixes_is_the_structure_before(blocks: list[str]) -> None:
    body = "\n\n".join(blocks) + "\n"
    fixed = fix_all(body)
    assert read_structure(fixed) == read_structure(body)
    assert fix_all(fixed) == fixed


@pytest.mark.parametrize(
    "body",
    [
        "UBND TỈNH LÂM ĐỒNG          CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
        "SỞ NGOẠI VỤ          Độc lập - Tự do - Hạnh phúc\n\nSở mời dự hội nghị.\n",
        "Sở mời dự hội nghị.\n\nNơi nhận:            KT. CHỦ TỊCH\n- Như Điều 3;        PHÓ CHỦ TỊCH\n",
    ],
)
def test_a_letterhead_in_news_is_reported_once(body: str) -> None:
    text = page_text_of(body)
    found = [*letterhead_in_news.check(text), *typed_columns.check(text), *double_space.check(text)]
    assert [each.diagnostic.code for each in found] == ["WRD243"]


@pytest.mark.parametrize(
    "body",
    [
        "Danh sách các tổ:\n• Tổ 1\n• Tổ 2\n• Tổ 3\nXin cảm ơn.\n",
        "Việc cần làm:\n1) Chuẩn bị\na) Giấy tờ\nb) Ảnh\n2) Nộp hồ sơ\n",
    ],
)
def test_a_list_is_left_to_its_author_if_the_line_behind_it_would_be_joined_to_its_last_entry(body: str) -> None:
    assert fix_all(body) == body
