"""Differences between two tables: columns, rows and cells, named by their headings and first cells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from portalgen.differences.alignment import Pair, WorkBudget, align
from portalgen.differences.excerpts import quote_excerpt
from portalgen.differences.value_changes import ValueChange, compare_values
from portalgen.frozen import frozen
from portalgen.text.bilingual import Bilingual as B

Row = tuple[str, ...]
Rows = Sequence[Row]

_CAPTION: Final = B("Tên bảng", "Caption")
_ADDED_ROW: Final = B("Thêm hàng", "Row added")
_REMOVED_ROW: Final = B("Bỏ hàng", "Row removed")
_MOVED_ROW: Final = B("Đổi chỗ hàng", "Row moved")
_COLUMN_NAME: Final = B("Tên cột", "Name of a column")
_COLUMN_ORDER: Final = B("Thứ tự các cột", "Order of the columns")
_CELL_LIMIT: Final = 40


@frozen
class _Columns:
    """Matched and unmatched columns."""

    pairs: tuple[Pair, ...]
    removed: tuple[int, ...]
    added: tuple[int, ...]


def compare_tables(caption_before: str, before: Rows, caption_after: str, after: Rows) -> tuple[ValueChange, ...]:
    """Return the differences between two tables, whose first rows are their headers."""
    caption = (
        [compare_values("caption", _CAPTION, caption_before, caption_after, in_words=True)]
        if caption_before != caption_after
        else []
    )
    head_before, head_after = before[0] if before else (), after[0] if after else ()
    columns = _match_columns(head_before, head_after)
    return (
        *caption,
        *_compare_columns(before, after, columns),
        *_compare_rows(before[1:], after[1:], columns, head_after),
    )


def _match_columns(before: Row, after: Row) -> _Columns:
    """Match columns by headings; the rest in order, if equally many remain on both sides."""
    pairs = []
    left_before, left_after = list(range(len(before))), list(range(len(after)))
    for column in range(len(before)):
        other = next((each for each in left_after if after[each] == before[column]), None)
        if other is not None:
            pairs.append((column, other))
            left_before.remove(column)
            left_after.remove(other)
    if len(left_before) == len(left_after):
        pairs += zip(left_before, left_after, strict=True)
        left_before, left_after = [], []
    return _Columns(tuple(sorted(pairs)), tuple(left_before), tuple(left_after))


def _compare_columns(before: Rows, after: Rows, columns: _Columns) -> Iterator[ValueChange]:
    for first, second in columns.pairs:
        if before[0][first] != after[0][second]:
            yield compare_values("column-name", _COLUMN_NAME, before[0][first], after[0][second], in_words=True)
    for column in columns.removed:
        label = B(f"Bỏ cột {quote_excerpt(before[0][column])}", f"Column {quote_excerpt(before[0][column])} removed")
        yield ValueChange("column-removed", label, _join_column(before, column), "")
    for column in columns.added:
        label = B(f"Thêm cột {quote_excerpt(after[0][column])}", f"Column {quote_excerpt(after[0][column])} added")
        yield ValueChange("column-added", label, "", _join_column(after, column))
    if [second for _, second in columns.pairs] != sorted(second for _, second in columns.pairs):
        yield ValueChange("column-order", _COLUMN_ORDER, " | ".join(before[0]), " | ".join(after[0]))


def _join_column(rows: Rows, column: int) -> str:
    return "; ".join(row[column] for row in rows[1:] if column < len(row) and row[column])


def _compare_rows(before: Rows, after: Rows, columns: _Columns, head: Row) -> Iterator[ValueChange]:
    """Yield changes of rows, compared by the columns of both tables."""
    first = [_project(row, [pair[0] for pair in columns.pairs]) for row in before]
    second = [_project(row, [pair[1] for pair in columns.pairs]) for row in after]
    exact = dict(align(first, second, lambda row: 1 + sum(map(bool, row)), WorkBudget()))
    removed = [index for index in range(len(first)) if index not in exact]
    taken = set(exact.values())
    added = [index for index in range(len(second)) if index not in taken]
    moved = _match_equal(first, second, removed, added)
    changed = _match_changed(first, second, removed, added, exact)
    names = [head[pair[1]] for pair in columns.pairs]
    for source, target in sorted((*moved, *changed), key=lambda pair: pair[1]):
        if first[source] == second[target]:
            yield ValueChange("row-moved", _MOVED_ROW, "", " | ".join(after[target]))
        else:
            yield from _compare_cells(first[source], second[target], names, target)
    for index in removed:
        yield ValueChange("row-removed", _REMOVED_ROW, " | ".join(before[index]), "")
    for index in added:
        yield ValueChange("row-added", _ADDED_ROW, "", " | ".join(after[index]))


def _project(row: Row, columns: Sequence[int]) -> Row:
    return tuple(row[column] if column < len(row) else "" for column in columns)


def _match_equal(first: Rows, second: Rows, removed: list[int], added: list[int]) -> list[Pair]:
    """Return pairs of equal rows at other places, and remove them from both lists."""
    places: dict[Row, list[int]] = {}
    for index in reversed(added):
        places.setdefault(second[index], []).append(index)
    pairs = [(index, places[first[index]].pop()) for index in removed if places.get(first[index])]
    _take_out(pairs, removed, added)
    return pairs


def _match_changed(
    first: Rows, second: Rows, removed: list[int], added: list[int], exact: dict[int, int]
) -> list[Pair]:
    """Pairs of rows by an equal first cell, then by being alone between the same neighbours; taken out of both lists."""
    by_key: dict[str, list[int]] = {}
    for index in reversed(added):
        by_key.setdefault(second[index][0] if second[index] else "", []).append(index)
    pairs = [
        (index, by_key[first[index][0]].pop())
        for index in removed
        if first[index] and first[index][0] and by_key.get(first[index][0])
    ]
    _take_out(pairs, removed, added)
    known = {**exact, **dict(pairs)}
    more = _pairs_by_neighbours(first, second, removed, added, known)
    _take_out(more, removed, added)
    return pairs + more


def _pairs_by_neighbours(
    first: Rows, second: Rows, removed: Sequence[int], added: Sequence[int], known: dict[int, int]
) -> list[Pair]:
    free = set(added)
    pairs = []
    for index in removed:
        target = known.get(index - 1, -1 if index == 0 else -2) + 1
        if target in free and _share_cells(first[index], second[target]):
            pairs.append((index, target))
            known[index] = target
            free.discard(target)
    return pairs


def _share_cells(first: Row, second: Row) -> bool:
    """Return True if half of the filled cells are the same."""
    filled = [pair for pair in zip(first, second, strict=True) if any(pair)]
    return 2 * sum(one == other for one, other in filled) >= len(filled)


def _take_out(pairs: Sequence[Pair], removed: list[int], added: list[int]) -> None:
    first, second = {pair[0] for pair in pairs}, {pair[1] for pair in pairs}
    removed[:] = [index for index in removed if index not in first]
    added[:] = [index for index in added if index not in second]


def _compare_cells(before: Row, after: Row, names: Sequence[str], index: int) -> Iterator[ValueChange]:
    own = next((cell for cell in after if cell), "") or str(index + 1)
    for name, first, second in zip(names, before, after, strict=True):
        if first != second:
            row, column = quote_excerpt(own, _CELL_LIMIT), quote_excerpt(name, _CELL_LIMIT)
            label = B(f"Hàng {row}, cột {column}", f"Row {row}, column {column}")
            if not name:
                label = B(f"Hàng {row}", f"Row {row}")
            yield compare_values("cell", label, first, second, in_words=_is_long(first) and _is_long(second))


def _is_long(text: str) -> bool:
    return text.count(" ") > 3
