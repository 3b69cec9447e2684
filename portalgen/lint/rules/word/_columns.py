"""Lines with columns: cells separated by tabs, as copied from Excel, or by aligned runs of spaces."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final

from portalgen.frozen import frozen
from portalgen.lint.page_text import PageText
from portalgen.lint.paragraphs import Paragraph, ParagraphLine, find_joined_paragraphs
from portalgen.lint.rules.word._marks import read_mark
from portalgen.lint.rules.word.page_of_paper import find_tabbed_contents

_TAB: Final = "\t"
_WIDE: Final = "   "
_WIDE_GAP: Final = re.compile(r"(?<=\S) {3,}(?=\S)")
_LETTER: Final = re.compile(r"[^\W\d_]")
_ROWS: Final = {"tab": 2, "space": 3}
"""Minimum number of consecutive lines with columns."""


@frozen
class TypedColumns:
    """Consecutive lines of a paragraph with columns.

    `gap` is `tab` or `space`; `cells` has the cells of each line.
    """

    gap: str
    lines: tuple[ParagraphLine, ...]
    cells: tuple[tuple[str, ...], ...]
    paragraph: Paragraph


def find_typed_columns(text: PageText) -> Iterator[TypedColumns]:
    """Yield each run of lines with columns, except tables of contents."""
    if _TAB not in text.body and _WIDE not in text.body:
        return
    contents = frozenset(find_tabbed_contents(text)) if _TAB in text.body else frozenset()
    for paragraph in find_joined_paragraphs(text):
        if any(line.number in contents for line in paragraph.lines):
            continue
        lines = [line for line in paragraph.lines if _TAB in line.text or _WIDE in line.text]
        if len(lines) > 1:
            yield from _find_runs(paragraph)


def is_table(found: TypedColumns) -> bool:
    """Return True if the lines end their paragraph, have the same number of cells, and begin with column names."""
    stands_alone = found.paragraph.depth == 0 and found.lines[-1] is found.paragraph.lines[-1]
    first = found.cells[0]
    return (
        stands_alone
        and len(first) > 1
        and {len(cells) for cells in found.cells} == {len(first)}
        and all(_LETTER.search(cell) for cell in first)
        and not any("|" in cell for cells in found.cells for cell in cells)
    )


def find_spaced_lines(text: PageText) -> frozenset[int]:
    """Return the numbers of the lines with columns made by spaces."""
    found = (each for each in find_typed_columns(text) if each.gap == "space")
    return frozenset(line.number for each in found for line in each.lines)


def _find_runs(paragraph: Paragraph) -> Iterator[TypedColumns]:
    for (gap, _), group in groupby(paragraph.lines, _form_of):
        lines = tuple(group)
        if gap and len(lines) >= _ROWS[gap]:
            yield TypedColumns(gap, lines, tuple(_split_cells(gap, line.text) for line in lines), paragraph)


def _form_of(line: ParagraphLine) -> tuple[str, Sequence[int]]:
    """Return (separator, columns of cells aligned with the next line); the separator is empty without cells."""
    words = line.text.strip()
    if "|" in words:
        return "", ()
    if _TAB in words:
        mark = read_mark(line.text)
        return ("", ()) if mark is not None and _TAB in line.text[: mark.end] else ("tab", ())
    gaps = [match.end() for match in _WIDE_GAP.finditer(line.text)] if _WIDE in words else []
    return ("space", tuple(line.start + end for end in gaps)) if gaps else ("", ())


def _split_cells(gap: str, words: str) -> tuple[str, ...]:
    cells = words.rstrip().split(_TAB) if gap == "tab" else _WIDE_GAP.split(words.rstrip())
    return tuple(cell.strip() for cell in cells)
