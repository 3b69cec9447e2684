"""What reading one document gives: its text, or why there is none."""

from __future__ import annotations

from typing import Literal

from portalgen.documents.features import DocumentFeature
from portalgen.frozen import frozen

DocumentState = Literal["read", "empty", "encrypted", "too_large", "too_slow", "damaged", "not_text"]
"""`read`: there is text. `empty`: readable, but without any text (a scan). `encrypted`: a password is needed.
`too_large`: it unpacks beyond the limit (a zip bomb), and was not read further. `too_slow`: reading it was stopped
at the limit of time. `damaged`: the library cannot read it. `not_text`: a format that holds no text to read
(pictures, sound, film, archives, old formats)."""


@frozen
class DocumentText:
    """`text` is what could be read (raw, not normalised), at most a limit; `is_truncated`: there was more."""

    name: str
    format: str
    """The extension in lower case, as `content.files.format_of` gives it."""
    size: int
    """Bytes."""
    state: DocumentState
    text: str = ""
    is_truncated: bool = False
    pages: int = 0
    """Pages of a PDF, sheets or slides; 0 where that means nothing."""
    creator: str = ""
    """The author that the file's own properties name."""
    features: tuple[DocumentFeature, ...] = ()
    """What it carries beside its text."""
