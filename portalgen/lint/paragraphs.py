"""Reads the lines of paragraphs as typed, for rules about lines that are joined when rendered."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from portalgen.frozen import frozen
from portalgen.lint.page_text import PageText

_LEAD: Final = re.compile(r"[ \t>]*")
_FIRST_LEAD: Final = re.compile(r"(?:[ \t>]|[-+*:][ \t]|\d{1,9}[.)][ \t]|\[\^[^\]]*\]:)*")
_HARD_BREAK: Final = ("  ", "\\")


@frozen
class ParagraphLine:
    """A line of a paragraph. `number` is the line number in the file, `start` the column of the text (from 0)."""

    number: int
    start: int
    text: str

    @property
    def breaks(self) -> bool:
        """True if the line ends with a line break that readers see."""
        return self.text.endswith(_HARD_BREAK)


@frozen
class Paragraph:
    """A paragraph of several lines. `depth` is the number of blocks that contain it."""

    lines: tuple[ParagraphLine, ...]
    depth: int


def find_joined_paragraphs(text: PageText) -> Iterator[Paragraph]:
    """Yield every paragraph of several lines. Readers see these as one line, except at line breaks."""
    for block in text.outline.blocks:
        if block.kind == "paragraph" and block.end - block.line > 1:
            yield Paragraph(tuple(read_lines(text, block.line, block.end, block.depth)), block.depth)


def read_lines(text: PageText, first: int, end: int, depth: int) -> Iterator[ParagraphLine]:
    """Yield the lines of a paragraph from `first` up to, but excluding, `end`.

    The marks of enclosing blocks are removed.
    """
    for number in range(first, min(end, len(text.lines) + 1)):
        line = text.lines[number - 1]
        pattern = _FIRST_LEAD if number == first and depth else _LEAD
        lead = pattern.match(line)
        start = lead.end() if lead else 0
        yield ParagraphLine(number, start, line[start:])
