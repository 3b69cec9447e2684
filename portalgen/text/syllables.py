"""The shape of a Vietnamese syllable: onset, rime and tone. There is no list of words: `nghiễng` has the shape too."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

_TONES: Final = frozenset("\u0300\u0301\u0303\u0309\u0323")
_STOPPED: Final = ("c", "ch", "p", "t")
"""Codas with only the tones sắc and nặng."""
_SHARP_OR_HEAVY: Final = frozenset("\u0301\u0323")
_ONSET: Final = re.compile(r"(ngh|ng|nh|ch|gh|gi(?=[aàáảãạăâeêoôơuưy])|kh|ph|qu|th|tr|[bcdđghklmnprstvx])?(.*)")
_RIMES: Final = frozenset(
    """
    a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
    e ec em en eng eo ep et ê êch êm ên ênh êp êt êu
    i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu
    o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on ong oong ooc op ot
    ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt
    u ua uân uâng uât uây uc uê uêch uên uênh ui um un ung uô uôc uôi uôm uôn uông uôt uơ up ut uy uya uych uyên uyêt
    uynh uyt uyu ư ưa ưc ưi ưm ưn ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu
    y yêm yên yêng yêt yêu
    """.split()  # noqa: SIM905 - a table of 150 rimes is read more easily as words than as quoted strings
)
_AFTER_QU: Final = frozenset(
    """
    a ac ach ai an ang anh ao at au ay ăc ăm ăn ăng ăp ăt ân âng ât ây e en eo et ê ên êt ơ ô ôc y yên yêt ynh yt ych
    """.split()  # noqa: SIM905 - as above
)
_VOWELS: Final = frozenset("aăâeêioôơuưy")
_MARKED: Final = frozenset("ăâêôơư")
_EITHER: Final = frozenset(("oa", "oe", "uy"))
"""Rimes without a coda that have two spellings: `hoà` and `hòa`."""
_SECOND: Final = frozenset(("oai", "oay", "oao", "oeo", "uya", "uyu", "oo"))


@lru_cache(maxsize=16_384)
def is_syllable(word: str) -> bool:
    """Return True if `word` (lower case, NFC) has the form of a Vietnamese syllable, its tone mark at its place."""
    plain: list[str] = []
    tones: list[tuple[int, str]] = []
    for index, letter in enumerate(word):
        parts = unicodedata.normalize("NFD", letter)
        tones += [(index, mark) for mark in parts if mark in _TONES]
        plain.append(unicodedata.normalize("NFC", "".join(mark for mark in parts if mark not in _TONES)))
    if len(tones) > 1 or any(len(letter) != 1 for letter in plain):
        return False
    split = _ONSET.fullmatch("".join(plain))
    if split is None:
        return False
    onset, rime = split[1] or "", split[2]
    if rime not in (_AFTER_QU if onset == "qu" else _RIMES):
        return False
    return not tones or _tone_fits(rime, tones[0][0] - len(onset), tones[0][1])


_PLAIN_LETTERS: Final = str.maketrans("ăâêôơư", "aaeoou")
_PLAIN_RIMES: Final = frozenset(rime.translate(_PLAIN_LETTERS) for rime in _RIMES)
_PLAIN_AFTER_QU: Final = frozenset(rime.translate(_PLAIN_LETTERS) for rime in _AFTER_QU)


@lru_cache(maxsize=16_384)
def is_plain_syllable(word: str) -> bool:
    """Return True if `word` (lower case) is a Vietnamese syllable typed without its marks: `tiep`, `nguoi`."""
    split = _ONSET.fullmatch(word)
    return split is not None and split[2] in (_PLAIN_AFTER_QU if split[1] == "qu" else _PLAIN_RIMES)


def _tone_fits(rime: str, position: int, tone: str) -> bool:
    vowels = "".join(letter for letter in rime if letter in _VOWELS)
    coda = rime[len(vowels) :]
    if coda in _STOPPED and tone not in _SHARP_OR_HEAVY:
        return False
    if not coda and vowels in _EITHER:
        return position in (0, 1)
    return position == _main(vowels, bool(coda))


def _main(vowels: str, closed: bool) -> int:
    """Return the index of the vowel with the tone mark."""
    marked = [index for index, letter in enumerate(vowels) if letter in _MARKED]
    if marked:
        return marked[-1] if vowels not in ("ưa", "ưi", "ưu") else 0
    if len(vowels) == 1:
        return 0
    return 1 if closed or vowels in _SECOND else 0
