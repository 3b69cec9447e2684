"""Slips of the keys: the places of a pattern in the sentences of a page, wherever they stand."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from portalgen.diagnostics.model import Place
from portalgen.lint.page_text import PageText
from portalgen.lint.prose import find_in_value, find_prose_values


def find_slips(
    text: PageText, pattern: re.Pattern[str], may_have: Callable[[str], object]
) -> Iterator[tuple[str, Place]]:
    """Yield (what stands there, its place) for each match in the body as it is shown and in the front matter's sentences.

    Code, targets of links, and web addresses are not looked at. `may_have` is false of most texts without a match; it is
    cheap.
    """
    for value, location in find_prose_values(text):
        if may_have(value) and pattern.search(value):
            for place in find_in_value(text, location, pattern):
                yield place.underlined, place
    for block in text.outline.shown_texts:
        if may_have(block.plain) and pattern.search(block.content):
            for match in pattern.finditer(block.prose):
                yield match[0], block.place(match.start(), match.end() - match.start())


def has_one_of(*signs: str) -> Callable[[str], bool]:
    """Return whether a text has one of these, as a function of it."""
    return lambda text: any(sign in text for sign in signs)
