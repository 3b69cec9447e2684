"""How many words a text has, as people count them for fees: what is read, and not how it is marked up."""

from __future__ import annotations

import re
from typing import Final

_NOT_READ: Final = re.compile(
    r"<!--.*?-->"  # notes of editors
    r"|\{\{.*?\}\}"  # shortcodes
    r"|(?<=\])\([^)\n]*\)"  # where links lead
    r"|<https?://[^>\s]*>|https?://\S+"
    r"|\{[.#][^}\n]*\}",  # attributes
    re.DOTALL,
)
_WORD: Final = re.compile(r"\S*\w\S*")


def count_words(text: str) -> int:
    """Return the words of a text in Markdown: what stands between spaces and has a letter or a figure."""
    return sum(1 for _ in _WORD.finditer(_NOT_READ.sub(" ", text)))
