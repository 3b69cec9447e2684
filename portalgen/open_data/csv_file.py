"""Rows as CSV: RFC 4180 in UTF-8 with a byte order mark, by which Excel knows the letters.

A text that a spreadsheet would take for a formula (it begins with `=`, `+`, `-`, `@`, a tab or a line break, or with one
of these signs in its wide form) stands behind an apostrophe, so that nothing is calculated when a clerk opens the file.
Only texts have it: numbers and days are written as they are. All texts stand in quotation marks, so that a program that
splits at `;` or a tab keeps each in one cell, and nothing behind such a sign begins a cell of its own. Reading back is exact: one apostrophe is taken from a cell
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

from portalgen.open_data.columns import NamedColumn

UTF8_MARK: Final = b"\xef\xbb\xbf"
GUARD: Final = "'"
_FORMULA: Final = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")
_END: Final = "\r\n"
_ROWS_AT_ONCE: Final = 1_000


def guard_text(text: str) -> str:
    """Return a text as a CSV cell has it: behind an apostrophe where it would be taken for a formula."""
    return GUARD + text if _FORMULA.match(text) else text


def unguard_text(cell: str) -> str:
    """Return the text of a cell that `guard_text` wrote."""
    return cell[1:] if cell.startswith(GUARD) and _FORMULA.match(cell) else cell


def encode_csv_head(columns: Sequence[NamedColumn]) -> bytes:
    """Return the mark and the row with the names of the columns, with which a file begins."""
    return UTF8_MARK + encode_csv_records([tuple(column.name for column in columns)])


def encode_csv_rows(columns: Sequence[NamedColumn], rows: Iterable[Sequence[str]]) -> Iterator[bytes]:
    """Yield the rows, given as texts (`rows.texts_of_row`), in pieces that are put one after the other."""
    are_texts = [column.is_text for column in columns]
    remaining = iter(rows)
    while some := list(islice(remaining, _ROWS_AT_ONCE)):
        lines = (
            ",".join([_quote(cell) if is_text else cell for cell, is_text in zip(row, are_texts, strict=True)])
            for row in some
        )
        yield "".join([f"{line}{_END}" for line in lines]).encode()


def _quote(text: str) -> str:
    """A text as its cell has it; an empty one, which is no value, stands bare as an empty number does."""
    return '"' + guard_text(text).replace('"', '""') + '"' if text else ""


def encode_csv_records(records: Iterable[Sequence[str]]) -> bytes:
    """Return records of texts by RFC 4180, each with its line end."""
    written = io.StringIO(newline="")
    csv.writer(written, quoting=csv.QUOTE_ALL, lineterminator=_END).writerows(records)
    return written.getvalue().encode()
