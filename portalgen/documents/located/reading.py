"""Reads a file with positions in this process: chooses the reader, stops it, and classifies its failures."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from time import process_time
from types import MappingProxyType
from typing import Final

from portalgen.documents.content import DocumentTooLargeError, EncryptedDocumentError
from portalgen.documents.limits import MAX_TEXT_LENGTH
from portalgen.documents.located.excel import open_excel
from portalgen.documents.located.model import LocatedText, TextPiece
from portalgen.documents.located.open_document import open_open_document
from portalgen.documents.located.opened import LocatedDocument
from portalgen.documents.located.pdf import open_pdf
from portalgen.documents.located.plain import open_csv, open_plain, open_rtf
from portalgen.documents.located.slides import open_slides
from portalgen.documents.located.word import open_word
from portalgen.documents.model import DocumentState

LocatedOpener = Callable[[Path], LocatedDocument]

LOCATED_OPENERS: Final[Mapping[str, LocatedOpener]] = MappingProxyType(
    {
        "pdf": open_pdf,
        "docx": open_word,
        "xlsx": open_excel,
        "pptx": open_slides,
        "rtf": open_rtf,
        "csv": open_csv,
        **dict.fromkeys(("odt", "ods", "odp"), open_open_document),
        **dict.fromkeys(("txt", "json", "xml", "vtt", "geojson"), open_plain),
    }
)
"""By the name of a format."""
_MOST_PIECES: Final = 200_000


def read_located_in_process(path: Path, name: str, format: str, size: int, seconds: float) -> LocatedText:
    """The text of a file with its places; a bad file is a state, never an exception."""

    def unread(state: DocumentState) -> LocatedText:
        return LocatedText(name, format, size, state)

    end = process_time() + seconds
    try:
        document = LOCATED_OPENERS[format](path)
        pieces, is_cut = _collect(document, end)
    except EncryptedDocumentError:
        return unread("encrypted")
    except (DocumentTooLargeError, MemoryError):
        return unread("too_large")
    except Exception:  # libraries raise any exception for a bad file; it is never an error of the reader
        return unread("damaged")
    if not pieces and is_cut:
        return LocatedText(name, format, size, "too_slow", unshown=tuple(document.unshown))
    return LocatedText(
        name=name,
        format=format,
        size=size,
        state="read" if pieces else "damaged" if document.is_truncated and not document.unshown else "empty",
        pieces=tuple(pieces),
        unshown=tuple(document.unshown),
        is_truncated=is_cut or document.is_truncated,
        pages=document.pages,
        read_pages=document.read_pages,
    )


def _collect(document: LocatedDocument, end: float) -> tuple[list[TextPiece], bool]:
    """Return the pieces within the limits of length, number and time, and True if there were more."""
    pieces: list[TextPiece] = []
    length = 0
    for piece in document.pieces:
        text = " ".join(piece.text.split())
        if text:
            kept = text[: MAX_TEXT_LENGTH - length]
            pieces.append(TextPiece(kept, piece.place, piece.part, piece.mark))
            length += len(text) + 1
        if length > MAX_TEXT_LENGTH or len(pieces) >= _MOST_PIECES or process_time() > end:
            return pieces, True
    return pieces, False
