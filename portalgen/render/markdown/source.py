"""The source of a body: normalized lines (NFC) for parsing, and raw lines for messages."""

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
"""The maximum length of a letter with the thirty marks allowed by Unicode's Stream-Safe Text Format (UAX #15)."""


@frozen
class BodySource:
    """The lines of a body.

    Lines and columns of the normalized text are counted from 0. Places refer to the raw text.
    """

    path: str
    first_line: int
    lines: tuple[str, ...]
    raw_lines: tuple[str, ...]

    def line(self, number: int) -> str:
        """Return a line of the normalized text. Return an empty string if there is no line with this number."""
        return self.lines[number] if 0 <= number < len(self.lines) else ""

    def place(self, line: int, column: int, length: int) -> Place:
        """Return the place in the raw file of `length` characters from `column` on."""
        if not 0 <= line < len(self.raw_lines):
            return Place(self.path, self.first_line + max(line, 0))
        raw = self.raw_lines[line]
        start, end = column, column + length
        if raw != self.lines[line]:
            offsets = list_raw_offsets(raw)
            last = len(offsets) - 1
            start, end = offsets[min(max(start, 0), last)], offsets[min(max(end, 0), last)]
        end = min(end, len(raw))
        return place_in_line(self.path, self.first_line + line, start + 1, max(end - start, 0), raw)


def normalize_source(text: str, path: str, first_line: int) -> tuple[BodySource, str]:
    """Return the source of a body, and its normalized text for parsing."""
    if "\r" in text:
        text = _LINE_END.sub("\n", text)
    normal = nfc(text)
    if "\0" in normal:
        normal = normal.replace("\0", "\N{REPLACEMENT CHARACTER}")
    lines = tuple(normal.split("\n"))
    raw = lines if normal is text else tuple(text.split("\n"))
    return BodySource(path, first_line, lines, raw), normal


@lru_cache(maxsize=4)
def list_raw_offsets(raw: str) -> array[int]:
    """Return, for each offset in the normal form of a line, the offset in `raw`, followed by the length of `raw`.

    Cached, because a line with many findings is looked up once for each place on it.
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
    """Yield, for each character of the normal form of a letter with its marks, the index of its first raw character.

    Not all marks compose. Marks after the first thirty are assumed to stand for themselves.
    """
    length = len(nfc(letter))
    index = 0
    lengths = [len(nfc(letter[: end + 1])) for end in range(min(len(letter), _MARKS))]
    for offset in range(length):
        while index < len(lengths) and lengths[index] <= offset:
            index += 1
        yield index if index < len(lengths) else len(letter) - length + offset


def _letter_ends(raw: str) -> Iterator[int]:
    """Yield the end of each letter with its marks. Jamo of a syllable, which compose as well, stay together."""
    for index in range(1, len(raw)):
        if not (unicodedata.combining(raw[index]) or "\u1160" <= raw[index] <= "\u11ff"):
            yield index
    if raw:
        yield len(raw)
