"""Rows not read as a table by a page, and the reason."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from portalgen.frozen import frozen
from portalgen.lint.page_text import PageText
from portalgen.lint.paragraphs import ParagraphLine, read_lines
from portalgen.render.markdown.outline import BlockPart

_BAR: Final = re.compile(r"(?<!\\)\|")
_BARE: Final = " | "
_DASHES: Final = re.compile(r"[ \t]*:?-+:?[ \t]*")
_DRAWN: Final = re.compile(r"[-–—=_:|+ \t]*[-–—=_][-–—=_:|+ \t]*")


@frozen
class BrokenTable:
    """Rows that do not make a table.

    `problem` is `missing` (no second line), `count` (a second line with another number of cells), or `blank` (an empty
    line above the row `line`). Except for `blank`, `line` is the first row. `columns` is the number of cells of the
    first row, `block` the paragraph with `line`, `above` the block before it.
    """

    problem: str
    line: ParagraphLine
    columns: int
    block: BlockPart
    above: BlockPart | None = None

    @property
    def second_line(self) -> str:
        """The second line that makes a table of the rows; empty if it exists."""
        return "" if self.problem == "blank" else "|" + "---|" * self.columns


def count_cells(words: str) -> int:
    """Return the number of cells of a row; 0 for other lines and for a single cell."""
    row = words.strip()
    if not (row.startswith("|") or _BAR.search(row, len(row) - 1 - row.endswith("\\|"))):
        return 0
    cells = _split_row(row)
    return len(cells) if len(cells) > 1 else 0


def is_drawn(words: str) -> bool:
    """Return True if a line was drawn below the first row of a table, with any signs."""
    return "|" in words and _DRAWN.fullmatch(words) is not None


def find_broken_tables(text: PageText) -> Iterator[BrokenTable]:
    """Yield each place with rows that make no table."""
    if "|" not in text.body:
        return
    above: BlockPart | None = None
    is_reported = False
    for block in text.outline.blocks:
        if block.kind not in ("paragraph", "table"):
            continue
        is_next = above is not None and not any(line.strip() for line in text.lines[above.end - 1 : block.line - 1])
        if block.kind == "table":
            above, is_reported = block, False
            continue
        if not any("|" in line for line in text.lines[block.line - 1 : block.end - 1]):
            above = None
            continue
        lines = tuple(read_lines(text, block.line, block.end, block.depth))
        is_reported = is_reported and is_next
        found = _find_parted(text, block, lines, above) if is_next else None
        found = found or _find_in_rows(block, lines)
        if found is not None and not is_reported:
            yield found
        is_reported = is_reported or found is not None
        above = block if _is_row(lines[-1].text) else None


def _is_row(words: str) -> bool:
    return count_cells(words) > 0 or is_drawn(words)


def _find_parted(
    text: PageText, block: BlockPart, lines: tuple[ParagraphLine, ...], above: BlockPart | None
) -> BrokenTable | None:
    """Return the row separated by an empty line from the rows above it."""
    if above is None or not _is_row(lines[0].text):
        return None
    first = next(read_lines(text, above.line, above.end, above.depth))
    last = text.lines[above.end - 2]
    columns = len(_split_row(first.text))
    is_next_row = count_cells(lines[0].text) == columns and not (len(lines) > 1 and is_drawn(lines[1].text))
    if is_next_row if above.kind == "table" else _count_dashes(lines[0].text) == count_cells(last):
        return BrokenTable("blank", lines[0], columns, block, above)
    is_single = above.kind == "paragraph" and above.end - above.line == 1 and count_cells(first.text) > 0
    return BrokenTable("missing", first, columns, above) if is_single else None


def _find_in_rows(block: BlockPart, lines: tuple[ParagraphLine, ...]) -> BrokenTable | None:
    bare = _find_bare_rows(lines)
    if bare is not None:
        return BrokenTable("missing", bare, len(_split_row(bare.text)), block)
    for line, second in pairwise(lines):
        columns = count_cells(line.text) or (len(_split_row(line.text)) if _count_dashes(second.text) else 0)
        if columns < 2 or is_drawn(line.text) or line.breaks:
            continue
        dashes = _count_dashes(second.text)
        if dashes and dashes != columns:
            return BrokenTable("count", line, columns, block)
        if not dashes and (count_cells(second.text) or is_drawn(second.text)):
            return BrokenTable("missing", line, columns, block)
    return None


def _find_bare_rows(lines: tuple[ParagraphLine, ...]) -> ParagraphLine | None:
    """Return the first of three lines with the same number of cells, separated by ` | ` but without outer bars."""
    for rows in zip(lines, lines[1:], lines[2:], strict=False):
        counts = {len(_split_row(row.text)) * (_BARE in row.text and not row.breaks) for row in rows}
        if len(counts) == 1 and counts != {0} and not any(count_cells(row.text) or is_drawn(row.text) for row in rows):
            return rows[0]
    return None


def _count_dashes(words: str) -> int:
    """Return the number of cells of a table's second line, the line of dashes; 0 for any other line."""
    cells = _split_row(words) if "|" in words else []
    return len(cells) if cells and all(_DASHES.fullmatch(cell) for cell in cells) else 0


def _split_row(words: str) -> list[str]:
    cells = _BAR.split(words.strip())
    return cells[cells[0] == "" : len(cells) - (len(cells) > 1 and cells[-1] == "")]
