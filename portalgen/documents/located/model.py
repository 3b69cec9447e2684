"""Text of a document piece by piece: its positions, its visibility, and content other than text."""

from __future__ import annotations

from typing import Final, Literal

from portalgen.documents.model import DocumentState
from portalgen.frozen import frozen

LOCATED_FORMATS: Final = frozenset(
    ("pdf", "docx", "xlsx", "pptx", "rtf", "csv", "odt", "ods", "odp", "txt", "json", "xml", "vtt", "geojson")
)
"""Formats read with positions, as named by `content.files.format_of`."""

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
"""The part of a document with a text.

`title`: of a sheet. `link`: `words → target`. `instruction`: of a field filled in by a program.
"""

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
"""The reason why readers may not see a text, or not take it for the document's.

`white`: the colour of the paper. `tiny`: too small to read. `hidden`: the property of that name. `invisible`: drawn
without ink, like the recognized text of a scan. `layer`: on a layer switched off. `deleted`, `inserted`: tracked
changes. `struck`:
struck through. `fallback`: shown instead by older programs. `hidden_format`: a cell with a number format without
output.
"""

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
"""Content other than text.

`drawing`: curves, possibly letters. `numbering`: numbers counted by the program. `side_text`: headers, notes and boxes
of a format read without them. `look`: everything drawn by a page, including its fonts.
"""


@frozen
class TextPlace:
    """The position of a text; 0 or "" if not applicable. All numbers count from 1."""

    page: int = 0
    slide: int = 0
    sheet: str = ""
    cell: str = ""
    """`B7`."""
    paragraph: int = 0
    """Outside of tables, counting only paragraphs with text."""
    table: int = 0
    row: int = 0
    column: int = 0
    line: int = 0


@frozen
class TextPiece:
    """A stretch of text at a single position; white space is a single space."""

    text: str
    place: TextPlace
    part: DocumentPart = "body"
    mark: TextMark = ""


@frozen
class UnshownPart:
    """Content not shown as text. `digest` is of its content; "" if only its number counts."""

    kind: UnshownKind
    digest: str = ""
    name: str = ""
    """Of a file, a sheet or a page, if it has a name."""


@frozen
class LocatedText:
    """The result of reading a document with positions; `state` is the reason for missing text, as in `DocumentText`."""

    name: str
    format: str
    size: int
    state: DocumentState
    pieces: tuple[TextPiece, ...] = ()
    unshown: tuple[UnshownPart, ...] = ()
    is_truncated: bool = False
    """True if there is more than `pieces`, or uninspected content."""
    pages: int = 0
    """Pages of a PDF, sheets or slides."""
    read_pages: int = 0
    """Pages read of a PDF."""
