"""Files of figures as true CSV: whatever divides the cells, a reader of RFC 4180 finds all that the agency wrote."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portalgen.documents.csv_table import KEPT_ROWS
from portalgen.open_data.csv_file import UTF8_MARK, unguard_text
from portalgen.open_data.figures_file import write_figures_csv

WORDS = st.text(alphabet="aă=+-@;,\t'\" ", max_size=6).map(lambda text: " ".join(f"x{text}".split()))


def read(data: bytes) -> list[list[str]]:
    assert data.startswith(UTF8_MARK)
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True))


@given(st.sampled_from(";,\t"), st.lists(st.tuples(WORDS, WORDS), min_size=1, max_size=5))
def test_every_cell_is_read_back(delimiter: str, rows: list[tuple[str, str]]) -> None:
    source = io.StringIO(newline="")
    csv.writer(source, delimiter=delimiter).writerows([("Tên", "Ghi chú"), *rows])
    header, *found = read(write_figures_csv(source.getvalue().encode()))
    assert header == ["Tên", "Ghi chú"]
    assert [tuple(map(unguard_text, row)) for row in found] == rows


def test_all_rows_are_there_though_a_page_shows_the_first_alone() -> None:
    rows = "".join(f"{number};{number}\n" for number in range(KEPT_ROWS + 50))
    assert len(read(write_figures_csv(f"sep=;\nA;B\n{rows}".encode()))) == KEPT_ROWS + 51


def test_a_text_is_guarded_and_a_number_below_zero_is_not() -> None:
    assert read(write_figures_csv("Tên,Tăng\n=1+1,-5\n@a,3\n".encode())) == [
        ["Tên", "Tăng"],
        ["'=1+1", "-5"],
        ["'@a", "3"],
    ]


@pytest.mark.parametrize("data", [b"", b"\xff\xfe\0", b"A\n1\n", b"A,B\n1,2,3\n"])
def test_a_file_that_cannot_be_read_stays_as_it_is(data: bytes) -> None:
    assert write_figures_csv(data) == data


def test_a_number_below_zero_is_left_as_it_is_beside_a_remark_too() -> None:
    data = "Năm;Tăng trưởng\n2020;-5,5\n2021;- 3\n2022;3,1 (ước)\n2023;-x\n".encode()
    assert read(write_figures_csv(data)) == [
        ["Năm", "Tăng trưởng"],
        ["2020", "-5,5"],
        ["2021", "- 3"],
        ["2022", "3,1 (ước)"],
        ["2023", "'-x"],
    ]
