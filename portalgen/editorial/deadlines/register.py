"""A register of incoming or issued documents as offices keep it, read from CSV: its rows, and what could not be read.

Columns are known by their headings, in Vietnamese or English and with or without marks (NĐ 30/2020, Phụ lục IV, has most of
them). What stands above the headings is passed over; columns that nobody knows are named and not used.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import islice
from types import MappingProxyType
from typing import Final, Literal

from portalgen.editorial.deadlines.register_text import decode_register
from portalgen.errors import UsageError
from portalgen.text.bilingual import Bilingual as B
from portalgen.text.normalization import fold

RegisterField = Literal[
    "arrival_number", "arrived", "number", "issued", "issuer", "abstract", "document_type", "public"
]


@dataclass(frozen=True, slots=True)
class RegisterColumn:
    """A column that is understood. `headings` are folded: small letters without marks, words parted by one space."""

    field: RegisterField
    names: B
    headings: frozenset[str]


def _column(field: RegisterField, vi: str, en: str, *headings: str) -> RegisterColumn:
    return RegisterColumn(field, B(vi, en), frozenset(map(fold_heading, (vi, en, *headings))))


@lru_cache(maxsize=1_024)
def fold_heading(text: str) -> str:
    """Return a heading by which it is compared: `Số, ký hiệu` and `SO KY HIEU` are the same."""
    return " ".join(re.findall(r"[a-z0-9]+", fold(text).casefold()))


COLUMNS_OF_REGISTERS: Final = (
    _column("arrival_number", "Số đến", "Arrival number", "số vb đến", "số văn bản đến", "số thứ tự đến", "số công văn đến",
            "incoming number", "registration number"),
    _column("arrived", "Ngày đến", "Received", "ngày nhận", "ngày vb đến", "ngày văn bản đến", "ngày tháng đến", "thời gian đến",
            "ngày tiếp nhận", "ngày vào sổ", "ngày giờ đến", "date received", "received at", "received on", "arrival date", "arrived"),
    _column("number", "Số, ký hiệu", "Number", "số/ký hiệu", "số và ký hiệu", "số ký hiệu văn bản", "số kí hiệu", "ký hiệu",
            "số hiệu", "số hiệu văn bản", "số văn bản", "số vb", "số ký hiệu vb", "số công văn", "document number", "reference number"),
    _column("issued", "Ngày ban hành", "Issued", "ngày văn bản", "ngày vb", "ngày tháng văn bản", "ngày tháng năm văn bản",
            "ngày ký", "ngày ký ban hành", "ngày tháng", "ngày tháng vb", "ngày tháng năm", "date issued", "issue date", "date of document",
            "document date"),
    _column("issuer", "Cơ quan ban hành", "Issuer", "tác giả", "tác giả văn bản", "nơi ban hành", "đơn vị ban hành", "nơi gửi",
            "đơn vị gửi", "cơ quan gửi", "nơi gửi đến", "cơ quan, tổ chức ban hành", "issuing agency", "agency"),
    _column("abstract", "Trích yếu", "Abstract", "trích yếu nội dung", "nội dung", "nội dung trích yếu", "trích yếu văn bản",
            "tên loại và trích yếu nội dung văn bản", "tên loại và trích yếu nội dung", "tên loại và trích yếu", "về việc", "subject", "title"),
    _column("document_type", "Loại văn bản", "Document type", "loại", "tên loại", "tên loại văn bản", "hình thức văn bản",
            "loại vb", "type"),
    _column("public", "Đăng cổng", "To be published", "phải đăng", "phải công khai", "công khai", "đăng cổng thông tin",
            "đăng trên cổng", "publish", "public"),
)  # fmt: skip
"""What a register may have, and the headings by which it is known; the first of a field is how it is asked for."""
_BY_HEADING: Final[Mapping[str, RegisterColumn]] = MappingProxyType(
    {heading: column for column in COLUMNS_OF_REGISTERS for heading in column.headings}
)
_DELIMITERS: Final = (";", ",", "\t")
_HEADING_ROWS: Final = 30
"""Rows within which the headings have to stand."""
_NO: Final = frozenset(("khong", "no", "false", "0", "n", "k", "khong dang"))
_LONGEST_CELL: Final = 1 << 20

_DAY_FIRST: Final = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})(?!\d)", re.ASCII)
_YEAR_FIRST: Final = re.compile(r"(\d{4})[/.-](\d{1,2})[/.-](\d{1,2})(?!\d)", re.ASCII)


@dataclass(frozen=True, slots=True)
class RegisterEntry:
    """A document in a register."""

    line: int
    """In the file, from 1."""
    number: str
    arrived: date | None
    issued: date | None
    arrival_number: str = ""
    issuer: str = ""
    abstract: str = ""
    document_type: str = ""
    is_public: bool = True
    """Whether it is to be published; all are where the register has no such column."""
    bad_date: str = ""
    """A date that cannot be read, as it is written."""


@dataclass(frozen=True, slots=True)
class Register:
    """A register that was read."""

    entries: tuple[RegisterEntry, ...]
    encoding: B
    columns: tuple[RegisterColumn, ...]
    ignored_headings: tuple[str, ...]

    def has(self, field: RegisterField) -> bool:
        """Return whether it has a column for `field`."""
        return any(each.field == field for each in self.columns)


def read_register(data: bytes, name: str) -> Register:
    """Return the register that a file holds; `name` is the file's.

    Raises UsageError where its encoding is not known, it is no CSV, or it lacks the number or any day of a document.
    """
    decoded = decode_register(data, name)
    text = re.sub(r"\A\s*sep=.\r?\n", "", decoded.text, flags=re.IGNORECASE)
    skipped = decoded.text.count("\n") - text.count("\n")
    delimiter, heading_row = _find_headings(text, name)
    rows = _read_rows(text, delimiter, name)
    headings: list[str] = []
    for _, row in islice(rows, heading_row + 1):
        headings = row
    columns = [_BY_HEADING.get(fold_heading(each)) for each in headings]
    places = _places_of(columns)
    _require_columns(places, headings, name)
    entries = (_entry(line + skipped, row, places) for line, row in rows if _is_document(row))
    return Register(
        tuple(each for each in entries if each is not None),
        decoded.encoding,
        tuple(_BY_HEADING[fold_heading(headings[place])] for place in places.values()),
        tuple(each.strip() for each, column in zip(headings, columns, strict=True) if column is None and each.strip()),
    )


def _places_of(columns: Iterable[RegisterColumn | None]) -> dict[RegisterField, int]:
    places: dict[RegisterField, int] = {}
    for place, column in enumerate(columns):
        if column is not None:
            places.setdefault(column.field, place)
    return places


def _find_headings(text: str, name: str) -> tuple[str, int]:
    """Return the delimiter, and the number of the row that holds the headings: the ones with which most are known."""
    best = (0, ";", 0)
    for delimiter in _DELIMITERS:
        for number, (_, row) in enumerate(islice(_read_rows(text, delimiter, name), _HEADING_ROWS)):
            known = len({_BY_HEADING[heading].field for each in row if (heading := fold_heading(each)) in _BY_HEADING})
            if known > best[0]:
                best = (known, delimiter, number)
    return best[1], best[2]


def _read_rows(text: str, delimiter: str, name: str) -> Iterator[tuple[int, list[str]]]:
    """Yield (line, cells) of each row that is not empty."""
    csv.field_size_limit(_LONGEST_CELL)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        for row in reader:
            if any(row):
                yield reader.line_num, row
    except csv.Error:
        raise UsageError(
            f"`{name}`, dòng {reader.line_num}: không phải CSV (dấu nháy kép không khép lại?); lưu lại dạng CSV UTF-8",
            f"`{name}`, line {reader.line_num}: this is no CSV (a quotation mark that is not closed?); save it as CSV UTF-8",
        ) from None


def _require_columns(places: Mapping[RegisterField, int], headings: Sequence[str], name: str) -> None:
    if "number" in places and ("arrived" in places or "issued" in places):
        return
    found = ", ".join(f"`{each.strip()}`" for each in headings if each.strip()) or "—"
    expected = {column.field: column.names for column in COLUMNS_OF_REGISTERS}
    vi = f"`{expected['number'].vi}` và ít nhất một trong `{expected['arrived'].vi}`, `{expected['issued'].vi}`"
    en = f"`{expected['number'].en}` and at least one of `{expected['arrived'].en}`, `{expected['issued'].en}`"
    others = [column.names for column in COLUMNS_OF_REGISTERS if column.field not in ("number", "arrived", "issued")]
    raise UsageError(
        f"`{name}` thiếu cột: cần {vi}; các cột tìm thấy: {found}; các cột khác được hiểu: "
        f"{', '.join(each.vi for each in others)}",
        f"`{name}` lacks columns: it needs {en}; columns that were found: {found}; others that are understood: "
        f"{', '.join(each.en for each in others)}",
    )


def _is_document(row: Sequence[str]) -> bool:
    """Whether a row is no numbering of the columns, as forms have it below the headings: (1) (2) (3)."""
    numbers = [re.fullmatch(r"\(?(\d{1,2})\)?", each.strip()) for each in row if each.strip()]
    figures = [int(each[1]) for each in numbers if each is not None]
    return (
        len(figures) < len(numbers) or len(figures) < 3 or figures != list(range(figures[0], figures[0] + len(figures)))
    )


def _entry(line: int, row: Sequence[str], places: Mapping[RegisterField, int]) -> RegisterEntry | None:
    def cell(field: RegisterField) -> str:
        place = places.get(field, len(row))
        return row[place].strip() if place < len(row) else ""

    written = {field: cell(field) for field in ("arrived", "issued")}
    days = {field: _parse_day(text) for field, text in written.items()}
    number = cell("number")
    if not number and not any(written.values()):
        return None
    return RegisterEntry(
        line=line,
        number=number,
        arrived=days["arrived"],
        issued=days["issued"],
        arrival_number=cell("arrival_number"),
        issuer=cell("issuer"),
        abstract=cell("abstract"),
        document_type=cell("document_type"),
        is_public=fold_heading(cell("public")) not in _NO,
        bad_date=next((text for field, text in written.items() if text and days[field] is None), ""),
    )


@lru_cache(maxsize=8_192)
def _parse_day(text: str) -> date | None:
    """Return the day of `20/11/2026`, `20-11-26`, `2026-11-20 09:30`; None where it is none."""
    try:
        if (match := _YEAR_FIRST.match(text)) is not None:
            return date(int(match[1]), int(match[2]), int(match[3]))
        if (match := _DAY_FIRST.match(text)) is not None:
            year = int(match[3])
            return date(year if year > 99 else 2000 + year, int(match[2]), int(match[1]))
    except ValueError:
        return None
    return None
