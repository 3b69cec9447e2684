"""Excel (ECMA-376, SpreadsheetML): every cell by its address, with formula and visibility.

Cells are read here and not by a library, since their visibility, colours and formulas are adjacent in the file and
needed together.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final
from xml.etree.ElementTree import Element, tostring

from portalgen.documents.located.excel_cells import column_letters, split_address
from portalgen.documents.located.excel_styles import CellStyle, read_cell_styles
from portalgen.documents.located.model import DocumentPart, TextMark, TextPiece, TextPlace
from portalgen.documents.located.opened import LocatedDocument
from portalgen.documents.located.package import (
    OfficePackage,
    Relationship,
    attribute,
    child,
    descendants,
    local_name,
    note_office_members,
)
from portalgen.frozen import frozen
from portalgen.store.digest import digest_bytes

_ON: Final = ("1", "true")
_HEADERS: Final[Mapping[str, DocumentPart]] = {
    "oddHeader": "header",
    "evenHeader": "header",
    "firstHeader": "header",
    "oddFooter": "footer",
    "evenFooter": "footer",
    "firstFooter": "footer",
}
_HEADER_CODE: Final = re.compile(r"&(?:\"[^\"]*\"|K[0-9A-Fa-f]{6}|\d{1,3}|[A-Z])")
_LAST_COLUMN: Final = 16_384


def open_excel(path: Path) -> LocatedDocument:
    """A workbook: its sheets in their order, each row by row, then its comments, boxes and links."""
    package = OfficePackage(path)
    main = package.find_main_part()
    root = package.tree(main)
    targets = package.relationships(main)
    sheets = [each for each in descendants(root, "sheet") if _target_of(each, targets) in package.names]
    document = LocatedDocument(pages=len(sheets), read_pages=len(sheets))
    note_office_members(path, package, document)
    document.pieces = _pieces(package, main, sheets, document)
    return document


@frozen
class _Book:
    strings: tuple[str, ...]
    styles: tuple[CellStyle, ...]
    starts_1904: bool


def _pieces(package: OfficePackage, main: str, sheets: list[Element], document: LocatedDocument) -> Iterator[TextPiece]:
    root, targets = package.tree(main), package.relationships(main)
    parts = {each.type: each.target for each in targets.values() if each.target in package.names}
    strings = tuple(_read_strings(package.tree(parts["sharedStrings"]))) if "sharedStrings" in parts else ()
    styles = read_cell_styles(package.tree(parts["styles"])) if "styles" in parts else ()
    properties = child(root, "workbookPr")
    book = _Book(strings, styles, properties is not None and attribute(properties, "date1904") in _ON)
    for sheet in sheets:
        title = attribute(sheet, "name")
        mark: TextMark = "hidden_sheet" if attribute(sheet, "state") not in ("", "visible") else ""
        part = _target_of(sheet, targets)
        yield TextPiece(title, TextPlace(sheet=title), "title", mark)
        reader = _SheetReader(title, mark, book, document)
        yield from reader.read(package.tree(part))
        yield from _read_beside(package, part, reader)
    for each in descendants(root, "definedName"):
        if each.text and not attribute(each, "name").startswith("_xlnm."):
            yield TextPiece(f"{attribute(each, 'name')} = {each.text}", TextPlace(), "instruction")


def _target_of(sheet: Element, targets: Mapping[str, Relationship]) -> str:
    key = next((value for name, value in sheet.attrib.items() if name.endswith("}id")), "")
    return targets[key].target if key in targets else ""


def _read_strings(root: Element) -> Iterator[str]:
    for item in root:
        yield _text_of(item)


def _text_of(item: Element) -> str:
    """The text of a string; how it is pronounced is not part of it."""
    parts = []
    for each in item:
        name = local_name(each.tag)
        if name == "t":
            parts.append(each.text or "")
        elif name == "r":
            parts += [below.text or "" for below in each if local_name(below.tag) == "t"]
    return "".join(parts)


class _SheetReader:
    """Reads a sheet."""

    def __init__(self, title: str, mark: TextMark, book: _Book, document: LocatedDocument) -> None:
        self.title = title
        self._mark = mark
        self._book = book
        self._document = document
        self._hidden_columns: list[tuple[int, int]] = []
        self._default_height: str | None = None

    def place(self, address: str) -> TextPlace:
        """The place of a cell of this sheet."""
        row, column = split_address(address)
        return TextPlace(sheet=self.title, cell=address.replace("$", "").partition(":")[0], row=row, column=column)

    def piece(self, text: str, address: str, part: DocumentPart) -> TextPiece:
        """A text beside a cell, or beside the sheet."""
        return TextPiece(text, self.place(address) if address else TextPlace(sheet=self.title), part, self._mark)

    def read(self, root: Element) -> Iterator[TextPiece]:
        """Yield the cells of the sheet, and then their notes."""
        for part in root:
            name = local_name(part.tag)
            if name == "sheetFormatPr" and attribute(part, "zeroHeight") in _ON:
                self._default_height = "0"
            elif name == "cols":
                self._hidden_columns += list(_hidden_spans(part))
            elif name == "sheetData":
                yield from self._read_rows(part)
            elif name == "headerFooter":
                for each in part:
                    text = _HEADER_CODE.sub(" ", (each.text or "").replace("&&", "＆")).replace("＆", "&")
                    yield TextPiece(text, TextPlace(sheet=self.title), _HEADERS.get(local_name(each.tag), "header"))
            elif name == "conditionalFormatting":
                self._document.note("conditional_format", digest_bytes(tostring(part)), self.title)
            elif name == "dataValidations":
                self._document.note("validation", digest_bytes(tostring(part)), self.title)
            elif name in ("controls", "oleObjects"):
                self._document.note(
                    "form" if name == "controls" else "object", digest_bytes(tostring(part)), self.title
                )

    def _read_rows(self, data: Element) -> Iterator[TextPiece]:
        row_number = 0
        for row in data:
            written = attribute(row, "r")
            row_number = int(written) if written.isdecimal() else row_number + 1
            is_hidden = attribute(row, "hidden") in _ON or _is_flat(row.get("ht", self._default_height))
            column = 0
            for cell in row:
                address = cell.get("r", "")
                column = split_address(address)[1] if address else column + 1
                text, style = self._read_cell(cell)
                if text:
                    mark = self._mark_of(style, column, is_hidden=is_hidden)
                    name = address or f"{column_letters(column)}{row_number}"
                    yield TextPiece(
                        text, TextPlace(sheet=self.title, cell=name, row=row_number, column=column), mark=mark
                    )

    def _mark_of(self, style: CellStyle, column: int, *, is_hidden: bool) -> TextMark:
        if self._mark:
            return self._mark
        if is_hidden:
            return "hidden_row"
        if any(first <= column <= last for first, last in self._hidden_columns):
            return "hidden_column"
        return style.mark

    def _read_cell(self, cell: Element) -> tuple[str, CellStyle]:
        """Return the content of a cell, with a formula after its result, and its style."""
        value, formula, kind = "", "", cell.get("t", "n")
        for each in cell:
            name = local_name(each.tag)
            if name == "v":
                value = each.text or ""
            elif name == "is":
                value = _text_of(each)
            elif name == "f":
                formula = each.text or f"#{each.get('si', '')}"
        number = cell.get("s", "0")
        styles = self._book.styles
        style = styles[int(number)] if number.isdecimal() and int(number) < len(styles) else CellStyle()
        if kind == "s":
            value = self._book.strings[int(value)] if value.isdecimal() and int(value) < len(self._book.strings) else ""
        elif kind == "b":
            value = "TRUE" if value == "1" else "FALSE"
        elif kind == "n" and value:
            value = style.write(value, starts_1904=self._book.starts_1904)
        return f"{value} [={formula}]" if formula else value, style


def _is_flat(length: str | None) -> bool:
    """Return True if a row is lower than a point, or a column narrower than a letter."""
    try:
        return length is not None and float(length) < 1
    except ValueError:
        return False


def _hidden_spans(columns: Element) -> Iterator[tuple[int, int]]:
    for each in columns:
        if attribute(each, "hidden") in _ON or _is_flat(each.get("width")):
            first, last = attribute(each, "min"), attribute(each, "max")
            if first.isdecimal() and last.isdecimal():
                yield int(first), min(int(last), _LAST_COLUMN)


def _read_beside(package: OfficePackage, part: str, reader: _SheetReader) -> Iterator[TextPiece]:
    """The links, comments and text boxes of a sheet."""
    targets = package.relationships(part)
    for link in descendants(package.tree(part), "hyperlink"):
        known = targets.get(next((value for key, value in link.attrib.items() if key.endswith("}id")), ""))
        target = (known.target if known is not None else "") + (
            f"#{link.get('location')}" if link.get("location") else ""
        )
        yield reader.piece(f"→ {target}", link.get("ref", ""), "link")
    for each in targets.values():
        if each.is_external or each.target not in package.names:
            continue
        if each.type in ("comments", "threadedComment"):
            yield from _read_comments(package.tree(each.target), reader)
        elif each.type == "drawing":
            yield from _read_drawing(package, each.target, reader)


def _read_comments(root: Element, reader: _SheetReader) -> Iterator[TextPiece]:
    for each in root.iter():
        if local_name(each.tag) in ("comment", "threadedComment"):
            text = "".join(below.text or "" for below in each.iter() if local_name(below.tag) in ("t", "text"))
            yield reader.piece(text, each.get("ref", ""), "comment")


def _read_drawing(package: OfficePackage, name: str, reader: _SheetReader) -> Iterator[TextPiece]:
    targets = package.relationships(name)
    for anchor in package.tree(name):
        start = child(anchor, "from")
        address = _address_of(start) if start is not None else ""
        for paragraph in descendants(anchor, "p"):
            text = "".join(each.text or "" for each in descendants(paragraph, "t"))
            yield reader.piece(text, address, "text_box")
        for link in descendants(anchor, "hlinkClick"):
            known = targets.get(next((value for key, value in link.attrib.items() if key.endswith("}id")), ""))
            if known is not None:
                yield reader.piece(f"→ {known.target}", address, "link")
    for each in targets.values():
        if each.type == "chart" and each.target in package.names:
            texts = [
                below.text or "" for below in package.tree(each.target).iter() if local_name(below.tag) in ("t", "v")
            ]
            yield reader.piece(" · ".join(text for text in texts if text.strip()), "", "text_box")


def _address_of(start: Element) -> str:
    values = {local_name(each.tag): each.text or "" for each in start}
    column, row = values.get("col", ""), values.get("row", "")
    return f"{column_letters(int(column) + 1)}{int(row) + 1}" if column.isdecimal() and row.isdecimal() else ""
