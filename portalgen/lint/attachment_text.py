"""One attachment as an attachment rule sees it: what its text says and what could not be read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

State = Literal["read", "empty", "encrypted", "too_large", "too_slow", "damaged", "mismatched", "not_text"]
"""`read`: there is text. `empty`: readable, but without any text (a scan). `encrypted`: a password is needed.
`too_large`: it unpacks beyond the limit (a zip bomb), and was not read further. `too_slow`: reading it was stopped
at the limit of time. `damaged`: the library cannot read it. `mismatched`: nor is its content what
its name says. `not_text`: a format that holds no text to read
(pictures, sound, film, archives, old formats)."""


@dataclass(frozen=True, slots=True)
class AttachmentText:
    """`text` is what could be read (raw, not normalised), at most a limit; `cut` says that there was more."""

    name: str
    format: str
    """The extension in lower case, as `content.files.format_of` gives it."""
    size: int
    """Bytes."""
    state: State
    text: str = ""
    cut: bool = False
    pages: int = 0
    """Pages of a PDF, sheets or slides; 0 where that means nothing."""
    public_telephones: tuple[str, ...] = ()
    """Mobile numbers that an agency has made public on purpose; digits only."""
    creator: str = ""
    """The author that the file's own properties name."""
