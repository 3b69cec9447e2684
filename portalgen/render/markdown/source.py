"""The body as it was written: lines for reading (NFC) and lines for messages (raw)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from portalgen.diagnostics.model import Place
from portalgen.text.normalization import nfc

_LINE_END: Final = re.compile(r"\r\n?|\n")
_EXCERPT: Final = 400
"""As in `portalgen.diagnostics.model.line_of`."""


@dataclass(frozen=True, slots=True)
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
            start, end = _raw_offset(raw, start), _raw_offset(raw, end)
        end = min(end, len(raw))
        return Place(self.path, self.first_line + line, start + 1, max(end - start, 0), raw[:_EXCERPT])


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


def _raw_offset(raw: str, offset: int) -> int:
    """The offset in `raw` of what stands at `offset` in its normal form."""
    offset = max(offset, 0)
    reached = 0
    start = 0
    for end in _letter_ends(raw):
        length = len(nfc(raw[start:end]))
        if reached + length > offset:
            return start + _within_letter(raw[start:end], offset - reached)
        reached, start = reached + length, end
    return len(raw)


def _within_letter(letter: str, offset: int) -> int:
    """The offset in a letter with its marks: not all marks compose."""
    return next(index for index in range(len(letter)) if len(nfc(letter[: index + 1])) > offset)


def _letter_ends(raw: str) -> Iterator[int]:
    """Where each letter with its marks ends. Jamo of one syllable, which compose as well, stay together."""
    for index in range(1, len(raw)):
        if not (unicodedata.combining(raw[index]) or "\u1160" <= raw[index] <= "\u11ff"):
            yield index
    if raw:
        yield len(raw)
