"""Short quotations of longer texts."""

from __future__ import annotations

import re
from typing import Final

_LIMIT: Final = 60
_BLANKS: Final = re.compile(r"[ \t\r\n]+")
"""Other spaces than these stay: they are shown by name where they matter."""


def cut_excerpt(text: str, limit: int = _LIMIT) -> str:
    """Return `text` on one line, cut at the end of a word where it has more than `limit` letters."""
    line = _BLANKS.sub(" ", text[: 20 * limit]).strip(" ")
    if len(line) <= limit:
        return line
    cut = line[: limit + 1].rpartition(" ")[0]
    return f"{(cut or line[:limit]).rstrip(' ,.;:–-')}…"


def quote_excerpt(text: str, limit: int = _LIMIT) -> str:
    """Return the same in quotation marks."""
    return f"«{cut_excerpt(text, limit)}»"
