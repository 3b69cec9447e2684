"""The output of a format's reader: pieces one after the other, so that reading can stop at a limit."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from portalgen.documents.located.model import TextPiece, UnshownKind, UnshownPart

_MOST_UNSHOWN: Final = 20_000
_LONGEST_NAME: Final = 200


@dataclass
class LocatedDocument:
    """An opened document. Its readers fill `unshown` while `pieces` are read."""

    pieces: Iterator[TextPiece] = field(default_factory=lambda: iter(()))
    pages: int = 0
    read_pages: int = 0
    is_truncated: bool = False
    """True if it has uninspected content."""
    unshown: list[UnshownPart] = field(default_factory=list)

    def note(self, kind: UnshownKind, digest: str = "", name: str = "") -> None:
        """Add content other than text; beyond a limit, mark the document as not fully inspected."""
        if len(self.unshown) < _MOST_UNSHOWN:
            self.unshown.append(UnshownPart(kind, digest, name[:_LONGEST_NAME]))
        else:
            self.is_truncated = True
