"""The paragraphs of an XML tree as lines of text: the same walk for Word, PowerPoint and OpenDocument."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from portalgen.frozen import frozen

_WORD: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DRAWING: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_COMPATIBILITY: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_ODF_TABLE: Final = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_REPEATED: Final = _ODF_TABLE + "number-columns-repeated"
_MOST_REPEATED: Final = 64
"""Sheets fill their rows up with thousands of empty cells."""
_ODF_TEXT: Final = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"


@frozen
class Vocabulary:
    """The names of elements. If `texts` is empty, every text within a paragraph counts."""

    paragraphs: frozenset[str]
    texts: frozenset[str]
    spaces: frozenset[str]
    breaks: frozenset[str]
    skipped: frozenset[str]
    rows: frozenset[str]
    cells: frozenset[str]


OOXML: Final = Vocabulary(
    paragraphs=frozenset((_WORD + "p", _DRAWING + "p")),
    texts=frozenset((_WORD + "t", _DRAWING + "t")),
    spaces=frozenset((_WORD + "tab",)),
    breaks=frozenset((_WORD + "br", _WORD + "cr", _DRAWING + "br")),
    # Tracked deletions are `w:delText`, not `w:t`; a fallback repeats its choice.
    skipped=frozenset((_COMPATIBILITY + "Fallback",)),
    rows=frozenset((_WORD + "tr", _DRAWING + "tr")),
    cells=frozenset((_WORD + "tc", _DRAWING + "tc")),
)
OPEN_DOCUMENT: Final = Vocabulary(
    paragraphs=frozenset((_ODF_TEXT + "p", _ODF_TEXT + "h")),
    texts=frozenset(),
    spaces=frozenset((_ODF_TEXT + "s", _ODF_TEXT + "tab")),
    breaks=frozenset((_ODF_TEXT + "line-break",)),
    skipped=frozenset((_ODF_TEXT + "tracked-changes",)),
    rows=frozenset((_ODF_TABLE + "table-row",)),
    cells=frozenset((_ODF_TABLE + "table-cell", _ODF_TABLE + "covered-table-cell")),
)


def extract_paragraphs(root: Any, words: Vocabulary) -> Iterator[str]:
    """Yield the text of every paragraph below `root`; a nested paragraph (a text box) splits it in two.

    A table row with a single paragraph per cell becomes a line, with cells separated by tabs.
    """
    line: list[str] = []
    stack = [(root, False)]
    depth = 0
    while stack:
        element, ended = stack.pop()
        if ended:
            is_paragraph = element.tag in words.paragraphs
            depth -= is_paragraph
            if is_paragraph and line:
                yield "".join(line)
                line.clear()
            if depth and not words.texts:
                line.append(element.tail or "")
            continue
        if not isinstance(element.tag, str) or element.tag in words.skipped:
            continue
        if line and (element.tag in words.paragraphs or element.tag in words.rows):
            yield "".join(line)
            line.clear()
        if element.tag in words.rows:
            yield from _row(element, words)
            continue
        depth += element.tag in words.paragraphs
        line.extend(_text_of(element, words, depth))
        stack.append((element, True))
        stack.extend((child, False) for child in reversed(element))


def _row(row: Any, words: Vocabulary) -> Iterator[str]:
    cells = [(cell, tuple(extract_paragraphs(cell, words))) for cell in _cells(row, words)]
    lines = [line for _, each in cells for line in each]
    if any(len(each) > 1 for _, each in cells) or any("\n" in line for line in lines):
        yield from lines
    elif lines:
        cell_texts = ("\t".join(["".join(each)] * _repeats(cell)) for cell, each in cells)
        yield "\t".join(cell_texts).rstrip("\t")


def _cells(element: Any, words: Vocabulary) -> Iterator[Any]:
    """Yield the cells of a row, including wrapped cells."""
    for child in element:
        if child.tag in words.cells:
            yield child
        elif isinstance(child.tag, str) and child.tag not in words.skipped:
            yield from _cells(child, words)


def _repeats(cell: Any) -> int:
    count = cell.get(_REPEATED, "1")
    return min(int(count), _MOST_REPEATED) if count.isdecimal() else 1


def _text_of(element: Any, words: Vocabulary, depth: int) -> Iterator[str]:
    if not depth:
        return
    if element.tag in words.spaces:
        yield " "
    elif element.tag in words.breaks:
        yield "\n"
    elif not words.texts or element.tag in words.texts:
        yield element.text or ""
