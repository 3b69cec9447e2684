"""CSV for spreadsheets: UTF-8 with a byte order mark, and cells defused so that none runs as a formula."""

from __future__ import annotations

import csv
import io
from datetime import date, datetime
from typing import Final

from portalgen.editorial.tables.table_forms.cells import cell_lines, data_value
from portalgen.editorial.tables.tables import CellValue, ReportTable, Share
from portalgen.law.due_dates import to_vietnam_time

_BYTE_ORDER_MARK: Final = "\ufeff"
_FORMULA_STARTS: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""First characters of cells read as formulas by spreadsheets, including the full-width forms of East Asia."""


def table_as_csv(table: ReportTable, language: str, delimiter: str = ",") -> str:
    """Return a table with its headings; lines end as RFC 4180 requires."""
    output = io.StringIO()
    writer = csv.writer(output, delimiter=delimiter, lineterminator="\r\n")
    writer.writerow(defuse_formula(each.label.text(language)) for each in table.columns)
    for row in table.rows:
        cells = zip(table.columns, row, strict=True)
        writer.writerow(_cell(data_value(column, each), language) for column, each in cells)
    return _BYTE_ORDER_MARK + output.getvalue()


def defuse_formula(text: str) -> str:
    """Return `text` with a leading apostrophe if a spreadsheet would otherwise compute it."""
    return f"'{text}" if text.startswith(_FORMULA_STARTS) else text


def _cell(value: CellValue, language: str) -> str:
    """Return a cell, with days, moments and shares in the form understood by every spreadsheet."""
    match value:
        case bool():
            return "\n".join(cell_lines(value, language))
        case int():
            return str(value)
        case datetime():
            at = to_vietnam_time(value)
            return f"{at:%Y-%m-%d %H:%M:%S}" if at.second else f"{at:%Y-%m-%d %H:%M}"
        case date():
            return value.isoformat()
        case Share():
            return "" if value.ratio is None else str(value.ratio)
        case _:
            return defuse_formula("\n".join(cell_lines(value, language)))
