"""Maps an offset in an inline token's content to a place in the file.

A block's content lacks its indentation, its quote marks and its closing `#`; a cell's content is cut out of its row.
The position in the source is looked up only when there is a finding to report.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import Final

from markdown_it.token import Token

from portalgen.diagnostics.model import Place
from portalgen.frozen import frozen
from portalgen.render.markdown.source import BodySource

OFFSETS_KEY = "at"
"""Key in a token's `meta` for its first and last offset in the content of its block."""
COLUMN_KEY = "column"
"""Key in an inline token's `meta` for the column at which the search for its content begins."""
_ROWS_KEY: Final = "rows"
"""Key in a block's meta: the positions of its content, cached at the first report."""
_BAR: Final = "|"
_WRITTEN_BAR: Final = "\\|"


@frozen
class _ContentRow:
    r"""A line of a block's content: its begin and end in the content, and its column in the source line.

    `bars` are the offsets in the row of characters that the source writes with an additional character: `\|` in a cell.
    """

    begin: int
    end: int
    column: int
    bars: tuple[int, ...]

    def column_of(self, offset: int) -> int:
        """Return the column of `offset` in the block's content."""
        inside = offset - self.begin
        return self.column + inside + bisect_left(self.bars, inside)


def place_in_block(source: BodySource, block: Token, start: int, length: int) -> Place:
    """Return the place of `length` characters from offset `start` of the block's content.

    The place ends at the end of the line at the latest.
    """
    if not block.map:
        return Place(source.path, source.first_line)
    rows = _rows_of(source, block)
    number = max(bisect_right(rows, start, key=lambda row: row.begin) - 1, 0)
    row = rows[number]
    return source.place(block.map[0] + number, max(row.column_of(start), 0), min(length, row.end - start))


def place_of_token(source: BodySource, block: Token, token: Token, snippet: str = "") -> Place:
    """Return the place of `snippet` within an inline token. If it is empty or absent, return the token's place."""
    start, end = token.meta.get(OFFSETS_KEY, (0, 0))
    if snippet:
        offset = block.content.rfind(snippet, start, end)
        if offset >= 0:
            return place_in_block(source, block, offset, len(snippet))
    return place_in_block(source, block, start, end - start)


def place_of_line(source: BodySource, line: int, snippet: str) -> Place:
    """Return the place of `snippet` in a line. If the line lacks it, return the place of the line's text."""
    text = source.line(line)
    column = text.find(snippet) if snippet else -1
    if column < 0:
        snippet = text.strip()
        column = text.find(snippet)
    return source.place(line, column, len(snippet))


def locate_heading(opening: Token, block: Token, source: BodySource) -> None:
    """Record in `block` the first column of a heading's text."""
    if opening.map:
        block.meta[COLUMN_KEY] = source.line(opening.map[0]).find("#") + 1


def locate_cells(tokens: Sequence[Token], source: BodySource) -> None:
    """Record the line and the first column of the text in every cell."""
    row: list[int] | None = None
    cursor = 0
    opening = ""
    for token in tokens:
        if token.type != "inline":
            opening = token.type
            if opening == "tr_open":
                row, cursor = token.map, 0
        elif opening in ("td_open", "th_open") and row:
            token.map = [row[0], row[0] + 1]
            written = token.content.replace("|", "\\|")
            column = source.line(row[0]).find(written, cursor)
            token.meta[COLUMN_KEY] = max(column, cursor)
            cursor = max(column, cursor) + len(written)


def _rows_of(source: BodySource, block: Token) -> Sequence[_ContentRow]:
    """Return the rows of a block, computed once for all its findings: each row takes a search in its line."""
    content: str | None
    rows: Sequence[_ContentRow]
    content, rows = block.meta.get(_ROWS_KEY, (None, ()))
    if content != block.content:
        rows = tuple(_find_rows(source, block))
        block.meta[_ROWS_KEY] = block.content, rows
    return rows


def _find_rows(source: BodySource, block: Token) -> Iterator[_ContentRow]:
    begin = 0
    for line, text in enumerate(block.content.split("\n"), block.map[0] if block.map else 0):
        column, bars = _locate_row(source.line(line), text, block.meta.get(COLUMN_KEY, -1))
        yield _ContentRow(begin, begin + len(text), column, bars)
        begin += len(text) + 1


def _locate_row(line: str, text: str, hint: int) -> tuple[int, tuple[int, ...]]:
    r"""Return the column of `text` in `line`, and the offsets of its bars if the line writes them as `\|`."""
    column = line.find(text, hint) if hint >= 0 else line.rfind(text)
    if column >= 0:
        return column, ()
    column = line.find(text.replace(_BAR, _WRITTEN_BAR), max(hint, 0))
    if column >= 0:
        return column, tuple(offset for offset, letter in enumerate(text) if letter == _BAR)
    return line.rfind(text.strip()) - (len(text) - len(text.lstrip())), ()
