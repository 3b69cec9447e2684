"""Rows as an Excel workbook (ECMA-376, transitional) with only text cells, so it never calculates anything.

The parts are written here, without a library, because a build writes such a file for each kind of a site. An XLSX of
10,000 rows takes a tenth of XlsxWriter's time, in constant memory. Texts are stored in the cells themselves
(`inlineStr`) in text format, so no program reads them as formulas, numbers or links. There is no creation date, and the
zip entries have a fixed date: the same rows give the same bytes.

Excel allows 32,767 characters per cell and 1,048,576 rows. Truncation is noted in the cell, and on the sheet that
explains the columns; CSV and JSON contain everything.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import IO, Final

from portalgen.open_data.columns import FileColumn
from portalgen.text.bilingual import Bilingual as B

MAX_XLSX_CELL: Final = 32_767
"""Characters of a cell, counted in UTF-16 units, as in Excel."""
MAX_XLSX_ROWS: Final = 1_048_576
"""Rows of a sheet, including the row of column names."""

_EPOCH: Final = (1980, 1, 1, 0, 0, 0)
"""The earliest date of a zip entry."""
_LEVEL: Final = 3
"""Level of compression: a third faster than the default, for a tenth more bytes."""
_ROWS_AT_ONCE: Final = 500
_UNWRITABLE: Final = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff\ud800-\udfff]|_(?=x[0-9A-Fa-f]{4}_)")
"""Characters invalid in XML, and text that would be read as an escape such as `_x000D_` (ECMA-376, 22.9.2.19)."""

_CUT_CELL: Final = B(" … [đã cắt, xem đủ ở tệp JSON]", " … [cut; full text in the JSON file]")
_CUT_ROWS: Final = B(
    "Tệp Excel chỉ chứa {limit} dòng đầu; đủ các dòng có ở tệp CSV và JSON.",
    "The Excel file contains only the first {limit} rows; the CSV and JSON files contain all rows.",
)
_EXPLANATION: Final = (B("Cột", "Column"), B("Tên", "Title"), B("Mã", "Code"), B("Ý nghĩa", "Description"))
_SHEETS: Final = (B("Dữ liệu", "Data"), B("Các cột", "Columns"))

_XML: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_CONTENT_TYPES: Final = (
    f'{_XML}<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPE}.sheet.main+xml"/>'
    f'<Override PartName="/xl/styles.xml" ContentType="{_TYPE}.styles+xml"/>'
    f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_TYPE}.worksheet+xml"/>'
    f'<Override PartName="/xl/worksheets/sheet2.xml" ContentType="{_TYPE}.worksheet+xml"/>'
    "</Types>"
)
_ROOT_RELATIONS: Final = (
    f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
)
_BOOK_RELATIONS: Final = (
    f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
    f'<Relationship Id="rId2" Type="{_OFFICE}/worksheet" Target="worksheets/sheet2.xml"/>'
    f'<Relationship Id="rId3" Type="{_OFFICE}/styles" Target="styles.xml"/></Relationships>'
)
_STYLES: Final = (
    f'{_XML}<styleSheet xmlns="{_MAIN}">'
    '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>'
    '<font><b/><sz val="11"/><name val="Calibri"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>'
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    '<cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
    '<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>'
    '<xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/></cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)
"""Cell style 1 is text (format 49, `@`), style 2 is bold text."""
_SHEET_START: Final = (
    f'{_XML}<worksheet xmlns="{_MAIN}"><sheetViews><sheetView workbookViewId="0">'
    '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>'
    '<sheetFormatPr defaultColWidth="18" defaultRowHeight="15"/><sheetData>'
)
_SHEET_END: Final = "</sheetData></worksheet>"


def encode_xlsx(columns: Sequence[FileColumn], rows: Iterable[Sequence[str]], language: str) -> bytes:
    """Return a workbook of rows of texts, with a second sheet that explains the columns."""
    written = io.BytesIO()
    write_xlsx(written, columns, rows, language)
    return written.getvalue()


def write_xlsx(
    stream: IO[bytes],
    columns: Sequence[FileColumn],
    rows: Iterable[Sequence[str]],
    language: str,
    max_rows: int = MAX_XLSX_ROWS,
) -> None:
    """Write a workbook to `stream`, row by row, at most `max_rows` including the column names."""
    names = tuple(column.name for column in columns)
    remaining = iter(rows)
    with zipfile.ZipFile(stream, "w") as package:
        for name, text in (
            ("[Content_Types].xml", _CONTENT_TYPES),
            ("_rels/.rels", _ROOT_RELATIONS),
            ("xl/workbook.xml", _write_book(language)),
            ("xl/_rels/workbook.xml.rels", _BOOK_RELATIONS),
            ("xl/styles.xml", _STYLES),
        ):
            package.writestr(_entry(name), text)
        _write_sheet(package, 1, names, islice(remaining, max_rows - 1), language)
        is_cut = next(remaining, None) is not None
        header = tuple(each.text(language) for each in _EXPLANATION)
        told = ((_CUT_ROWS.text(language).format(limit=max_rows - 1), "", "", ""),) if is_cut else ()
        explained = (row for column in columns for row in _explain(column))
        _write_sheet(package, 2, header, (*told, *explained), language)


def _explain(column: FileColumn) -> Iterator[tuple[str, str, str, str]]:
    """Yield the explanation of a column: its contents, then each of its codes."""
    yield column.name, column.title, "", column.description
    for name, value, label in column.codes:
        yield name, "", value, label


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _EPOCH)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.create_system = 3  # the same on every system
    entry.external_attr = 0o644 << 16
    entry._compresslevel = _LEVEL  # type: ignore[attr-defined]  # public only from Python 3.13 on
    return entry


def _write_book(language: str) -> str:
    names = (_escape(each.text(language)) for each in _SHEETS)
    sheets = "".join(
        f'<sheet name="{name}" sheetId="{number}" r:id="rId{number}"/>' for number, name in enumerate(names, 1)
    )
    return f'{_XML}<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>{sheets}</sheets></workbook>'


def _write_sheet(
    package: zipfile.ZipFile, number: int, header: Sequence[str], rows: Iterable[Sequence[str]], language: str
) -> None:
    letters = [name_column(place) for place in range(len(header))]
    lines = _encode_rows(letters, rows, language)
    with package.open(_entry(f"xl/worksheets/sheet{number}.xml"), "w") as part:
        part.write((_SHEET_START + _encode_row(1, letters, header, 2, language)).encode())
        while some := "".join(islice(lines, _ROWS_AT_ONCE)):
            part.write(some.encode())
        part.write(_SHEET_END.encode())


def _encode_rows(letters: Sequence[str], rows: Iterable[Sequence[str]], language: str) -> Iterator[str]:
    return (_encode_row(number, letters, row, 1, language) for number, row in enumerate(rows, 2))


def _encode_row(number: int, letters: Sequence[str], row: Sequence[str], style: int, language: str) -> str:
    """Return a row without empty cells except the last, which marks the width of the row."""
    cells = [
        f'<c r="{letter}{number}" s="{style}" t="inlineStr"><is><t xml:space="preserve">{_encode_text(text, language)}</t></is></c>'
        for letter, text in zip(letters, row, strict=True)
        if text
    ]
    if row and not row[-1]:
        cells.append(f'<c r="{letters[-1]}{number}" s="{style}"/>')
    return f'<row r="{number}">{"".join(cells)}</row>'


def _encode_text(text: str, language: str) -> str:
    if len(text) > MAX_XLSX_CELL // 2:
        text = cut_text(text, language)
    if _UNWRITABLE.search(text):
        text = _UNWRITABLE.sub(lambda match: f"_x{ord(match[0]):04X}_", text)
    return _escape(text)


def cut_text(text: str, language: str) -> str:
    """Return a text that fits into a cell; a truncated text ends with a note."""
    units = text.encode("utf-16-le", "surrogatepass")
    if len(units) <= 2 * MAX_XLSX_CELL:
        return text
    told = _CUT_CELL.text(language)
    return units[: 2 * (MAX_XLSX_CELL - len(told))].decode("utf-16-le", "ignore") + told


def name_column(place: int) -> str:
    """Return the letters of a column, from 0: A, …, Z, AA."""
    letters = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def _escape(text: str) -> str:
    """Return a text escaped for an element. (`xml.sax.saxutils` does the same, but loads all of HTTP.)"""
    return text.replace("&", "&amp;").replace(">", "&gt;").replace("<", "&lt;")
