"""Counts words for fees: of the visible text, without markup."""

from __future__ import annotations

import re
from typing import Final

_NOT_READ: Final = re.compile(
    r"<!--.*?-->"  # notes of editors
    r"|\{\{.*?\}\}"  # shortcodes
    r"|(?<=\])\([^)\n]*\)"  # targets of links
    r"|<https?://[^>\s]*>|https?://\S+"
    r"|\{[.#][^}\n]*\}",  # attributes
    re.DOTALL,
)
_WORD: Final = re.compile(r"\S*\w\S*")


def count_words(text: str) -> int:
    """Return the number of words in Markdown: parts between spaces with a letter or a figure."""
    return sum(1 for _ in _WORD.finditer(_NOT_READ.sub(" ", text)))
