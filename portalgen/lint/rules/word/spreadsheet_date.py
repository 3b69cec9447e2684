"""The check of WRD236; its page is `WRD236.md`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from portalgen.diagnostics.model import LocalizedText
from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.lint.rules.word._traces import Cell, find_table_rows
from portalgen.locale.dates import format_day, localize

_HEADER: Final = re.compile(
    r"(?:ngày|thời gian|thời hạn|thời điểm|hạn nộp|hạn cuối|date|deadline)(?!\w)", re.IGNORECASE
)
_SERIAL: Final = re.compile(r"4[0-9]\d{3}")
_FIRST_DAY: Final = date(1899, 12, 30)
"""Day 0 of a spreadsheet, valid from March 1900 on (ECMA-376, 18.17.4.1)."""


def check(text: PageText) -> Iterator[Violation]:
    """Yield WRD236 at the first serial number of a day in 2009 to 2036 in each date column, with their number."""
    for table in text.outline.tables:
        if any(_HEADER.match(header) for header in table.headers):
            break
    else:
        return
    columns: dict[tuple[int, int], list[tuple[int, Cell, str]]] = {}
    for row in find_table_rows(text):
        for index, (cell, header) in enumerate(zip(row.cells, row.headers, strict=False)):
            if _SERIAL.fullmatch(cell.text) and _HEADER.match(header):
                columns.setdefault((row.table, index), []).append((row.line, cell, header))
    for (line, cell, header), *others in columns.values():
        day = _FIRST_DAY + timedelta(days=int(cell.text))
        place = text.span(line, cell.column, len(cell.text))
        count = str(1 + len(others))
        yield violation(
            "WRD236",
            place,
            number=cell.text,
            date=localize(format_day, day),
            header=header,
            count=LocalizedText(count, count),  # not part of the finding's identity
        )


RULE: Final = PageRule("WRD236", check)
