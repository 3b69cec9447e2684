"""Figures in a CSV file: its columns, its first rows, and the notation of numbers in each column.

Vietnamese writes 1.250,5 for English 1,250.5. A column's notation is determined by its own cells. It is text if they
show no notation or both: a figure is never inferred from another column, or from the separator.
"""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import islice
from typing import Final, Literal

from portalgen.diagnostics.model import LocalizedText, MessageValue
from portalgen.frozen import frozen
from portalgen.text.encodings import UndecodableText, decode_text
from portalgen.text.normalization import fold, nfc

MAX_CSV_BYTES: Final = 8 * 1024 * 1024
"""The size up to which figures of a file are shown; a larger file can still be offered for download."""
KEPT_ROWS: Final = 200
"""The most rows kept of a file."""
MAX_COLUMNS: Final = 20
_LONGEST_READ: Final = 131_072
"""Letters of a cell at which the reader gives up."""
MAX_CELL: Final = 500
"""The most characters of a cell."""

NumberWriting = Literal["text", "plain", "vi", "en"]
"""The notation of a column's numbers; `text` if it has no numbers."""

_DELIMITERS: Final = ("\t", ";", ",")
"""If two divide the first rows equally, the earlier counts: commas also occur in numbers and names."""
_PROBED_ROWS: Final = 20
_SEPARATOR_LINE: Final = re.compile(r"\A\s*sep=.\r?\n", re.IGNORECASE)
"""A line read by Excel and not shown by other programs."""
_SPACED: Final = re.compile(r"[1-9]\d{0,2}(?: \d{3})+(?:[.,]\d+)?")
"""Thousands separated by spaces; other Unicode spaces have been replaced by then."""
_NOTHING: Final = frozenset(("", "-", "–", "—", "…", "...", "x", "X", "n/a", "N/A"))
"""Entries in statistics for missing figures."""
_MINUS: Final = frozenset(("-", "\N{EN DASH}", "\N{MINUS SIGN}"))
"""Minus signs of Excel, Word and typesetters."""
_MAX_DIGITS: Final = 15
_PLAIN: Final = re.compile(r"0|[1-9]\d*")
_DOT_GROUP: Final = re.compile(r"[1-9]\d{0,2}\.\d{3}")
_COMMA_GROUP: Final = re.compile(r"[1-9]\d{0,2},\d{3}")
_VI: Final = re.compile(r"[1-9]\d{0,2}(?:\.\d{3})+(?:,\d+)?|(?:0|[1-9]\d*),\d+")
_EN: Final = re.compile(r"[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?|(?:0|[1-9]\d*)\.\d+")
_DOT_GROUPS: Final = re.compile(r"[1-9]\d{0,2}(?:\.\d{3}){2,}")
_COMMA_GROUPS: Final = re.compile(r"[1-9]\d{0,2}(?:,\d{3}){2,}")
_KINDS: Final = (
    *(("plain", _PLAIN), ("dot", _DOT_GROUP), ("comma", _COMMA_GROUP)),
    *(("dots", _DOT_GROUPS), ("commas", _COMMA_GROUPS), ("vi", _VI), ("en", _EN)),
)
"""Possible kinds of a cell, in the order of checks."""
_YEAR: Final = re.compile(r"(?:19|20|21)\d\d")
_YEAR_WORDS: Final = frozenset(("nam", "year"))


@frozen
class CsvFault:
    """A fault of a file, by the code of its message; the file's name is added later."""

    code: str
    values: tuple[tuple[str, MessageValue], ...] = ()


@frozen
class CsvCell:
    """A cell of a file, as messages name it."""

    line: int
    text: str


@frozen
class CsvColumn:
    """A column: its name in the first row, and the kind of its cells."""

    name: str
    writing: NumberWriting = "text"
    is_percent: bool = False
    """True if each of its numbers has a percent sign."""
    stray: CsvCell | None = None
    """In a column of numbers that is text because of a minority of cells: the first such cell."""

    @property
    def is_number(self) -> bool:
        """True if its cells are numbers."""
        return self.writing != "text"

    def number(self, cell: str) -> Decimal | None:
        """Return the number in a cell with its written decimals, or None if there is none."""
        if not self.is_number or cell in _NOTHING:
            return None
        sign, digits = _split_number(cell)
        if self.writing == "vi":
            digits = digits.replace(".", "").replace(",", ".")
        return Decimal(sign + digits.replace(",", ""))


@frozen
class CsvTable:
    """The figures of a file."""

    columns: tuple[CsvColumn, ...]
    rows: tuple[tuple[str, ...], ...]
    """The first `KEPT_ROWS`, each with a cell for every column."""
    row_count: int
    """The rows of the whole file."""
    warnings: tuple[CsvFault, ...] = ()
    """Faults of figures that can still be shown."""


@dataclass(slots=True)
class _ColumnCount:
    """The cells counted in a column so far."""

    kinds: Counter[str] = field(default_factory=Counter)
    percents: int = 0
    years: int = 0
    first: dict[str, CsvCell] = field(default_factory=dict)
    """The first cell that is `text`, a number with a percent sign (`percent`), or a number without (`bare`)."""

    def add(self, cell: str, line: int) -> None:
        if cell in _NOTHING:
            return
        kind = _classify(cell)
        has_percent = cell.endswith("%")
        self.kinds[kind] += 1
        self.percents += has_percent
        self.years += _YEAR.fullmatch(cell) is not None
        role = "text" if kind == "text" else "percent" if has_percent else "bare"
        if role not in self.first:
            self.first[role] = CsvCell(line, cell)

    @property
    def is_uneven(self) -> bool:
        """True if only some cells have a percent sign."""
        return self.percents not in (0, self.kinds.total())

    def find_stray(self) -> CsvCell | None:
        """Return the first cell that keeps at least as many other cells from being numbers, or None."""
        total, texts = self.kinds.total(), self.kinds["text"]
        if texts:
            return self.first["text"] if 2 * texts <= total else None
        if self.is_uneven:
            return self.first["percent" if 2 * self.percents <= total else "bare"]
        return None


def read_csv_table(data: bytes) -> CsvTable | CsvFault:
    """Return the figures of a file, or why they cannot be shown. Memory is bounded by the file, not by its cells."""
    if len(data) > MAX_CSV_BYTES:
        return _fault("DAT114", limit=f"{MAX_CSV_BYTES // 1024 // 1024} MB")
    decoded = _decode(data)
    if isinstance(decoded, CsvFault):
        return decoded
    text = _SEPARATOR_LINE.sub("", decoded)
    skipped = decoded.count("\n") - text.count("\n")
    delimiter = _delimiter_of(text)
    rows = _iterate_rows(text, delimiter)
    try:
        _, heading = next(rows, (0, []))
        title = _title_of(heading)
        if title and _has_table_below(text):
            return _fault("DAT118", line=str(skipped + 1), title=title)
        return _check_heading(heading) or _read_rows(_names_of(heading), rows, skipped)
    except _CsvError as error:
        return error.fault


def read_csv_records(data: bytes) -> tuple[CsvTable, Iterator[tuple[str, ...]]] | CsvFault:
    """Return the table of a file with all of its rows, as `read_csv_table` reads them, or why they cannot be shown."""
    table, decoded = read_csv_table(data), _decode(data)
    if isinstance(table, CsvFault) or isinstance(decoded, CsvFault):
        return table if isinstance(table, CsvFault) else _fault("DAT103")
    text = _SEPARATOR_LINE.sub("", decoded)
    rows = islice(_iterate_rows(text, _delimiter_of(text)), 1, None)
    return table, (tuple(cells[: len(table.columns)]) for _, cells in rows)


def _decode(data: bytes) -> str | CsvFault:
    """Decode UTF-8; other encodings are never guessed, and yield a fault with the kind of data if known."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = ""
    if text and "\0" not in text:
        return nfc(text)
    decoded = decode_text(data)
    if isinstance(decoded, UndecodableText):
        return _explain(decoded) if decoded.reason != "unknown" or not text else _explain_nul(text)
    if decoded.is_utf8:
        return _explain_nul(text) if text else nfc(text)
    names = decoded.encoding
    written_in = LocalizedText(names.vi.partition(", đã đổi")[0], names.en.removesuffix(", converted"))
    return _fault("DAT101", encoding=written_in)


class _CsvError(Exception):
    def __init__(self, fault: CsvFault) -> None:
        super().__init__(fault.code)
        self.fault = fault


def _fault(code: str, **values: MessageValue) -> CsvFault:
    return CsvFault(code, tuple(sorted(values.items())))


def _explain(fault: UndecodableText) -> CsvFault:
    if fault.reason == "other_form":
        return _fault("DAT102", what=LocalizedText(f"là {fault.form.vi}", f"is {fault.form.en}"))
    if fault.reason == "broken_utf8":
        vi, en = f"có chữ bị hỏng ở dòng {fault.line}", f"has broken letters in line {fault.line}"
        return _fault("DAT102", what=LocalizedText(vi, en))
    return _fault("DAT102", what=LocalizedText("có bảng mã không nhận ra được", "is in an unknown encoding"))


def _explain_nul(text: str) -> CsvFault:
    line = text[: text.index("\0")].count("\n") + 1
    vi, en = f"có ký tự hỏng (byte 0) ở dòng {line}", f"has a damaged character (a zero byte) in line {line}"
    return _fault("DAT102", what=LocalizedText(vi, en))


def _delimiter_of(text: str) -> str:
    """Return the delimiter that gives the most rows as long as the heading; a comma if none does."""

    def score(delimiter: str) -> tuple[int, int]:
        try:
            rows = [row for _, row in islice(_iterate_rows(text, delimiter), _PROBED_ROWS)]
        except _CsvError:
            return 0, 0
        columns = len(rows[0]) if rows else 0
        return (sum(len(row) == columns for row in rows), columns) if columns > 1 else (0, 0)

    best = max(_DELIMITERS, key=score)
    return best if score(best) > (0, 0) else ","


def _iterate_rows(text: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """Yield (line, cells) of each row with content. Raises _CsvError."""
    csv.field_size_limit(_LONGEST_READ)  # set for the whole process by the last reader
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    line = 1
    try:
        for row in reader:
            cells = [" ".join(cell.split()) for cell in row]
            longest = max(map(len, cells), default=0)
            if longest > MAX_CELL:
                raise _CsvError(_fault("DAT108", line=str(line), length=str(longest), limit=str(MAX_CELL)))
            if any(cells):
                yield line, cells
            line = reader.line_num + 1
    except csv.Error as error:
        if "limit" in str(error):
            fault = _fault("DAT108", line=str(line), length=f"> {_LONGEST_READ}", limit=str(MAX_CELL))
        else:
            fault = _fault("DAT113", line=str(line))
        raise _CsvError(fault) from None


def _names_of(heading: Sequence[str]) -> tuple[str, ...]:
    """Return the names of the columns, without empty names at the end, left by Excel for cleared columns."""
    names = list(heading)
    while names and not names[-1]:
        names.pop()
    return tuple(names)


def _title_of(heading: Sequence[str]) -> str:
    """Return the text of the first row if only one cell, perhaps merged, has content; else ""."""
    words = [cell for cell in heading if cell]
    return words[0] if len(words) == 1 else ""


def _has_table_below(text: str) -> bool:
    """Return True if the row below the first has two or more column names, with any separator."""

    def names_columns(delimiter: str) -> bool:
        try:
            rows = [cells for _, cells in islice(_iterate_rows(text, delimiter), 3)]
        except _CsvError:
            return False
        return len(rows) == 3 and all(sum(map(bool, cells)) > 1 for cells in rows[1:])

    return any(map(names_columns, _DELIMITERS))


def _check_heading(heading: Sequence[str]) -> CsvFault | None:
    names = _names_of(heading)
    if not names:
        return _fault("DAT103")
    if len(names) == 1:
        return _fault("DAT115", column=names[0])
    if len(names) > MAX_COLUMNS:
        return _fault("DAT111", count=str(len(names)), limit=str(MAX_COLUMNS))
    if "" in names:
        return _fault("DAT105", number=str(names.index("") + 1))
    folded = [fold(name).casefold() if name.isascii() else name.casefold() for name in names]
    twice = next((name for at, name in enumerate(names) if folded[at] in folded[:at]), "")
    return _fault("DAT106", column=twice) if twice else None


def _read_rows(names: tuple[str, ...], rows: Iterator[tuple[int, list[str]]], skipped: int) -> CsvTable | CsvFault:
    counts = [_ColumnCount() for _ in names]
    kept: list[tuple[str, ...]] = []
    row_count = 0
    for line, cells in rows:
        if len(cells) != len(names):
            extra = cells[len(names) :]
            if not extra or any(extra):
                values = {"line": str(line + skipped), "count": str(len(cells)), "expected": str(len(names))}
                return _fault("DAT107", **values)
            del cells[len(names) :]
        row_count += 1
        for count, cell in zip(counts, cells, strict=True):
            count.add(cell, line + skipped)
        if row_count <= KEPT_ROWS:
            kept.append(tuple(cells))
    columns, warnings = _judge_columns(names, counts)
    if not row_count:
        warnings = (*warnings, _fault("DAT104"))
    return CsvTable(columns, tuple(kept), row_count, warnings)


def _split_number(cell: str) -> tuple[str, str]:
    """Return the sign of a number, and its digits and marks without spaces for thousands; no digits if not a number."""
    digits = cell.removesuffix("%").rstrip()
    sign = "-" if digits[:1] in _MINUS else ""
    if sign or digits.startswith("+"):
        digits = digits[1:]
    if " " in digits:
        digits = digits.replace(" ", "") if _SPACED.fullmatch(digits) else ""
    return sign, digits


def _classify(cell: str) -> str:
    """Return the possible kind of a cell.

    `plain`, `dot` or `comma` (three digits after a single mark), `dots` or `commas` (groups of three after several
    marks, so certainly thousands), `vi` or `en` for another number in that notation, or `text`.
    """
    _, digits = _split_number(cell)
    if len(digits) > 2 * _MAX_DIGITS or not digits.isascii() or sum(map(str.isdigit, digits)) > _MAX_DIGITS:
        return "text"
    return next((kind for kind, pattern in _KINDS if pattern.fullmatch(digits)), "text")


def _judge_columns(
    names: Sequence[str], counts: Sequence[_ColumnCount]
) -> tuple[tuple[CsvColumn, ...], tuple[CsvFault, ...]]:
    """Return the columns and the faults of their numbers; the first column names the rows and is text."""
    columns, warnings = [CsvColumn(names[0])], []
    for name, count in zip(names[1:], counts[1:], strict=True):
        writing, code = _writing_of(count, name)
        if code:
            warnings.append(_fault(code, column=name))
        columns.append(CsvColumn(name, writing, count.percents > 0 and writing != "text", count.find_stray()))
    return tuple(columns), tuple(warnings)


def _writing_of(count: _ColumnCount, name: str) -> tuple[NumberWriting, str]:
    """Return the notation of a column's numbers, and the code of the fault if it is unknown.

    Unambiguous cells decide for ambiguous cells; whole numbers do not count as unambiguous. Beside `1.234.567`,
    `12,500` may be 12.5, or 12 500 in the other notation.
    """
    kinds = count.kinds
    if not kinds.total() or kinds["text"] or count.is_uneven or _holds_years(count, name):
        return "text", ""
    is_vi, is_en = kinds["vi"] + kinds["dots"] > 0, kinds["en"] + kinds["commas"] > 0
    if is_vi and is_en:
        return "text", "DAT110"
    if is_vi:
        return ("vi", "") if kinds["vi"] or not kinds["comma"] else ("text", "DAT110")
    if is_en:
        return ("en", "") if kinds["en"] or not kinds["dot"] else ("text", "DAT110")
    if kinds["dot"] and kinds["comma"]:
        return "text", "DAT110"
    return ("text", "DAT109") if kinds["dot"] or kinds["comma"] else ("plain", "")


def _holds_years(count: _ColumnCount, name: str) -> bool:
    return count.years == count.kinds.total() and bool(_YEAR_WORDS & set(fold(name).casefold().split()))
