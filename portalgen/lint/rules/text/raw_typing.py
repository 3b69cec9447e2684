"""The check of TXT236; its page is `TXT236.md`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Final

from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.lint.prose import find_in_block, find_in_value, find_prose_blocks, find_prose_values
from portalgen.lint.rules.word._traces import shorten
from portalgen.text.foreign_text import VIETNAMESE_LETTER
from portalgen.text.normalization import nfc
from portalgen.text.syllables import is_syllable

_AT_LEAST: Final = 3
"""Words in a row."""
_PLAIN: Final = 2
"""Minimum words of a run that exist in no other language."""
_TELEX_SIGNS: Final = (
    *(b"j", b"dd", b"Dd", b"DD", b"uw", b"aa"),
    *(b"af", b"ef", b"uf", b"yf", b"iee", b"uoo", b"yee", b"ooi", b"oox", b"eex", b"eeu"),
)
_NOT_ENGLISH: Final = re.compile(r"[iuy](?:ee|oo)|ooi|oox|eex|eeu|[aeiou]f[aeiouy]?[a-z]?\Z")
_WITH_F: Final = frozenset(
    (
        "of",
        "if",
        "loaf",
        "oaf",
        "beef",
        "reef",
        "roof",
        "hoof",
        "proof",
        "chef",
        "ref",
        "def",
        "gif",
        "oft",
        "safe",
        "life",
    )
)
"""English words that Telex reads as syllables."""
_TELEX: Final = re.compile(r"(?<![\w@./#-])[A-Za-z]{2,8}(?:[ ][A-Za-z]{2,8}){2,}")
_VNI: Final = re.compile(
    r"(?<![\w@./#-])(?:[A-Za-z]{1,7}[1-9][A-Za-z]{0,4}[1-9]?|[A-Za-z]{1,7})(?:[ ](?:[A-Za-z]{1,7}[1-9][A-Za-z]{0,4}[1-9]?|[A-Za-z]{1,7})){2,}"
)
_VNI_SIGN: Final = re.compile(r"[6-9](?<=[a-zA-Z][6-9])[a-z1-5 ]")
_TELEX_LETTERS: Final = (
    ("dd", "đ"),
    ("aa", "â"),
    ("ee", "ê"),
    ("oo", "ô"),
    ("aw", "ă"),
    ("uow", "ươ"),
    ("ow", "ơ"),
    ("uw", "ư"),
)
_TELEX_TONES: Final = {"s": "\u0301", "f": "\u0300", "r": "\u0309", "x": "\u0303", "j": "\u0323"}
_VNI_TONES: Final = {"1": "\u0301", "2": "\u0300", "3": "\u0309", "4": "\u0303", "5": "\u0323"}
_VNI_SHAPES: Final = {"6": "\u0302", "7": "\u031b", "8": "\u0306"}
_DUTCH: Final = 3
"""Letters of `hij`, `wij`, `mij`: Dutch, and no Telex."""
_VOWELS: Final = "aeiouyăâêôơư"


def check(text: PageText) -> Iterator[Violation]:
    """Yield TXT236 at the first run of three words in each block that are Vietnamese if read as Telex or VNI."""
    patterns = []
    if sum(map(text.data.count, _TELEX_SIGNS)) >= _PLAIN:
        patterns.append((_TELEX, _is_telex, _is_plainly_telex))
    if any(_VNI_SIGN.search(each) for each in (text.page.title, *_find_unmarked(text))):
        patterns.append((_VNI, _is_vni, _is_plainly_vni))
    for pattern, is_typed, is_plain in patterns:
        for value, location in find_prose_values(text):
            if any(_is_run(match[0], is_typed, is_plain) for match in pattern.finditer(value)):
                for place in find_in_value(text, location, pattern):
                    if _is_run(place.underlined, is_typed, is_plain):
                        yield violation("TXT236", place, text=shorten(place.underlined))
                        break
        for part, until in find_prose_blocks(text):
            if any(_is_run(match[0], is_typed, is_plain) for match in pattern.finditer(part.text)):
                for place in find_in_block(text, part, until, pattern):
                    if _is_run(place.underlined, is_typed, is_plain):
                        yield violation("TXT236", place, text=shorten(place.underlined))
                        break


def _find_unmarked(text: PageText) -> Iterator[str]:
    """Yield the blocks without any Vietnamese letter."""
    return (part.text for part in text.outline.texts if not VIETNAMESE_LETTER.search(part.text))


def _is_run(words: str, is_typed: Callable[[str], bool], is_plain: Callable[[str], bool]) -> bool:
    """Return True if three words in a row are typed so, and at least two of them exist in no other language."""
    run = plain = 0
    for word in words.lower().split(" "):
        if is_typed(word):
            run, plain = run + 1, plain + is_plain(word)
            if run >= _AT_LEAST and plain >= _PLAIN:
                return True
        elif not is_syllable(word):
            run = plain = 0
    return False


@lru_cache(maxsize=4_096)
def _is_telex(word: str) -> bool:
    """Return True if the word is a syllable only when read as Telex."""
    return not is_syllable(word) and any(map(_reads_as_telex, (word, *_move_late_shape(word))))


def _move_late_shape(word: str) -> Iterator[str]:
    """Yield variants of the word with a late `w`, as in `dduongwf`, moved to its vowel."""
    bare = word.replace("w", "", 1)
    for at in range(1, len(bare)) if "w" in word else ():
        if bare[at - 1] in "aou":
            yield f"{bare[:at]}w{bare[at:]}"


def _reads_as_telex(word: str) -> bool:
    shaped = word
    for keys, letter in _TELEX_LETTERS:
        shaped = shaped.replace(keys, letter)
    if shaped != word and is_syllable(shaped):
        return True
    return any(
        letter in _TELEX_TONES and _fits_a_tone(shaped[:at] + shaped[at + 1 :], _TELEX_TONES[letter])
        for at, letter in enumerate(shaped)
        if at
    )


def _fits_a_tone(word: str, tone: str) -> bool:
    return any(
        is_syllable(nfc(f"{word[: at + 1]}{tone}{word[at + 1 :]}"))
        for at, letter in enumerate(word)
        if letter in _VOWELS
    )


def _is_plainly_telex(word: str) -> bool:
    """Return True if no English word looks like this."""
    has_tone = "j" in word[1:] and (len(word) > _DUTCH or not word.endswith("ij"))
    is_plain = has_tone or word.startswith("dd") or "uw" in word or "aa" in word
    return is_plain or (word not in _WITH_F and _NOT_ENGLISH.search(word) is not None)


@lru_cache(maxsize=4_096)
def _is_vni(word: str) -> bool:
    """Return True if the word is a syllable when read as VNI."""
    if word.isalpha():
        return False
    plain = word.replace("d9", "đ", 1)
    letters = "".join(letter for letter in plain if letter.isalpha())
    shapes = [_VNI_SHAPES[letter] for letter in plain if letter in _VNI_SHAPES]
    tones = [_VNI_TONES[letter] for letter in plain if letter in _VNI_TONES]
    if "9" in plain or len(shapes) > 1 or len(tones) > 1:
        return False
    candidates = {letters}
    for shape in shapes:
        candidates = {
            nfc(f"{letters[: at + 1]}{shape}{letters[at + 1 :]}")
            for at, letter in enumerate(letters)
            if letter in _VOWELS
        } | ({letters.replace("uo", "ươ")} if shape == _VNI_SHAPES["7"] else set())
    if not tones:
        return any(is_syllable(each) for each in candidates)
    return any(_fits_a_tone(each, tones[0]) for each in candidates)


def _is_plainly_vni(word: str) -> bool:
    """Return True if a digit gives the shape of a letter or is inside the word; `lop1` names a school class."""
    return any(digit in word for digit in "6789") or not word[-1].isdigit()


RULE: Final = PageRule("TXT236", check)
