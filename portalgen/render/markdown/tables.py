"""Tables: the rule `table` of markdown-it-py 4.3 (GitHub Flavored Markdown), which cuts a row at once, not by letters."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Final, Literal

from markdown_it.common.utils import MD_TRIM_CHARS
from markdown_it.rules_block import StateBlock
from markdown_it.rules_block.table import MAX_AUTOCOMPLETED_CELLS, escapedSplit
from markdown_it.token import Token

from portalgen.render.markdown.tokens import new_token

_RULER: Final = re.compile(r"(?!-[ \t])[-|:][-|: \t]+")
_COLUMN: Final = re.compile(r"(:?)-+(:?)")
_ALIGNMENTS: Final = {("", ""): "", (":", ""): "left", ("", ":"): "right", (":", ":"): "center"}

_Terminator = Callable[[StateBlock, int, int, bool], bool]


def table_rule(state: StateBlock, start: int, end: int, silent: bool, ends: _Terminator) -> bool:
    """A table that begins in line `start`; `ends` says whether another block ends it."""
    alignments = _alignments(state, start + 1) if start + 2 <= end else None
    if not alignments or state.is_code_block(start):
        return False
    header = _line(state, start)
    titles = _cells(header) if "|" in header else ()
    if len(titles) != len(alignments):
        return False
    if silent:
        return True
    rows = _Rows(state, alignments)
    opening = rows.add("table_open", "table", 1, 0)
    rows.add("thead_open", "thead", 1, 1).map = [start, start + 1]
    rows.add_row("th", titles, start)
    rows.add("thead_close", "thead", -1, 1)
    before, state.parentType = state.parentType, "table"
    line = _add_body(rows, start + 2, end, ends)
    state.parentType = before
    rows.add("table_close", "table", -1, 0)
    opening.map = [start, line]
    state.line = line
    return True


def _add_body(rows: _Rows, start: int, end: int, ends: _Terminator) -> int:
    """Add the rows below the header; the line behind the last of them."""
    state, line, missing = rows.state, start, 0
    body: list[int] = []
    while line < end and state.sCount[line] >= state.blkIndent and not ends(state, line, end, True):
        text = _line(state, line)
        if not text or state.is_code_block(line):
            break
        cells = _cells(text)
        missing += rows.width - len(cells)
        if missing > MAX_AUTOCOMPLETED_CELLS:
            break
        if line == start:
            rows.add("tbody_open", "tbody", 1, 1).map = body = [start, 0]
        rows.add_row("td", cells, line)
        line += 1
    if body:
        rows.add("tbody_close", "tbody", -1, 1)
        body[1] = line
    return line


class _Rows:
    """Adds a table's tokens to those of `state`."""

    def __init__(self, state: StateBlock, alignments: Sequence[str]) -> None:
        self.state = state
        self.width = len(alignments)
        self._tokens = state.tokens
        self._level = state.level
        self._styles = [f"text-align:{each}" if each else "" for each in alignments]

    def add(self, kind: str, tag: str, nesting: Literal[-1, 0, 1], depth: int) -> Token:
        token = new_token(kind, tag, nesting, self._level + depth, True)
        self._tokens.append(token)
        return token

    def add_row(self, tag: str, cells: Sequence[str], line: int) -> None:
        """One row; cells that are missing are empty, and those beyond the header's are left out."""
        self.add("tr_open", "tr", 1, 2).map = [line, line + 1]
        written = len(cells)
        for number, style in enumerate(self._styles):
            opening = self.add(f"{tag}_open", tag, 1, 3)
            if style:
                opening.attrs = {"style": style}
            inline = self.add("inline", "", 0, 4)
            inline.map = [line, line + 1]
            inline.content = cells[number].strip(MD_TRIM_CHARS) if number < written else ""
            inline.children = []
            self.add(f"{tag}_close", tag, -1, 3)
        self.add("tr_close", "tr", -1, 2)


def _alignments(state: StateBlock, line: int) -> list[str] | None:
    """The alignments that the second line of a table gives, or None where `line` is no such line."""
    if state.sCount[line] < state.blkIndent or state.is_code_block(line):
        return None
    begin, end = state.bMarks[line] + state.tShift[line], state.eMarks[line]
    if not _RULER.fullmatch(state.src, begin, end):
        return None
    columns = [each.strip(" \t") for each in state.src[begin:end].split("|")]
    matches = [_COLUMN.fullmatch(each) for each in columns if each]
    if "" in columns[1:-1] or None in matches:
        return None
    return [_ALIGNMENTS[each[1], each[2]] for each in matches if each]


def _line(state: StateBlock, line: int) -> str:
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]].strip(MD_TRIM_CHARS)


def _cells(text: str) -> list[str]:
    """The cells of a row, without the empty ones before its first bar and behind its last."""
    cells = escapedSplit(text) if "\\" in text else text.split("|")
    if cells and cells[0] == "":
        cells.pop(0)
    if cells and cells[-1] == "":
        cells.pop()
    return cells
