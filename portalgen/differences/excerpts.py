"""Short quotations of longer texts."""

from __future__ import annotations

from typing import Final

_LIMIT: Final = 60


def cut_excerpt(text: str, limit: int = _LIMIT) -> str:
    """Return `text` on one line, cut at the end of a word where it has more than `limit` letters."""
    line = " ".join(text.split()) if len(text) <= 20 * limit else " ".join(text[: 20 * limit].split())
    if len(line) <= limit:
        return line
    cut = line[: limit + 1].rpartition(" ")[0]
    return f"{(cut or line[:limit]).rstrip(' ,.;:–-')}…"


def quote_excerpt(text: str, limit: int = _LIMIT) -> str:
    """Return the same in quotation marks."""
    return f"«{cut_excerpt(text, limit)}»"
