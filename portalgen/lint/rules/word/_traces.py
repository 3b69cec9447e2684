"""Traces of copying: text that nobody typed for the page, found by cheap signs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Final

from portalgen.diagnostics.model import Place
from portalgen.frozen import frozen
from portalgen.lint.page_text import PageText
from portalgen.lint.prose import find_in_block, find_in_value, find_prose_blocks, find_prose_values
from portalgen.render.markdown.outline import TextPart

_LONGEST: Final = 60
_VERSE: Final = 60
"""Maximum average characters per line of a verse."""
_CUT: Final = " ,;:–-"
_LEAD: Final = re.compile(r"[\s>]*")


@frozen
class Trace:
    """A kind of trace. A text with a match contains at least one of `signs`, and `hint` matches it."""

    signs: tuple[str, ...]
    pattern: re.Pattern[str]
    hint: re.Pattern[str] | None = None
    """For signs common in texts; begins with a letter or sign, so it is cheap."""


def find_traces(text: PageText, *traces: Trace) -> Iterator[tuple[str, Place]]:
    """Yield (words, place) of the first trace in each sentence of the front matter and each block."""
    present = [each for each in traces if _may_have(text, each)]
    if not present:
        return
    for value, location in find_prose_values(text):
        for trace in present:
            if trace.pattern.search(value):
                yield from _first(find_in_value(text, location, trace.pattern))
                break
    for part, until in find_prose_blocks(text):
        for trace in present:
            if any(sign in part.text for sign in trace.signs) and trace.pattern.search(part.text):
                yield from _first(find_in_block(text, part, until, trace.pattern))
                break


def _may_have(text: PageText, trace: Trace) -> bool:
    return any(sign in text.text for sign in trace.signs) and (
        trace.hint is None or trace.hint.search(text.text) is not None
    )


def _first(places: Iterator[Place]) -> Iterator[tuple[str, Place]]:
    for place in islice(places, 1):
        yield shorten(place.underlined), place


def shorten(words: str) -> str:
    """Return `words` shortened for a message."""
    plain = " ".join(words.split())
    if len(plain) <= _LONGEST:
        return plain
    cut = plain[:_LONGEST].rpartition(" ")[0] or plain[: _LONGEST - 1]
    return f"{cut.rstrip(_CUT)}…"


def is_plain_paragraph(text: PageText, part: TextPart) -> bool:
    """Return True if a block is a plain paragraph, outside lists, quotations and tables."""
    return part.kind == "paragraph" and not text.lines[part.place.line - 1][: part.place.column - 1].strip()


def last_line_of(text: PageText, part: TextPart, until: int) -> int:
    """Return the last line number of a block ending before the line `until`."""
    number = part.place.line
    if part.kind == "paragraph":
        while number + 1 < until and number < len(text.lines) and text.lines[number].strip():
            number += 1
    return number


def is_verse(text: PageText, part: TextPart, until: int) -> bool:
    """Return True if a paragraph has several lines as short as verses."""
    lines = last_line_of(text, part, until) + 1 - part.place.line
    return lines > 1 and len(part.text) < _VERSE * lines


@frozen
class Cell:
    """A table cell as written, with the column (from 1) of its text."""

    text: str
    column: int


@frozen
class TableRow:
    """A row of a table: the line of the table, its own, its cells and the texts of the table's header."""

    table: int
    line: int
    cells: tuple[Cell, ...]
    headers: tuple[str, ...]


_BAR: Final = re.compile(r"(?<!\\)\|")


def find_table_rows(text: PageText) -> Iterator[TableRow]:
    """Yield the rows below the header of each table, with cells as Markdown splits them."""
    for table in text.outline.tables:
        first = table.place.line + 2
        for number in range(first, min(first + table.rows, len(text.lines) + 1)):
            line = text.lines[number - 1]
            if not line.strip():
                break
            yield TableRow(table.place.line, number, tuple(_split_row(line)), table.headers)


def _split_row(line: str) -> Iterator[Cell]:
    lead = _LEAD.match(line)
    start = lead.end() if lead else 0
    end = len(line.rstrip())
    bars = [match.start() for match in _BAR.finditer(line, start, end)]
    if bars and bars[0] == start:
        start += 1
        bars = bars[1:]
    if not bars or bars[-1] != end - 1:
        bars.append(end)
    for bar in bars:
        cell = line[start:bar]
        yield Cell(cell.strip(), start + 1 + len(cell) - len(cell.lstrip()))
        start = bar + 1
