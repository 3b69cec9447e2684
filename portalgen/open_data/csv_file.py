"""Rows as CSV: RFC 4180 in UTF-8, with a byte order mark for Excel to detect the encoding.

An apostrophe is put before a text that a spreadsheet would read as a formula, so that opening the file calculates
nothing. Such a text begins with `=`, `+`, `-`, `@`, a tab or a line break, or with the full-width form of one of these
signs. Only texts are guarded: numbers and days are written unchanged. All texts are quoted. A program that splits at
`;` or a tab thus keeps each text in one cell, and no cell begins in the middle of a text.

Reading back is exact. One apostrophe is removed from a cell in which such a sign follows the leading apostrophes
(`unguard_text`), and a text that begins like this gets one more. JSON and XLSX contain the original texts.
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
    """Return a text for a CSV cell, with an apostrophe before a possible formula."""
    return GUARD + text if _FORMULA.match(text) else text


def unguard_text(cell: str) -> str:
    """Return the text of a cell written by `guard_text`."""
    return cell[1:] if cell.startswith(GUARD) and _FORMULA.match(cell) else cell


def encode_csv_head(columns: Sequence[NamedColumn]) -> bytes:
    """Return the beginning of a file: the byte order mark and the row of column names."""
    return UTF8_MARK + encode_csv_records([tuple(column.name for column in columns)])


def encode_csv_rows(columns: Sequence[NamedColumn], rows: Iterable[Sequence[str]]) -> Iterator[bytes]:
    """Yield the rows, given as texts (`rows.texts_of_row`), in consecutive pieces."""
    are_texts = [column.is_text for column in columns]
    remaining = iter(rows)
    while some := list(islice(remaining, _ROWS_AT_ONCE)):
        lines = (
            ",".join([_quote(cell) if is_text else cell for cell, is_text in zip(row, are_texts, strict=True)])
            for row in some
        )
        yield "".join([f"{line}{_END}" for line in lines]).encode()


def _quote(text: str) -> str:
    """Return a text for its cell; an empty text has no quotes, like an empty number."""
    return '"' + guard_text(text).replace('"', '""') + '"' if text else ""


def encode_csv_records(records: Iterable[Sequence[str]]) -> bytes:
    """Return records of texts by RFC 4180, each with its line end."""
    written = io.StringIO(newline="")
    csv.writer(written, quoting=csv.QUOTE_ALL, lineterminator=_END).writerows(records)
    return written.getvalue().encode()
