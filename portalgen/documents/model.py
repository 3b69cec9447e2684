"""The result of reading a document: its text, or the reason for its absence."""

from __future__ import annotations

from typing import Literal

from portalgen.documents.features import DocumentFeature
from portalgen.frozen import frozen

DocumentState = Literal["read", "empty", "encrypted", "too_large", "too_slow", "damaged", "not_text"]
"""The state of a document.

`read`: there is text. `empty`: readable, but without any text (a scan). `encrypted`: a password is needed. `too_large`:
it unpacks beyond the limit (a zip bomb), and was not read further. `too_slow`: reading was stopped at the time limit.
`damaged`: the library cannot read it. `not_text`: a format without readable text (pictures, sound, film, archives, old
formats).
"""


@frozen
class DocumentText:
    """`text` is the readable text (raw, not normalized), up to a limit; `is_truncated`: there was more."""

    name: str
    format: str
    """The extension in lower case, as `content.files.format_of` gives it."""
    size: int
    """Bytes."""
    state: DocumentState
    text: str = ""
    is_truncated: bool = False
    pages: int = 0
    """Pages of a PDF, sheets or slides; 0 if not applicable."""
    creator: str = ""
    """The author in the file's own properties."""
    features: tuple[DocumentFeature, ...] = ()
    """Its features beside the text."""
