"""Typing errors: places of a pattern in the sentences of a page."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from portalgen.diagnostics.model import Place
from portalgen.lint.page_text import PageText
from portalgen.lint.prose import find_in_value, find_prose_values


def find_slips(
    text: PageText, pattern: re.Pattern[str], may_have: Callable[[str], object]
) -> Iterator[tuple[str, Place]]:
    """Yield (text, place) of each match in the displayed body and in sentences of the front matter.

    Skips code, link targets and web addresses. `may_have` is a cheap test, false for most texts without a match.
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
    """Return a function returning True if a text contains any of `signs`."""
    return lambda text: any(sign in text for sign in signs)
