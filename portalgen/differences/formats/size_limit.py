"""A report as pieces that are kept or left out as a whole, so that it never outgrows what may hold it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from portalgen.frozen import frozen
from portalgen.text.bilingual import Bilingual as B

CLOSING_BYTES: Final = 600
"""Room for the sentence that says what was left out."""
MORE_PAGES: Final = B(
    "… và {count} trang nữa; bản này chỉ dài tới {limit} byte, `portalgen diff --format json` ghi đủ",
    "… and {count} more pages; this report holds {limit} bytes at most, `portalgen diff --format json` has all of it",
)


@frozen
class ReportPiece:
    """A part of a report, and how many pages it tells of."""

    text: str
    entries: int = 0


def join_within(pieces: Sequence[ReportPiece], limit: int, close: Callable[[int], str]) -> str:
    """Return the pieces that fit into `limit` bytes of UTF-8 and, where some do not, `close` of how many pages are left."""
    size, kept = 0, 0
    for piece in pieces:
        size += len(piece.text.encode("utf-8", "replace"))
        if size > limit - CLOSING_BYTES:
            break
        kept += 1
    text = "".join(piece.text for piece in pieces[:kept])
    if kept == len(pieces):
        return text
    return text + close(sum(piece.entries for piece in pieces[kept:]))
