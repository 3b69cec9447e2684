"""Names of units in sentences: their pattern, their sentence, quotations and other places."""

from __future__ import annotations

import re
from typing import Final

from portalgen.config.unit_names import UnitNames, split_name
from portalgen.text.surnames import CAPITALS

GAP: Final = r"[\s\0]+"
"""Between words; markup is hidden as NUL."""
_PART: Final = rf"[{CAPITALS}\d][\w'’]*"
NAME: Final = rf"{_PART}(?:(?:[\s\0]*[-–][\s\0]*|{GAP}){_PART}){{0,5}}"
"""A row of words with capitals, or numbers."""
UNIT_WORD: Final = re.compile(r"[\w'’]+")
_ABBREVIATIONS: Final = re.compile(r"(?:(?<=[\s(,])|^)(?:TP|TX|TT|H|P|X|Q|Tp|Tx|Tt|đ|Đ|số|ThS|TS|Ths)\Z")
_END: Final = re.compile(r"[.!?…;](?=\s|\Z)|\n[ \t]*\n")
_FARTHEST: Final = 800
"""Characters of a sentence before and after the span."""
_QUOTES: Final = re.compile(r"[“”«»\"]")
_PROVINCE: Final = re.compile(rf"\b[Tt]ỉnh{GAP}{NAME}")
_CITY: Final = re.compile(
    rf"\b(?:[Tt]hành{GAP}phố|TP\.?)[\s\0]*(?:Hồ{GAP}Chí|HCM|Hà{GAP}Nội|Đà{GAP}Nẵng|Hải{GAP}Phòng|Cần{GAP}Thơ|Huế)|\bTPHCM"
)
"""Cities with the rank of a province."""


def compile_words(pattern: str, flags: re.RegexFlag = re.NOFLAG) -> re.Pattern[str]:
    """Compile a pattern in which each blank stands for any space or hidden markup between words."""
    return re.compile(pattern.replace(" ", GAP), flags)


def find_sentence(whole: str, start: int, end: int) -> tuple[int, int]:
    """Return (start, end) of the sentence around the span. The point of an abbreviation (`TP. Phan Thiết`) ends none."""
    first, last = max(0, start - _FARTHEST), min(len(whole), end + _FARTHEST)
    for match in _END.finditer(whole, first, last):
        if match[0] == "." and _ABBREVIATIONS.search(whole, max(match.start() - 6, 0), match.start()):
            continue
        if match.end() <= start:
            first = match.end()
        elif match.start() >= end:
            last = match.start()
            break
    return first, last


def is_in_quotes(whole: str, start: int) -> bool:
    """Return True if a quotation opened before `start` is not closed yet."""
    opened = False
    for match in _QUOTES.finditer(whole, 0, start):
        opened = match[0] in "“«" or (match[0] == '"' and not opened)
    return opened


def names_other_province(sentence: str, names: UnitNames) -> bool:
    """Return True if the sentence names a province or city elsewhere, by the present and former names of the portal."""
    for match in _PROVINCE.finditer(sentence):
        keys = split_name(match[0])
        if not any(
            keys[:count] in known for count in range(2, len(keys) + 1) for known in (names.present, names.former)
        ):
            return True
    return _CITY.search(sentence) is not None


def list_prefixes(words: str) -> tuple[tuple[str, ...], list[int]]:
    """Return the keys of the words of a name, and the offset behind each."""
    ends = [match.end() for match in UNIT_WORD.finditer(words)]
    return split_name(words), ends
