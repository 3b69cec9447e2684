"""Short quotations of longer texts."""

from __future__ import annotations

import re
from typing import Final

_LIMIT: Final = 60
_BLANKS: Final = re.compile(r"[ \t\r\n]+")
"""Blanks to collapse; other spaces are kept and shown by name if relevant."""


def cut_excerpt(text: str, limit: int = _LIMIT) -> str:
    """Return `text` on a single line, cut at the end of a word if it has more than `limit` letters."""
    line = _BLANKS.sub(" ", text[: 20 * limit]).strip(" ")
    if len(line) <= limit:
        return line
    cut = line[: limit + 1].rpartition(" ")[0]
    return f"{(cut or line[:limit]).rstrip(' ,.;:–-')}…"


def quote_excerpt(text: str, limit: int = _LIMIT) -> str:
    """Return the same in quotation marks."""
    return f"«{cut_excerpt(text, limit)}»"
