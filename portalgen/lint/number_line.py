"""The line with the number above the text of a document on its page (Nghị định 30/2020/NĐ-CP, Phụ lục I)."""

from __future__ import annotations

import re
from typing import Final

from portalgen.frozen import frozen
from portalgen.render.markdown.outline import Outline
from portalgen.render.markdown.shown_text import ShownText
from portalgen.text.normalization import level_dashes

NUMBER_PATTERN: Final = r"(?P<number>\d{1,6})(?P<rest>(?:/\d{4})?/[^\W\d_](?:[^\W_]|[-.&/])*)?"
HEAD_BLOCKS: Final = 8
"""Blocks of a page that may belong to the head of its document."""
_NUMBER_LINE: Final = re.compile(rf"[\s\0*_>|]*Số\s*:?\s*{NUMBER_PATTERN}(?![\w/])", re.IGNORECASE)


@frozen
class NumberLine:
    """A number in a line of its own: its block, its position there, from 0, and its words."""

    block: ShownText
    start: int
    length: int
    words: str


def digits_of(number: str) -> str:
    """Return the digits of a document number without leading zeros; "" for other numbers, and for a placeholder (`00`)."""
    match = re.match(r"\s*(?:số\s*:?\s*)?(\d{1,6})(?=\D|$)", number, re.IGNORECASE)
    return match[1].lstrip("0") if match else ""


def find_other_number_line(outline: Outline, digits: str) -> NumberLine | None:
    """Return the line with the number of the document, if its digits are not `digits` (see `digits_of`); None otherwise."""
    if not digits:
        return None
    for block in outline.shown_texts[:HEAD_BLOCKS]:
        match = _NUMBER_LINE.match(block.shown)
        if match is not None and match["rest"]:
            if match["number"].lstrip("0") == digits:
                return None
            start = match.start("number")
            return NumberLine(block, start, match.end() - start, level_dashes(match[0][start:]))
    return None
