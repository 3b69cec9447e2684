"""The check of TXT212; its page is `TXT212.md`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import compress
from operator import eq
from typing import Final

from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.lint.prose import find_in_block, find_in_value, find_prose_blocks, find_prose_values
from portalgen.text.words import split_into_words

_JOINING: Final = frozenset(
    {
        "của", "và", "các", "những", "bởi", "hoặc", "nhưng", "thuộc", "được", "đang", "cũng", "trên", "tại", "rằng", "theo",
        "nếu", "đã", "sẽ", "cho", "để", "phải", "đến", "the", "of", "and", "an", "for", "to", "with", "from", "is",
    }
)  # fmt: skip
"""Words that never occur twice in a row."""
_TWICE: Final = re.compile(
    rf"(?<![\w-])(?<!cái )(?<!điều )(?P<phrase>{'|'.join(sorted(_JOINING))}) +(?P=phrase)(?![\w-])", re.IGNORECASE
)
_SMALL: Final = "[a-zàảãáạăằẳẵắặâầẩẫấậèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵđ]{2,}"
_PHRASE: Final = re.compile(
    r"(?<![\w,-])(?!(?i:từng|mỗi|một|thế|như|rất|hết|lần|càng|đi|lại|vừa|khi|ngày|đời|hai|ba|chỉ|cứ|nói|ra|lên|xuống|vào) )"
    r"(?!(?P<again>[^\W\d_]+) (?i:and|or|rồi) (?i:(?P=again)) (?i:and|or|rồi) (?i:(?P=again))(?!\w))(?!(?i:and|or) )"
    rf"(?P<phrase>(?P<first>[^\W\d_]+) (?!(?i:(?P=first)) ){_SMALL}(?: {_SMALL}){{0,2}}) (?i:(?P=phrase))(?![\w-])"
)
"""Two to four syllables repeated in a row, not all the same: excludes names and deliberate doubling, as in `again and again and again`."""
_LENGTHS: Final = (2, 3, 4)


def check(text: PageText) -> Iterator[Violation]:
    """Yield TXT212 for each joining word, and each group of syllables, repeated in a row."""
    if not any(True for _ in _find_possible_patterns(text.words)):
        return
    for value, location in find_prose_values(text):
        for pattern in _find_possible_patterns(split_into_words(value)):
            if match := pattern.search(value):
                for place in find_in_value(text, location, pattern):
                    yield violation("TXT212", place, word=match["phrase"])
    for part, until in find_prose_blocks(text):
        for pattern in _find_possible_patterns(split_into_words(part.text)):
            if match := pattern.search(part.text):
                for place in find_in_block(text, part, until, pattern):
                    yield violation("TXT212", place, word=match["phrase"])


def _find_possible_patterns(words: Sequence[str]) -> Iterator[re.Pattern[str]]:
    """Yield the patterns that can match `words`, by a test much cheaper than the patterns."""
    if not _JOINING.isdisjoint(compress(words, map(eq, words, words[1:]))):
        yield _TWICE
    if any(b"\1" * length in bytes(map(eq, words, words[length:])) for length in _LENGTHS):
        yield _PHRASE


RULE: Final = PageRule("TXT212", check)
