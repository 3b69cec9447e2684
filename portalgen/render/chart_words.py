"""Measures, wraps and shortens words in a drawing: no browser is available to measure them."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import Final

_LETTER: Final = 9.0
"""The width of most letters and figures in the widest font of a reader; text is 14 units high."""
_CAPITAL: Final = 11.0
_WIDE: Final = 14.0
_SPACE: Final = 4.6
_NARROW: Final = 6.0
_WIDEST: Final = frozenset("mwMW@%—…œæŒÆ©®™‰")
"""Letters about as wide as they are high."""
_NARROWEST: Final = frozenset("fijlrtI.,:;!'|()[]-/")


@lru_cache(maxsize=4_096)
def _letter_width(letter: str) -> float:
    base = unicodedata.normalize("NFD", letter)[0]
    if unicodedata.combining(base):
        return 0.0
    if base in _WIDEST or unicodedata.east_asian_width(base) in "WF":
        return _WIDE
    if base in _NARROWEST or base == " ":
        return _NARROW if base != " " else _SPACE
    return _CAPITAL if base.isupper() else _LETTER


def measure_words(text: str) -> float:
    """Return an upper limit for the width of `text` in any font, in units of a drawing."""
    return sum(map(_letter_width, text))


def shorten_words(text: str, width: float) -> str:
    """Return `text`, cut off with an ellipsis if it is wider than `width`."""
    if measure_words(text) <= width:
        return text
    kept, left = 0, width - _letter_width("…")
    while kept < len(text) and left >= _letter_width(text[kept]):
        left -= _letter_width(text[kept])
        kept += 1
    return text[:kept].rstrip() + "…"


def wrap_words(text: str, width: float, limit: int) -> tuple[str, ...]:
    """Return `text` split into at most `limit` lines; the last line is shortened if the text does not fit.

    A word wider than a line is broken, since it would extend beyond the drawing.
    """
    lines: list[str] = []
    rest = text
    while rest and len(lines) < limit - 1 and measure_words(rest) > width:
        line = _first_line(rest, width)
        lines.append(line.rstrip())
        rest = rest[len(line) :].lstrip()
    return (*lines, shorten_words(rest, width)) if rest or not lines else tuple(lines)


def _first_line(text: str, width: float) -> str:
    """Return the longest fitting beginning: whole words, or at least one letter of a single word."""
    end, left = 0, width
    while end < len(text) and (not end or left >= _letter_width(text[end])):
        left -= _letter_width(text[end])
        end += 1
    space = text.rfind(" ", 0, end + 1)
    return text[: space + 1] if space > 0 else text[:end]
