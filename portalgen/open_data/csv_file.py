"""Rows as CSV: RFC 4180 in UTF-8 with a byte order mark, by which Excel knows the letters.

A text that a spreadsheet would take for a formula (it begins with `=`, `+`, `-`, `@`, a tab or a line break, or with one
of these signs in its wide form) stands behind an apostrophe, so that nothing is calculated when a clerk opens the file.
Only texts have it: numbers and days are written as they are. Reading back is exact: one apostrophe is taken from a cell
where such a sign follows the apostrophes that it begins with (`unguard_text`), and a text that itself begins so gets one
more. JSON and XLSX hold the texts without it.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Final

from portalgen.open_data.columns import Column

BYTE_ORDER_MARK: Final = b"\xef\xbb\xbf"
GUARD: Final = "'"
_FORMULA: Final = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")
_PLAIN_TYPES: Final = frozenset(("number", "integer", "year", "date", "datetime", "boolean"))
"""Types of Table Schema whose cells are no texts and no formula either."""
_ROWS_AT_ONCE: Final = 1_000


def guard_text(text: str) -> str:
    """Return a text as a CSV cell has it: behind an apostrophe where it would be taken for a formula."""
    return GUARD + text if _FORMULA.match(text) else text


def unguard_text(cell: str) -> str:
    """Return the text of a cell that `guard_text` wrote."""
    return cell[1:] if cell.startswith(GUARD) and _FORMULA.match(cell) else cell


def encode_csv_head(columns: Sequence[Column]) -> bytes:
    """Return the mark and the row with the names of the columns, with which a file begins."""
    return BYTE_ORDER_MARK + encode_csv_records([tuple(column.name for column in columns)])


def encode_csv_rows(columns: Sequence[Column], rows: Iterable[Sequence[str]]) -> Iterator[bytes]:
    """Yield the rows, given as texts (`rows.texts_of_row`), in pieces that are put one after the other."""
    texts = [column.table_schema["type"] not in _PLAIN_TYPES for column in columns]
    remaining = iter(rows)
    while some := list(islice(remaining, _ROWS_AT_ONCE)):
        yield encode_csv_records(
            [[guard_text(cell) if is_text else cell for cell, is_text in zip(row, texts, strict=True)] for row in some]
        )


def encode_csv_records(records: Iterable[Sequence[str]]) -> bytes:
    """Return records by RFC 4180, each with its line end."""
    written = io.StringIO(newline="")
    csv.writer(written, lineterminator="\r\n").writerows(records)
    return written.getvalue().encode()
