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
"""A state of reading, or `mismatched`: unreadable, and the content does not match the file name."""


@frozen
class AttachmentText:
    """The text of a document (`DocumentText`) with further facts for the rules."""

    name: str
    format: str
    """The extension in lower case, as `content.files.format_of` gives it."""
    size: int
    """Bytes."""
    state: AttachmentState
    text: str = ""
    is_truncated: bool = False
    pages: int = 0
    """Pages of a PDF, sheets or slides; 0 for formats without pages."""
    public_telephones: tuple[str, ...] = ()
    """Mobile numbers made public by an agency, digits only."""
    creator: str = ""
    """The author named in the file's own properties."""
    features: tuple[DocumentFeature, ...] = ()
    """Features found beside the text, such as macros or hidden sheets."""


def build_attachment_text(
    path: Path, document: DocumentText, public_telephones: tuple[str, ...] = ()
) -> AttachmentText:
    """Return the attachment at `path` as the rules see it, from its text as `document`."""
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
