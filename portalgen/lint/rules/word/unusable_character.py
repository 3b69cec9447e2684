"""The check of WRD230; its page is `WRD230.md`."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from portalgen.diagnostics.model import LocalizedText, MessageValue, Phrase, Place
from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.lint.prose import find_in_block, find_in_value, find_prose_blocks, find_prose_values

_UNUSABLE: Final = re.compile("[\ue000-\uf8ff\ufffc\ufffd\x01-\x08\x0b\x0c\x0e-\x1f\x7f]|[\U0001d400-\U0001d7ff]{3,}")
"""Three mathematical letters in a row are no formula."""
_CONTROLS: Final = bytes((*range(0x01, 0x09), 0x0B, 0x0C, *range(0x0E, 0x20), 0x7F))
_FIRST_BYTES: Final = (b"\xee", b"\xef", b"\xf0\x9d")
"""First bytes, in UTF-8, of the characters other than controls."""
_BULLETS: Final = frozenset("\uf0a7\uf0b7\uf0d8\uf0fc\uf076")
_LEAD: Final = " \t>"


def check(text: PageText) -> Iterator[Violation]:
    """Yield WRD230 at the first of these characters, with their number, except in code."""
    if not (any(each in text.data for each in _FIRST_BYTES) or text.data.translate(None, _CONTROLS) != text.data):
        return
    places = [place for place in _find_places(text) if not _is_joined_bullet(text, place)]
    if places:
        character = f"U+{ord(places[0].underlined[0]):04X}"
        count = sum(max(place.length, 1) for place in places)
        yield violation("WRD230", places[0], character=character, count=str(count), advice=_advise(places[0]))


def _advise(place: Place) -> MessageValue:
    """Return the advice: plain letters instead of fancy letters, else to type the word again."""
    plain = unicodedata.normalize("NFKC", place.underlined)
    if plain == place.underlined:
        return Phrase("character.again")
    return LocalizedText(f"thay bằng chữ thường `{plain}`", f"write `{plain}` in plain letters instead")


def _find_places(text: PageText) -> Iterator[Place]:
    for value, location in find_prose_values(text):
        if _UNUSABLE.search(value):
            yield from find_in_value(text, location, _UNUSABLE)
    for part, until in find_prose_blocks(text):
        yield from find_in_block(text, part, until, _UNUSABLE)


def _is_joined_bullet(text: PageText, place: Place) -> bool:
    """Return True if it begins a line among several joined lines, which WRD201 reports."""
    mark = place.underlined
    if mark not in _BULLETS or text.lines[place.line - 1][: place.column - 1].strip(_LEAD):
        return False
    around = (text.lines[place.line - 2], *text.lines[place.line : place.line + 1])
    return any(line.lstrip(_LEAD).startswith(mark) for line in around)


RULE: Final = PageRule("WRD230", check)
