"""From an offset in an inline token's content to a place in the file.

A block's content lost its indentation, its quote marks and its closing `#`; a cell's content was cut out of
its row. Where the content stands in the source is looked up only when there is something to report.
"""

from __future__ import annotations

from collections.abc import Sequence

from markdown_it.token import Token

from portalgen.diagnostics.model import Place
from portalgen.render.markdown.source import BodySource

OFFSETS_KEY = "at"
"""Key in a token's meta: its first and last offset in the content of its block."""
COLUMN_KEY = "column"
"""Key in an inline token's meta: the column where the search for its content begins."""


def place_in_block(source: BodySource, block: Token, start: int, length: int) -> Place:
    """The place of `length` characters at offset `start` of the block's content; cut at the end of the line."""
    content = block.content
    if not block.map:
        return Place(source.path, source.first_line)
    row = content.count("\n", 0, start)
    begin = content.rfind("\n", 0, start) + 1
    end = content.find("\n", begin)
    text = content[begin : end if end >= 0 else len(content)]
    line = block.map[0] + row
    column = _column(source.line(line), text, start - begin, block.meta.get(COLUMN_KEY, -1))
    return source.place(line, max(column, 0), min(length, begin + len(text) - start))


def place_of_token(source: BodySource, block: Token, token: Token, snippet: str = "") -> Place:
    """The place of `snippet` within an inline token, or of the token."""
    start, end = token.meta.get(OFFSETS_KEY, (0, 0))
    if snippet:
        offset = block.content.rfind(snippet, start, end)
        if offset >= 0:
            return place_in_block(source, block, offset, len(snippet))
    return place_in_block(source, block, start, end - start)


def place_of_line(source: BodySource, line: int, snippet: str) -> Place:
    """The place of `snippet` in a line, or of the line's text."""
    text = source.line(line)
    column = text.find(snippet) if snippet else -1
    if column < 0:
        snippet = text.strip()
        column = text.find(snippet)
    return source.place(line, column, len(snippet))


def locate_heading(opening: Token, block: Token, source: BodySource) -> None:
    """Give a heading's text the column where it begins."""
    if opening.map:
        block.meta[COLUMN_KEY] = source.line(opening.map[0]).find("#") + 1


def locate_cells(tokens: Sequence[Token], source: BodySource) -> None:
    """Give the text of every cell its line, and the column where it begins."""
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


def _column(line: str, text: str, offset: int, hint: int) -> int:
    """Where the character at `offset` of `text` stands in `line`."""
    column = line.find(text, hint) if hint >= 0 else line.rfind(text)
    if column >= 0:
        return column + offset
    column = line.find(text.replace("|", "\\|"), max(hint, 0))
    if column >= 0:
        return column + offset + text.count("|", 0, offset)
    return line.rfind(text.strip()) - (len(text) - len(text.lstrip())) + offset
