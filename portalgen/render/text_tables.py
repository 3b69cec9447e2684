"""Writes tables in plain text: in columns if they are narrow, or else row by row as a list of "column name: cell"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from portalgen.frozen import frozen

LINE_WIDTH: Final = 78
"""The maximum width of tables and underlines, in characters. The cells of a wider table are written one by one."""
_GAP: Final = "  "


@frozen
class TextCell:
    """A cell of a table with its text. `row` and `column` are the first covered by it, counted from 0.

    `rows` and `columns` are the numbers of covered rows and columns.
    """

    text: str
    row: int
    column: int
    rows: int = 1
    columns: int = 1


def write_table(cells: Sequence[TextCell], header_rows: int) -> str:
    """Return a table as text. The first `header_rows` rows contain the names of the columns."""
    widths = _measure(cells)
    if sum(widths) + len(_GAP) * (len(widths) - 1) <= LINE_WIDTH:
        lines = list(_lines(cells, widths))
        lines.insert(header_rows, _GAP.join("-" * width for width in widths))
        return "\n".join(lines)
    names = _name_columns(cells, header_rows, len(widths))
    last = max(cell.row + cell.rows for cell in cells)
    rows = range(header_rows if last > header_rows else 0, last)
    reaching = _cells_by_row(cells)
    return "\n\n".join("\n".join(_row(reaching.get(row, ()), names)) for row in rows)


def _measure(cells: Sequence[TextCell]) -> list[int]:
    """Return the width of each column; if a merged cell needs more, its last column is widened."""
    widths = [0] * max(cell.column + cell.columns for cell in cells)
    for cell in sorted(cells, key=lambda each: each.columns):
        last = cell.column + cell.columns - 1
        others = sum(widths[cell.column : last]) + len(_GAP) * (cell.columns - 1)
        widths[last] = max(widths[last], len(cell.text) - others)
    return widths


def _lines(cells: Sequence[TextCell], widths: Sequence[int]) -> Iterator[str]:
    texts = {(cell.row, cell.column): cell for cell in cells}
    for row in range(max(cell.row for cell in cells) + 1):
        parts, column = [], 0
        while column < len(widths):
            cell = texts.get((row, column))
            end = column + (cell.columns if cell else 1)
            width = sum(widths[column:end]) + len(_GAP) * (end - column - 1)
            parts.append(_place(cell, width, len(widths)) if cell else " " * width)
            column = end
        yield _GAP.join(parts).rstrip()


def _place(cell: TextCell, width: int, columns: int) -> str:
    """Return the text of a cell in its width.

    A text over several columns is centred: it would otherwise seem to belong to the first only.
    """
    return cell.text.center(width) if 1 < cell.columns < columns else cell.text.ljust(width)


def _name_columns(cells: Sequence[TextCell], header_rows: int, count: int) -> list[str]:
    header = [cell for cell in cells if cell.row < header_rows and cell.text]
    return [
        " – ".join(cell.text for cell in header if cell.column <= column < cell.column + cell.columns)
        for column in range(count)
    ]


def _cells_by_row(cells: Sequence[TextCell]) -> dict[int, list[TextCell]]:
    """Return the cells with text by row, including cells that extend into it: each row is read separately."""
    rows: dict[int, list[TextCell]] = {}
    for cell in cells:
        for row in range(cell.row, cell.row + cell.rows) if cell.text else ():
            rows.setdefault(row, []).append(cell)
    return rows


def _row(cells: Iterable[TextCell], names: Sequence[str]) -> Iterator[str]:
    for cell in sorted(cells, key=lambda each: each.column):
        is_title = cell.columns == len(names) > 1
        above = () if is_title else names[cell.column : cell.column + cell.columns]
        name = ", ".join(each for each in above if each)
        yield f"{name}: {cell.text}" if name else cell.text
