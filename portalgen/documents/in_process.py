"""Reads a file in this process: chooses the reader, and classifies its failures."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import Final

from portalgen.documents.content import DocumentTooLargeError, EncryptedDocumentError, OpenedDocument, collect_text
from portalgen.documents.model import DocumentState, DocumentText
from portalgen.documents.office import read_docx, read_pptx, read_xlsx
from portalgen.documents.open_document import read_open_document
from portalgen.documents.pdf import read_pdf
from portalgen.documents.plain_text import read_plain, read_rtf

DocumentOpener = Callable[[Path], OpenedDocument]

PLAIN_OPENERS: Final[Mapping[str, DocumentOpener]] = MappingProxyType(
    dict.fromkeys(("txt", "csv", "json", "xml", "vtt"), read_plain)
)
"""Formats read without a library, bounded only in length."""
DOCUMENT_OPENERS: Final[Mapping[str, DocumentOpener]] = MappingProxyType(
    {
        "pdf": read_pdf,
        "docx": read_docx,
        "xlsx": read_xlsx,
        "pptx": read_pptx,
        "rtf": read_rtf,
        **dict.fromkeys(("odt", "ods", "odp"), read_open_document),
    }
)
"""Formats read by a library or an XML parser, which a bad file may confuse."""


def read_in_process(
    path: Path, name: str, format: str, size: int, opening: DocumentOpener, seconds: float
) -> DocumentText:
    """The text of the file as `opening` reads it; a bad file is a state, never an exception."""

    def unread(state: DocumentState) -> DocumentText:
        return DocumentText(name, format, size, state)

    try:
        content = opening(path)
        collected = collect_text(content, seconds)
    except EncryptedDocumentError:
        return unread("encrypted")
    except (DocumentTooLargeError, MemoryError):
        return unread("too_large")
    except Exception:  # libraries raise any exception for a bad file; it is never an error of the reader
        return unread("damaged")
    if not collected.text and collected.has_gaps:
        return unread("damaged")
    if not collected.text and collected.is_truncated:
        return replace(unread("too_slow"), features=content.features.features())
    return DocumentText(
        name=name,
        format=format,
        size=size,
        state="read" if collected.text else "empty",
        text=collected.text,
        is_truncated=collected.is_truncated or collected.has_gaps,
        pages=content.pages,
        creator=content.creator.strip(),
        features=content.features.features(),
    )
