"""Figures of CSV files as offices have them: their numbers are read or reported, and never guessed."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portalgen.documents.csv_table import KEPT_ROWS, MAX_CELL, MAX_COLUMNS, CsvFault, CsvTable, read_csv_table

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
        ("Năm;Giá\n2024;1.250\n2025;-3\n", ["1250", "-3"]),
        ('Year,Price\n2024,"1,250.5"\n2025,980\n', ["1250.5", "980"]),
        ('a,b\nx,"1,250,000"\ny,0.5\n', ["1250000", "0.5"]),
        ('a,b,c\nx,1.250,"2,5"\n', ["1250"]),
        ("a,b\nx,5.25%\ny,−7%\n", ["5.25", "-7"]),
        ("a,b\nx,1 250\ny,…\nz,-\n", ["1250", None, None]),
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
        ('a,b\nx,"1.250,5"\ny,"1,250.5"\n', "DAT110"),
        ('a,b,c\nx,"1,250","2,5"\ny,4,"2.5"\n', "DAT109"),
    ],
)
def test_a_number_that_can_be_two_is_reported_and_stays_as_it_is_written(text: str, code: str) -> None:
    table = read(text)
    assert table.warnings[0] == CsvFault(code, (("column", "b"),))
    assert not table.columns[1].is_number


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
        (b"a,b\nx\0,1\n", "DAT102", "bảng mã"),
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
