"""Merged cells of tables: a cell `<<` joins the cell on its left, a cell `^^` the cell above.

A row of `===` below further rows of names ends the header. Merged cells must form a rectangle within the header, or
within the rows below it: a screen reader finds the names of a figure by its columns and rows.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from markdown_it.token import Token

from portalgen.diagnostics.model import Phrase, diagnostic
from portalgen.render.markdown.positions import place_in_block
from portalgen.render.markdown.rendering import RenderingState

_LEFT: Final = "<<"
_ABOVE: Final = "^^"
_HEADER_END: Final = re.compile(r"={3,}")
_LONGEST: Final = 40
SPAN_KEY: Final = "span"
"""Key in a cell's `meta` for (rows, columns) of the cell. It is set only if either exceeds 1."""
SCOPE_KEY: Final = "scope"
"""Key in a cell's `meta` for the scope of a header cell. It is set only if the scope is not the column."""
GROUPS_KEY: Final = "groups"
"""Key in the `meta` of a token `column_groups` for the number of columns in each group."""

_Slot = tuple[int, int]
"""Row and column, from 0."""


@dataclass(slots=True)
class TableCell:
    """A table cell: its three tokens, and the table slots covered by it."""

    opening: Token
    text: Token
    closing: Token
    row: int = 0
    column: int = 0
    rows: int = 1
    columns: int = 1


@dataclass(slots=True)
class _Row:
    """A row with a cell for each column."""

    opening: Token
    closing: Token
    cells: list[TableCell] = field(default_factory=list)


def may_hold_spans(source: str) -> bool:
    """Return True if a body may contain a table with merged cells or a header of several rows."""
    return _LEFT in source or _ABOVE in source or "===" in source


def merge_cells(tokens: list[Token], rendering: RenderingState) -> list[Token]:
    """Return the tokens of a body, in whose tables the marked cells are merged. Invalid marks are reported."""
    result: list[Token] = []
    start = -1
    for index, token in enumerate(tokens):
        if token.type == "thead_open":
            start = index
        elif start < 0:
            result.append(token)
        elif token.type == "table_close":
            result += _Table(tokens[start:index], rendering).merge()
            result.append(token)
            start = -1
    return result


def read_cells(tokens: Sequence[Token]) -> Iterator[TableCell]:
    """Yield the cells of the table with these tokens, each with the slots covered by it."""
    taken: set[_Slot] = set()
    row, column, opening = -1, 0, None
    for index, token in enumerate(tokens):
        if token.type == "tr_open":
            row, column = row + 1, 0
        elif token.type in ("th_open", "td_open"):
            opening = token
        elif token.type == "inline" and opening is not None:
            while (row, column) in taken:
                column += 1
            rows, columns = opening.meta.get(SPAN_KEY, (1, 1))
            if rows > 1 or columns > 1:
                taken.update((row + down, column + right) for down in range(rows) for right in range(columns))
            yield TableCell(opening, token, tokens[index + 1], row, column, rows, columns)
            column, opening = column + columns, None


def count_header_rows(tokens: Sequence[Token]) -> int:
    """Return the number of header rows in the table with these tokens."""
    end = next((index for index, token in enumerate(tokens) if token.type == "thead_close"), 0)
    return sum(token.type == "tr_open" for token in tokens[:end])


def read_column_names(cells: Iterable[TableCell], header_rows: int, read: Callable[[TableCell], str]) -> Iterator[str]:
    """Yield the name of each column: the texts of the header cells above it, from top to bottom, joined by a dash."""
    names: dict[int, list[str]] = {}
    for cell in cells:
        if cell.row < header_rows:
            text = read(cell)
            for column in range(cell.column, cell.column + cell.columns):
                names.setdefault(column, []).extend([text] if text else ())
    for column in sorted(names):
        yield " \N{EN DASH} ".join(names[column])


class _Table:
    """A table from its header to its last row."""

    def __init__(self, tokens: Sequence[Token], rendering: RenderingState) -> None:
        self._tokens = tokens
        self._rendering = rendering
        self._rows = list(_read_rows(tokens))
        self._header_rows = 1

    def merge(self) -> Sequence[Token]:
        """Return the tokens of the table with its cells merged, or unchanged if no cell is marked."""
        self._end_header()
        owners = self._find_owners()
        is_merged = any(slot != owner for slot, owner in owners.items())
        if not is_merged and self._header_rows == 1:
            return self._tokens
        self._spread(owners)
        groups = self._group_columns()
        return (*self._column_groups(groups), *self._header(groups), *self._body())

    def _end_header(self) -> None:
        """Remove the row of `===`; the rows above it are the header."""
        ends = [index for index, row in enumerate(self._rows) if index > 0 and _ends_header(row)]
        for index in ends[1:]:
            self._report("MRK122", self._rows[index].cells[0], "header")
        if ends:
            if ends[0] == len(self._rows) - 1:
                self._report("MRK123", self._rows[ends[0]].cells[0])
            self._header_rows = ends[0]
            self._rows = [row for index, row in enumerate(self._rows) if index not in ends]
        for row in self._rows[1 : self._header_rows]:
            for cell in row.cells:
                _make_header(cell)

    def _find_owners(self) -> dict[_Slot, _Slot]:
        """Return, for each slot, the first slot of the cell covering it."""
        owners: dict[_Slot, _Slot] = {}
        for number, row in enumerate(self._rows):
            for column, cell in enumerate(row.cells):
                owners[number, column] = self._find_owner(number, column, cell, owners)
        return owners

    def _find_owner(self, row: int, column: int, cell: TableCell, owners: dict[_Slot, _Slot]) -> _Slot:
        mark = cell.text.content
        if mark not in (_LEFT, _ABOVE):
            return row, column
        if mark == _LEFT and column:
            return owners[row, column - 1]
        if mark == _ABOVE and row not in (0, self._header_rows):
            return owners[row - 1, column]
        if mark == _ABOVE and row:
            self._report("MRK120", cell)
        else:
            self._report("MRK119", cell, "left" if mark == _LEFT else "above")
        return row, column

    def _spread(self, owners: dict[_Slot, _Slot]) -> None:
        """Expand each cell to its rectangle; report a cell with another shape."""
        slots: dict[_Slot, list[_Slot]] = {}
        for slot, owner in owners.items():
            slots.setdefault(owner, []).append(slot)
        merged: set[_Slot] = set()
        for (row, column), own in slots.items():
            last_row, last_column = max(each[0] for each in own), max(each[1] for each in own)
            cell = self._rows[row].cells[column]
            cell.row, cell.column = row, column
            if len(own) != (last_row - row + 1) * (last_column - column + 1):
                self._report_overlap(cell, own[-1])
                continue
            cell.rows, cell.columns = last_row - row + 1, last_column - column + 1
            if len(own) > 1:
                cell.opening.meta[SPAN_KEY] = cell.rows, cell.columns
                merged.update(own[1:])
        self._report_emptied(merged)
        for number, line in enumerate(self._rows):
            line.cells = [cell for column, cell in enumerate(line.cells) if (number, column) not in merged]

    def _report_overlap(self, cell: TableCell, slot: _Slot) -> None:
        mark = self._rows[slot[0]].cells[slot[1]]
        place = place_in_block(self._rendering.source, mark.text, 0, len(mark.text.content))
        text = cell.text.content[:_LONGEST]
        self._rendering.report(diagnostic("MRK121", place, mark=mark.text.content, text=text))

    def _report_emptied(self, merged: set[_Slot]) -> None:
        """Report a row or a column without any remaining cell."""
        width = len(self._rows[0].cells)
        for number, row in enumerate(self._rows):
            if all((number, column) in merged for column in range(width)):
                self._report("MRK122", row.cells[0], "row")
        for column in range(width):
            if all((number, column) in merged for number in range(len(self._rows))):
                self._report("MRK122", self._rows[0].cells[column], "column")

    def _report(self, code: str, cell: TableCell, what: str = "") -> None:
        place = place_in_block(self._rendering.source, cell.text, 0, len(cell.text.content))
        phrases = {"what": Phrase(f"table.{what}")} if what else {}
        self._rendering.report(diagnostic(code, place, mark=cell.text.content, **phrases))

    def _group_columns(self) -> tuple[int, ...]:
        """Return the number of columns below each cell of the first row, or an empty tuple if all are 1."""
        groups = tuple(cell.columns for cell in self._rows[0].cells)
        return groups if any(each > 1 for each in groups) else ()

    @staticmethod
    def _column_groups(groups: tuple[int, ...]) -> Iterator[Token]:
        if groups:
            yield Token("column_groups", "", 0, meta={GROUPS_KEY: groups})

    def _header(self, groups: tuple[int, ...]) -> Iterator[Token]:
        starts = {sum(groups[:index]): width for index, width in enumerate(groups)}
        header = self._rows[: self._header_rows]
        for cell in (each for row in header for each in row.cells):
            if cell.columns > 1 and starts.get(cell.column) == cell.columns:
                cell.opening.meta[SCOPE_KEY] = "colgroup"
        yield from _wrap("thead", header)

    def _body(self) -> Iterator[Token]:
        """Yield the rows below the header, in groups if a cell names several of them."""
        rows = self._rows[self._header_rows :]
        if not rows:
            return
        width = sum(each.columns for each in self._rows[0].cells)
        titles = [cell for row in rows for cell in row.cells if _is_title(cell, width)]
        names = [cell for row in rows for cell in row.cells if not cell.column and cell.rows > 1 and cell.text.content]
        starts = {cell.row for cell in titles} or {at for cell in names for at in (cell.row, cell.row + cell.rows)}
        inner = sorted(at for at in starts if self._header_rows < at < len(self._rows))
        is_parted = not any(
            bisect_right(inner, cell.row) < bisect_left(inner, cell.row + cell.rows)
            for row in rows
            for cell in row.cells
        )
        for cell in titles or names:
            _make_header(cell, "rowgroup" if is_parted else "row")
        for cell in names if titles else ():
            _make_header(cell, "row")
        bounds = [self._header_rows, *(inner if is_parted else ()), len(self._rows)]
        for begin, end in pairwise(bounds):
            yield from _wrap("tbody", self._rows[begin:end])


def _is_title(cell: TableCell, width: int) -> bool:
    """Return True if a cell covers its entire row, as the title of the rows below it."""
    return cell.columns == width > 1 and cell.rows == 1 and bool(cell.text.content)


def _read_rows(tokens: Sequence[Token]) -> Iterator[_Row]:
    row: _Row | None = None
    for index, token in enumerate(tokens):
        if token.type == "tr_open":
            row = _Row(token, token)
        elif token.type == "tr_close" and row is not None:
            row.closing = token
            yield row
        elif token.type == "inline" and row is not None:
            row.cells.append(TableCell(tokens[index - 1], token, tokens[index + 1]))


def _ends_header(row: _Row) -> bool:
    """Return True if each cell of a row is three or more `=`; cells omitted after the first are empty."""
    first, *others = (cell.text.content for cell in row.cells)
    return all(_HEADER_END.fullmatch(text) for text in (first, *filter(None, others)))


def _make_header(cell: TableCell, scope: str = "") -> None:
    cell.opening.type, cell.closing.type = "th_open", "th_close"
    cell.opening.tag = cell.closing.tag = "th"
    if scope:
        cell.opening.meta[SCOPE_KEY] = scope


def _wrap(tag: str, rows: Sequence[_Row]) -> Iterator[Token]:
    yield Token(f"{tag}_open", tag, 1, block=True)
    for row in rows:
        yield row.opening
        for cell in row.cells:
            yield from (cell.opening, cell.text, cell.closing)
        yield row.closing
    yield Token(f"{tag}_close", tag, -1, block=True)
