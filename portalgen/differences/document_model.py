"""The difference of two versions of a document, as values."""

from __future__ import annotations

from typing import Final

from portalgen.differences.word_runs import TextRun
from portalgen.documents.located.model import DocumentPart, LocatedText, TextMark, TextPiece, TextPlace, UnshownKind
from portalgen.frozen import frozen

READABLE_STATES: Final = frozenset(("read", "empty"))
"""States of a document with known text, including a scan's empty text."""


@frozen
class DocumentTextChange:
    """Differing words at a position, with adjacent words; a cell, row or column counts as a whole."""

    before: TextPlace | None
    """The former position; None without former content."""
    after: TextPlace | None
    part: DocumentPart = "body"
    mark: TextMark = ""
    """The mark of the text in the newer version, or of the removed text."""
    former_mark: TextMark = ""
    """Of a cell."""
    runs: tuple[TextRun, ...] = ()
    """Only `same` if just the mark differs."""


@frozen
class UnshownCount:
    """The count of a kind of content other than text, and how many are new."""

    kind: UnshownKind
    before: int
    after: int
    new: int
    """The number in `after` with content missing from the former version."""
    names: tuple[str, ...] = ()


@frozen
class DocumentDifference:
    """The differences between two versions of a document, or the content of a new document."""

    before: LocatedText | None
    """None for a new document, or if it was not read."""
    after: LocatedText | None
    """All of its text, piece by piece; None if it was not read because of too many files."""
    changes: tuple[DocumentTextChange, ...] = ()
    more_changes: int = 0
    """The number of changes beyond the kept changes."""
    unshown: tuple[UnshownCount, ...] = ()
    removed_words: int = 0
    added_words: int = 0
    """For a new document, all words."""
    redrawn_pages: tuple[int, ...] = ()
    """Pages with the same text and pictures but a different drawing: lines, letters as curves, fonts."""
    former_file: str = ""
    """The name of the replaced file beside the page, if it differs."""

    @property
    def is_new(self) -> bool:
        """True if there is no version to compare with."""
        return self.before is None

    @property
    def is_readable_before(self) -> bool:
        """True if the text of the former version is known."""
        return self.before is not None and self.before.state in READABLE_STATES

    @property
    def is_compared(self) -> bool:
        """True if both texts are known."""
        return self.is_readable_before and self.after is not None and self.after.state in READABLE_STATES

    @property
    def hidden_pieces(self) -> tuple[TextPiece, ...]:
        """The pieces of the newer version that readers do not see, or not as the document's text."""
        return tuple(each for each in self.after.pieces if each.mark) if self.after is not None else ()

    @property
    def links(self) -> tuple[TextPiece, ...]:
        """The links of the newer version: `words → target`."""
        return tuple(each for each in self.after.pieces if each.part == "link") if self.after is not None else ()
