"""Marks of secrecy as documents bear them: MẬT, TỐI MẬT, TUYỆT MẬT, standing alone or behind their label.

The same letters are part of common words (`mật ong`, `bí mật`, `MẬT ĐỘ DÂN SỐ`) and of laws that speak of secrecy; so a mark
counts only where it fills a line or a cell, follows `Độ mật:`, or stands in brackets in capitals. It is found in any
spelling: NFC, NFD, letter-spaced, and as the fonts TCVN3 and VNI store it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

Span = tuple[int, int]
"""First offset and the one after the last."""

_CIRCUMFLEX: Final = "\u0302"
_DOT: Final = "\u0323"
_ACUTE: Final = "\u0301"


def _forms(base: str, mark: str, whole: str, hat: str, marked: str, tcvn3: str, vni: str) -> str:
    """The spellings of a letter with a circumflex and a tone."""
    marks = f"{_CIRCUMFLEX}{mark}|{mark}{_CIRCUMFLEX}"
    return f"(?:{whole}|{hat}{mark}|{marked}{_CIRCUMFLEX}|{base}(?:{marks})|{tcvn3}|{vni})"


def _spaced(*letters: str) -> str:
    """A word whose letters may stand apart by one space."""
    return " ?".join(letters)


_MAT: Final = _spaced("M", _forms("A", _DOT, "Ậ", "Â", "Ạ", "Ë", "AÄ"), "T")
_TOI: Final = _spaced("T", _forms("O", _ACUTE, "Ố", "Ô", "Ó", "è", "OÁ"), "I")
_TUYET: Final = _spaced("T", "U", "Y", _forms("E", _DOT, "Ệ", "Ê", "Ẹ", "Ö", "EÄ"), "T")
_MARK: Final = rf"(?P<mark>(?:(?:{_TOI}|{_TUYET})[ \t]{{1,3}})?{_MAT})"

_DECORATION: Final = r"[\s\ufeff\u200b>#*_\"'“”‘’\[\](){}=~.+-]{0,200}"
"""What Markdown, YAML and typists put around a word: it is no word itself. Bounded, so that no line costs more than
its length."""
_KEY: Final = r"(?:[\w-]{1,60}:(?=\s))?"
_LABEL: Final = r"(?i:(?:mức[ \t]+|dấu[ \t]+)?độ[ \t]+mật)"
_ALONE: Final = re.compile(rf"(?:\A|\|){_DECORATION}+{_KEY}{_DECORATION}+{_MARK}{_DECORATION}(?=\||\Z)")
_BRACKETS: Final = re.compile(rf"[(\[]\s{{0,9}}{_MARK}\s{{0,9}}[)\]]")
_LABELLED: Final = re.compile(
    rf"(?:\A|\||\t){_DECORATION}+{_KEY}{_DECORATION}+{_LABEL}[*_ \t]{{0,9}}:{_DECORATION}+"
    rf"(?P<mark>(?i:(?:(?:tối|tuyệt)[ \t]+)?mật)|{_MARK.replace('?P<mark>', '?:')}){_DECORATION}(?=\||\t|\Z)"
)
_HINT: Final = re.compile(rf"{_MAT}|(?i:độ\s+m[ậâạa])")


def speaks_of_secrecy(text: str) -> bool:
    """Whether it is worth looking for marks: quick, and true more often than there are any."""
    return _HINT.search(text) is not None


def secrecy_marks(line: str) -> Iterator[Span]:
    """Where a line bears a mark of secrecy."""
    if not speaks_of_secrecy(line):
        return
    told: set[Span] = set()
    for pattern in (_ALONE, _LABELLED, _BRACKETS):
        for found in pattern.finditer(line):
            span = found.span("mark")
            if span not in told:
                told.add(span)
                yield span
