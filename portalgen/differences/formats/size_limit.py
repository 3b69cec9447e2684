"""A report as pieces, each kept or omitted as a whole, to fit a limit."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from portalgen.frozen import frozen
from portalgen.text.bilingual import Bilingual as B

CLOSING_BYTES: Final = 600
"""Room for the sentence about omissions."""
MORE_PAGES: Final = B(
    "… và {count} trang nữa; bản này chỉ dài tới {limit} byte, `portalgen diff --format json` ghi đủ",
    "… and {count} more pages; this report is limited to {limit} bytes, `portalgen diff --format json` is complete",
)


@frozen
class ReportPiece:
    """A part of a report, and its number of pages."""

    text: str
    entries: int = 0


def join_within(pieces: Sequence[ReportPiece], limit: int, close: Callable[[int], str]) -> str:
    """Join the pieces that fit into `limit` bytes of UTF-8; add `close` with the number of omitted pages, if any."""
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
