"""Completes tables: adds missing delimiter rows (WRD202) and converts columns typed with tabs or spaces (WRD203)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from portalgen.kinds.collection import Kinds
from portalgen.kinds.table import KINDS
from portalgen.lint.fixes.rewriting import rewrite_lines
from portalgen.lint.page_text import PageText
from portalgen.lint.rules.word._columns import TypedColumns, find_typed_columns, is_table
from portalgen.lint.rules.word._tables import BrokenTable, count_cells, find_broken_tables, is_drawn

_LEAD: Final = re.compile(r"[ >]*")


def add_second_lines(data: bytes, path: str, kinds: Kinds = KINDS) -> bytes:
    """Return the page with delimiter rows added to its tables. Return `data` if it is unclear how cells are divided."""
    return rewrite_lines(data, path, kinds, _rewrite_tables)


def make_tables(data: bytes, path: str, kinds: Kinds = KINDS) -> bytes:
    """Return the page with typed columns turned into tables. Return `data` if it is unclear how cells are divided."""
    return rewrite_lines(data, path, kinds, _rewrite_columns)


def _rewrite_tables(text: PageText) -> Mapping[int, str | None]:
    changes: dict[int, str | None] = {}
    for each in find_broken_tables(text):
        if each.problem == "blank" and each.above is not None:
            changes.update(dict.fromkeys(range(each.above.end, each.line.number)))
        elif _is_even(text, each):
            changes.update(_rewrite_second_line(text, each))
    return changes


def _is_even(text: PageText, found: BrokenTable) -> bool:
    """Return True if all rows below have as many cells as the first, which begins its line."""
    rows = text.lines[found.line.number : found.block.end - 1]
    rows = rows[bool(rows) and is_drawn(rows[0]) :]
    lead = text.lines[found.line.number - 1][: found.line.start]
    return bool(rows) and _LEAD.fullmatch(lead) is not None and all(count_cells(row) == found.columns for row in rows)


def _rewrite_second_line(text: PageText, found: BrokenTable) -> Mapping[int, str]:
    number = found.line.number
    header, second = text.lines[number - 1 : number + 1]
    line = f"{header[: found.line.start]}{found.second_line}"
    return {number + 1: line} if is_drawn(second) else {number: f"{header}\n{line}"}


def _rewrite_columns(text: PageText) -> Mapping[int, str | None]:
    changes: dict[int, str | None] = {}
    for each in find_typed_columns(text):
        if is_table(each):
            for index, (line, cells) in enumerate(zip(each.lines, each.cells, strict=True)):
                row = f"| {' | '.join(cells)} |"
                changes[line.number] = row if index else f"{_blank_above(each)}{row}\n|{'---|' * len(cells)}"
    return changes


def _blank_above(found: TypedColumns) -> str:
    return "" if found.paragraph is None or found.lines[0] is found.paragraph.lines[0] else "\n"
