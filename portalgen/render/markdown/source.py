"""The body as it was written: lines for reading (NFC) and lines for messages (raw)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from portalgen.diagnostics.model import Place
from portalgen.text.normal import nfc

_LINE_END: Final = re.compile(r"\r\n?|\n")
_EXCERPT: Final = 400
"""As in `portalgen.diagnostics.model.line_of`."""


@dataclass(frozen=True, slots=True)
class Source:
    """Lines are counted from 0, columns from 0, both in the normalised text; places are told in the raw text."""

    path: str
    first_line: int
    lines: tuple[str, ...]
    raw: tuple[str, ...]

    def line(self, number: int) -> str:
        """A line of the normalised text; empty where there is none."""
        return self.lines[number] if 0 <= number < len(self.lines) else ""

    def place(self, line: int, column: int, length: int) -> Place:
        """The place of `length` characters from `column` on."""
        if not 0 <= line < len(self.raw):
            return Place(self.path, self.first_line + max(line, 0))
        raw = self.raw[line]
        start, end = column, column + length
        if raw != self.lines[line]:
            start, end = _raw_offset(raw, start), _raw_offset(raw, end)
        end = min(end, len(raw))
        return Place(self.path, self.first_line + line, start + 1, max(end - start, 0), raw[:_EXCERPT])


def source_of(text: str, path: str, first_line: int) -> tuple[Source, str]:
    """The source, and the text that is parsed."""
    if "\r" in text:
        text = _LINE_END.sub("\n", text)
    normal = nfc(text)
    if "\0" in normal:
        normal = normal.replace("\0", "\N{REPLACEMENT CHARACTER}")
    lines = tuple(normal.split("\n"))
    raw = lines if normal is text else tuple(text.split("\n"))
    return Source(path, first_line, lines, raw), normal


def _raw_offset(raw: str, offset: int) -> int:
    """The offset in `raw` of what stands at `offset` in its normal form."""
    if offset <= 0:
        return 0
    for index in range(1, len(raw) + 1):
        if len(nfc(raw[:index])) > offset:
            return index - 1
    return len(raw)
