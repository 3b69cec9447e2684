"""An attachment as attachment rules see it: its text, and the parts that could not be read."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from portalgen.config.portal_settings import Limits
from portalgen.content.files import InvalidFile, inspect_file
from portalgen.documents.features import DocumentFeature
from portalgen.documents.model import DocumentState, DocumentText
from portalgen.frozen import frozen

AttachmentState = DocumentState | Literal["mismatched"]
"""The state of a document after reading it, or `mismatched`.

`mismatched` means that it is unreadable because its content does not match the file extension.
"""


@frozen
class AttachmentText:
    """The text of a document (`DocumentText`) with further facts for attachment rules."""

    name: str
    format: str
    """The file extension in lower case, as returned by `content.files.format_of`."""
    size: int
    """The size of the file in bytes."""
    state: AttachmentState
    text: str = ""
    is_truncated: bool = False
    pages: int = 0
    """The number of pages of a PDF, sheets or slides; 0 for formats without pages."""
    public_telephones: tuple[str, ...] = ()
    """Mobile numbers that an agency has made public, digits only."""
    creator: str = ""
    """The author named in the properties of the file."""
    features: tuple[DocumentFeature, ...] = ()
    """Features of the file other than text, such as macros or hidden sheets."""


def build_attachment_text(
    path: Path, document: DocumentText, public_telephones: tuple[str, ...] = ()
) -> AttachmentText:
    """Return the attachment at `path` in the form passed to the rules; `document` holds its extracted text."""
    return AttachmentText(
        name=document.name,
        format=document.format,
        size=document.size,
        state="mismatched" if document.state == "damaged" and _is_mismatched(path, document) else document.state,
        text=document.text,
        is_truncated=document.is_truncated,
        pages=document.pages,
        public_telephones=public_telephones,
        creator=document.creator,
        features=document.features,
    )


def _is_mismatched(path: Path, document: DocumentText) -> bool:
    """Return True if the content does not match the file name; the build reports this (ATT105)."""
    facts = inspect_file(path, document.name, Limits(), (document.format,))
    return isinstance(facts, InvalidFile) and facts.code == "ATT105"
