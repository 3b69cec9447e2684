"""Judges whether the row of totals in a table is the sum of its other rows. Averages, rates and groups are left out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from typing import Final

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
    r"%|/|\b(?:ty le|binh quan|trung binh|nam(?! (?:19|20)\d\d\b)|ma|stt|tt|don gia|gia(?! tri)|muc|diem|mat do|luy ke|nang suat|he so|ngay|thang|hang|xep hang|"
    r"so voi|tang|giam|chi so|do tuoi|tuoi|ghi chu|rate|average|price|share|year|rank|per|no|index|density)\b"
)
"""A column whose total is no sum, by its folded heading."""
_WHOLE: Final = re.compile(r"\W*(?:toan|ca) ")
"""The label of a total, or of a whole beside some of its parts (`Toàn tỉnh` below three communes)."""
_SHARES: Final = re.compile(r"%|ty le|co cau|ty trong|share")
_NUMBER: Final = r"(?:\d{{1,3}}(?:[{mark} ]\d{{3}})+|\d+)(?:{point}\d+)?"
NOTATIONS: Final = tuple(
    (re.compile(_NUMBER.format(mark=re.escape(mark), point=re.escape(point))), mark, point)
    for mark, point in ((".", ","), (",", "."))
)
"""Vietnamese and English numbers; a column is read in one notation as a whole."""
_NOTHING: Final = frozenset(("", "-", "–", "—", "−", "0"))
_OF_YEAR: Final = re.compile(r"\bnam (?:19|20)\d\d\b")
"""The heading of figures of a year, which may be rates or averages."""
_WITH_UNIT: Final = re.compile(
    r"(?P<number>.*\d)\s?(?P<unit>(?:(?:nghìn|ngàn|triệu|tỷ|tỉ) )?(?:đồng|đ|vnđ|vnd)|người|hộ|ha|tấn|kg|học sinh|hồ sơ|suất|con|cây)",
    re.IGNORECASE,
)
_DONG: Final = frozenset(("đồng", "đ", "vnđ", "vnd"))
_SCALES: Final = re.compile(r"\b(?:nghin|ngan|trieu|ty|ti)\b|\(")
CELL_MARKS: Final = "*_ \t\u00a0"
_HALF: Final = Decimal("0.5")
_GROUP_ROWS: Final = 30
_FEW_MORE: Final = Decimal("1.2")
"""A whole place with more than this, compared with the rows, has other rows."""


def find_wrong_totals(
    headers: Sequence[str], rows: Sequence[Sequence[str]], is_rounded: Callable[[str], bool], *, is_known: bool = True
) -> Iterator[tuple[int, int, str]]:
    """Yield (row, column, sum) for each cell of the only total that is not the sum of the other rows.

    `is_rounded` receives a folded heading. Without `is_known`, a column may have averages: its total then counts only if it exceeds
    every row and not the sum by far.
    """
    labels = [_label_of(row) for row in rows]
    totals = [index for index, label in enumerate(labels) if _TOTAL.fullmatch(label)]
    if len(totals) != 1 or any(_GROUP.match(label) for index, label in enumerate(labels) if index not in totals):
        return
    (total,) = totals
    if total not in (0, len(rows) - 1):
        return
    others = [row for index, row in enumerate(rows) if index != total]
    if len(others) < 2 or any(len(row) != len(rows[total]) for row in others):
        return
    is_whole_place = not is_known or _WHOLE.match(labels[total]) is not None
    for column, cell in enumerate(rows[total]):
        header = headers[column] if column < len(headers) else ""
        heading = fold(header).casefold()
        is_whole = cell.strip(CELL_MARKS) in ("100", "100,0", "100,00", "100%", "100 %")
        if column == 0 or (is_no_sum(header) and not (is_whole and _SHARES.search(heading))):
            continue
        plain = _drop_units([row[column] for row in others], cell, heading)
        if plain is None:
            continue
        cells, said, is_scaled = plain
        is_place = is_whole_place or _OF_YEAR.search(heading) is not None
        result = _list_sums(cells, said, is_whole or is_scaled or is_rounded(heading), is_place=is_place)
        if result:
            yield total, column, result


def has_total_label(row: Sequence[str]) -> bool:
    """Return True if the row is one of totals, by its first cell."""
    return _TOTAL.fullmatch(_label_of(row)) is not None


def is_no_sum(header: str) -> bool:
    """Return True if a column with this heading has no sum, such as `Năm` (year), but not `Nam` (men)."""
    return header.strip(CELL_MARKS).casefold() != "nam" and _NO_SUM.search(fold(header).casefold()) is not None


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


def _label_of(row: Sequence[str]) -> str:
    """Return the first cell with letters, folded; a number before it is not a label."""
    texts = [fold(cell).casefold().strip() for cell in row[:2]]
    return next((each for each in texts if any(letter.isalpha() for letter in each)), texts[0] if texts else "")


def _list_sums(cells: Sequence[str], total: str, is_rounded: bool, *, is_place: bool) -> str:
    """Return the sum of the cells as written in the table, or "" if the total agrees in some notation or is no sum.

    The figure of a whole place (`is_place`) may be an average, or include places not in the table.
    """
    found = ""
    for pattern, mark, point in NOTATIONS:
        values = [read_number(cell, pattern, mark, point) for cell in cells]
        said = read_number(total, pattern, mark, point)
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
        found = found or write_number(result, mark, point)
    return found


def split_unit(cell: str) -> tuple[str, str]:
    """Return the number of a cell such as `1.000.000đ` and its unit, `đồng` for all its spellings and "" for none."""
    plain = cell.strip(CELL_MARKS)
    match = _WITH_UNIT.fullmatch(plain)
    if match is None:
        return plain, ""
    unit = " ".join(match["unit"].casefold().split())
    return match["number"], "đồng" if unit in _DONG else unit


def _drop_units(cells: Sequence[str], total: str, heading: str) -> tuple[list[str], str, bool] | None:
    """Return the cells and the total without their unit, and whether it is such as `triệu đồng`; None if units differ."""
    parts = [split_unit(cell) for cell in cells]
    units = {unit for number, unit in parts if number not in _NOTHING}
    said, unit = split_unit(total)
    if units != {unit} and not (units == {""} and unit == "đồng" and _SCALES.search(heading) is None):
        return None
    return [number for number, _ in parts], said, " " in unit


def read_number(cell: str, pattern: re.Pattern[str], mark: str, point: str) -> Decimal | None:
    plain = cell.strip(CELL_MARKS)
    if plain in _NOTHING:
        return Decimal(0)
    if not pattern.fullmatch(plain):
        return None
    return Decimal(plain.replace(mark, "").replace(" ", "").replace("\u00a0", "").replace(point, "."))


def write_number(number: Decimal, mark: str, point: str) -> str:
    return f"{number:,}".replace(",", "\0").replace(".", point).replace("\0", mark)
