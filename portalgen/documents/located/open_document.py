"""OpenDocument text, sheets and slides (ISO/IEC 26300): paragraphs, cells, comments, tracked changes and links."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final
from xml.etree.ElementTree import Element

from portalgen.documents.content import EncryptedDocumentError
from portalgen.documents.features import FeatureLog
from portalgen.documents.located.excel_cells import column_letters
from portalgen.documents.located.model import DocumentPart, TextMark, TextPiece, TextPlace
from portalgen.documents.located.opened import LocatedDocument
from portalgen.documents.located.package import OfficePackage, attribute, descendants, local_name
from portalgen.documents.open_document_features import find_open_document_features
from portalgen.documents.paragraphs import OPEN_DOCUMENT, extract_paragraphs
from portalgen.store.digest import digest_bytes

_CONTENT: Final = "content.xml"
_STYLES: Final = "styles.xml"
_MANIFEST: Final = "META-INF/manifest.xml"
_MOST_REPEATED: Final = 64
"""Sheets fill their rows up with thousands of empty cells."""
_HIDDEN: Final = ("collapse", "filter")


def open_open_document(path: Path) -> LocatedDocument:
    """An odt, ods or odp."""
    package = OfficePackage(path)
    package.require(_CONTENT)
    if _MANIFEST in package.names and b"encryption-data" in package.data(_MANIFEST):
        raise EncryptedDocumentError
    document = LocatedDocument()
    roots = tuple(package.tree(name) for name in (_STYLES, _CONTENT) if name in package.names)
    _note_members(package, roots, document)
    document.pieces = _pieces(package, roots[-1], document)
    return document


def _note_members(package: OfficePackage, roots: tuple[Element, ...], document: LocatedDocument) -> None:
    features = FeatureLog()
    find_open_document_features(list(package.names), roots, features)
    for each in features.features():
        if each.kind in ("macro", "remote", "script", "program", "dde"):
            document.note(each.kind, name=", ".join(each.places))
    for name in package.names:
        if name.startswith("Pictures/") and not name.endswith("/"):
            document.note("picture", digest_bytes(package.data(name)), name)
        elif name.startswith("Object ") and name.endswith("/content.xml"):
            document.note("object", digest_bytes(package.data(name)), name)


def _pieces(package: OfficePackage, content: Element, document: LocatedDocument) -> Iterator[TextPiece]:
    hidden = _hidden_styles(content)
    sheet = next(descendants(content, "spreadsheet"), None)
    if sheet is not None:
        yield from _sheets(sheet, hidden)
        yield from _comments(sheet)
        yield from _links(sheet)
        return
    body = next(descendants(content, "body"), content)
    for number, text in enumerate(extract_paragraphs(body, OPEN_DOCUMENT), 1):
        yield TextPiece(text, TextPlace(paragraph=number))
    for tracked in descendants(body, "tracked-changes"):
        for deletion in descendants(tracked, "deletion"):
            for text in extract_paragraphs(deletion, OPEN_DOCUMENT):
                yield TextPiece(text, TextPlace(), "body", "deleted")
    yield from _links(body)
    if _STYLES in package.names:
        for part in package.tree(_STYLES).iter():
            kind: DocumentPart = "header" if local_name(part.tag).startswith("header") else "footer"
            if local_name(part.tag) in (
                "header",
                "footer",
                "header-left",
                "footer-left",
                "header-first",
                "footer-first",
            ):
                for text in extract_paragraphs(part, OPEN_DOCUMENT):
                    yield TextPiece(text, TextPlace(), kind)
    for _ in descendants(body, "form"):
        document.note("form")


def _hidden_styles(content: Element) -> frozenset[str]:
    """Return the styles of hidden sheets."""
    return frozenset(
        attribute(style, "name")
        for style in descendants(content, "style")
        for each in style
        if local_name(each.tag) == "table-properties" and attribute(each, "display") == "false"
    )


def _sheets(root: Element, hidden: frozenset[str]) -> Iterator[TextPiece]:
    for table in descendants(root, "table"):
        title = attribute(table, "name")
        mark: TextMark = "hidden_sheet" if attribute(table, "style-name") in hidden else ""
        yield TextPiece(title, TextPlace(sheet=title), "title", mark)
        columns = tuple(_hidden_columns(table))
        row_number = 0
        for row in descendants(table, "table-row"):
            is_hidden = attribute(row, "visibility") in _HIDDEN
            row_mark: TextMark = mark or ("hidden_row" if is_hidden else "")
            yield from _cells(row, title, row_number + 1, row_mark, columns)
            row_number += _count(row, "number-rows-repeated")


def _cells(row: Element, title: str, number: int, mark: TextMark, hidden: tuple[int, ...]) -> Iterator[TextPiece]:
    column = 0
    for cell in row:
        if local_name(cell.tag) not in ("table-cell", "covered-table-cell"):
            continue
        count = _count(cell, "number-columns-repeated")
        text = " ".join("".join(each.itertext()) for each in cell if local_name(each.tag) in ("p", "h"))
        value, formula = attribute(cell, "value"), attribute(cell, "formula")
        if value and value != text:
            text = f"{text} ({value})" if text else value
        text = f"{text} [{formula}]" if formula else text
        for at in range(column + 1, column + 1 + (min(count, _MOST_REPEATED) if text.strip() else 0)):
            shown: TextMark = mark or ("hidden_column" if at in hidden else "")
            place = TextPlace(sheet=title, cell=f"{column_letters(at)}{number}", row=number, column=at)
            yield TextPiece(text, place, mark=shown)
        column += count


def _hidden_columns(table: Element) -> Iterator[int]:
    at = 0
    for each in descendants(table, "table-column"):
        count = _count(each, "number-columns-repeated")
        if attribute(each, "visibility") in _HIDDEN:
            yield from range(at + 1, at + 1 + min(count, _MOST_REPEATED))
        at += count


def _count(element: Element, name: str) -> int:
    written = attribute(element, name)
    return int(written) if written.isdecimal() else 1


def _comments(root: Element) -> Iterator[TextPiece]:
    for each in descendants(root, "annotation"):
        yield TextPiece(" ".join(each.itertext()), TextPlace(), "comment")


def _links(root: Element) -> Iterator[TextPiece]:
    for each in descendants(root, "a"):
        yield TextPiece(f"{''.join(each.itertext())} → {attribute(each, 'href')}", TextPlace(), "link")
