"""Tests for text in the other of the portal's two languages, by letters missing from English and by English words.

The linter (LNG203) and the inspection of pages (HTM103) use the same test.
"""

from __future__ import annotations

import re
from typing import Final

from portalgen.text.normalization import nfc

_LETTERS: Final = "ăâđêôơưàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ"
VIETNAMESE_LETTER: Final = re.compile(f"[{_LETTERS}{_LETTERS.upper()}]")
"""A letter, in normal form C, of Vietnamese but not of English."""

WORD: Final = re.compile(r"[^\W\d_]+")
_SMALL: Final = re.compile(rf"(?<![^\W\d_])(?=[a-z{_LETTERS}]*[{_LETTERS}])[a-z{_LETTERS}]+(?![^\W\d_])")
_ENGLISH: Final = re.compile(r"\b(?:the|of|and|with|from|this|are)\b")
_SYLLABLE: Final = 7
"""Letters of the longest Vietnamese syllable, `nghiêng`."""
FEWEST_WORDS: Final = 8
"""The fewest words of a passage: shorter foreign names need no mark."""
_FEW: Final = 2


def is_foreign_passage(text: str, language: str) -> bool:
    """Return True if a passage on a page in `language` (`vi` or `en`) is in the other language and must be marked.

    Names and addresses are no such passages: at least a third of the words of a Vietnamese passage are Vietnamese words
    in lower case. An English passage has no Vietnamese letter, and an English word or a word longer than a syllable.
    """
    plain = nfc(text)
    words = WORD.findall(plain)
    if len(words) < FEWEST_WORDS:
        return False
    if language != "en":
        return is_clearly_english(plain)
    marked = sum(VIETNAMESE_LETTER.search(word) is not None for word in words)
    if 3 * marked < 2 * len(words) and _ENGLISH.search(plain):
        return False  # a label in both languages: `Date and signature (Ngày viết và chữ ký)`
    return 2 * marked >= len(words) and 3 * count_small_words(plain) >= len(words)


def is_clearly_english(text: str) -> bool:
    """Return True if a text of any length has no Vietnamese letter and at least one English word."""
    return VIETNAMESE_LETTER.search(nfc(text)) is None and bool(
        _ENGLISH.search(text) or any(len(word) > _SYLLABLE for word in WORD.findall(text))
    )


def is_vietnamese(text: str) -> bool:
    """Return True if a short text is Vietnamese and no name: two lower-case words have Vietnamese letters."""
    return len(_SMALL.findall(nfc(text))) >= _FEW


def is_mostly_vietnamese(text: str) -> bool:
    """Return True if at least half of the words are Vietnamese and in lower case, so not names."""
    return 2 * count_small_words(text) >= len(WORD.findall(text))


def count_small_words(text: str) -> int:
    """Return the number of lower-case words with a Vietnamese letter in a text in normal form C."""
    return len(_SMALL.findall(text))


def count_vietnamese_words(text: str) -> tuple[int, int]:
    """Return (words with a letter of Vietnamese, all words) of a text in normal form C."""
    words = WORD.findall(text)
    return sum(VIETNAMESE_LETTER.search(word) is not None for word in words), len(words)
