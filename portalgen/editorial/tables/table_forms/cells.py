"""Formats cells for people and for programs."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, Final

from portalgen.editorial.tables.tables import CellLine, CellValue, CodedValue, ReportColumn, Share
from portalgen.law.due_dates import to_vietnam_time
from portalgen.lint.formats.sanitize import replace_surrogates, sanitize_line
from portalgen.locale.dates import format_day, format_moment_cell
from portalgen.text.bilingual import Bilingual

EMPTY_CELL: Final = "—"
"""The text of an empty cell."""
BLANK_LINE: Final = "…" * 40
"""A line to fill in by hand."""
_ALMOST_ALL: Final = 999
_YES: Final = Bilingual("có", "yes")
_NO: Final = Bilingual("không", "no")


def cell_lines(value: CellValue, language: str) -> tuple[str, ...]:
    """Return the lines of a cell for people, without control characters; an empty cell has none."""
    if isinstance(value, tuple):
        return tuple(line for each in value if (line := _line(each, language)))
    text = sanitize_line(_text(value, language))
    return (text,) if text else ()


def cell_text(value: CellValue, language: str) -> str:
    """Return a cell on one line, `—` if empty."""
    return "; ".join(cell_lines(value, language)) or EMPTY_CELL


def cell_json(value: CellValue, language: str) -> Any:
    """Return a cell as a JSON value: codes, numbers, ISO times; sentences are in `language`."""
    match value:
        case None | bool() | int():
            return value
        case datetime():
            return to_vietnam_time(value).isoformat(timespec="seconds")
        case date():
            return value.isoformat()
        case CodedValue():
            return value.code
        case Share():
            return value.ratio
        case tuple():
            return [_raw(each, language) for each in value]
        case _:
            return _raw(value, language)


def data_value(column: ReportColumn, value: CellValue) -> CellValue:
    """Return a cell for programs.

    In a column of figures, a word or sign in place of a missing figure becomes None.
    """
    is_absence = column.is_number and isinstance(value, CodedValue) and value.is_absence
    return None if is_absence else value


def _text(value: CellValue, language: str) -> str:
    match value:
        case bool():
            return (_YES if value else _NO).text(language)
        case int():
            return str(value)
        case datetime():
            return format_moment_cell(value, language)
        case date():
            return format_day(value, language)
        case CodedValue():
            return value.label.text(language)
        case Share():
            return _percent(value, language)
        case str() | Bilingual():
            return _raw(value, language)
        case _:
            return ""


def _percent(share: Share, language: str) -> str:
    if share.ratio is None:
        return ""
    tenths = (2000 * share.part + share.total) // (2 * share.total)
    if share.part < share.total:
        tenths = min(tenths, _ALMOST_ALL)  # 100 % are said of every one alone
    mark = "," if language == "vi" else "."
    figures = str(tenths // 10) + (f"{mark}{tenths % 10}" if tenths % 10 else "")
    return f"{figures} %" if language == "vi" else f"{figures}%"


def _line(value: CellLine, language: str) -> str:
    return sanitize_line(_raw(value, language))


def _raw(value: CellLine, language: str) -> str:
    return replace_surrogates(value.text(language) if isinstance(value, Bilingual) else value)
