"""The body as it was written: lines for reading (NFC) and lines for messages (raw)."""

from __future__ import annotations

import re
import unicodedata
from array import array
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from portalgen.diagnostics.model import Place, place_in_line
from portalgen.frozen import frozen
from portalgen.text.normalization import nfc

_LINE_END: Final = re.compile(r"\r\n?|\n")
_MARKS: Final = 31
"""A letter with the thirty marks that Unicode's Stream-Safe Text Format (UAX #15) grants it."""


@frozen
class BodySource:
    """Lines are counted from 0, columns from 0, both in the normalised text; places are given in the raw text."""

    path: str
    first_line: int
    lines: tuple[str, ...]
    raw_lines: tuple[str, ...]

    def line(self, number: int) -> str:
        """A line of the normalised text; empty where there is none."""
        return self.lines[number] if 0 <= number < len(self.lines) else ""

    def place(self, line: int, column: int, length: int) -> Place:
        """The place of `length` characters from `column` on."""
        if not 0 <= line < len(self.raw_lines):
            return Place(self.path, self.first_line + max(line, 0))
        raw = self.raw_lines[line]
        start, end = column, column + length
        if raw != self.lines[line]:
            offsets = _raw_offsets(raw)
            last = len(offsets) - 1
            start, end = offsets[min(max(start, 0), last)], offsets[min(max(end, 0), last)]
        end = min(end, len(raw))
        return place_in_line(self.path, self.first_line + line, start + 1, max(end - start, 0), raw)


def normalize_source(text: str, path: str, first_line: int) -> tuple[BodySource, str]:
    """The source, and the text that is parsed."""
    if "\r" in text:
        text = _LINE_END.sub("\n", text)
    normal = nfc(text)
    if "\0" in normal:
        normal = normal.replace("\0", "\N{REPLACEMENT CHARACTER}")
    lines = tuple(normal.split("\n"))
    raw = lines if normal is text else tuple(text.split("\n"))
    return BodySource(path, first_line, lines, raw), normal


@lru_cache(maxsize=4)
def _raw_offsets(raw: str) -> array[int]:
    """Return, for each offset in the normal form of a line, the one in `raw`; its length stands at the end.

    A line with much to report is asked for once for each place on it.
    """
    offsets = array("L")
    start = 0
    for end in _letter_ends(raw):
        if end - start == 1:
            offsets.append(start)
        else:
            offsets.extend(start + each for each in _offsets_in_letter(raw[start:end]))
        start = end
    offsets.append(len(raw))
    return offsets


def _offsets_in_letter(letter: str) -> Iterator[int]:
    """Yield, for each character of the normal form of a letter with its marks, which of them it begins with: not all
    marks compose. Those behind the first thirty are taken to stand for themselves.
    """
    length = len(nfc(letter))
    index = 0
    lengths = [len(nfc(letter[: end + 1])) for end in range(min(len(letter), _MARKS))]
    for offset in range(length):
        while index < len(lengths) and lengths[index] <= offset:
            index += 1
        yield index if index < len(lengths) else len(letter) - length + offset


def _letter_ends(raw: str) -> Iterator[int]:
    """Where each letter with its marks ends. Jamo of one syllable, which compose as well, stay together."""
    for index in range(1, len(raw)):
        if not (unicodedata.combining(raw[index]) or "\u1160" <= raw[index] <= "\u11ff"):
            yield index
    if raw:
        yield len(raw)
