"""The check of TXT206; its page is `TXT206.md`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText

_FOREIGN: Final = re.compile("[\u0370-\u03ff\u0400-\u052f]")
_LIKE_CYRILLIC: Final = frozenset("АВЕКМНОРСТУХЅІЈԚԜаеорсухѕіјһԁԛԝ")
_LIKE_GREEK: Final = frozenset("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧο")
_WORD: Final = re.compile(r"[^\W\d_]+")
_LATIN_BESIDE_GREEK: Final = 2
"""Minimum number of Latin letters in a word with Greek letters; a word with fewer may be a symbol such as `ΔH`."""


def check(text: PageText) -> Iterator[Violation]:
    """Yield TXT206 for each Latin word with look-alike letters of another script."""
    if _FOREIGN.search(text.text) is None:
        return
    for match, place in text.matches(_WORD):
        foreign = _FOREIGN.findall(match[0])
        if foreign and _looks_latin(match[0], foreign):
            yield violation("TXT206", place, word=match[0], letter=foreign[0], code=f"U+{ord(foreign[0]):04X}")


def _looks_latin(word: str, foreign: list[str]) -> bool:
    latin = len(word) - len(foreign)
    if all(letter in _LIKE_CYRILLIC for letter in foreign):
        return latin >= 1
    return latin >= _LATIN_BESIDE_GREEK and all(letter in _LIKE_GREEK or letter in _LIKE_CYRILLIC for letter in foreign)


RULE: Final = PageRule("TXT206", check)
