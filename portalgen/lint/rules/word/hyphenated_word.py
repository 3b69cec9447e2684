"""The check of WRD239; its page is `WRD239.md`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.lint.prose import find_in_block, find_prose_blocks
from portalgen.text.normalization import nfc
from portalgen.text.syllables import is_syllable

_PARTED: Final = re.compile(r"-(?<=[^\W\d_]-)(?: |[ \t]*\r?\n)")
_WITHIN: Final = re.compile(r"[^\W\d_]{1,6}- [^\W\d_]{1,6}(?![\w-])")
_SUFFIXES: Final = (
    r"t?ions?|sions?|tional|ments?|[a-z]{0,2}ings?|ness|tives?|[ai]ble|ally|[a-z]?ly|[a-z]?ty|ties|[ae]nces?|[ct]ial|tures?|"
    r"[a-z]?ous|isms?|ists?|i[sz]ed?|i[sz]ation|[a-z]?ary|tory"
)
_ENGLISH: Final = re.compile(rf"(?<![\w-])[A-Za-z]{{4,20}}- (?:{_SUFFIXES})(?![\w-])")
"""The end of a line within an English word: the part after the hyphen is no word of its own."""
_AT_END: Final = re.compile(r"(?<![\w-])[^\W\d_]{2,12}-$")
_NEXT: Final = re.compile(r"[\s>]*(?P<word>[^\W\d_]+)")
_JOINING: Final = frozenset(("và", "hoặc", "hay", "and", "or", "to", "und", "oder", "et", "ou"))


def check(text: PageText) -> Iterator[Violation]:
    """Yield WRD239 for each syllable or English word split by a hyphen, even across lines."""
    if _PARTED.search(text.body) is None:
        return
    for part, until in find_prose_blocks(text):
        if "- " not in part.text or not _PARTED.search(part.text):
            continue
        for place in find_in_block(text, part, until, _WITHIN):
            left, right = nfc(place.underlined).split("- ")
            if right.islower() and (left.islower() or left.istitle()) and is_syllable((left + right).lower()):
                yield violation("WRD239", place, text=place.underlined, word=left + right)
        for place in find_in_block(text, part, until, _ENGLISH):
            left, right = place.underlined.split("- ")
            if not is_syllable(left.lower()):
                yield violation("WRD239", place, text=place.underlined, word=left + right)
        for place in find_in_block(text, part, until, _AT_END) if part.kind == "paragraph" else ():
            following = (
                _NEXT.match(text.lines[place.line]) if place.line + 1 < until and place.line < len(text.lines) else None
            )
            word = following["word"] if following else ""
            if place.underlined.islower() and word.islower() and word not in _JOINING:
                yield violation("WRD239", place, text=place.underlined, word=_join(place.underlined[:-1], word))


def _join(left: str, right: str) -> str:
    """Return both parts as a syllable, or as two words."""
    return left + right if is_syllable(nfc(left + right)) else f"{left} {right}"


RULE: Final = PageRule("WRD239", check)
