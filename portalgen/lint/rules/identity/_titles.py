"""Compares titles without regard to case, spaces and Unicode composition."""

from __future__ import annotations

import re
from typing import Final

from portalgen.content.model import Page
from portalgen.lint.context import PreviousPage
from portalgen.text.normalization import nfc

_WORD: Final = re.compile(r"\w+")


def normalize_title(title: str) -> str:
    """Return the title in lower case, with single spaces, in normal form C."""
    return " ".join(nfc(title).casefold().split())


def words_of_title(title: str) -> frozenset[str]:
    """Return the words of a title, in lower case."""
    return frozenset(_WORD.findall(normalize_title(title)))


def is_another_item(previous: PreviousPage, page: Page) -> bool:
    """Return True if the two pages cannot be the same item, moved and edited.

    A removal notice is never a different item.
    """
    if page.kind.is_tombstone:
        return False
    previous_words, current_words = words_of_title(previous.title), words_of_title(page.title)
    return (
        bool(previous_words)
        and previous_words != current_words
        and ((previous.kind or page.kind.name) != page.kind.name or not previous_words & current_words)
    )
