"""Vietnamese alphabetical order.

The order is the alphabet's (a ă â b c d đ e ê … y), words before marks, and the marks in the order of
dictionaries: ngang, huyền, hỏi, ngã, sắc, nặng.
"""

from __future__ import annotations

import unicodedata
from typing import Final

_ALPHABET: Final = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_UNITS: Final = ("thành phố ", "thị trấn ", "thị xã ", "đặc khu ", "phường ", "quận ", "huyện ", "tỉnh ", "xã ")
"""Kinds of administrative units, written before place names."""
_LETTER: Final = {letter: index + 1 for index, letter in enumerate(_ALPHABET)}
_TONES: Final = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}


def sort_key(text: str) -> tuple[tuple[tuple[int, ...], tuple[int, ...]], ...]:
    """Return a key that sorts names as in a Vietnamese dictionary, syllable by syllable."""
    return tuple(_syllable(word) for word in unicodedata.normalize("NFC", text.lower()).split())


def place_name_of(title: str) -> str:
    """Return the name by which a place is looked up: without the kind of unit, a leading number moved to the end.

    "Phường 1 Bảo Lộc" is sorted under B, as "Bảo Lộc 1".
    """
    folded = title.lower()
    name = next((title[len(unit) :].strip() for unit in _UNITS if folded.startswith(unit)), title)
    number, _, rest = name.partition(" ")
    return f"{rest} {number}" if number.isdecimal() and rest else name


def initial_of(name: str) -> str:
    """Return the first letter of a name, in capitals; Đ differs from D, and Ấ is Â."""
    return _without_tone(name[:1].lower())[0].upper()


def _syllable(word: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
    if word.isdecimal():
        return (0, int(word)), ()
    letters: list[int] = []
    tones: list[int] = []
    for letter in word:
        base, tone = _without_tone(letter)
        letters.append(_LETTER.get(base, 1000 + ord(base)))
        tones.append(tone)
    return tuple(letters), tuple(tones)


def _without_tone(letter: str) -> tuple[str, int]:
    decomposed = unicodedata.normalize("NFD", letter)
    tone = next((_TONES[mark] for mark in decomposed if mark in _TONES), 0)
    bare = "".join(mark for mark in decomposed if mark not in _TONES)
    return unicodedata.normalize("NFC", bare)[:1], tone
