"""Plain text: aligned columns if they fit, else a list; lines have at most 100 characters."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from textwrap import wrap
from typing import Final

from portalgen.editorial.tables.table_forms.cells import BLANK_LINE, EMPTY_CELL, cell_lines, cell_text
from portalgen.editorial.tables.tables import (
    TECHNICAL_TITLE,
    CellValue,
    OfficeReport,
    ReportTable,
    detail_columns,
    main_columns,
)

TEXT_WIDTH: Final = 100
_GAP: Final = "  "
_LEAST_WIDTH: Final = 16
"""The least width of a text column, in characters; a table that is still too wide becomes a list."""
_INDENT: Final = "    "


def report_as_text(report: OfficeReport, language: str, width: int = TEXT_WIDTH) -> str:
    """Return the whole report as plain text."""
    lines = [report.title.text(language), "=" * min(width, len(report.title.text(language)))]
    for sentence in report.opening:
        lines += _wrapped(sentence.text(language), width, "", "")
    for each in report.facts:
        lines += _wrapped(f"{each.label.text(language)}: {cell_text(each.value, language)}", width, "", "  ")
    for note in report.notes:
        lines += _wrapped(note.text(language), width, "- ", "  ")
    for table in report.tables:
        lines += ["", *_table_lines(table, language, width)]
    for blank in report.blanks:
        lines += ["", *_wrapped(blank.title.text(language), width, "", "  "), *(BLANK_LINE for _ in range(blank.lines))]
    return "\n".join((*lines, *_technical_lines(report, language, width))) + "\n"


def _technical_lines(report: OfficeReport, language: str, width: int) -> Iterator[str]:
    if report.technical_facts or report.technical_notes:
        title = TECHNICAL_TITLE.text(language)
        yield from ("", title, "-" * len(title))
    for each in report.technical_facts:
        yield from _wrapped(f"{each.label.text(language)}: {cell_text(each.value, language)}", width, "", "  ")
    for note in report.technical_notes:
        yield from _wrapped(note.text(language), width, "- ", "  ")


def _table_lines(table: ReportTable, language: str, width: int) -> Iterator[str]:
    title = table.title.text(language)
    yield from (title, "-" * min(width, len(title)))
    for note in table.notes:
        yield from _wrapped(note.text(language), width, "- ", "  ")
    if not table.rows:
        yield table.empty.text(language)
        return
    widths = _fit_columns(table, language, width)
    yield from _list_lines(table, language, width) if widths is None else _aligned_lines(table, language, widths, width)


def _fit_columns(table: ReportTable, language: str, width: int) -> list[int] | None:
    """Return the widths of columns set side by side, with words and headings wrapped; None if they do not fit."""
    places = main_columns(table)
    widths, least = [], []
    for place in places:
        label = _label(table, place, language)
        longest = max(map(len, _all_lines(table, place, language)))
        widths.append(max(len(label), longest))
        is_number = table.columns[place].is_number
        least.append(max(longest, *map(len, label.split())) if is_number else min(widths[-1], _LEAST_WIDTH))
    excess = sum(widths) + len(_GAP) * (len(places) - 1) - width
    while excess > 0:
        number = max(range(len(widths)), key=lambda each: (widths[each] > least[each], widths[each]))
        if widths[number] <= least[number]:
            return None
        widths[number] -= 1
        excess -= 1
    return widths


def _all_lines(table: ReportTable, place: int, language: str) -> Iterator[str]:
    for row in table.shown_rows:
        yield from cell_lines(row[place], language) or (EMPTY_CELL,)


def _aligned_lines(table: ReportTable, language: str, widths: Sequence[int], width: int) -> Iterator[str]:
    places = main_columns(table)
    yield from _aligned_row([(_label(table, each, language),) for each in places], table, widths)
    yield _GAP.join("-" * each for each in widths)
    for row in table.shown_rows:
        yield from _aligned_row([cell_lines(row[each], language) or (EMPTY_CELL,) for each in places], table, widths)
        details = list(_detail_lines(table, row, language, width))
        yield from (*details, "") if details else ()


def _aligned_row(cells: Sequence[Sequence[str]], table: ReportTable, widths: Sequence[int]) -> Iterator[str]:
    """Yield the lines of a row, figures aligned right."""
    columns = [table.columns[each] for each in main_columns(table)]
    wrapped = [
        [part for line in lines for part in wrap(line, width, break_on_hyphens=False) or [""]]
        for lines, width in zip(cells, widths, strict=True)
    ]
    for number in range(max(map(len, wrapped))):
        parts = (lines[number] if number < len(lines) else "" for lines in wrapped)
        aligned = (
            part.rjust(width) if column.is_number else part.ljust(width)
            for part, width, column in zip(parts, widths, columns, strict=True)
        )
        yield _GAP.join(aligned).rstrip()


def _list_lines(table: ReportTable, language: str, width: int) -> Iterator[str]:
    first, *rest = main_columns(table)
    for number, row in enumerate(table.shown_rows, 1):
        yield from _wrapped(cell_text(row[first], language), width, f"{number}. ", "   ")
        for place in rest:
            yield from _labelled(table, row, place, language, width)
        yield from _detail_lines(table, row, language, width)
        yield ""


def _detail_lines(table: ReportTable, row: Sequence[CellValue], language: str, width: int) -> Iterator[str]:
    for place in detail_columns(table):
        yield from _labelled(table, row, place, language, width)


def _labelled(table: ReportTable, row: Sequence[CellValue], place: int, language: str, width: int) -> Iterator[str]:
    lines = cell_lines(row[place], language)
    if len(lines) == 1:
        yield from _wrapped(f"{_label(table, place, language)}: {lines[0]}", width, _INDENT, f"{_INDENT}  ")
    elif lines:
        yield f"{_INDENT}{_label(table, place, language)}:"
        for line in lines:
            yield from _wrapped(line, width, f"{_INDENT}  - ", f"{_INDENT}    ")


def _label(table: ReportTable, place: int, language: str) -> str:
    return table.columns[place].label.text(language)


def _wrapped(text: str, width: int, first: str, rest: str) -> list[str]:
    return wrap(text, width, initial_indent=first, subsequent_indent=rest, break_on_hyphens=False) or [first.rstrip()]
