"""The check of FCT203; its page is `FCT203.md`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import groupby
from typing import Final

from portalgen.diagnostics.model import LocalizedText
from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.lint.rules.facts._table_heads import drop_head_rows, is_numbering
from portalgen.lint.rules.facts._totals import (
    CELL_MARKS,
    NOTATIONS,
    find_wrong_totals,
    has_total_label,
    is_no_sum,
    read_number,
    split_unit,
    write_number,
)
from portalgen.lint.rules.word._traces import TableRow, find_table_rows, shorten
from portalgen.text.normalization import fold

_ROW_TOTAL: Final = re.compile(r"\W*(?:tong(?: cong| so)?|cong|total)\W*")
"""The heading of a last column of sums, folded."""
_FURTHER_FACTOR: Final = re.compile(
    r"%|\b(?:thue|vat(?! (?:tu|lieu|pham))|chiet khau|giam|he so|so (?:thang|ngay|lan|ky|buoi|nguoi|dem)|thoi gian|phi|ty le|tax|discount|months|days)\b"
)
"""A further factor of the amount besides quantity and price, by its folded heading."""
_UNIT: Final = re.compile(r"\(([^()]*)\)")
_PRODUCT: Final = (
    re.compile(r"^(?:so luong|khoi luong|quantity)\b(?!.*(?:tang|giam))"),
    re.compile(r"^(?:don gia|unit price)\b"),
    re.compile(r"^(?:thanh tien|amount)\b"),
)
_DONG: Final = frozenset(("dong", "d", "vnd"))
_ROUNDED: Final = re.compile(r"\b(?:ty|trieu|nghin|ngan|million|billion|thousand)\b")
_EXACT: Final = Decimal("0.000001")
_SIGNS: Final = ("oàn ", "ổng", "ộng", "Cả ", "ỔNG", "ỘNG", "otal", "hành tiền", "HÀNH TIỀN", "mount")
"""Any table with a total or with amounts has one of them."""


def check(text: PageText) -> Iterator[Violation]:
    """Yield FCT203 for each total in a table that is not the sum of the rows above it (or below, if it comes first).

    Tables with groups are left out unless no reading of their rows gives the total, and so are columns of averages,
    shares and rates.
    """
    if "|" not in text.body or not any(sign in text.body for sign in _SIGNS):
        return
    for _, rows in groupby(find_table_rows(text), key=lambda row: row.table):
        yield from _check_table(text, drop_head_rows(list(rows)))


def _check_table(text: PageText, rows: Sequence[TableRow]) -> Iterator[Violation]:
    if not rows:
        return
    data = list(rows[1:] if is_numbering(rows[0]) else rows)
    yield from _check_products(text, [row for row in data if not has_total_label([cell.text for cell in row.cells])])
    yield from _check_rows(text, data)
    found = _find_totals(text, data)
    if len(data) < len(rows) and not any("(" in cell.text for cell in rows[0].cells):
        known = {(index - 1, column) for index, column, _ in _find_totals(text, rows)}
        found = [each for each in found if each[:2] in known]  # the first row may be data: wrong with it and without it
    rows = data
    for index, column, result in found:
        header = rows[0].headers[column].strip(CELL_MARKS) if column < len(rows[0].headers) else ""
        shown = f"`{shorten(header)}`" if header else ""
        vi, en = shown or f"thứ {column + 1}", shown or f"{column + 1}"
        yield _report(text, rows[index], column, f"ô tổng của cột {vi}", f"the total of the column {en}", result)


def _find_totals(text: PageText, rows: Sequence[TableRow]) -> list[tuple[int, int, str]]:
    cells = [[cell.text for cell in row.cells] for row in rows]
    headers = rows[0].headers if rows else ()
    return list(find_wrong_totals(headers, cells, lambda heading: _is_rounded(text, heading)))


def _check_products(text: PageText, rows: Sequence[TableRow]) -> Iterator[Violation]:
    """Yield FCT203 for each row whose amount is not its quantity times its unit price."""
    headings = [fold(each).casefold() for each in rows[0].headers] if rows else []
    columns = [[index for index, words in enumerate(headings) if pattern.search(words)] for pattern in _PRODUCT]
    if any(len(each) != 1 for each in columns) or any(_FURTHER_FACTOR.search(words) for words in headings):
        return
    factors = [each[0] for each in columns]
    units = {unit for index in factors[1:] for unit in _UNIT.findall(headings[index])}
    if len(units) > 1:
        return
    pattern, mark, point = NOTATIONS[0]
    for row in rows:
        if len(row.cells) <= max(factors):
            continue
        parts = [split_unit(row.cells[index].text) for index in factors[1:]]
        if any(unit not in ("", "đồng") or (unit and units - _DONG) for _, unit in parts):
            continue
        texts = (row.cells[factors[0]].text, *(number for number, _ in parts))
        read = [read_number(each, pattern, mark, point) for each in texts]
        count, price, amount = read
        if count and price and amount and abs(count * price - amount) >= (1 if count % 1 or price % 1 else _EXACT):
            product = write_number(count * price, mark, point)
            vi, en = _name_row(row)
            yield _report(text, row, factors[2], f"ô thành tiền của {vi}", f"the amount of {en}", product)


def _check_rows(text: PageText, rows: Sequence[TableRow]) -> Iterator[Violation]:
    """Yield FCT203 for the only row whose last cell is not the sum of its other cells, if two rows or more add up."""
    headings = [fold(each).casefold() for each in rows[0].headers] if rows else []
    if len(headings) < 4 or not _ROW_TOTAL.fullmatch(headings[-1]) or any(map(is_no_sum, rows[0].headers[1:])):
        return
    pattern, mark, point = NOTATIONS[0]
    right, wrong = 0, []
    for row in rows:
        numbers = [read_number(cell.text, pattern, mark, point) for cell in row.cells[1:]]
        known = [each for each in numbers if each is not None]
        if len(row.cells) != len(headings) or len(known) < len(numbers):
            return
        total = sum(known[:-1], Decimal(0))
        if total == known[-1]:
            right += bool(total)
        else:
            wrong.append((row, total))
    if right >= 2 and len(wrong) == 1:
        row, total = wrong[0]
        vi, en = _name_row(row)
        result = write_number(total, mark, point)
        yield _report(text, row, len(row.cells) - 1, f"ô tổng của {vi}", f"the total of {en}", result)


def _report(text: PageText, row: TableRow, column: int, vi: str, en: str, result: str) -> Violation:
    cell = row.cells[column]
    place = text.span(row.line, cell.column, len(cell.text))
    total = cell.text.strip(CELL_MARKS)
    return violation("FCT203", place, cell=LocalizedText(vi, en), total=total, sum=result)


def _name_row(row: TableRow) -> tuple[str, str]:
    """Return the row by its first cell with letters, in both languages."""
    texts = [cell.text.strip(CELL_MARKS) for cell in row.cells[:2]]
    name = next((each for each in texts if any(map(str.isalpha, each))), texts[0])
    return (f"dòng `{shorten(name)}`", f"the row `{shorten(name)}`") if name else ("dòng này", "this row")


def _is_rounded(text: PageText, heading: str) -> bool:
    return _ROUNDED.search(heading) is not None or _ROUNDED.search(fold(text.body).casefold()) is not None


RULE: Final = PageRule("FCT203", check)
