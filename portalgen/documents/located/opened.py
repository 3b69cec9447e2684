"""What a format's reader gives: pieces one after the other, so that reading stops at a limit."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from portalgen.documents.located.model import TextPiece, UnshownKind, UnshownPart


@dataclass
class LocatedDocument:
    """A document that was opened. Its readers fill `unshown` while `pieces` are read."""

    pieces: Iterator[TextPiece] = field(default_factory=lambda: iter(()))
    pages: int = 0
    read_pages: int = 0
    is_truncated: bool = False
    """Whether something could not be looked at."""
    unshown: list[UnshownPart] = field(default_factory=list)

    def note(self, kind: UnshownKind, digest: str = "", name: str = "") -> None:
        """Add something that is no text."""
        self.unshown.append(UnshownPart(kind, digest, name))
