"""Words decisive for a sentence's meaning, never omitted beside a change: numbers, days, names, negations, hosts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

_NEGATIONS: Final = frozenset(
    (
        *("không", "chưa", "cấm", "trừ", "chẳng", "đừng", "miễn", "chớ", "khỏi", "thôi", "ngừng", "bỏ", "hủy", "huỷ"),
        *("bãi", "ngoài", "nghiêm", "chỉ", "phải"),
        *("except", "not", "no", "never", "without", "unless", "only", "must", "nor", "none", "cannot"),
    )
)
"""Including obligations and exceptions; the list is generous, since a missing word would be omitted from display."""
_ADDRESS: Final = re.compile(r"://|@|\w\.\w")
_MARKS: Final = "()[]{}«»“”\"'‘’.,;:!?…–-"
_SENTENCE_ENDS: Final = (".", "!", "?", "…", ".”", ".»", '."')


def ends_sentence(word: str) -> bool:
    """Return True if a sentence ends with this word."""
    return word.endswith(_SENTENCE_ENDS)


def is_decisive(words: Sequence[str], index: int) -> bool:
    """Return True if the word at `index` must not be omitted beside a change in its sentence."""
    word = words[index].strip(_MARKS)
    if not word:
        return False
    if any(letter.isdigit() for letter in word) or _ADDRESS.search(word) or word.casefold() in _NEGATIONS:
        return True
    return _is_capital(word) and (not _begins_sentence(words, index) or _has_capital(words, index + 1))


def _is_capital(word: str) -> bool:
    return word[:1].isupper()


def _has_capital(words: Sequence[str], index: int) -> bool:
    return index < len(words) and _is_capital(words[index].strip(_MARKS))


def _begins_sentence(words: Sequence[str], index: int) -> bool:
    return index > 0 and ends_sentence(words[index - 1])
