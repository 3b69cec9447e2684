"""The text of a document piece by piece: where each stands, whether readers see it, and what is no text at all."""

from __future__ import annotations

from typing import Final, Literal

from portalgen.documents.model import DocumentState
from portalgen.frozen import frozen

LOCATED_FORMATS: Final = frozenset(
    ("pdf", "docx", "xlsx", "pptx", "rtf", "csv", "odt", "ods", "odp", "txt", "json", "xml", "vtt", "geojson")
)
"""Formats that are read with their places, as `content.files.format_of` names them."""

DocumentPart = Literal[
    "body",
    "title",
    "text_box",
    "header",
    "footer",
    "footnote",
    "endnote",
    "comment",
    "speaker_notes",
    "form",
    "annotation",
    "link",
    "instruction",
]
"""In which part of a document a text stands. `title`: of a sheet. `link`: `words → target`. `instruction`: of a field that a program fills in."""

TextMark = Literal[
    "",
    "white",
    "tiny",
    "hidden",
    "invisible",
    "layer",
    "off_page",
    "deleted",
    "inserted",
    "struck",
    "fallback",
    "hidden_sheet",
    "hidden_row",
    "hidden_column",
    "hidden_slide",
    "hidden_format",
]
"""Why readers may not see a text, or not take it for the document's: `white`: the colour of the paper. `tiny`: too small
to read. `hidden`: the property of that name. `invisible`: drawn without ink, as the recognised text of a scan is.
`layer`: on a layer that is switched off. `deleted`, `inserted`: tracked changes. `struck`: struck through. `fallback`:
what older programs show instead. `hidden_format`: a cell whose number format shows nothing."""

UnshownKind = Literal[
    "picture",
    "linked_picture",
    "drawing",
    "chart",
    "media",
    "object",
    "embedded_file",
    "form",
    "numbering",
    "side_text",
    "conditional_format",
    "validation",
    "pivot",
    "script",
    "launch",
    "program",
    "macro",
    "remote",
    "dde",
    "look",
]
"""What is more than text. `drawing`: curves, which may be letters. `numbering`: numbers that the program counts.
`side_text`: headers, notes and boxes of a format that is read without them.
`look`: all that a page draws, its fonts too."""


@frozen
class TextPlace:
    """Where a text stands; 0 or empty where that means nothing. All numbers count from 1."""

    page: int = 0
    slide: int = 0
    sheet: str = ""
    cell: str = ""
    """`B7`."""
    paragraph: int = 0
    """Outside of tables, those without text not counted."""
    table: int = 0
    row: int = 0
    column: int = 0
    line: int = 0


@frozen
class TextPiece:
    """A stretch of text that has one place; white space is a single space."""

    text: str
    place: TextPlace
    part: DocumentPart = "body"
    mark: TextMark = ""


@frozen
class UnshownPart:
    """Something that is not shown as text. `digest` is of its content; empty where only its number counts."""

    kind: UnshownKind
    digest: str = ""
    name: str = ""
    """Of a file, a sheet or a page, where it has one."""


@frozen
class LocatedText:
    """What reading one document with its places gives; `state` says why there is none, as in `DocumentText`."""

    name: str
    format: str
    size: int
    state: DocumentState
    pieces: tuple[TextPiece, ...] = ()
    unshown: tuple[UnshownPart, ...] = ()
    is_truncated: bool = False
    """Whether there is more than `pieces`, or something in it could not be looked at."""
    pages: int = 0
    """Pages of a PDF, sheets or slides."""
    read_pages: int = 0
    """Pages of a PDF that were read."""
