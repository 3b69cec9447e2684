"""Unicode normal form C, and folding, which makes spellings of a Vietnamese word equal.

NFC does not unify `Hoà` and `Hòa`, and NFD does not decompose `đ`. Folding drops marks and maps `đ` to `d`, so both
spellings become equal.
"""

from __future__ import annotations

import unicodedata
from typing import Final

_TONE_MARKS: Final = frozenset("\u0300\u0301\u0303\u0309\u0323")
_DASHES: Final = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-"))
_D_WITH_STROKE: Final = str.maketrans({"đ": "d", "Đ": "D", "ð": "d", "Ð": "D"})


def nfc(text: str) -> str:
    """Return `text` in normal form C (the same object if unchanged)."""
    return text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)


def fold(text: str) -> str:
    """`text` without tone and vowel marks, `đ` as `d`, case kept."""
    decomposed = unicodedata.normalize("NFD", text.translate(_D_WITH_STROKE))
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def level_dashes(text: str) -> str:
    """`text` with a hyphen in the place of every dash, of any length, and of the minus sign."""
    return text.translate(_DASHES)


def spelling_key(text: str) -> str:
    """Return a key that is equal for spellings read as the same words.

    Normal form, case, spaces and the place of a tone mark within its word (`hoà`, `hòa`) are ignored; marks are not.
    """
    return " ".join(map(_word_key, text.casefold().split()))


def _word_key(word: str) -> str:
    if word.isascii():
        return word
    letters = unicodedata.normalize("NFD", unicodedata.normalize("NFD", word).casefold())
    tones = "".join(letter for letter in letters if letter in _TONE_MARKS)
    return nfc("".join(letter for letter in letters if letter not in _TONE_MARKS)) + tones
