"""The check of WRD223; its page is `WRD223.md`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain
from typing import Final

from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.lint.rules.word._typing import find_slips
from portalgen.text.normalization import nfc
from portalgen.text.syllables import is_syllable

_MARKED: Final = "àảãáạăằẳẵắặâầẩẫấậèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵđ"
_ONE_MARKED: Final = re.compile(f"[{_MARKED}]", re.IGNORECASE)
RUN_TOGETHER: Final = re.compile(
    r"(?<![\w.,:;/@#&=\\\0-])[^\W\d_]{2,}+(?:[,;:.!?][^\W\d_]{2,}+)++(?![\w@/\\=-]|[.,:]\w)"
)
"""Words separated only by a mark; they may still be a name, an address or an abbreviation."""
_BEHIND_NUMBER: Final = re.compile(
    r"(?<![\w.,:/#&-])(?:\d{1,2}[/-]\d{1,2}(?:[/-]\d{4})?|\d{1,2}/\d{4}|\d{3,4}|\d{1,2}h\d{2})[.;!?]"
    r"[^\W\d_]{2,}+(?![\w@./\\=-])"
)
"""A day, an hour or a year before the next sentence; `2.Đối tượng` is a section number, `&#8220;The` a character code."""
_SIGN: Final = re.compile(r"[,;:.!?][^\W\d_]{2}")
_NUMBER_SIGN: Final = re.compile(r"[.;!?](?<=\d[.;!?])[^\W\d_]")
_MARK: Final = re.compile(r"[,;:.!?]")
_OF_ASSISTANT: Final = "contentReference"
"""The source mark of a writing assistant, which WRD234 reports."""
_VOWEL: Final = re.compile(f"[aeiouy{_MARKED}]", re.IGNORECASE)
_SENTENCE_END: Final = frozenset(".!?")


def check(text: PageText) -> Iterator[Violation]:
    """Yield WRD223 for words separated only by a mark, if either is clearly Vietnamese or the first is a day or a year."""
    slips = find_slips(text, RUN_TOGETHER, _SIGN.search)
    for words, place in chain(slips, find_slips(text, _BEHIND_NUMBER, _NUMBER_SIGN.search)):
        if separate_words(words) != words:
            yield violation("WRD223", place, text=words[:60])


def separate_words(words: str) -> str:
    """Return `words`, a match of `RUN_TOGETHER`, with a space after each mark that certainly needs one."""
    marks = [*_MARK.finditer(words)]
    starts, ends = [0, *(each.end() for each in marks)], [*(each.start() for each in marks), len(words)]
    parts = [words[start:end] for start, end in zip(starts, ends, strict=True)]
    result = parts[0]
    for mark, before, after in zip(marks, parts, parts[1:], strict=False):
        result += f"{mark[0]} {after}" if _are_apart(before, mark[0], after) else f"{mark[0]}{after}"
    return result


def _are_apart(before: str, mark: str, after: str) -> bool:
    if after == _OF_ASSISTANT:
        return False
    if before[-1].isdigit():
        return after.istitle() and is_syllable(nfc(after).lower())
    is_vietnamese = _ONE_MARKED.search(before) or _ONE_MARKED.search(after)
    if not is_vietnamese or not _VOWEL.search(before) or not _VOWEL.search(after):
        return False
    if mark not in _SENTENCE_END:
        return True
    begins = after[0].isupper() and after[1:].islower()
    return begins and (before.islower() or (before[1:].islower() and _ONE_MARKED.search(before) is not None))


RULE: Final = PageRule("WRD223", check)
