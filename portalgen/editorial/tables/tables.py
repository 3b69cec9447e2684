"""Reports of the editorial office as values: facts and tables, before they are text, CSV, JSON, HTML or Markdown.

A cell contains a value, such as a moment, a share, or a code with its label. `table_forms` formats it.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Final, Literal

from portalgen.frozen import frozen
from portalgen.text.bilingual import Bilingual

Tone = Literal["good", "doubtful", "bad", ""]
"""The marking of a value, in addition to its words: colour is never the only sign."""


@frozen
class CodedValue:
    """A value of a closed list: `code` for programs (JSON), `label` for people."""

    code: str
    label: Bilingual
    tone: Tone = ""
    is_absence: bool = False
    """True if it explains why there is no figure: in a column of figures, programs receive an empty value."""


@frozen
class Share:
    """A part of a whole, shown in percent. If the whole is 0, there is no share."""

    part: int
    total: int

    @property
    def ratio(self) -> float | None:
        """Return the share from 0 to 1, rounded down to four places, so only a complete share is 1.

        People see it rounded to the nearest tenth of a percent.
        """
        return self.part * 10_000 // self.total / 10_000 if self.total else None


CellLine = str | Bilingual
CellValue = str | int | bool | date | datetime | Bilingual | CodedValue | Share | tuple[CellLine, ...] | None
"""A tuple is several lines. A moment is aware and shown in Vietnam's time; None is an empty cell."""


@frozen
class ReportColumn:
    """A column. `key` is its stable name in JSON, `label` its heading."""

    key: str
    label: Bilingual
    is_number: bool = False
    """True if its figures are aligned right."""
    is_detail: bool = False
    """True if it is long and read row by row: it is shown below its row, and omitted from a summary."""
    is_data: bool = False
    """True if it is only for programs (CSV and JSON): it repeats the words of other columns as codes."""


@frozen
class ReportChart:
    """A drawing of columns of a table, for output formats with drawings; the table contains all its data.

    It is drawn only if it is readable: with at least two rows, and not too many rows for bars.
    """

    columns: tuple[str, ...]
    """The keys of up to four columns of figures; cells without a number are left out."""
    labels: tuple[str, ...] = ()
    """The keys of the columns that label a row together; the first column if empty."""


_NOTHING: Final = Bilingual("Không có mục nào.", "No entries.")


@frozen
class ReportTable:
    """A table. Each row has one cell per column; the first column that is no detail labels the row."""

    key: str
    title: Bilingual
    columns: tuple[ReportColumn, ...]
    rows: tuple[tuple[CellValue, ...], ...]
    notes: tuple[Bilingual, ...] = ()
    """Sentences above the table."""
    empty: Bilingual = _NOTHING
    """The text shown if there are no rows."""
    chart: ReportChart | None = None
    totals: tuple[CellValue, ...] = ()
    """The last row, with the sums. Charts and CSV omit it, so sums are not added to their own parts."""

    @property
    def shown_rows(self) -> tuple[tuple[CellValue, ...], ...]:
        """The rows shown to people, with the sums last."""
        return (*self.rows, self.totals) if self.rows and self.totals else self.rows


@frozen
class ReportFact:
    """A labelled value at the head of a report, such as its subject or time."""

    key: str
    label: Bilingual
    value: CellValue


@frozen
class ReportBlank:
    """A heading with empty lines below it, always filled in by hand."""

    key: str
    title: Bilingual
    lines: int = 3


@frozen
class ReportLetterhead:
    """The parts of an official paper around its text, as far as they are configured.

    Number, place, day and the signer's name stay blank. HTML and Word show it, always in Vietnamese, like the paper.
    """

    superior: str
    """The body above the agency; empty if not configured."""
    agency: str
    symbol: str
    """The text after the number: `/BC-…`."""
    recipients: tuple[str, ...]
    signatory: str
    """The post of the signer, never a person; empty if not configured."""
    on_behalf: str = ""
    """The text above the post if the signer acts for a body: `TM. ỦY BAN NHÂN DÂN`."""


@frozen
class OfficeReport:
    """A report: facts, sentences and tables, in reading order."""

    key: str
    """Its stable name in JSON."""
    title: Bilingual
    tables: tuple[ReportTable, ...]
    facts: tuple[ReportFact, ...] = ()
    notes: tuple[Bilingual, ...] = ()
    blanks: tuple[ReportBlank, ...] = ()
    """The parts to fill in by hand, below the tables."""
    letterhead: ReportLetterhead | None = None
    """Given if the report is an official paper to be signed."""
    opening: tuple[Bilingual, ...] = ()
    """The opening paragraphs: the paper's subject and its legal basis."""
    technical_facts: tuple[ReportFact, ...] = ()
    technical_notes: tuple[Bilingual, ...] = ()
    """Notes for preparing the paper or recounting, on a separate last sheet that is not signed."""
    main_table: str = ""
    """The key of the default table for CSV; empty for the first table."""


TECHNICAL_TITLE: Final = Bilingual("Ghi chú kỹ thuật (không ký)", "Technical notes (not signed)")


def main_columns(table: ReportTable) -> tuple[int, ...]:
    """Return the indexes of the columns shown side by side."""
    return _places(not each.is_detail and not each.is_data for each in table.columns)


def detail_columns(table: ReportTable) -> tuple[int, ...]:
    """Return the indexes of the columns shown below their row."""
    return _places(each.is_detail and not each.is_data for each in table.columns)


def _places(flags: Iterable[bool]) -> tuple[int, ...]:
    return tuple(place for place, flag in enumerate(flags) if flag)
