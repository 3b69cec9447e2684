"""Traces of copying: what a text holds that nobody typed for it, by signs that are cheap to look for."""

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
"""Characters of a line that is too long for a verse."""
_LEAD: Final = re.compile(r"[\s>]*")


@frozen
class Trace:
    """One kind of trace. One of `signs` stands in each text that has it, and `hint` finds something in it."""

    signs: tuple[str, ...]
    pattern: re.Pattern[str]
    hint: re.Pattern[str] | None = None
    """For signs that many texts have; it begins with one letter or sign, so that it costs little."""


def find_traces(text: PageText, *traces: Trace) -> Iterator[tuple[str, Place]]:
    """Yield (what stands there, its place) of the first trace in each sentence of the front matter and each block."""
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
    """Return words as a message quotes them."""
    plain = " ".join(words.split())
    return plain if len(plain) <= _LONGEST else f"{plain[: _LONGEST - 1]}…"


def is_plain_paragraph(text: PageText, part: TextPart) -> bool:
    """Return whether a block is a paragraph of its own: no entry of a list, no quotation, no cell."""
    return part.kind == "paragraph" and not text.lines[part.place.line - 1][: part.place.column - 1].strip()


def last_line_of(text: PageText, part: TextPart, until: int) -> int:
    """Return the number of the last line of a block that ends before the line `until`."""
    number = part.place.line
    if part.kind == "paragraph":
        while number + 1 < until and number < len(text.lines) and text.lines[number].strip():
            number += 1
    return number


def is_verse(text: PageText, part: TextPart, until: int) -> bool:
    """Return whether a paragraph has several lines that are as short as verses."""
    lines = last_line_of(text, part, until) + 1 - part.place.line
    return lines > 1 and len(part.text) < _VERSE * lines


@frozen
class Cell:
    """A cell of a table as it is written, with the column (from 1) where its text begins."""

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
    """Yield the rows below the header of each table, cell by cell as Markdown parts them."""
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
