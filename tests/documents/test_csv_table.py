"""Figures of CSV files as offices have them: their numbers are read or reported, and never guessed."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portalgen.documents.csv_table import KEPT_ROWS, MAX_CELL, MAX_COLUMNS, CsvCell, CsvFault, CsvTable, read_csv_table

WORDS = st.text(st.sampled_from("abcđêơ ,;\"'\t"), min_size=1, max_size=9).map(lambda text: f"x{text}y")


def read(text: str, encoding: str = "utf-8") -> CsvTable:
    table = read_csv_table(text.encode(encoding))
    assert isinstance(table, CsvTable), table
    return table


def fault_of(data: bytes | str) -> tuple[str, dict[str, object]]:
    fault = read_csv_table(data.encode() if isinstance(data, str) else data)
    assert isinstance(fault, CsvFault), fault
    return fault.code, dict(fault.values)


def numbers(table: CsvTable, column: int = 1) -> list[Decimal | None]:
    return [table.columns[column].number(row[column]) for row in table.rows]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_table_is_read_with_any_separator_that_excel_writes(encoding: str, delimiter: str) -> None:
    table = read("Xã\tSố hộ\nĐức Lập\t12\n\t\n".replace("\t", delimiter), encoding)
    assert [column.name for column in table.columns] == ["Xã", "Số hộ"]
    assert (table.rows, table.row_count, table.warnings) == ((("Đức Lập", "12"),), 1, ())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Năm;Giá\n2024;1.250,5\n2025;980\n", ["1250.5", "980"]),
        ("Năm;Giá\n2024;12.5\n2025;1.250\n2026;0.75\n", ["12.5", "1.250", "0.75"]),
        ("a;b\nx;1.250\ny;2,5\n", ["1250", "2.5"]),
        ('Year,Price\n2024,"1,250.5"\n2025,980\n', ["1250.5", "980"]),
        ('a,b\nx,"1,250,000"\ny,0.5\n', ["1250000", "0.5"]),
        ("a,b\nx,–5\ny,−5\nz,+5\n", ["-5", "-5", "5"]),
        ("a,b\nx,5.25%\ny,−7%\n", ["5.25", "-7"]),
        ("a,b\nx,1 250\ny,…\nz,-\n", ["1250", None, None]),
        ("a;b\nx;1.234.567\ny;12,500\nz;0,5\n", ["1234567", "12.500", "0.5"]),
    ],
)
def test_numbers_are_read_in_the_writing_of_their_column(text: str, expected: list[str | None]) -> None:
    table = read(text)
    assert numbers(table) == [None if each is None else Decimal(each) for each in expected]
    assert table.warnings == ()


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("a,b\nx,1.250\ny,3\n", "DAT109"),
        ("a;b\nx;1.250\ny;2.375\n", "DAT109"),
        ("Xã,b,Tỷ lệ\nA,1.250,0.75\nB,2.375,0.5\n", "DAT109"),
        ('a,b\nx,1.250\ny,"1,250"\n', "DAT110"),
        ("a;b\nx;12.5\ny;1.250\nz;0,75\n", "DAT110"),
        ('a,b\nx,"1.250,5"\ny,"1,250.5"\n', "DAT110"),
        ("a;b\nx;1.234.567\ny;12,500\n", "DAT110"),
        ('a,b\nx,"1,234,567"\ny,12.500\n', "DAT110"),
        ('a,b,c\nx,"1,250","2,5"\ny,4,"2.5"\n', "DAT109"),
    ],
)
def test_a_number_that_can_be_two_is_reported_and_stays_as_it_is_written(text: str, code: str) -> None:
    table = read(text)
    assert table.warnings[0] == CsvFault(code, (("column", "b"),))
    assert not table.columns[1].is_number


FORMATS = ["{:.1f}", "{:,.1f}", "{:.3f}", "{:,.3f}", "{:,.0f}", "{:.0f}", "{:.2f}%", "{:+,.4f}"]
WRITINGS = [",.", ".,", " .", " ,"]
"""What stands for the marks of thousands and of decimals in English."""
AMOUNTS = st.decimals(-(10**8), 10**8, places=4) | st.integers(-5000, 5000).map(lambda value: Decimal(value) / 4)


@given(
    st.lists(st.tuples(AMOUNTS, st.sampled_from(FORMATS)), min_size=1, max_size=5),
    st.sampled_from("\t;,"),
    st.sampled_from(WRITINGS),
    st.sampled_from(["0.75", "0,75", "1.250,5", "7"]),
)
@settings(max_examples=150, deadline=None)
def test_numbers_of_one_writing_are_read_exactly_or_asked_about(
    cells: list[tuple[Decimal, str]], delimiter: str, writing: str, other: str
) -> None:
    """Whatever parts the cells, and whatever another column holds."""
    texts = [pattern.format(value) for value, pattern in cells]
    expected = [Decimal(text.rstrip("%").replace(",", "")) for text in texts]
    written = [text.translate(str.maketrans(",.", writing)) for text in texts]
    lines = [
        delimiter.join(("Xã", "Số", "Khác")),
        *(delimiter.join(("x", f'"{each}"', f'"{other}"')) for each in written),
    ]
    table = read("\n".join(lines) + "\n")
    column = table.columns[1]
    if column.is_number:
        assert numbers(table) == expected
        assert [str(each) for each in numbers(table)] == [str(each) for each in expected]
    else:
        mixed = len({text.endswith("%") for text in texts}) > 1
        assert mixed or {fault.code for fault in table.warnings} & {"DAT109", "DAT110"}


@pytest.mark.parametrize("cell", ["(5)", "5*", "1E+05", "NaN", "2024 125", "12.5 000", "1 25"])
def test_a_cell_that_keeps_a_column_from_being_numbers_is_named(cell: str) -> None:
    column = read(f"sep=,\na,b\nx,1\ny,{cell}\nz,abc\nw,3\n").columns[1]
    assert (column.is_number, column.stray) == (False, CsvCell(4, cell))


def test_a_percent_sign_that_other_cells_lack_is_named_and_a_column_of_words_has_no_stray() -> None:
    first, second = read("a,b,c\nx,5%,xanh\ny,6,đỏ\nz,7%,3\n").columns[1:]
    assert (first.stray, second.stray) == (CsvCell(3, "6"), None)


@pytest.mark.parametrize("title", ["Bảng 1. Dân số", "Bảng 1,,", ",Bảng 1,"])
@pytest.mark.parametrize("delimiter", [",", ";"])
def test_a_title_above_the_table_is_called_one(title: str, delimiter: str) -> None:
    code, values = fault_of(f"{title}\nXã,Số,Tỷ lệ\nA,1,2\nB,3,4\n".replace(",", delimiter))
    assert (code, values["line"]) == ("DAT118", "1")


@pytest.mark.parametrize("cells", [("007", "12"), ("2.5.1", "3"), ("12", "khoảng 15"), ("5%", "6")])
def test_what_is_no_number_is_text_without_a_word(cells: tuple[str, str]) -> None:
    table = read(f"a,b\nx,{cells[0]}\ny,{cells[1]}\n")
    assert not table.columns[1].is_number
    assert table.warnings == ()


def test_years_are_no_amounts() -> None:
    assert [column.is_number for column in read("Xã,Năm đạt,Số hộ\nA,2024,2024\n").columns] == [False, False, True]


@pytest.mark.parametrize(
    ("data", "code", "said"),
    [
        ("Tháng,Số ca\nTháng một,12\n".encode("utf-16"), "DAT101", "UTF-16"),
        ("Phường,Số hộ\nĐường lớn,12\n".encode("cp1258", "ignore"), "DAT101", "Windows-1258"),
        (b"PK\x03\x04\x14\0\x06\0", "DAT102", "Excel"),
        (bytes(range(128, 256)), "DAT102", "bảng mã"),
        ("Số hộ đã đếm được,Số người ở đó\nĐường lớn ".encode() + b"\xc4,2\n", "DAT102", "dòng 2"),
        (b"a,b\nx\0,1\n", "DAT102", "dòng 2"),
    ],
)
def test_another_encoding_is_named_and_not_guessed(data: bytes, code: str, said: str) -> None:
    found, values = fault_of(data)
    assert found == code
    assert said in getattr(next(iter(values.values())), "vi", "")


@pytest.mark.parametrize(
    ("text", "code", "values"),
    [
        ("", "DAT103", {}),
        ("\n\n ,\n", "DAT103", {}),
        ("a,,c\n1,2,3\n", "DAT105", {"number": "2"}),
        ("Số hộ,số hộ\n1,2\n", "DAT106", {"column": "số hộ"}),
        ('a,b\n"x\ny",1\nz\n', "DAT107", {"line": "4", "count": "1", "expected": "2"}),
        ("sep=;\na;b\n1;2;3\n", "DAT107", {"line": "3", "count": "3", "expected": "2"}),
        ("a,b\nx," + "y" * (MAX_CELL + 1), "DAT108", {"line": "2", "length": "501", "limit": "500"}),
        ("a,b\nx," + "y" * 200_000, "DAT108", {"line": "2", "length": "> 131072", "limit": "500"}),
        (",".join(f"c{at}" for at in range(MAX_COLUMNS + 1)), "DAT111", {"count": "21", "limit": "20"}),
        ('a,b\n"x,1\ny,2\n', "DAT113", {"line": "2"}),
        ("a|b\n1|2\n", "DAT115", {"column": "a|b"}),
    ],
)
def test_a_file_that_is_no_table_is_refused_with_its_line(text: str, code: str, values: dict[str, str]) -> None:
    assert fault_of(text) == (code, values)


def test_a_file_beyond_the_limit_is_not_read() -> None:
    assert fault_of(b"a,b\n" + b"x,1\n" * 2_200_000)[0] == "DAT114"


def test_empty_columns_that_excel_leaves_at_the_end_are_dropped() -> None:
    assert read("a,b,,\nx,1,,\n").rows == (("x", "1"),)
    assert fault_of("a,b,,\nx,1,,9\n")[0] == "DAT107"


def test_a_heading_alone_is_a_table_without_rows() -> None:
    assert read("a,b\n").warnings == (CsvFault("DAT104"),)


def test_of_ten_thousand_rows_the_first_are_kept_and_all_are_counted() -> None:
    table = read("Hộ,Số\n" + "".join(f"{at},{at}\n" for at in range(10_000)))
    assert (len(table.rows), table.row_count) == (KEPT_ROWS, 10_000)


@given(st.lists(st.tuples(WORDS, st.integers(-(10**9), 10**9)), min_size=1, max_size=8))
@settings(max_examples=40, deadline=None)
def test_what_is_written_by_the_rules_is_read_again(rows: list[tuple[str, int]]) -> None:
    quoted = [(label.replace('"', '""'), value) for label, value in rows]
    table = read("Tên,Số\n" + "".join(f'"{label}",{value}\n' for label, value in quoted))
    assert numbers(table) == [Decimal(value) for _, value in rows]
    assert [row[0] for row in table.rows] == [" ".join(label.split()) for label, _ in rows]


@given(st.binary(max_size=300))
def test_no_data_breaks_the_reader(data: bytes) -> None:
    assert isinstance(read_csv_table(data), CsvTable | CsvFault)
