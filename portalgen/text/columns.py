"""Numbers in tables with labels in their header: a cell is read as `label: cell`.

The lines of a table share a separator: `|` (Markdown), tab (extracted documents), `;` or `,` (CSV).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from portalgen.frozen import frozen
from portalgen.text.pasted import Span
from portalgen.text.wrapped_lines import SpanFinder

MARKDOWN_SEPARATORS: Final = ("|",)
DOCUMENT_SEPARATORS: Final = ("|", "\t", ";", ",")
"""Separators of table cells, in pages and in files."""
_HEADING: Final = re.compile(
    r"CCCD|CMND|CMTND|hộ chiếu|passport|căn cước|chứng minh (?:nhân dân|thư)|định danh|tài khoản|\bSTK\b|số TK\b|BHXH|BHYT|bảo hiểm (?:xã hội|y tế)"
    r"|ngày(?:, tháng, năm)? sinh|sinh ngày|\bmã\b|biên lai|h[óo][aá] đơn|vận đơn|hợp đồng|số phiếu",
    re.IGNORECASE,
)
_ROW: Final = 400
"""Characters of a row that are read together with each of its cells."""
_DIGITS: Final = re.compile(r"\d{4}")
_NAME: Final = re.compile(r"\bhọ\b.{0,20}\btên\b|^\W*tên\W*$|họ tên", re.IGNORECASE)
_BIRTH: Final = re.compile(r"ngày(?:, tháng, năm)? sinh|sinh ngày", re.IGNORECASE)
_LABELS: Final = (
    (re.compile(r"CCCD|CMND|CMTND|căn cước|chứng minh (?:nhân dân|thư)|định danh cá nhân", re.IGNORECASE), "CCCD: "),
    (re.compile(r"hộ chiếu|passport", re.IGNORECASE), "Hộ chiếu: "),
    (re.compile(r"BHXH|BHYT|bảo hiểm (?:xã hội|y tế)", re.IGNORECASE), "Mã số BHXH: "),
    (re.compile(r"tài khoản|\bSTK\b|số TK\b", re.IGNORECASE), "Số tài khoản: "),
)
"""Headings, and the label by which each is read."""


@frozen
class _Table:
    separator: str
    headings: tuple[str, ...]
    name: int | None
    """The column of the names of people."""


def find_spans_in_lines(
    lines: Sequence[str], find: SpanFinder, separators: Sequence[str] = DOCUMENT_SEPARATORS
) -> Iterator[tuple[int, tuple[Span, ...]]]:
    """Yield (index, spans from left to right) of every line with a match of `find`, given the columns' labels.

    Lines are folded. `find` receives complete lines, and `label: cell` for each cell below a header.
    """
    table: _Table | None = None
    for index, line in enumerate(lines):
        heads = _headed(line, separators)
        if heads is not None or (table is not None and table.separator not in line):
            table = heads
        spans = set(find(line))
        if table is not None and heads is None:
            spans = _find_in_row(line, table, find, spans)
        if spans:
            yield index, tuple(sorted(spans))


def _headed(line: str, separators: Sequence[str]) -> _Table | None:
    """Return the table whose header is this line, or None."""
    separator = next((each for each in separators if each in line), None)
    if separator is None or _DIGITS.search(line) or _HEADING.search(line) is None:
        return None
    headings = tuple(line[start:end].strip() for start, end in _cells(line, separator))
    if sum(map(bool, headings)) < 2:
        return None
    name = next((index for index, heading in enumerate(headings) if _NAME.search(heading)), None)
    return _Table(separator, headings, name)


def _cells(line: str, separator: str) -> Iterator[Span]:
    start = 0
    for cell in line.split(separator):
        yield start, start + len(cell)
        start += len(cell) + 1


def _find_in_row(line: str, table: _Table, find: SpanFinder, spans: set[Span]) -> set[Span]:
    """Return the spans in a row: below a heading the matches after its label, elsewhere the earlier matches."""
    cells = tuple(_cells(line, table.separator))
    if table.separator in ";," and len(cells) != len(table.headings):
        return spans
    name = line[slice(*cells[table.name])].strip() if table.name is not None and table.name < len(cells) else ""
    for heading, (start, end) in zip(table.headings, cells, strict=False):
        if not heading:
            continue
        label = _cell_label(heading, name)
        # Neighbouring cells count too: an account with the State Treasury is an agency's.
        labelled_cell = f"{label}{line[start:end]} | {line[:_ROW]}"
        first, last = len(label), len(label) + end - start
        spans = {span for span in spans if not start <= span[0] < end}
        spans |= {(a - first + start, b - first + start) for a, b in find(labelled_cell) if first <= a and b <= last}
    return spans


def _cell_label(heading: str, name: str) -> str:
    """Return the label of a column as it is written before a cell."""
    if _BIRTH.search(heading) and name:
        return f"Họ tên: {name}, ngày sinh: "
    return next((label for pattern, label in _LABELS if pattern.search(heading)), f"{heading}: ")
