"""Excel workbooks: cells are texts, the same rows are the same bytes, and what does not fit is told."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator

import openpyxl
from hypothesis import example, given, settings
from hypothesis import strategies as st
from openpyxl.utils.escape import unescape

from portalgen.open_data.columns import FileColumn
from portalgen.open_data.xlsx_file import MAX_XLSX_CELL, cut_text, encode_xlsx, name_column, write_xlsx

COLUMNS = (
    FileColumn("ten", True, "Tên", "Tên gọi."),
    FileColumn("ghi_chu", True, "Ghi chú", "=1+1", (("ghi_chu", "a", "Là A"),)),
)


def read(data: bytes, sheet: int = 0) -> list[list[str]]:
    rows = openpyxl.load_workbook(io.BytesIO(data)).worksheets[sheet].iter_rows()
    cells = [list(row) for row in rows]
    assert {cell.data_type for row in cells for cell in row if cell.value is not None} <= {"s", "inlineStr"}
    return [[unescape(cell.value) if cell.value is not None else "" for cell in row] for row in cells]


@settings(max_examples=15)
@given(st.lists(st.tuples(*2 * (st.text(st.characters(exclude_categories=["Cs"]), max_size=8),)), max_size=3))
@example(
    [("=1+1", "https://example.vn/"), ("0012", "2026-01-02"), ("_x000D_", "a\r\nb\tc"), ("<&>\"'", "\x00\x07\ufffe")]
)
@example([("", ""), (" hai đầu ", "")])
def test_every_text_is_read_back_as_a_text(rows: list[tuple[str, str]]) -> None:
    data = encode_xlsx(COLUMNS, rows, "vi")
    assert read(data) == [["ten", "ghi_chu"], *map(list, rows)]


def test_a_second_sheet_explains_the_columns() -> None:
    data = encode_xlsx(COLUMNS, [], "vi")
    assert read(data, 1) == [
        ["Cột", "Tên", "Mã", "Ý nghĩa"],
        ["ten", "Tên", "", "Tên gọi."],
        ["ghi_chu", "Ghi chú", "", "=1+1"],
        ["ghi_chu", "", "a", "Là A"],
    ]


def test_the_same_rows_are_the_same_bytes_with_fixed_dates() -> None:
    data = encode_xlsx(COLUMNS, [("a", "b")], "en")
    assert data == encode_xlsx(COLUMNS, iter([("a", "b")]), "en")
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_a_text_that_no_cell_can_hold_is_cut_and_says_so() -> None:
    (_, (cell, short)) = read(encode_xlsx(COLUMNS, [("😀" * 20_000, "ă" * MAX_XLSX_CELL)], "vi"))
    assert len(cell.encode("utf-16-le")) // 2 <= MAX_XLSX_CELL
    assert cell.startswith("😀😀")
    assert cell.endswith("[đã cắt, xem đủ ở tệp JSON]")
    assert short == "ă" * MAX_XLSX_CELL
    assert cut_text("ă" * (MAX_XLSX_CELL + 1), "en").endswith("[cut; full text in the JSON file]")


def test_rows_beyond_those_of_a_sheet_are_told() -> None:
    written = io.BytesIO()
    write_xlsx(written, COLUMNS, [(str(number), "") for number in range(5)], "vi", max_rows=4)
    assert [row[0] for row in read(written.getvalue())] == ["ten", "0", "1", "2"]
    assert "3 dòng đầu" in read(written.getvalue(), 1)[1][0]


def test_a_hundred_thousand_rows_are_written_as_they_come() -> None:
    written = io.BytesIO()
    sizes = []

    def rows() -> Iterator[tuple[str]]:
        for number in range(100_000):
            if number % 10_000 == 0:
                sizes.append(written.tell())
            yield (f"Dòng {number}",)

    write_xlsx(written, COLUMNS[:1], rows(), "vi")
    assert len(set(sizes)) == 10
    assert read_last_row(written) == 100_001


def read_last_row(stream: io.BytesIO) -> int:
    with zipfile.ZipFile(stream) as package:
        end = package.read("xl/worksheets/sheet1.xml")[-200:].decode()
    return int(end.rpartition('<row r="')[2].partition('"')[0])


def test_columns_have_the_letters_of_a_sheet() -> None:
    assert [name_column(place) for place in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]
