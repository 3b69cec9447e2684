"""Lines with columns: cells separated by tabs, as copied from Excel, or by runs of spaces.

A page shows a run of spaces as a single space. So spaces between cells are the only trace of the columns, and no fix may
remove them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from typing import Final

from portalgen.frozen import frozen
from portalgen.lint.page_text import PageText
from portalgen.lint.paragraphs import Paragraph, ParagraphLine, read_lines
from portalgen.lint.prose import hide_code_and_addresses
from portalgen.lint.rules.word._cached import once_per_page
from portalgen.lint.rules.word._contents import find_contents
from portalgen.lint.rules.word._marks import read_mark
from portalgen.lint.rules.word.copied_surroundings import BUTTON_ROW
from portalgen.text.pasted import ODD_SPACES

_SPACES: Final = f"[ {ODD_SPACES}]"
_GAP: Final = re.compile(rf"(?<=\S)(?:{_SPACES}*\t[\t {ODD_SPACES}]*|{_SPACES}{{2,}})(?=\S)")
_MAY_HAVE: Final = re.compile(rf"\t|{_SPACES}{{2}}")
_TAB: Final = "\t"
_NARROW: Final = 2
WIDE: Final = 4
"""Minimum characters of a gap that nobody types by mistake."""
_LETTER: Final = re.compile(r"[^\W\d_]")
_PART: Final = re.compile(
    r"(?:Điều|Khoản|Chương|Mục|Phần|Bài|Câu|Bước|Article|Chapter|Section|Part|Step)[ \t]+[\dIVXLC]+[.:]?(?=\s)"
)
"""The number of a part: the gap behind it does not separate columns."""
_CHOICE: Final = re.compile(r"(?:[a-zđ0-9]{1,2}[.)]|[☐☑☒□○●•◦])\s*\S")
_LABEL: Final = re.compile(r"[^\W\d_][^:.!?]{0,30}:")
_LEAD: Final = "*_(“\"'[+ "
_ENDS: Final = (".", "!", "?", "…", ",")
_DOTS: Final = ("..", "……")
_QUOTES: Final = "*_\"”’')"
_SHORTEST_SENTENCE: Final = 4
_FEWEST_WORDS: Final = 4
"""Minimum words of a sentence before a wide gap."""
_LONGEST: Final = 60
_OFFICIAL: Final = re.compile(
    r"(?:nơi nhận|cộng h(?:òa|oà) xã hội|độc lập\s*[-–—]\s*tự do|(?:kt|tm|tl|tuq|q)\.\s?[^\W\d_])", re.IGNORECASE
)
_RECIPIENTS: Final = re.compile(r"nơi nhận\W*", re.IGNORECASE)
_SIGNATORY: Final = re.compile(
    r"(?:phó )?(?:tổng )?(?:giám đốc|chủ tịch|chánh văn phòng|trưởng (?:phòng|ban)|thủ trưởng|hiệu trưởng|kế toán trưởng)"
    r"|(?:người|cán bộ) (?:lập|đề nghị|làm đơn|nhận|giao)",
    re.IGNORECASE,
)
_CODE: Final = re.compile(r"[{}\[\]<>=\\`#@$^~;]|://")
_ROWS: Final = 3
"""Minimum number of rows in separate paragraphs with tabs or narrow gaps."""


@frozen
class TypedColumns:
    """Consecutive lines with columns.

    `gap` is `tab` or `space`; `cells` has the cells of each line. `paragraph` is None if the lines belong to several
    blocks. `is_official` is True for a letterhead or the signatures of a document.
    """

    gap: str
    lines: tuple[ParagraphLine, ...]
    cells: tuple[tuple[str, ...], ...]
    paragraph: Paragraph | None
    is_official: bool


@frozen
class _Gap:
    """Characters between two cells. `start` and `end` are columns of the file's line, from 0."""

    start: int
    end: int
    is_tab: bool

    @property
    def width(self) -> int:
        return 2 * WIDE if self.is_tab else self.end - self.start


@frozen
class _Row:
    """A line with gaps. `block` is the number of its block."""

    line: ParagraphLine
    block: int
    gaps: tuple[_Gap, ...]
    cells: tuple[str, ...]

    @property
    def has_tab(self) -> bool:
        return any(gap.is_tab for gap in self.gaps)

    @property
    def narrowest(self) -> int:
        return min(gap.width for gap in self.gaps)

    @property
    def widest(self) -> int:
        return max(gap.width for gap in self.gaps)


@frozen
class _Reading:
    columns: tuple[TypedColumns, ...]
    unclear: frozenset[tuple[int, int]]
    """(line, column from 0) of each gap outside of these columns that may separate cells all the same."""
    lines: frozenset[int]
    """The lines with gaps that were read; headings, cells of tables and the front matter are not."""


def find_typed_columns(text: PageText) -> tuple[TypedColumns, ...]:
    """Return each run of lines with columns, except tables of contents."""
    return _read(text).columns


def find_column_lines(text: PageText) -> frozenset[int]:
    """Return the numbers of the lines with columns, with the lines that go on with a cell, and of tables of contents."""
    return find_contents(text).union(*(_find_lines(each) for each in _read(text).columns))


def _find_lines(columns: TypedColumns) -> range:
    last = columns.lines[-1].number
    if columns.paragraph is not None and len(columns.lines) > 1:
        last = columns.paragraph.lines[-1].number
    return range(columns.lines[0].number, last + 1)


def is_unclear_gap(text: PageText, line: int, start: int, length: int) -> bool:
    """Return True if a run of `length` spaces at `start` (from 0) may separate cells although WRD203 is not sure."""
    reading = _read(text)
    return (line, start) in reading.unclear or (length >= WIDE and line not in reading.lines)


def is_table(found: TypedColumns) -> bool:
    """Return True if the lines end their paragraph, have the same number of cells, and begin with column names."""
    first = found.cells[0]
    return (
        found.paragraph is not None
        and not found.is_official
        and found.paragraph.depth == 0
        and len(found.lines) > 1
        and found.lines[-1] is found.paragraph.lines[-1]
        and not _is_below_break(found.lines[0], found.paragraph)
        and len(first) > 1
        and {len(cells) for cells in found.cells} == {len(first)}
        and all(_LETTER.search(cell) for cell in first)
        and not any("|" in cell for cells in found.cells for cell in cells)
    )


def _is_below_break(line: ParagraphLine, paragraph: Paragraph) -> bool:
    """Return True if the line above ends with a backslash, which would be shown at the end of a paragraph."""
    at = paragraph.lines.index(line)
    return at > 0 and paragraph.lines[at - 1].text.endswith("\\")


@once_per_page
def _read(text: PageText) -> _Reading:
    if _MAY_HAVE.search(text.body) is None:
        return _Reading((), frozenset(), frozenset())
    blocks = [block for block in text.outline.blocks if block.kind in ("paragraph", "code")]
    paragraphs = [
        Paragraph(tuple(read_lines(text, block.line, block.end, block.depth)), block.depth) for block in blocks
    ]
    contents = find_contents(text)
    columns: list[TypedColumns] = []
    unclear: set[tuple[int, int]] = set()
    lines: set[int] = set()
    for group in _group_rows(text, paragraphs, contents):
        is_code = [blocks[row.block].kind == "code" for row in group]
        flags = _find_columns(group)
        flags = [
            flag and not (code and _CODE.search(row.line.text))
            for flag, code, row in zip(flags, is_code, group, strict=True)
        ]
        lines.update(row.line.number for row in group)
        for row, flag in zip(group, flags, strict=True):
            if not flag:
                unclear.update((row.line.number, gap.start) for gap in _find_unclear(row))
        columns += (
            _make_columns(run, paragraphs, is_paragraph=blocks[run[0].block].kind == "paragraph")
            for run in _split_runs(group, flags)
            if blocks[run[0].block].kind != "code" or len(run) > 1
        )
    return _Reading(tuple(columns), frozenset(unclear), frozenset(lines))


def _group_rows(text: PageText, paragraphs: Sequence[Paragraph], contents: frozenset[int]) -> Iterator[list[_Row]]:
    """Yield the rows of consecutive lines. Empty lines do not separate them."""
    group: list[_Row] = []
    for block, paragraph in enumerate(paragraphs):
        for line in paragraph.lines:
            row = _read_row(text, block, line) if line.number not in contents else None
            if group and (row is None or _are_apart(text, group[-1].line.number, line.number)):
                yield group
                group = []
            if row is not None:
                group.append(row)
    if group:
        yield group


def _are_apart(text: PageText, above: int, below: int) -> bool:
    return any(line.strip(" \t>") for line in text.lines[above : below - 1])


def _read_row(text: PageText, block: int, line: ParagraphLine) -> _Row | None:
    if _MAY_HAVE.search(line.text) is None:
        return None
    raw = hide_code_and_addresses(text.lines[line.number - 1])
    words = raw[line.start :].rstrip().rstrip("\\").rstrip()
    if "|" in words or BUTTON_ROW.fullmatch(words):
        return None
    mark = read_mark(line.text)
    part = _PART.match(words)
    first = mark.end if mark is not None else part.end() + 1 if part is not None else 0
    found = list(_GAP.finditer(words, first))
    if not found:
        return None
    starts, ends = [0, *(match.end() for match in found)], [*(match.start() for match in found), len(words)]
    shown = line.text
    cells = tuple(shown[start:end].strip() for start, end in zip(starts, ends, strict=True))
    gaps = tuple(_Gap(line.start + match.start(), line.start + match.end(), _TAB in match[0]) for match in found)
    return _Row(line, block, gaps, cells)


def _find_columns(group: Sequence[_Row]) -> list[bool]:
    """Return for each row if it has columns: by itself, or because the rows beside it have them, too."""
    flags = [_stands_alone(row) for row in group]
    for at, (row, following) in enumerate(pairwise(group)):
        if _match(row, following):
            flags[at] = flags[at + 1] = True
    for at in range(len(group) - _ROWS + 1):
        rows = group[at : at + _ROWS]
        if len({len(row.cells) for row in rows}) == 1 and (
            all(map(_is_narrow_row, rows)) or all(row.has_tab for row in rows)
        ):
            flags[at : at + _ROWS] = [True] * _ROWS
    for order in (range(1, len(group)), range(len(group) - 2, -1, -1)):
        for at in order:
            beside = at - 1 if order.step == 1 else at + 1
            is_same = group[at].block == group[beside].block or group[at].widest > _NARROW
            if flags[beside] and is_same and not _is_sentence(group[at]):
                flags[at] = True
    return flags


def _stands_alone(row: _Row) -> bool:
    """Return True if a single line has columns: a letterhead, signatures, or parts far from each other."""
    if _is_official(row):
        return True
    if row.has_tab or _is_sentence(row) or _is_labelled(row):
        return False
    is_capital = all(cell.isupper() and len(cell) > 1 for cell in row.cells)
    if row.narrowest > _NARROW and is_capital:
        return True
    is_far = row.narrowest >= WIDE or (row.narrowest > _NARROW and len(row.cells) >= _ROWS)
    return is_far and all(_starts_cell(cell) and not cell[:1].isdigit() for cell in row.cells)


def _is_official(row: _Row) -> bool:
    cells = [cell.lstrip(_LEAD) for cell in row.cells]
    if not all(cell[:1].isupper() for cell in cells):
        return False
    if any(map(_OFFICIAL.match, cells[1:])) or _RECIPIENTS.fullmatch(cells[0]):
        return True
    is_signed = all(_SIGNATORY.match(cell) for cell in cells)
    return is_signed or (row.narrowest > _NARROW and _OFFICIAL.match(cells[0]) is not None)


def _is_labelled(row: _Row) -> bool:
    """Return True if a gap only separates a label from its value."""
    return len(row.cells) == _NARROW and row.cells[0].endswith(":")


def _match(row: _Row, other: _Row) -> bool:
    """Return True if two consecutive lines are rows of a table."""
    if row.has_tab or other.has_tab:
        return row.block == other.block and min(row.widest, other.widest) > _NARROW
    if len(row.cells) != len(other.cells):
        return min(row.widest, other.widest) >= WIDE
    if min(row.narrowest, other.narrowest) > _NARROW:
        return True
    if _is_sentence(row) or _is_sentence(other):
        return False
    if len(row.cells) >= _ROWS or _are_aligned(row, other):
        return True
    return row.block == other.block and _is_narrow_row(row) and _is_narrow_row(other)


def _are_aligned(row: _Row, other: _Row) -> bool:
    """Return True if all cells of two lines begin, or end, at the same columns.

    Double spaces alone may be above each other by chance.
    """
    if max(row.widest, other.widest) == _NARROW:
        return False
    begins = [[gap.end for gap in each.gaps] for each in (row, other)]
    ends = [[gap.end + len(cell) for gap, cell in zip(each.gaps, each.cells[1:], strict=True)] for each in (row, other)]
    return begins[0] == begins[1] or ends[0] == ends[1]


def _is_narrow_row(row: _Row) -> bool:
    """Return True if a line with small gaps looks like cells and not like a sentence."""
    return (
        not _is_sentence(row)
        and all(len(cell) <= _LONGEST and _starts_cell(cell) for cell in row.cells[1:])
        and len(row.cells[0]) <= _LONGEST
        and (_starts_cell(row.cells[0]) or all(cell[:1].isdigit() for cell in row.cells[1:]))
    )


def _starts_cell(cell: str) -> bool:
    begin = cell.lstrip(_LEAD)[:1]
    return not begin.islower() or _CHOICE.match(cell) is not None


def _is_sentence(row: _Row) -> bool:
    """Return True if a line ends as a sentence, or a gap follows the end of one. A wide gap may follow `Lưu: VT.`."""
    fewest = _FEWEST_WORDS if row.narrowest >= WIDE else 1
    return any(
        cell.rstrip(_QUOTES).endswith(_ENDS)
        and not cell.endswith(_DOTS)
        and len(cell) >= _SHORTEST_SENTENCE
        and len(cell.split()) >= fewest
        for cell in row.cells
    )


def _find_unclear(row: _Row) -> Iterator[_Gap]:
    """Yield the gaps of a line that may separate cells."""
    if _is_labelled(row):
        return
    is_sentence = _is_sentence(row)
    for gap, cell in zip(row.gaps, row.cells[1:], strict=True):
        is_part = (_LABEL.match(cell) and cell[0].isupper()) or _CHOICE.match(cell)
        if gap.width >= WIDE or (not is_sentence and ((gap.width > _NARROW and _starts_cell(cell)) or is_part)):
            yield gap


def _split_runs(group: Sequence[_Row], flags: Sequence[bool]) -> Iterator[tuple[_Row, ...]]:
    """Yield the consecutive rows with columns. A paragraph of several rows is a run of its own."""
    for flag, members in groupby(zip(group, flags, strict=True), lambda each: each[1]):
        if not flag:
            continue
        run: list[_Row] = []
        for _, rows in groupby((row for row, _ in members), lambda row: row.block):
            block = tuple(rows)
            if len(block) > 1:
                yield from [tuple(run)] * bool(run)
                yield block
                run = []
            else:
                run += block
        yield from [tuple(run)] * bool(run)


def _make_columns(run: Sequence[_Row], paragraphs: Sequence[Paragraph], *, is_paragraph: bool) -> TypedColumns:
    gap = "tab" if any(row.has_tab for row in run) else "space"
    cells = tuple(_split_tabs(row) if all(gap.is_tab for gap in row.gaps) else row.cells for row in run)
    is_single = is_paragraph and len({row.block for row in run}) == 1
    paragraph = paragraphs[run[0].block] if is_single else None
    is_official = any(map(_is_official, run)) or (len(run) == 1 and all(cell.isupper() for cell in run[0].cells))
    return TypedColumns(gap, tuple(row.line for row in run), cells, paragraph, is_official)


def _split_tabs(row: _Row) -> tuple[str, ...]:
    """Return the cells between single tabs; an empty cell has two tabs beside it."""
    return tuple(cell.strip() for cell in row.line.text.rstrip("\\ ").rstrip().split(_TAB))
