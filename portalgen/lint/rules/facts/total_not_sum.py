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
    r"\W*(?:(?:[ivx]{1,4}|\d{1,3}|[a-z])[.)\s])?\W*(?:tong(?: cong| so| toan (?:tinh|xa|phuong|bo)| chung)*|(?:toan|ca) (?:xa|phuong|tinh|nganh|truong|so)|cong(?: chung)?|total|sum|grand total)"
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
_SIGNS: Final = ("oàn ", "ổng", "ộng", "ỔNG", "ỘNG", "otal", "hành tiền", "HÀNH TIỀN", "mount")
"""Any table with a total or with amounts has one of them."""
_MARKS: Final = "*_ \t\u00a0"
_HALF: Final = Decimal("0.5")


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
        if column == 0 or (_NO_SUM.search(heading) and not (is_whole and _SHARES.search(heading))):
            continue
        sums = _list_sums([row.cells[column].text for row in others], cell.text, is_whole or _is_rounded(text, heading))
        if sums:
            place = text.span(rows[total].line, cell.column, len(cell.text))
            yield violation("FCT203", place, total=cell.text.strip(_MARKS), sum=sums)


def _check_products(text: PageText, rows: Sequence[TableRow]) -> Iterator[Violation]:
    """Yield FCT203 for each row whose amount is not its quantity times its unit price."""
    headings = [fold(each).casefold() for each in rows[0].headers] if rows else []
    columns = [[index for index, words in enumerate(headings) if pattern.search(words)] for pattern in _PRODUCT]
    if any(len(each) != 1 for each in columns):
        return
    factors = [each[0] for each in columns]
    pattern, mark, point = _NOTATIONS[0]
    for row in rows:
        if len(row.cells) <= max(factors):
            continue
        read = [_read(row.cells[index].text, pattern, mark, point) for index in factors]
        count, price, amount = read
        if count and price and amount and count * price != amount:
            cell = row.cells[factors[2]]
            place = text.span(row.line, cell.column, len(cell.text))
            yield violation("FCT203", place, total=cell.text.strip(_MARKS), sum=_write(count * price, mark, point))


def _label_of(row: TableRow) -> str:
    """Return the first cell with letters, folded; a number before it is not a label."""
    texts = [fold(cell.text).casefold().strip() for cell in row.cells[:2]]
    return next((each for each in texts if any(letter.isalpha() for letter in each)), texts[0] if texts else "")


def _is_rounded(text: PageText, heading: str) -> bool:
    return _ROUNDED.search(heading) is not None or _ROUNDED.search(fold(text.body).casefold()) is not None


def _list_sums(cells: Sequence[str], total: str, is_rounded: bool) -> str:
    """Return the sum of the cells as written in the table, or "" if the total agrees in some notation or is no sum."""
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
