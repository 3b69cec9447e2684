"""CSV for spreadsheets: UTF-8 with a mark at its start, and no cell that a spreadsheet would run as a formula."""

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
"""Spreadsheets read a cell that begins so as a formula, those of East Asia in full width too."""


def table_as_csv(table: ReportTable, language: str, delimiter: str = ",") -> str:
    """Return one table, its columns with their headings; lines end as RFC 4180 has it."""
    output = io.StringIO()
    writer = csv.writer(output, delimiter=delimiter, lineterminator="\r\n")
    writer.writerow(defuse_formula(each.label.text(language)) for each in table.columns)
    for row in table.rows:
        cells = zip(table.columns, row, strict=True)
        writer.writerow(_cell(data_value(column, each), language) for column, each in cells)
    return _BYTE_ORDER_MARK + output.getvalue()


def defuse_formula(text: str) -> str:
    """Return `text` so that a spreadsheet shows it and does not compute it: with an apostrophe before it where needed."""
    return f"'{text}" if text.startswith(_FORMULA_STARTS) else text


def _cell(value: CellValue, language: str) -> str:
    """Return a cell; days, moments and shares as every spreadsheet reads them."""
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
