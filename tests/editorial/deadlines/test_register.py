"""Registers as offices have them: encodings, headings, dates; and what cannot be read, in a sentence."""

from __future__ import annotations

import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portalgen.editorial.deadlines.completeness import fold_number
from portalgen.editorial.deadlines.register import COLUMNS_OF_REGISTERS, read_register
from portalgen.errors import UsageError
from portalgen.text.legacy_fonts import TCVN3, VNI
from tests.makers.growth import check_linear_growth

HEADINGS = "Số đến;Ngày đến;Số, ký hiệu;Ngày văn bản;Cơ quan ban hành;Trích yếu"
TEXT = f"{HEADINGS}\n1;20/11/2026;12/QĐ-SNgV;19/11/2026;Sở Ngoại vụ;Về nội quy cơ quan\n"


def in_tcvn3(text: str) -> str:
    letters = {vi: old for old, vi in TCVN3.items()}
    return "".join(letters.get(letter, letter) for letter in text)


def in_vni(text: str) -> str:
    pairs = {vi: old for old, vi in VNI.items()}
    return "".join(
        (pairs[letter.lower()].upper() if letter.isupper() else pairs[letter]) if letter.lower() in pairs else letter
        for letter in text
    )


def in_windows_1258(text: str) -> bytes:
    def letter(each: str) -> bytes:
        try:
            return each.encode("cp1258")
        except UnicodeEncodeError:
            parts = unicodedata.normalize("NFD", each)
            tone = "".join(mark for mark in parts if mark in "\u0300\u0301\u0303\u0309\u0323")
            rest = unicodedata.normalize("NFC", "".join(mark for mark in parts if mark not in tone))
            return (rest + tone).encode("cp1258")

    return b"".join(map(letter, text))


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (TEXT.encode(), "UTF-8"),
        (TEXT.encode("utf-8-sig"), "UTF-8"),
        (unicodedata.normalize("NFD", TEXT).encode(), "UTF-8"),
        (TEXT.encode("utf-16"), "UTF-16"),
        (TEXT.encode("utf-16-le"), "UTF-16"),
        (TEXT.encode("utf-16-be"), "UTF-16"),
        (TEXT.encode("utf-32"), "UTF-32"),
        (TEXT.encode("utf-32-le"), "UTF-32"),
        (TEXT.encode("utf-32-be"), "UTF-32"),
        (in_windows_1258(TEXT), "Windows-1258"),
        (in_tcvn3(TEXT).encode("latin-1"), "TCVN3 (ABC)"),
        (in_tcvn3(TEXT).encode(), "UTF-8, phông TCVN3"),
        (in_vni(TEXT).encode("latin-1"), "VNI"),
        (in_vni(TEXT).encode(), "UTF-8, phông VNI"),
        (TEXT.encode().decode("latin-1").encode(), "UTF-8 bị mã hóa hai lần"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_every_encoding_of_an_office_is_recognised(data: bytes, encoding: str) -> None:
    register = read_register(data, "so.csv")
    assert register.encoding.vi.startswith(encoding)
    (entry,) = register.entries
    assert (entry.number, entry.issuer, entry.abstract) == ("12/QĐ-SNgV", "Sở Ngoại vụ", "Về nội quy cơ quan")
    assert (entry.arrived, entry.issued, entry.arrival_number) == (date(2026, 11, 20), date(2026, 11, 19), "1")


def test_bytes_of_no_encoding_are_refused_with_how_to_save_the_file() -> None:
    with pytest.raises(UsageError) as refused:
        read_register(bytes(range(128, 256)) * 20, "so.csv")
    assert "lưu lại dạng CSV UTF-8" in refused.value.vi


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
def test_titles_above_numbers_below_and_unknown_columns_are_passed_over(delimiter: str) -> None:
    rows = [
        ["SỔ ĐĂNG KÝ VĂN BẢN ĐẾN (mẫu)", "", "", ""],
        ["Ngày đến", "Tác giả", "SO KY HIEU VAN BAN", "Ký nhận"],
        ["(1)", "(2)", "(3)", "(4)"],
        ["20/11/2026", "Sở Ngoại vụ", "12/QĐ-SNgV", "x"],
        ["", "", "", ""],
    ]
    register = read_register("\n".join(delimiter.join(row) for row in rows).encode(), "so.csv")
    assert register.ignored_headings == ("Ký nhận",)
    assert [(each.line, each.number, each.issuer) for each in register.entries] == [(4, "12/QĐ-SNgV", "Sở Ngoại vụ")]


def test_the_line_that_tells_excel_the_delimiter_is_passed_over() -> None:
    (entry,) = read_register(b"sep=;\r\n" + TEXT.encode(), "so.csv").entries
    assert (entry.line, entry.number) == (3, "12/QĐ-SNgV")


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("20/11/2026", date(2026, 11, 20)),
        ("5/1/2026", date(2026, 1, 5)),
        ("20-11-26", date(2026, 11, 20)),
        ("20.11.2026 09:30", date(2026, 11, 20)),
        ("2026-11-20T09:30:00", date(2026, 11, 20)),
        ("11/20/2026", None),
        ("31/06/2026", None),
        ("hôm qua", None),
    ],
)
def test_days_are_written_with_the_day_first_or_as_iso(written: str, day: date | None) -> None:
    (entry,) = read_register(f"Số ký hiệu;Ngày đến\n1/QĐ;{written}\n".encode(), "so.csv").entries
    assert (entry.arrived, entry.bad_date) == (day, "" if day else written)


def test_columns_that_are_missing_are_named_with_those_that_were_found() -> None:
    with pytest.raises(UsageError) as refused:
        read_register("STT;Nội dung;Ngày đến\n1;x;20/11/2026\n".encode(), "so.csv")
    assert "cần `Số, ký hiệu`" in refused.value.vi
    assert "các cột tìm thấy: `STT`, `Nội dung`, `Ngày đến`" in refused.value.vi
    with pytest.raises(UsageError, match="lacks columns"):
        read_register(b"", "so.csv")


ROW = "{0};20/11/2026;{0}/QĐ-SNgV;19/11/2026;Sở Ngoại vụ;{1}\n"


@pytest.mark.parametrize(
    "swallowed",
    [
        ROW.format(2, '"Về việc mẫu') + ROW.format(3, "Khác"),
        ROW.format(2, '"Về việc mẫu') + ROW.format(3, '"Khác"'),
        ROW.format(2, '"Về việc mẫu') + ROW.format(3, "Khác") * 30 + ROW.format(4, 'Hết"'),
        ROW.format(2, '"' + "x" * (2 << 20)),
    ],
    ids=["to the end", "to the next mark", "over many rows", "over a great cell"],
)
@pytest.mark.parametrize("above", ["", "sep=;\n"])
def test_a_quotation_mark_that_is_not_closed_names_the_line_where_it_opens(above: str, swallowed: str) -> None:
    text = above + TEXT + swallowed
    with pytest.raises(UsageError) as refused:
        read_register(text.encode(), "so.csv")
    assert f"dòng {3 + bool(above)}: dấu nháy kép mở ở dòng này" in refused.value.vi


def test_a_cell_may_hold_line_breaks_and_an_entry_is_named_by_its_first_line() -> None:
    text = TEXT + ROW.format(2, '"Về việc\nmẫu, ""dài""\nba dòng"') + ROW.format(3, "Khác")
    entries = read_register(text.encode(), "so.csv").entries
    assert [(each.line, each.arrival_number) for each in entries] == [(2, "1"), (3, "2"), (6, "3")]


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"PK\x03\x04" + bytes(60), "`so.csv` là tệp của Excel hoặc LibreOffice (.xlsx, .ods), không phải CSV"),
        (b"\xd0\xcf\x11\xe0" + bytes(60), "`so.csv` là tệp của Excel đời cũ (.xls)"),
        ((TEXT + ROW.format(2, "Về")).encode()[:-3], "`so.csv`, dòng 3: có chữ bị hỏng"),
        (TEXT.encode() + b"2;20/11/2026;2/Q\xd0;;;\n", "`so.csv`, dòng 3: có chữ bị hỏng"),
    ],
    ids=["xlsx", "xls", "cut", "joined"],
)
def test_what_is_no_text_or_has_broken_letters_is_said_to_be_that(data: bytes, sentence: str) -> None:
    with pytest.raises(UsageError) as refused:
        read_register(data, "so.csv")
    assert refused.value.vi.startswith(sentence)


def test_a_column_that_is_there_twice_is_named_and_the_first_counts() -> None:
    text = "Số ký hiệu;Ngày đến;Ngày nhận;Khác\n1/QĐ;20/11/2026;23/11/2026;x\n"
    register = read_register(text.encode(), "so.csv")
    assert (register.repeated_headings, register.ignored_headings) == (("Ngày nhận",), ("Khác",))
    assert register.entries[0].arrived == date(2026, 11, 20)


def test_a_register_may_say_what_need_not_be_published() -> None:
    text = "Số ký hiệu;Ngày đến;Đăng cổng\n1/QĐ;20/11/2026;Không\n2/QĐ;20/11/2026;có\n3/QĐ;20/11/2026;\n"
    assert [each.is_public for each in read_register(text.encode(), "so.csv").entries] == [False, True, True]


def test_no_heading_stands_for_two_columns() -> None:
    headings = [heading for column in COLUMNS_OF_REGISTERS for heading in column.headings]
    assert len(headings) == len(set(headings))


@pytest.mark.parametrize(
    "written", ["Số: 05/ QĐ–UBND", "5/QD-UBND", "05/qđ‑ubnd", "5 / QĐ - UBND", "số 005/QĐ.UBND", "5/QĐ−UBND "]
)
def test_spellings_of_one_number_are_one_number(written: str) -> None:
    assert fold_number(written) == "5/qd-ubnd"


def test_numbers_that_differ_stay_apart() -> None:
    numbers = ["5/QĐ-UBND", "50/QĐ-UBND", "5/2026/QĐ-UBND", "5/QĐ-HĐND", "5/NQ-UBND"]
    assert len(set(map(fold_number, numbers))) == len(numbers)


@given(st.text(max_size=60))
def test_a_number_that_was_folded_stays_as_it_is(text: str) -> None:
    assert fold_number(fold_number(text)) == fold_number(text)


@given(st.binary(max_size=300))
def test_no_bytes_lead_to_a_traceback(data: bytes) -> None:
    try:
        read_register(data, "so.csv")
    except UsageError as refused:
        assert "so.csv" in refused.vi


def test_a_register_is_read_in_as_many_steps_as_it_has_rows() -> None:
    row = "{0};20/11/2026;{0}/QĐ-SNgV;19/11/2026;Sở Ngoại vụ;Về việc mẫu\n"

    def build(count: int) -> bytes:
        return f"{HEADINGS}\n{''.join(row.format(number) for number in range(count))}".encode()

    assert len(read_register(build(10_000), "so.csv").entries) == 10_000
    check_linear_growth(lambda data: read_register(data, "so.csv"), build, 500)
