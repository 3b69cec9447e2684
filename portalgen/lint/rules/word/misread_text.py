"""The check of WRD233; its page is `WRD233.md`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.lint.rules.word._traces import Trace, find_traces, shorten

_TAIL: Final = "[\x80-\xbf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013\u2014\u2018-\u201a\u201c-\u201e\u2020-\u2022\u2026\u2030\u2039\u203a\u20ac\u2122]"
"""The Windows-1252 characters of the bytes inside a UTF-8 letter."""
_UNLIKELY: Final = "[¡¢£¤¥¦§¨©ª«¬\xad®¯°±²³´µ¶·¸¹º»¼½¾¿]"
_SEQUENCE: Final = (
    f"(?:á[º»](?:(?![ \xa0”’…–—]){_TAIL})|Ä[‘ƒ\x90©¨]|Æ[°¡¯\xa0]|Å©|â€[{_TAIL[1:-1]}]|Ã{_UNLIKELY}|Ã\x83|Â{_UNLIKELY})"
)
MISREAD: Final = re.compile(rf"{_SEQUENCE}[^\0]*{_SEQUENCE}|{_SEQUENCE}[a-zA-Z]+")
_LETTER_LOST: Final = r"\?(?<=[^\W\d_]\?|[\s?]\?)[a-zà-ỹ]"
_LOST: Final = re.compile(rf"{_LETTER_LOST}[^\n\0]{{0,40}}?{_LETTER_LOST}[^\n\0]{{0,40}}?{_LETTER_LOST}")
"""Three words with a question mark in place of a letter, a few words apart."""
_LONGEST_WORD: Final = 20
_TRACES: Final = (
    Trace(("»", "º", "Ä", "Æ", "€", "Ã"), MISREAD, re.compile(_SEQUENCE)),
    Trace(("?",), _LOST, re.compile(_LETTER_LOST)),
)


def check(text: PageText) -> Iterator[Violation]:
    """Yield WRD233 once for each block with wrongly decoded or lost letters."""
    for _, place in find_traces(text, *_TRACES):
        line = text.lines[place.line - 1]
        start = max(line.rfind(" ", 0, place.column - 1) + 1, place.column - _LONGEST_WORD)
        end = place.column - 1 + place.length
        yield violation("WRD233", text.span(place.line, start + 1, end - start), text=shorten(line[start:end]))


RULE: Final = PageRule("WRD233", check)
