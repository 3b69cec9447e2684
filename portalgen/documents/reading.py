"""Reading one file here and now: which reader, and what its failure means."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Final

from portalgen.documents.content import Content, Encrypted, TooLarge, collected
from portalgen.documents.model import DocumentState, DocumentText
from portalgen.documents.office import read_docx, read_pptx, read_xlsx
from portalgen.documents.open_document import read_open_document
from portalgen.documents.plain import read_plain, read_rtf
from portalgen.documents.portable import read_pdf

Opening = Callable[[Path], Content]

PLAIN: Final[Mapping[str, Opening]] = MappingProxyType(dict.fromkeys(("txt", "csv", "json", "xml", "vtt"), read_plain))
"""Formats whose reading needs no library and no bounds but their length."""
DOCUMENTS: Final[Mapping[str, Opening]] = MappingProxyType(
    {
        "pdf": read_pdf,
        "docx": read_docx,
        "xlsx": read_xlsx,
        "pptx": read_pptx,
        "rtf": read_rtf,
        **dict.fromkeys(("odt", "ods", "odp"), read_open_document),
    }
)
"""Formats that a library or an XML parser reads, which a bad file may lead astray."""


def read_here(path: Path, name: str, format: str, size: int, opening: Opening, seconds: float) -> DocumentText:
    """The text of the file as `opening` reads it; a bad file is a state, never an exception."""

    def unread(state: DocumentState) -> DocumentText:
        return DocumentText(name, format, size, state)

    try:
        content = opening(path)
        found = collected(content, seconds)
    except Encrypted:
        return unread("encrypted")
    except (TooLarge, MemoryError):
        return unread("too_large")
    except Exception:  # what a library raises for a bad file is of every kind, and never the reader's fault
        return unread("damaged")
    if not found.text and found.lost:
        return unread("damaged")
    if not found.text and found.cut:
        return unread("too_slow")
    return DocumentText(
        name=name,
        format=format,
        size=size,
        state="read" if found.text else "empty",
        text=found.text,
        cut=found.cut or found.lost,
        pages=content.pages,
        creator=content.creator.strip(),
    )
