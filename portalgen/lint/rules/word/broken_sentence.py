"""The check of WRD238; its page is `WRD238.md`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.lint.rules.word._traces import is_plain_paragraph, last_line_of, shorten
from portalgen.render.markdown.outline import TextPart
from portalgen.text.normalization import nfc
from portalgen.text.syllables import is_syllable

_SHORTEST: Final = 45
"""Minimum characters of the line before the gap; a shorter line may be a verse, a name or an address."""
_SHORTEST_UNFINISHED: Final = 25
"""The same for a line ending with a word in `_UNFINISHED`."""
_SHORTEST_WITHIN: Final = 60
"""The same for a line beginning in lower case, as verses do."""
_QUOTED: Final = 40
"""Characters of the first part quoted in the message."""
_UNFINISHED: Final = re.compile(
    r" (?:và|hoặc|của|các|những|với|là|do|tại|theo|bởi|nhưng|mỗi|một|bằng|như|cùng|ông|bà|đồng chí|the|of|and|with|by|from|a|an|"
    r"(?<!nổi )(?<!danh )(?<!có )(?<!mang )(?<!lên )(?<!vang )(?<!mất )(?<!tai )tiếng)\Z"
)
"""Words that need another word after them."""
_OPEN: Final = re.compile(r" (?:cho|về|từ|đến|trong|trên|để|vì|nhằm|gồm|giữa|thuộc|được|sẽ|đã|đang|rất|mà|khi|nếu)\Z")
"""Words that seldom end a line; if they do, a capital after them begins a new line."""
_TERM: Final = re.compile(r"(?:[^\W_]+ ){0,7}[^\W_]+(?: ?:| [-–—=]| (?:là|nghĩa là|means|is|are)) ", re.IGNORECASE)
"""A short term before its definition."""
_BEGINNING: Final = re.compile(r"[^\W\d_]{2,12}(?: [^\W\d_]{2,12}){2}|[^\W\d_]{2,12},? [^\W\d_]{1,12} ")
_FIRST_WORD: Final = re.compile(r"([^\W\d_]{1,7}),? (?=\w)")


def check(text: PageText) -> Iterator[Violation]:
    """Yield WRD238 if a paragraph ends in a lower-case letter, a number or a comma and the next continues it.

    The next paragraph continues in lower case, or, after a word in `_UNFINISHED`, with a name or a number. A
    sentence in three parts is reported once.
    """
    joined: TextPart | None = None
    for part, after in pairwise(text.outline.texts):
        last, first = part.text[-1:], after.text[:1]
        if not (last == "," or last.islower() or last.isdigit()) or not first.isalnum():
            continue
        ending = part.text[-_QUOTED:]
        needs_more = _UNFINISHED.search(ending) is not None
        if _TERM.match(part.text) and _TERM.match(after.text):
            continue  # entries of a glossary
        goes_on = _begins_within(after) if first.islower() else needs_more
        shortest = _SHORTEST_UNFINISHED if needs_more or _OPEN.search(ending) else _SHORTEST
        if part is not joined and part.text[0].islower():
            shortest = _SHORTEST_WITHIN
        if goes_on and _is_parted(text, part, after, 1 if part is joined else shortest):
            if part is not joined:
                line = text.lines[after.place.line - 1]
                place = text.span(after.place.line, after.place.column, len(line.rstrip()) + 1 - after.place.column)
                yield violation("WRD238", place, before=shorten(ending.partition(" ")[2]))
            joined = after


def _begins_within(after: TextPart) -> bool:
    words = _BEGINNING.match(after.text)
    if words is not None and words[0].islower():
        return True
    word = _FIRST_WORD.match(after.text)
    return word is not None and len(after.text) >= _SHORTEST_UNFINISHED and is_syllable(nfc(word[1]))


def _is_parted(text: PageText, part: TextPart, after: TextPart, shortest: int) -> bool:
    return all(is_plain_paragraph(text, each) and each.place.column == 1 for each in (part, after)) and _is_gap(
        text, last_line_of(text, part, after.place.line), after.place.line, shortest
    )


def _is_gap(text: PageText, last: int, first: int, shortest: int) -> bool:
    """Return True if only empty lines separate a long line from another."""
    return len(text.lines[last - 1].rstrip()) >= shortest and not any(map(str.strip, text.lines[last : first - 1]))


RULE: Final = PageRule("WRD238", check)
