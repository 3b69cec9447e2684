"""The check of FCT203; its page is `FCT203.md`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import groupby
from typing import Final

from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.lint.rules.word._traces import TableRow, find_table_rows
from portalgen.text.normalization import fold

_TOTAL: Final = re.compile(
    r"\W*(?:(?:[ivx]{1,4}|\d{1,3}|[a-z])[.)\s])?\W*(?:tong(?: cong| so| toan (?:tinh|xa|phuong|bo)| chung)*|(?:toan|ca) (?:xa|phuong|tinh|nganh|truong|so)|cong(?: chung| toan (?:tinh|xa|phuong|bo))?|total|sum|grand total)"
    r"(?:\s*\([^()]*\))?\W*"
)
"""The first cell of a row of totals, folded; `Tổng công ty` and `Cộng đồng` are names."""
_GROUP: Final = re.compile(
    r"\W*(?:trong do|tong\b|cong\b|gom|bao gom|of which|[ivx]{1,4}[.)]|[a-z][.)]|\d+\.\d|[-+*•])|\*\*|.*:\W*$"
)
"""The first cell of a row that is part of another, or has others below it."""
_NO_SUM: Final = re.compile(
    r"%|/|\b(?:ty le|binh quan|trung binh|nam|ma|stt|tt|don gia|gia(?! tri)|muc|diem|mat do|luy ke|nang suat|he so|ngay|thang|hang|xep hang|"
    r"so voi|tang|giam|chi so|do tuoi|tuoi|rate|average|price|share|year|rank|per|no|index|density)\b"
)
"""A column whose total is no sum, by its folded heading."""
_WHOLE: Final = re.compile(r"\W*(?:toan|ca) ")
"""The label of a total, or of a whole beside some of its parts (`Toàn tỉnh` below three communes)."""
_ROW_TOTAL: Final = re.compile(r"\W*(?:tong(?: cong| so)?|cong|total)\W*")
"""The heading of a last column of sums, folded."""
_FURTHER_FACTOR: Final = re.compile(
    r"%|\b(?:thue|vat(?! (?:tu|lieu|pham))|chiet khau|giam|he so|so (?:thang|ngay|lan|ky|buoi|nguoi|dem)|thoi gian|phi|ty le|tax|discount|months|days)\b"
)
"""A further factor of the amount besides quantity and price, by its folded heading."""
_UNIT: Final = re.compile(r"\(([^()]*)\)")
_SHARES: Final = re.compile(r"%|ty le|co cau|ty trong|share")
_PRODUCT: Final = (
    re.compile(r"^(?:so luong|khoi luong|quantity)\b(?!.*(?:tang|giam))"),
    re.compile(r"^(?:don gia|unit price)\b"),
    re.compile(r"^(?:thanh tien|amount)\b"),
)
_NUMBER: Final = r"(?:\d{{1,3}}(?:[{mark} ]\d{{3}})+|\d+)(?:{point}\d+)?"
_NOTATIONS: Final = tuple(
    (re.compile(_NUMBER.format(mark=re.escape(mark), point=re.escape(point))), mark, point)
    for mark, point in ((".", ","), (",", "."))
)
"""Vietnamese and English numbers; a column is read in one notation as a whole."""
_NOTHING: Final = frozenset(("", "-", "–", "—", "−", "0"))
_ROUNDED: Final = re.compile(r"\b(?:ty|trieu|nghin|ngan|million|billion|thousand)\b")
_SIGNS: Final = ("oàn ", "ổng", "ộng", "Cả ", "ỔNG", "ỘNG", "otal", "hành tiền", "HÀNH TIỀN", "mount")
"""Any table with a total or with amounts has one of them."""
_MARKS: Final = "*_ \t\u00a0"
_HALF: Final = Decimal("0.5")
_GROUP_ROWS: Final = 30
_FEW_MORE: Final = Decimal("1.2")
"""A whole place with more than this, compared with the rows, has other rows."""
_EXACT: Final = Decimal("0.000001")


def check(text: PageText) -> Iterator[Violation]:
    """Yield FCT203 for each total in a table that is not the sum of the rows above it (or below, if it comes first).

    Tables with groups are left out unless no reading of their rows gives the total, and so are columns of averages,
    shares and rates.
    """
    if "|" not in text.body or not any(sign in text.body for sign in _SIGNS):
        return
    for _, rows in groupby(find_table_rows(text), key=lambda row: row.table):
        yield from _check_table(text, list(rows))


def _check_table(text: PageText, rows: Sequence[TableRow]) -> Iterator[Violation]:
    labels = [_label_of(row) for row in rows]
    totals = [index for index, label in enumerate(labels) if _TOTAL.fullmatch(label)]
    yield from _check_products(text, [row for index, row in enumerate(rows) if index not in totals])
    yield from _check_rows(text, rows)
    if len(totals) != 1 or any(_GROUP.match(label) for index, label in enumerate(labels) if index not in totals):
        return
    (total,) = totals
    if total not in (0, len(rows) - 1):
        return
    others = [row for index, row in enumerate(rows) if index != total]
    if len(others) < 2 or any(len(row.cells) != len(rows[total].cells) for row in others):
        return
    for column, cell in enumerate(rows[total].cells):
        heading = fold(rows[total].headers[column]).casefold() if column < len(rows[total].headers) else ""
        is_whole = cell.text.strip(_MARKS) in ("100", "100,0", "100,00", "100%", "100 %")
        if column == 0 or (
            _is_no_sum(rows[total].headers[column] if heading else "") and not (is_whole and _SHARES.search(heading))
        ):
            continue
        is_rounded = is_whole or _is_rounded(text, heading)
        cells = [row.cells[column].text for row in others]
        sums = _list_sums(cells, cell.text, is_rounded, is_place=_WHOLE.match(labels[total]) is not None)
        if sums:
            place = text.span(rows[total].line, cell.column, len(cell.text))
            yield violation("FCT203", place, total=cell.text.strip(_MARKS), sum=sums)


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
    pattern, mark, point = _NOTATIONS[0]
    for row in rows:
        if len(row.cells) <= max(factors):
            continue
        read = [_read(row.cells[index].text, pattern, mark, point) for index in factors]
        count, price, amount = read
        if count and price and amount and abs(count * price - amount) >= (1 if count % 1 or price % 1 else _EXACT):
            cell = row.cells[factors[2]]
            place = text.span(row.line, cell.column, len(cell.text))
            yield violation("FCT203", place, total=cell.text.strip(_MARKS), sum=_write(count * price, mark, point))


def _check_rows(text: PageText, rows: Sequence[TableRow]) -> Iterator[Violation]:
    """Yield FCT203 for the only row whose last cell is not the sum of its other cells, if two rows or more add up."""
    headings = [fold(each).casefold() for each in rows[0].headers]
    if len(headings) < 4 or not _ROW_TOTAL.fullmatch(headings[-1]) or any(map(_is_no_sum, rows[0].headers[1:])):
        return
    pattern, mark, point = _NOTATIONS[0]
    right, wrong = 0, []
    for row in rows:
        numbers = [_read(cell.text, pattern, mark, point) for cell in row.cells[1:]]
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
        cell = row.cells[-1]
        place = text.span(row.line, cell.column, len(cell.text))
        yield violation("FCT203", place, total=cell.text.strip(_MARKS), sum=_write(total, mark, point))


def _is_no_sum(header: str) -> bool:
    """Return True if a column with this heading has no sum, such as `Năm` (year), but not `Nam` (men)."""
    return header.strip(_MARKS).casefold() != "nam" and _NO_SUM.search(fold(header).casefold()) is not None


def _is_grouped(numbers: Sequence[Decimal], said: Decimal) -> bool:
    """Return True if some rows are the sums of rows below them, and the others give the total without those."""
    total = sum(numbers, Decimal(0))
    groups = [number for index, number in enumerate(numbers) if _is_sum_of_next(numbers, index)]
    return said * 2 == total or (bool(groups) and said in (total - sum(groups), *(total - each for each in groups)))


def _is_sum_of_next(numbers: Sequence[Decimal], index: int) -> bool:
    below, number = Decimal(0), numbers[index]
    for count, each in enumerate(numbers[index + 1 : index + 1 + _GROUP_ROWS], 1):
        below += each
        if below == number and count > 1:
            return number > 0
        if below > number:
            break
    return False


def _label_of(row: TableRow) -> str:
    """Return the first cell with letters, folded; a number before it is not a label."""
    texts = [fold(cell.text).casefold().strip() for cell in row.cells[:2]]
    return next((each for each in texts if any(letter.isalpha() for letter in each)), texts[0] if texts else "")


def _is_rounded(text: PageText, heading: str) -> bool:
    return _ROUNDED.search(heading) is not None or _ROUNDED.search(fold(text.body).casefold()) is not None


def _list_sums(cells: Sequence[str], total: str, is_rounded: bool, *, is_place: bool) -> str:
    """Return the sum of the cells as written in the table, or "" if the total agrees in some notation or is no sum.

    The figure of a whole place (`is_place`) may be an average, or include places not in the table.
    """
    found = ""
    for pattern, mark, point in _NOTATIONS:
        values = [_read(cell, pattern, mark, point) for cell in cells]
        said = _read(total, pattern, mark, point)
        numbers = [each for each in values if each is not None]
        if said is None or len(numbers) < len(values) or sum(bool(each) for each in numbers) < 2:
            continue
        step = min((Decimal(1).scaleb(int(each.as_tuple().exponent)) for each in (*numbers, said)), default=Decimal(1))
        slack = step * _HALF * (len(numbers) + 1) if step < 1 or is_rounded else Decimal(0)
        result = sum(numbers, Decimal(0))
        mean = result / len(numbers)
        if (
            abs(result - said) <= slack
            or abs(mean - said) <= max(step, mean / 100)
            or said in (max(numbers), min(numbers))
            or _is_grouped(numbers, said)
            or (is_place and not max(numbers) < said < result * _FEW_MORE)
        ):
            return ""
        found = found or _write(result, mark, point)
    return found


def _read(cell: str, pattern: re.Pattern[str], mark: str, point: str) -> Decimal | None:
    plain = cell.strip(_MARKS)
    if plain in _NOTHING:
        return Decimal(0)
    if not pattern.fullmatch(plain):
        return None
    return Decimal(plain.replace(mark, "").replace(" ", "").replace("\u00a0", "").replace(point, "."))


def _write(number: Decimal, mark: str, point: str) -> str:
    return f"{number:,}".replace(",", "\0").replace(".", point).replace("\0", mark)


RULE: Final = PageRule("FCT203", check)
