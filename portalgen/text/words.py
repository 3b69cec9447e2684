"""The words of a text as they are compared: for a quick look at what may stand in it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from portalgen.text.normalization import nfc

_MARKS: Final = ("---", *".,;:!?()*|\"'“”‘’«»[]_…")
"""What stands beside words, and the lines of tables."""


def split_into_words(text: str) -> Sequence[str]:
    """Return the words in their order, in small letters of normal form C, without the marks that stand beside them."""
    plain = nfc(text).casefold()
    for mark in _MARKS:  # much quicker than a table of letters, where most of these do not occur
        if mark in plain:
            plain = plain.replace(mark, " ")
    return plain.split()
