"""The check of WRD232; its page is `WRD232.md`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from portalgen.diagnostics.model import Place
from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.lint.prose import find_in_block, find_in_value, find_prose_blocks, find_prose_values
from portalgen.text.legacy_fonts import detect_legacy_font
from portalgen.text.normalization import nfc
from portalgen.text.syllables import is_syllable

_LETTERS: Final = ("\u00d0", "\u00f0", "\u0189")
_WORD: Final = re.compile("(?<![^\\W\\d_])[\u00d0\u00f0\u0189][^\\W\\d_]+")


def check(text: PageText) -> Iterator[Violation]:
    """Yield WRD232 at the first word that becomes a Vietnamese syllable with `Đ`; counts these words."""
    if not any(letter in text.text for letter in _LETTERS):
        return
    places = [place for place in _find_places(text) if _is_vietnamese(place) and not detect_legacy_font(place.excerpt)]
    if places:
        yield violation("WRD232", places[0], word=places[0].underlined, count=str(len(places)))


def _find_places(text: PageText) -> Iterator[Place]:
    for value, location in find_prose_values(text):
        if _WORD.search(value):
            yield from find_in_value(text, location, _WORD)
    for part, until in find_prose_blocks(text):
        if _WORD.search(part.text):
            yield from find_in_block(text, part, until, _WORD)


def _is_vietnamese(place: Place) -> bool:
    return is_syllable(f"đ{nfc(place.underlined[1:]).lower()}")


RULE: Final = PageRule("WRD232", check)
