"""Word, Excel and PowerPoint since 2007 (ECMA-376). Every visible part is read: boxes, headers, notes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final

from portalgen.documents.container import verify_container
from portalgen.documents.content import OpenedDocument
from portalgen.documents.features import FeatureLog
from portalgen.documents.office_features import find_office_features
from portalgen.documents.paragraphs import OOXML, extract_paragraphs
from portalgen.on_demand import on_demand

with on_demand():
    import docx
    import openpyxl
    import pptx
    from docx.oxml import parser as oxml_parser

_NOT_SEEN: Final = (
    "/word/styles",
    "/word/numbering",
    "/word/settings",
    "/word/fontTable",
    "/word/theme",
    "/word/glossary",
)
_SEEN: Final = ("/ppt/slides/", "/ppt/notesSlides/", "/ppt/diagrams/data", "/ppt/comments/")
_LIBRARY: Final = "openpyxl"
"""The author given by the library to a workbook without an author."""


def read_docx(path: Path) -> OpenedDocument:
    """A Word document: body, tables, text boxes, headers, footers, notes and comments."""
    features, is_complete = _look(path)
    document = docx.Document(str(path))
    roots = (
        root
        for part in document.part.package.iter_parts()
        if part.partname.startswith("/word/") and not part.partname.startswith(_NOT_SEEN)
        if (root := _root(part)) is not None
    )
    creator = document.core_properties.author or ""
    return OpenedDocument(_lines(roots), creator=creator, is_truncated=not is_complete, features=features)


def read_pptx(path: Path) -> OpenedDocument:
    """A presentation: slides, speaker's notes, diagrams and comments; `pages` are the slides."""
    features, is_complete = _look(path)
    presentation = pptx.Presentation(str(path))
    roots = (
        root
        for part in presentation.part.package.iter_parts()
        if part.partname.startswith(_SEEN)
        if (root := _root(part)) is not None
    )
    creator = presentation.core_properties.author or ""
    return OpenedDocument(
        _lines(roots), len(presentation.slides), creator, is_truncated=not is_complete, features=features
    )


def read_xlsx(path: Path) -> OpenedDocument:
    """A workbook: a line a row, cells apart by tabs, formulas as their last results; `pages` are the sheets."""
    features, is_complete = _look(path)
    book = openpyxl.load_workbook(path, read_only=True, data_only=True, keep_links=False)
    creator = book.properties.creator or ""
    author = "" if creator == _LIBRARY else creator
    return OpenedDocument(_rows(book), len(book.sheetnames), author, is_truncated=not is_complete, features=features)


def _look(path: Path) -> tuple[FeatureLog, bool]:
    """Return the features of the checked package, and True if all of it was inspected."""
    verify_container(path)
    features = FeatureLog()
    return features, find_office_features(path, features)


def _root(part: Any) -> Any:
    """Return the tree of an XML part, else None."""
    root = getattr(part, "_element", None)
    if root is not None or not part.content_type.endswith("xml"):
        return root
    return oxml_parser.parse_xml(part.blob)


def _lines(roots: Iterator[Any]) -> Iterator[str]:
    for root in roots:
        yield from extract_paragraphs(root, OOXML)


def _rows(book: Any) -> Iterator[str]:
    for sheet in book.worksheets:
        yield sheet.title
        # A wrong dimension in the file would fill up every row with empty cells.
        sheet.reset_dimensions()
        for row in sheet.iter_rows(values_only=True):
            yield "\t".join("" if value is None else _cell(value) for value in row).rstrip("\t")


def _cell(value: object) -> str:
    if isinstance(value, datetime | date):
        return value.isoformat()
    return str(value)
