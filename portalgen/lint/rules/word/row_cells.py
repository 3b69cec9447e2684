"""The check of WRD237; its page is `WRD237.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.diagnostics.model import LocalizedText
from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.lint.rules.word._traces import TableRow, find_table_rows


def check(text: PageText) -> Iterator[Violation]:
    """Yield WRD237 at the first row of each table with too many cells, or with several but too few.

    Counts these rows. A row with a single cell may be a title within the table.
    """
    tables: dict[int, list[TableRow]] = {}
    for row in find_table_rows(text) if text.outline.tables else ():
        if len(row.cells) > len(row.headers) or 1 < len(row.cells) < len(row.headers):
            tables.setdefault(row.table, []).append(row)
    for row, *others in tables.values():
        cells, columns = len(row.cells), len(row.headers)
        line = text.lines[row.line - 1]
        start = row.cells[columns].column if cells > columns else len(line) - len(line.lstrip()) + 1
        place = text.span(row.line, start, max(len(line.rstrip()) + 1 - start, 0))
        count = str(1 + len(others))
        yield violation(
            "WRD237",
            place,
            cells=str(cells),
            columns=str(columns),
            count=LocalizedText(count, count),  # not part of the finding's identity
        )


RULE: Final = PageRule("WRD237", check)
