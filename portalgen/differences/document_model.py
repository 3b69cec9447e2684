"""The difference of two versions of a document, as values."""

from __future__ import annotations

from typing import Final

from portalgen.differences.word_runs import TextRun
from portalgen.documents.located.model import DocumentPart, LocatedText, TextMark, TextPiece, TextPlace, UnshownKind
from portalgen.frozen import frozen

READABLE_STATES: Final = frozenset(("read", "empty"))
"""States of a document whose text is known; that of a scan is none."""


@frozen
class DocumentTextChange:
    """Words that differ at one place, with the words beside them; a cell, row or column is one as a whole."""

    before: TextPlace | None
    """Where it was; None where there was nothing at all."""
    after: TextPlace | None
    part: DocumentPart = "body"
    mark: TextMark = ""
    """Of the text in the newer version, or of what is gone."""
    former_mark: TextMark = ""
    """Of a cell."""
    runs: tuple[TextRun, ...] = ()
    """`same` alone where only the mark is another one."""


@frozen
class UnshownCount:
    """How many there are of one kind of what is more than text, and how many of them were not there before."""

    kind: UnshownKind
    before: int
    after: int
    new: int
    """Of `after`: those whose content the former version had not."""
    names: tuple[str, ...] = ()


@frozen
class DocumentDifference:
    """What differs between two versions of a document, or what a new one holds."""

    before: LocatedText | None
    """None of a new one, or where nothing was read."""
    after: LocatedText | None
    """All of its text is here, piece by piece; None where nothing was read since there were too many files."""
    changes: tuple[DocumentTextChange, ...] = ()
    more_changes: int = 0
    """Changes beyond those that are kept."""
    unshown: tuple[UnshownCount, ...] = ()
    removed_words: int = 0
    added_words: int = 0
    """Of a new one, all."""
    redrawn_pages: tuple[int, ...] = ()
    """Pages whose text and pictures are the same, and that are drawn otherwise: lines, letters as curves, fonts."""
    former_file: str = ""
    """The name of the file beside the page that this one takes the place of, if it is another one."""

    @property
    def is_new(self) -> bool:
        """Whether there is nothing to compare with."""
        return self.before is None

    @property
    def is_readable_before(self) -> bool:
        """Whether the text of the former version is known."""
        return self.before is not None and self.before.state in READABLE_STATES

    @property
    def is_compared(self) -> bool:
        """Whether both texts are known."""
        return self.is_readable_before and self.after is not None and self.after.state in READABLE_STATES

    @property
    def hidden_pieces(self) -> tuple[TextPiece, ...]:
        """What readers of the newer version do not see, or not as the document's text."""
        return tuple(each for each in self.after.pieces if each.mark) if self.after is not None else ()

    @property
    def links(self) -> tuple[TextPiece, ...]:
        """The links of the newer version: `words → target`."""
        return tuple(each for each in self.after.pieces if each.part == "link") if self.after is not None else ()
