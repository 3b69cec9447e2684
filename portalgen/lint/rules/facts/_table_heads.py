"""Reads the rows of a table below its whole head: a second row of names and a row of column numbers belong to it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from portalgen.lint.rules.facts._totals import CELL_MARKS
from portalgen.lint.rules.word._traces import TableRow

_RULE: Final = re.compile(r"={3,}")
_MERGED: Final = ("", "<<", "^^")
_HEAD_ROWS: Final = 4
"""A row of `===` is sought in so many rows."""
_NUMBER: Final = re.compile(r"\(?(?P<number>\d{1,2})\)?(?: ?=.*)?")
_LETTER: Final = re.compile(r"\(?[A-DĐ]\)?")


def drop_head_rows(rows: Sequence[TableRow]) -> list[TableRow]:
    """Return the rows of data, with the names of the whole head.

    A row of `===` ends a head. Without it, the first row belongs to the head if it names columns whose name above is
    empty, merged or repeated, as in `| | Nghèo | Cận nghèo |` below `| Thôn | Số hộ | |`.
    """
    for index, row in enumerate(rows[:_HEAD_ROWS]):
        if all(_RULE.fullmatch(cell.text) for cell in row.cells):
            return list(rows[index + 1 :])
    if not rows or not _is_second_row(rows[0]):
        return list(rows)
    above, names = "", list[str]()
    for header, cell in zip(rows[0].headers, rows[0].cells, strict=True):
        words = cell.text.strip(CELL_MARKS)
        above = header if header.strip(CELL_MARKS) not in _MERGED or words in _MERGED else above
        names.append(" – ".join(each for each in (above, words) if each.strip(CELL_MARKS) not in _MERGED))
    return [replace(row, headers=tuple(names)) for row in rows[1:]]


def is_numbering(row: TableRow) -> bool:
    """Return True if the cells are 1, 2, 3 or A, B, 1, 2: the numbers of the columns, or data that look like them."""
    texts = [cell.text.strip(CELL_MARKS) for cell in row.cells]
    while texts and _LETTER.fullmatch(texts[0]):
        del texts[0]
    numbers = [int(match["number"]) for each in texts if (match := _NUMBER.fullmatch(each)) is not None]
    return bool(numbers) and numbers == list(range(1, len(texts) + 1))


def _is_second_row(row: TableRow) -> bool:
    texts = [cell.text.strip(CELL_MARKS) for cell in row.cells]
    headers = [each.strip(CELL_MARKS) for each in row.headers]
    if len(texts) != len(headers) or len(texts) < 3 or texts[0] not in _MERGED:
        return False
    named = [index for index, words in enumerate(texts) if words not in _MERGED]
    if len(named) < 2 or any(character.isdigit() for index in named for character in texts[index]):
        return False
    return any(headers[index] in _MERGED or headers.count(headers[index]) > 1 for index in named)
