"""The words of a text in a form for comparison, used by quick checks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from portalgen.text.normalization import nfc

_MARKS: Final = ("---", *".,;:!?()*|\"'“”‘’«»[]_…")
"""Punctuation around words, and the lines of tables."""


def split_into_words(text: str) -> Sequence[str]:
    """Return the words in order, in lower case and normal form C, without adjacent punctuation."""
    plain = nfc(text).casefold()
    for mark in _MARKS:  # much faster than a translation table, since most of these are rare
        if mark in plain:
            plain = plain.replace(mark, " ")
    return plain.split()
