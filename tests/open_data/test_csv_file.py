"""CSV files: what is written is read back exactly, and no text of theirs is a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from portalgen.open_data.columns import FileColumn
from portalgen.open_data.csv_file import encode_csv_head, encode_csv_rows, guard_text, unguard_text

TEXT = FileColumn("chu", is_text=True, title="Chữ", description="")
NUMBER = FileColumn("so", is_text=False, title="Số", description="")
texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"))
"""Any text that front matter can hold: a NUL is refused where files are read."""


def read(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True))


@given(st.lists(st.tuples(texts, texts), max_size=5))
@example([("'=1", "'")])
@example([("''+2", '"quoted", ="formula"')])
@example([("một\r\nhai\rba\n", "=cmd|' /C calc'!A0")])
@example([("", ""), ("-1", "'-1")])
def test_any_text_is_read_back_exactly(rows: list[tuple[str, str]]) -> None:
    columns = (TEXT, TEXT)
    head, *read_rows = read(encode_csv_head(columns) + b"".join(encode_csv_rows(columns, rows)))
    assert head == ["chu", "chu"]
    assert [tuple(map(unguard_text, row)) for row in read_rows] == rows


@given(texts)
def test_no_cell_of_text_begins_as_a_formula(text: str) -> None:
    assert guard_text(text)[:1] not in set("=+-@\t\r\n＝＋－＠")


@pytest.mark.parametrize("text", ["Quyết định 00/QĐ-UBND", "'trích dẫn'", "1 = 1", "a@example.vn", ""])
def test_a_text_that_is_no_formula_is_not_changed(text: str) -> None:
    assert guard_text(text) == text


def test_numbers_and_days_stand_as_they_are() -> None:
    assert b"".join(encode_csv_rows((NUMBER, TEXT), [("-12.5", "-12.5")])) == b'-12.5,"\'-12.5"\r\n'


@given(st.lists(texts, min_size=1, max_size=3), st.sampled_from(";\t"))
@example(["một;hai", "=1;=2\t=3"], ";")
def test_a_program_that_splits_at_another_sign_breaks_no_text(cells: list[str], sign: str) -> None:
    """LibreOffice may be set to do so: a text with that sign stays one cell, and nothing behind the sign begins one."""
    data = b"".join(encode_csv_rows((TEXT,), [(cell,) for cell in cells])).decode()
    rows = csv.reader(io.StringIO(data, newline=""), delimiter=sign, strict=True)
    assert ["".join(map(unguard_text, row)) for row in rows] == cells
    assert all(len(row) < 2 for row in csv.reader(io.StringIO(data, newline=""), delimiter=sign))


def test_rows_are_written_piece_by_piece() -> None:
    taken = 0

    def rows() -> Iterator[tuple[str]]:
        nonlocal taken
        for taken in range(1, 100_001):
            yield (f"dòng {taken}",)

    pieces = encode_csv_rows((TEXT,), rows())
    first = next(pieces)
    assert taken < 2_000
    assert first.startswith('"dòng 1"\r\n'.encode())
    assert sum(piece.count(b"\r\n") for piece in pieces) + first.count(b"\r\n") == 100_000
