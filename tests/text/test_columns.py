"""In tables the header is the label of a number."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portalgen.text.columns import SpanFinder, find_spans_in_lines
from portalgen.text.personal_data import (
    find_bank_accounts,
    find_birth_dates,
    find_citizen_numbers,
    find_insurance_numbers,
    find_private_telephones,
)

HEADER = ("Họ tên", "Ngày sinh", "Số CMND", "Số tài khoản", "Số sổ BHXH")
ROW = ("Nguyễn Văn Mẫu", "12/03/1960", "000000089", "0000000000089", "0000000077")


def list_span_texts(lines: list[str], find: SpanFinder) -> list[str]:
    return [lines[index][start:end] for index, spans in find_spans_in_lines(lines, find) for start, end in spans]


@pytest.mark.parametrize("separator", [" | ", "\t", ";", ","])
@pytest.mark.parametrize(
    ("find", "column"),
    [(find_birth_dates, 1), (find_citizen_numbers, 2), (find_bank_accounts, 3), (find_insurance_numbers, 4)],
)
def test_a_number_is_found_below_its_label(separator: str, find: SpanFinder, column: int) -> None:
    assert list_span_texts([separator.join(HEADER), separator.join(ROW)], find) == [ROW[column]]


def test_markdown_tables_are_read_with_their_rule() -> None:
    lines = [f"| {' | '.join(HEADER)} |", "| --- | --- | --- | --- | --- |", f"| {' | '.join(ROW)} |", "", "000000089"]
    assert list_span_texts(lines, find_citizen_numbers) == [ROW[2]]


@pytest.mark.parametrize(
    ("header", "row"),
    [
        ("Mã đơn vị\tTên", "001000000000\tSở"),
        ("Tên\tSố tài khoản", "Sở\t001000000000 Kho bạc Nhà nước"),
        ("Số biên lai | Số tiền", "001000000000 | 10"),
        ("Họ tên, ngày sinh, số CMND", "Nộp 000000089 đồng, trước ngày 30"),
        ("Họ tên | Số quyết định", "Nguyễn Văn Mẫu | 000000089"),
    ],
)
def test_other_columns_are_silent(header: str, row: str) -> None:
    assert list_span_texts([header, row], find_citizen_numbers) == []
    assert list_span_texts([header, row], find_bank_accounts) == []


def test_a_column_without_such_a_label_is_read_as_before() -> None:
    assert list_span_texts(["Tên\tSố CCCD\tGhi chú", "A\t001000000089\t0900000001"], find_private_telephones) == [
        "0900000001"
    ]
    assert list_span_texts(["Ông A, CCCD 001000000089"], find_citizen_numbers) == ["001000000089"]


@given(st.lists(st.text(alphabet="CMND CCCD|\t,;01ộ", max_size=30), max_size=5))
def test_what_is_found_lies_in_its_line(lines: list[str]) -> None:
    for index, spans in find_spans_in_lines(lines, find_citizen_numbers):
        assert all(0 <= start < end <= len(lines[index]) for start, end in spans)
