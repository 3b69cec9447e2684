"""The check of TXT205; its page is `TXT205.md`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from portalgen.diagnostics.model import LocalizedText, MessageValue
from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.lint.rules.word.misread_text import MISREAD
from portalgen.text.legacy_fonts import detect_legacy_font

_INVISIBLE: Final = re.compile(
    "[\xad\u061c\u115f\u1160\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\ufff9-\ufffb]"
)
_RIGHT_TO_LEFT: Final = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")
_DIRECTION: Final = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u2066\u2067\u2068\u2069")
_JOINERS: Final = frozenset("\u200c\u200d")
_LAST_LATIN: Final = 0x24F
_BYTE_ORDER_MARK: Final = "\ufeff"
_SOFT_HYPHEN: Final = "\xad"
_LONGEST: Final = 40
"""Characters of a word on each side, as a message quotes it."""
_AT_MOST: Final = 20
"""Maximum number of findings per file, since the same fix corrects all of them."""


def check(text: PageText) -> Iterator[Violation]:
    """Yield TXT205 at the first invisible character of a line without a purpose there."""
    if text.text.isascii() or _INVISIBLE.search(text.text, text.text.startswith(_BYTE_ORDER_MARK)) is None:
        return
    count = 0
    for number, line in enumerate(text.lines, 1):
        first = number == 1 and line.startswith(_BYTE_ORDER_MARK)
        match = next((each for each in _INVISIBLE.finditer(line, first) if _out_of_place(line, each.start())), None)
        if match is not None and not MISREAD.search(line):  # WRD233 reports the line, and its fix removes them
            place = text.span(number, match.start() + 1, 1)
            where = _describe_word(line, match.start())
            yield violation("TXT205", place, character=f"U+{ord(match[0]):04X}", where=where)
            count += 1
        if count == _AT_MOST:
            return


def _describe_word(line: str, at: int) -> MessageValue:
    """Return a description of the word around the character, without invisible characters."""
    before, after = line[max(at - _LONGEST, 0) : at], line[at + 1 : at + 1 + _LONGEST]
    first = before[-1:].isspace() or not before
    word = ("" if first else before.split()[-1]) + ("" if after[:1].isspace() or not after else after.split()[0])
    shown = _INVISIBLE.sub("", word)
    if not shown:
        return LocalizedText("trong dòng này", "in this line")
    return LocalizedText(f"trong từ `{shown}`", f"in the word `{shown}`")


def _out_of_place(line: str, at: int) -> bool:
    """Return True if the character has no use in its line.

    Joiners belong to emoji and to scripts of India, direction marks to Arabic and Hebrew; TCVN3 writes `ư` as a hyphen.
    """
    if line[at] in _JOINERS:
        before = line[at - 1 : at]
        return not before or ord(before) <= _LAST_LATIN or before in "\u1ea0\u1ef9" or "\u1ea0" <= before <= "\u1ef9"
    if line[at] == _SOFT_HYPHEN and detect_legacy_font(line):
        return False
    return line[at] not in _DIRECTION or _RIGHT_TO_LEFT.search(line.replace(_BYTE_ORDER_MARK, "")) is None


RULE: Final = PageRule("TXT205", check)
