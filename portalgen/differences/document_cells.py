"""Differences between the sheets of two workbooks, or two CSV files: cell by cell, by address."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from portalgen.differences.alignment import Pair, WorkBudget, align
from portalgen.differences.document_model import DocumentTextChange
from portalgen.differences.word_runs import TextRun, compare_texts
from portalgen.documents.located.excel_cells import column_letters
from portalgen.documents.located.model import TextPiece, TextPlace
from portalgen.frozen import frozen

_HEADINGS: Final = 10
"""Rows searched for the headings."""
_LONG: Final = 4
"""Words from which the text of a cell is compared by words."""
_JOINED: Final = " | "


@frozen
class SheetRow:
    """A row with content: its number, and its cells by their columns."""

    number: int
    cells: Mapping[int, TextPiece]


Sheet = Sequence[SheetRow]


def group_sheets(pieces: Sequence[TextPiece]) -> dict[str, list[SheetRow]]:
    """Return the rows of each sheet by its title; for a CSV file, by ""."""
    sheets: dict[str, dict[int, dict[int, TextPiece]]] = {}
    for each in pieces:
        if each.place.cell and each.part == "body":
            sheets.setdefault(each.place.sheet, {}).setdefault(each.place.row, {})[each.place.column] = each
    return {
        title: [SheetRow(number, cells) for number, cells in sorted(rows.items())] for title, rows in sheets.items()
    }


def compare_cells(
    before: Mapping[str, Sheet], after: Mapping[str, Sheet], budget: WorkBudget
) -> list[DocumentTextChange]:
    """Return the differences between the cells of two documents."""
    changes: list[DocumentTextChange] = []
    for first, second in _pair_sheets(before, after):
        changes += _compare_sheet(before.get(first, ()), after.get(second, ()), budget)
    return changes


def _pair_sheets(before: Mapping[str, Sheet], after: Mapping[str, Sheet]) -> Iterator[tuple[str, str]]:
    """Yield sheets paired by title; a single remaining sheet on each side was renamed."""
    removed = [title for title in before if title not in after]
    added = [title for title in after if title not in before]
    renamed = {added[0]: removed[0]} if len(removed) == len(added) == 1 else {}
    for title in after:
        yield renamed.get(title, title), title
    for title in removed:
        if title not in renamed.values():
            yield title, title


def _compare_sheet(before: Sheet, after: Sheet, budget: WorkBudget) -> Iterator[DocumentTextChange]:
    columns = _match_columns(before, after)
    first = [_project(row, columns, 0) for row in before]
    second = [_project(row, columns, 1) for row in after]
    exact = align(first, second, lambda row: 1 + sum(map(bool, row)), budget)
    yield from _tell_columns(before, columns, 0)
    yield from _tell_columns(after, columns, 1)
    at_before = at_after = 0
    for one, other in (*exact, (len(first), len(second))):
        removed, added = list(range(at_before, one)), list(range(at_after, other))
        pairs = _pair_rows(first, second, removed, added)
        for index, partner in pairs:
            yield from _compare_row(before[index], after[partner], columns)
        yield from (_tell_row(before[each], "removed") for each in removed)
        yield from (_tell_row(after[each], "added") for each in added)
        if one < len(first):
            yield from _compare_row(before[one], after[other], columns)
        at_before, at_after = one + 1, other + 1


def _match_columns(before: Sheet, after: Sheet) -> tuple[Pair, ...]:
    """Return matching columns: by letters, or by headings if their number differs."""
    widths = [max((max(row.cells) for row in sheet), default=0) for sheet in (before, after)]
    plain = tuple((column, column) for column in range(1, max(widths) + 1))
    if widths[0] == widths[1] or not all(widths):
        return plain
    heads = [max(sheet[:_HEADINGS], key=lambda row: len(row.cells)).cells for sheet in (before, after)]
    columns = [sorted(head) for head in heads]
    names = [[head[column].text for column in order] for head, order in zip(heads, columns, strict=True)]
    pairs = align(names[0], names[1], lambda _: 1, WorkBudget())
    if 2 * len(pairs) < min(len(names[0]), len(names[1])):
        return plain
    return tuple((columns[0][one], columns[1][other]) for one, other in pairs)


def _project(row: SheetRow, columns: Sequence[Pair], side: int) -> tuple[str, ...]:
    return tuple(row.cells[pair[side]].text if pair[side] in row.cells else "" for pair in columns)


def _tell_columns(sheet: Sheet, columns: Sequence[Pair], side: int) -> Iterator[DocumentTextChange]:
    """Yield the unmatched columns, each as a whole."""
    matched = {pair[side] for pair in columns}
    alone = sorted({column for row in sheet for column in row.cells} - matched)
    for column in alone:
        cells = [row.cells[column] for row in sheet if column in row.cells]
        place = TextPlace(sheet=cells[0].place.sheet, cell=column_letters(column), column=column)
        yield _whole(_JOINED.join(each.text for each in cells), place, cells[0], "added" if side else "removed")


def _tell_row(row: SheetRow, kind: str) -> DocumentTextChange:
    cells = [row.cells[column] for column in sorted(row.cells)]
    marked = next((each for each in cells if each.mark), cells[0])
    return _whole(_JOINED.join(each.text for each in cells), cells[0].place, marked, kind)


def _whole(text: str, place: TextPlace, piece: TextPiece, kind: str) -> DocumentTextChange:
    if kind == "removed":
        return DocumentTextChange(place, None, mark=piece.mark, runs=(TextRun("removed", text),))
    return DocumentTextChange(None, place, mark=piece.mark, runs=(TextRun("added", text),))


def _pair_rows(
    first: Sequence[tuple[str, ...]], second: Sequence[tuple[str, ...]], removed: list[int], added: list[int]
) -> list[Pair]:
    """Return matching rows between the same neighbours, by first words or in order; removed from both lists."""
    by_key: dict[str, list[int]] = {}
    for index in reversed(added):
        by_key.setdefault(_key(second[index]), []).append(index)
    pairs = [(index, by_key[_key(first[index])].pop()) for index in removed if by_key.get(_key(first[index]))]
    _take_out(pairs, removed, added)
    if len(removed) == len(added):
        more = list(zip(removed, added, strict=True))
        _take_out(more, removed, added)
        pairs += more
    return sorted(pairs, key=lambda pair: pair[1])


def _key(row: tuple[str, ...]) -> str:
    return next((cell for cell in row if cell), "")


def _take_out(pairs: Sequence[Pair], removed: list[int], added: list[int]) -> None:
    first, second = {pair[0] for pair in pairs}, {pair[1] for pair in pairs}
    removed[:] = [index for index in removed if index not in first]
    added[:] = [index for index in added if index not in second]


def _compare_row(before: SheetRow, after: SheetRow, columns: Sequence[Pair]) -> Iterator[DocumentTextChange]:
    for one, other in columns:
        first, second = before.cells.get(one), after.cells.get(other)
        if first is None and second is None:
            continue
        texts = first.text if first is not None else "", second.text if second is not None else ""
        marks = first.mark if first is not None else "", second.mark if second is not None else ""
        places = first.place if first is not None else None, second.place if second is not None else None
        if texts[0] != texts[1]:
            yield DocumentTextChange(*places, mark=marks[1] or marks[0], former_mark=marks[0], runs=_runs(*texts))
        elif marks[0] != marks[1]:
            yield DocumentTextChange(*places, mark=marks[1], former_mark=marks[0], runs=(TextRun("same", texts[0]),))


def _runs(before: str, after: str) -> tuple[TextRun, ...]:
    """Both values whole; of long texts, their words."""
    if min(before.count(" "), after.count(" ")) >= _LONG:
        return compare_texts(before, after)
    both = (TextRun("removed", before), TextRun("added", after))
    return tuple(run for run in both if run.text)
