"""Tables in plain text: in columns where they are narrow, else their rows as lists of "name of the column: cell"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from portalgen.frozen import frozen

LINE_WIDTH: Final = 78
"""Columns that a table and an underline may take; a wider table is written cell by cell."""
_GAP: Final = "  "


@frozen
class TextCell:
    """The text of a cell, where it begins (row and column from 0), and how many of each it takes."""

    text: str
    row: int
    column: int
    rows: int = 1
    columns: int = 1


def write_table(cells: Sequence[TextCell], header_rows: int) -> str:
    """Return a table as text; its first `header_rows` rows hold the names of its columns."""
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
    """The width of each column; where a merged cell needs more, its last column is wider."""
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
    """The text of a cell in its width: amid the columns that it is of, or it would seem to be of the first alone."""
    return cell.text.center(width) if 1 < cell.columns < columns else cell.text.ljust(width)


def _name_columns(cells: Sequence[TextCell], header_rows: int, count: int) -> list[str]:
    header = [cell for cell in cells if cell.row < header_rows and cell.text]
    return [
        " – ".join(cell.text for cell in header if cell.column <= column < cell.column + cell.columns)
        for column in range(count)
    ]


def _cells_by_row(cells: Sequence[TextCell]) -> dict[int, list[TextCell]]:
    """The cells with a text of each row, those that reach down into it included: each row is read alone."""
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
