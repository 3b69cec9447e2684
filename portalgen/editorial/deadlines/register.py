"""An office's register of incoming or issued documents, read from CSV: its rows and their errors.

Columns are recognised by their headings, in Vietnamese or English and with or without marks (NĐ 30/2020, Phụ lục IV,
has most of them). Lines above the headings are skipped; unknown columns are reported and not used.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import date
from functools import lru_cache
from itertools import islice
from types import MappingProxyType
from typing import Final, Literal

from portalgen.editorial.deadlines.register_text import decode_register
from portalgen.errors import UsageError
from portalgen.frozen import frozen
from portalgen.text.bilingual import Bilingual as B
from portalgen.text.normalization import fold

RegisterField = Literal[
    "arrival_number", "arrived", "number", "issued", "issuer", "abstract", "document_type", "public"
]


@frozen
class RegisterColumn:
    """A known column. `headings` are folded: small letters without marks, words separated by one space."""

    field: RegisterField
    names: B
    headings: frozenset[str]


def _column(field: RegisterField, vi: str, en: str, *headings: str) -> RegisterColumn:
    return RegisterColumn(field, B(vi, en), frozenset(map(fold_heading, (vi, en, *headings))))


@lru_cache(maxsize=1_024)
def fold_heading(text: str) -> str:
    """Return a heading in comparable form: `Số, ký hiệu` and `SO KY HIEU` are the same."""
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
"""The possible columns of a register, with the headings by which they are recognised."""
_BY_HEADING: Final[Mapping[str, RegisterColumn]] = MappingProxyType(
    {heading: column for column in COLUMNS_OF_REGISTERS for heading in column.headings}
)
_DELIMITERS: Final = (";", ",", "\t")
_HEADING_ROWS: Final = 30
"""The number of rows searched for the headings."""
_NO: Final = frozenset(("khong", "no", "false", "0", "n", "k", "khong dang"))
_LONGEST_CELL: Final = 1 << 20
_MOST_LINES: Final = 20
"""The most lines of a row: cells may contain line breaks, but an unclosed quotation mark would swallow further rows."""

_DAY_FIRST: Final = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})(?!\d)", re.ASCII)
_YEAR_FIRST: Final = re.compile(r"(\d{4})[/.-](\d{1,2})[/.-](\d{1,2})(?!\d)", re.ASCII)


@frozen
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
    """True if it is to be published; always true if the register has no such column."""
    bad_date: str = ""
    """An unreadable date, as written."""


@frozen
class Register:
    """A parsed register."""

    entries: tuple[RegisterEntry, ...]
    encoding: B
    columns: tuple[RegisterColumn, ...]
    ignored_headings: tuple[str, ...]
    repeated_headings: tuple[str, ...] = ()
    """Headings of a field that an earlier column has already; they are not used."""

    def has(self, field: RegisterField) -> bool:
        """Return True if it has a column for `field`."""
        return any(each.field == field for each in self.columns)


def read_register(data: bytes, name: str) -> Register:
    """Return the register in a file's bytes; `name` is the name of the file.

    Raises UsageError for an unknown encoding, invalid CSV, an unclosed quotation mark, or a register without the
    numbers or days of documents.
    """
    decoded = decode_register(data, name)
    text = re.sub(r"\A\s*sep=.\r?\n", "", decoded.text, flags=re.IGNORECASE)
    skipped = decoded.text.count("\n") - text.count("\n")
    delimiter, heading_row = _find_headings(text)
    rows = _require_rows(text, delimiter, name, skipped)
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
        tuple(
            headings[place].strip()
            for place, column in enumerate(columns)
            if column is not None and places[column.field] != place
        ),
    )


def _places_of(columns: Iterable[RegisterColumn | None]) -> dict[RegisterField, int]:
    places: dict[RegisterField, int] = {}
    for place, column in enumerate(columns):
        if column is not None:
            places.setdefault(column.field, place)
    return places


def _find_headings(text: str) -> tuple[str, int]:
    """Return the delimiter, and the number of the row with the most known headings."""
    best = (0, ";", 0)
    for delimiter in _DELIMITERS:
        with suppress(_RowError):  # with another delimiter, a quotation mark may stand where none can
            for number, (_, row) in enumerate(islice(_read_rows(text, delimiter), _HEADING_ROWS)):
                known = len(
                    {_BY_HEADING[heading].field for each in row if (heading := fold_heading(each)) in _BY_HEADING}
                )
                if known > best[0]:
                    best = (known, delimiter, number)
    return best[1], best[2]


class _RowError(Exception):
    """An invalid row, by the line in which it begins."""

    def __init__(self, line: int) -> None:
        super().__init__(line)
        self.line = line


def _read_rows(text: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """Yield (first line, cells) of each row that is not empty. Raises _RowError."""
    csv.field_size_limit(_LONGEST_CELL)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    while True:
        line = reader.line_num + 1
        try:
            row = next(reader, None)
        except csv.Error:
            raise _RowError(line) from None
        if row is None:
            return
        if reader.line_num - line >= _MOST_LINES:
            raise _RowError(line)
        if any(row):
            yield line, row


def _require_rows(text: str, delimiter: str, name: str, skipped: int) -> Iterator[tuple[int, list[str]]]:
    """Yield (first line, cells) of the rows; `skipped` lines of the file precede `text`."""
    try:
        yield from _read_rows(text, delimiter)
    except _RowError as error:
        line = error.line + skipped
        raise UsageError(
            f"`{name}`, dòng {line}: dấu nháy kép mở ở dòng này không khép lại đúng chỗ, nên không biết các dòng sau thuộc văn bản "
            "nào; sửa dòng này, hoặc mở sổ bằng Excel rồi lưu lại dạng CSV UTF-8",
            f"`{name}`, line {line}: a quotation mark that opens in this line is not closed where it should be, so that it is not "
            "known where the next rows begin; mend the line, or open the register in Excel and save it as CSV UTF-8",
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
    """Return False for a row that numbers the columns, as in forms below the headings: (1) (2) (3)."""
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
    """Return the day of `20/11/2026`, `20-11-26`, `2026-11-20 09:30`; None if invalid."""
    try:
        if (match := _YEAR_FIRST.match(text)) is not None:
            return date(int(match[1]), int(match[2]), int(match[3]))
        if (match := _DAY_FIRST.match(text)) is not None:
            year = int(match[3])
            return date(year if year > 99 else 2000 + year, int(match[2]), int(match[1]))
    except ValueError:
        return None
    return None
