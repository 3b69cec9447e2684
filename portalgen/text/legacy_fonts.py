"""Detects text typed in a TCVN3 (ABC) or VNI font and pasted without conversion: `C«ng hßa`, `Coäng hoøa`.

Both fonts put Vietnamese letters in place of Latin-1 letters. A single letter is no proof: a word counts if it is a
Vietnamese syllable only when read in the old font, and a text counts if such words prevail.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from types import MappingProxyType
from typing import Final, Literal

from portalgen.text.normalization import nfc
from portalgen.text.syllables import is_syllable

LegacyFont = Literal["tcvn3", "vni", ""]

_AT_LEAST: Final = 3
"""The fewest different words that indicate a font."""
_PREVAIL: Final = 4
"""Words for the font to each word against it."""

TCVN3: Final = MappingProxyType(
    dict(
        zip(
            "µ¶·¸¹¨»¼½¾Æ©ÇÈÉÊË®ÌÎÏÐÑªÒÓÔÕÖ×ØÜÝÞßáâãä«åæçèé¬êëìíîïñòóô\xadõö÷øùúûüýþ¡¢§£¤¥¦",
            "àảãáạăằẳẵắặâầẩẫấậđèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵĂÂĐÊÔƠƯ",
            strict=True,
        )
    )
)
"""The letter shown by a TCVN3 font for each Latin-1 character (TCVN 5712:1993, VN3)."""

_ROUND: Final = (
    ("a", "àáảãạ"),
    ("e", "èéẻẽẹ"),
    ("o", "òóỏõọ"),
    ("u", "ùúủũụ"),
    ("y", "ỳýỷỹ"),
    ("ô", "ờớởỡợ"),
    ("ö", "ừứửữự"),
)
_HAT: Final = (("a", "âầấẩẫậ"), ("e", "êềếểễệ"), ("o", "ôồốổỗộ"))
_PAIRS: Final = {
    **{f"{base}{mark}": letter for base, letters in _ROUND for mark, letter in zip("øùûõï", letters, strict=False)},
    **{f"{base}{mark}": letter for base, letters in _HAT for mark, letter in zip("âàáåãä", letters, strict=True)},
    **{f"a{mark}": letter for mark, letter in zip("êèéúüë", "ăằắẳẵặ", strict=True)},
}
_SINGLE: Final = {"ñ": "đ", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ", "ô": "ơ", "ö": "ư", "í": "í", "ì": "ì"}
VNI: Final = MappingProxyType({**_PAIRS, **_SINGLE})
"""The letter shown by a VNI font for one or two Latin-1 letters in lower case."""

_SIGN: Final = "µ¶·¸¹¨»¼½¾©®ª«¬\xad×÷¡¢§£¤¥¦"
"""TCVN3 characters that are not letters, or only in units: never within a word."""
_TCVN3_WORD: Final = re.compile(rf"[^\W\d_{_SIGN}]*(?:[{_SIGN}]+[^\W\d_{_SIGN}]*)+|[^\W\d_]+")
_TCVN3_HINT: Final = re.compile(rf"[A-Za-z][{_SIGN}]|[{_SIGN}][A-Za-z]|[a-z][ÆÇÈÉÊËÌÎÏÐÑÒÓÔÕÖØÜÝÞ]")
"""A sign beside a letter, or a capital after a small letter: both impossible in correct spelling."""
_VNI_PAIR: Final = re.compile("[aeoAEO][ùøûõïâàáåãäÙØÛÕÏÂÀÁÅÃÄ]|[aA][êèéúüëÊÈÉÚÜË]|[uyôöUYÔÖ][ùøûõïÙØÛÕÏ]")
_VNI_READ: Final = re.compile("|".join(sorted(VNI, key=lambda each: (-len(each), each))))
_VNI_ANY_CASE: Final = re.compile(_VNI_READ.pattern, re.IGNORECASE)
_WORD: Final = re.compile(r"[^\W\d_]+")
_READ_TCVN3: Final = str.maketrans(dict(TCVN3))


_TELLING: Final = (*_SIGN, *"ÆÇËÎÏÐÑÖØÜÞßøûïäåöûÛÏÄÅ")
"""Characters always present in old text and very rare in modern Vietnamese."""


def may_be_legacy(text: str) -> bool:
    """Return False if no part of `text` can be in an old font: a cheap check to run first on a long text."""
    return any(letter in text for letter in _TELLING)


def detect_legacy_font(text: str) -> LegacyFont:
    """Return the font of `text`: `tcvn3`, `vni`, or "" for text in Unicode (or too short to decide)."""
    if _TCVN3_HINT.search(text) and _prevails(_weigh_words(nfc(text), _TCVN3_WORD, _read_tcvn3, _TCVN3_HINT)):
        return "tcvn3"
    if _VNI_PAIR.search(text) and _prevails(_weigh_words(nfc(text), _WORD, _read_vni, _VNI_PAIR)):
        return "vni"
    return ""


def convert_legacy_text(text: str, font: LegacyFont) -> str:
    """Return `text`, typed in `font`, in Unicode. Capitals shown only by the font stay small."""
    if font == "tcvn3":
        return text.translate(_READ_TCVN3)
    return _VNI_ANY_CASE.sub(_convert_vni_letter, text) if font == "vni" else text


def _convert_vni_letter(match: re.Match[str]) -> str:
    letter = VNI[match[0].lower()]
    return letter.upper() if match[0][0].isupper() else letter


def _read_tcvn3(word: str) -> str:
    return word.translate(_READ_TCVN3).lower()


def _read_vni(word: str) -> str:
    return _VNI_READ.sub(lambda match: VNI[match[0]], word.lower())


def _weigh_words(
    text: str, words: re.Pattern[str], read: Callable[[str], str], decisive: re.Pattern[str]
) -> Iterator[tuple[str, bool]]:
    """Yield (word, True if it indicates a font) for the words that decide."""
    for match in words.finditer(text):
        word = match[0]
        if word.isascii():
            continue
        if not any(letter.isascii() for letter in word):
            continue
        if not is_syllable(read(word)):
            yield word, False
        elif not is_syllable(word.lower()) and decisive.search(word):
            yield word, True


def _prevails(votes: Iterator[tuple[str, bool]]) -> bool:
    against = 0
    words_for: list[str] = []
    for word, is_for in votes:
        if is_for:
            words_for.append(word)
        else:
            against += 1
    return len(set(words_for)) >= _AT_LEAST and len(words_for) >= _PREVAIL * against
