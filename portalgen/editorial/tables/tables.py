"""Reports of the editorial office as values: facts and tables, before they are text, CSV, JSON, HTML or Markdown.

A cell holds what is meant, not how it is written: a moment, a share, a code with its label. `table_forms` writes them.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Final, Literal

from portalgen.frozen import frozen
from portalgen.text.bilingual import Bilingual

Tone = Literal["good", "doubtful", "bad", ""]
"""How a value is marked beside its words: colour is never all that says it."""


@frozen
class CodedValue:
    """One of a closed list of values: `code` for machines (JSON), `label` for people."""

    code: str
    label: Bilingual
    tone: Tone = ""
    is_absence: bool = False
    """Whether it says why there is no figure: in a column of figures programs find nothing in its place."""


@frozen
class Share:
    """A part of a whole, shown in percent; of nothing there is no share."""

    part: int
    total: int

    @property
    def ratio(self) -> float | None:
        """From 0 to 1, to four places and rounded down, so that 1 means every one. What people read is rounded to the nearest
        tenth of a percent."""
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
    """Whether figures stand to the right."""
    is_detail: bool = False
    """Whether it is long and read row by row: it is shown below its row, and left out of a summary."""
    is_data: bool = False
    """Whether it is for programs alone: it stands in CSV and JSON, and says what other columns say in words."""


@frozen
class ReportChart:
    """A drawing of columns of a table, in the forms that draw; the table says all that it says.

    It is drawn only where it can be read: of two rows or more, and of no more than bars can stand for.
    """

    columns: tuple[str, ...]
    """The keys of the columns of figures, four at the most; a cell that holds no number is left out."""
    labels: tuple[str, ...] = ()
    """The keys of the columns that name a row together; the first column where none is given."""


_NOTHING: Final = Bilingual("Không có mục nào.", "There is nothing to show.")


@frozen
class ReportTable:
    """A table. Each row has one cell for each column; the first column that is no detail names the row."""

    key: str
    title: Bilingual
    columns: tuple[ReportColumn, ...]
    rows: tuple[tuple[CellValue, ...], ...]
    notes: tuple[Bilingual, ...] = ()
    """Sentences that stand above it."""
    empty: Bilingual = _NOTHING
    """What is said in the place of no rows."""
    chart: ReportChart | None = None
    totals: tuple[CellValue, ...] = ()
    """A last row with the sums, which no chart draws; CSV leaves it out, so that nobody adds it to what it adds up."""

    @property
    def shown_rows(self) -> tuple[tuple[CellValue, ...], ...]:
        """The rows as people read them, the sums last."""
        return (*self.rows, self.totals) if self.rows and self.totals else self.rows


@frozen
class ReportFact:
    """A labelled value at the head of a report: what was looked at, and when."""

    key: str
    label: Bilingual
    value: CellValue


@frozen
class ReportBlank:
    """A heading with empty lines below it, which people fill in by hand: nothing is ever written there."""

    key: str
    title: Bilingual
    lines: int = 3


@frozen
class ReportLetterhead:
    """What an official paper has around its text, as far as the configuration knows it: number, place, day and name of
    who signs stay blank. HTML and Word show it; its words are Vietnamese in every language, as the paper is.
    """

    superior: str
    """The body above the agency; empty where the configuration names none."""
    agency: str
    symbol: str
    """What stands after the number: `/BC-…`."""
    recipients: tuple[str, ...]
    signatory: str
    """The post of who signs, never a person; empty where the configuration names none."""
    on_behalf: str = ""
    """What stands above the post where it signs for a body: `TM. ỦY BAN NHÂN DÂN`."""


@frozen
class OfficeReport:
    """A report: facts, sentences and tables, in the order in which they are read."""

    key: str
    """Its stable name in JSON."""
    title: Bilingual
    tables: tuple[ReportTable, ...]
    facts: tuple[ReportFact, ...] = ()
    notes: tuple[Bilingual, ...] = ()
    blanks: tuple[ReportBlank, ...] = ()
    """What is filled in by hand, below the tables."""
    letterhead: ReportLetterhead | None = None
    """Where it is an official paper, to be signed."""
    opening: tuple[Bilingual, ...] = ()
    """The paragraphs with which the paper begins: what it is, and on what basis."""
    technical_facts: tuple[ReportFact, ...] = ()
    technical_notes: tuple[Bilingual, ...] = ()
    """What those need who prepare the paper or count again, on a last sheet of its own that is not signed."""
    main_table: str = ""
    """The key of the table that CSV holds if none is asked for; empty for the first."""


TECHNICAL_TITLE: Final = Bilingual("Ghi chú kỹ thuật (không ký)", "Technical notes (not signed)")


def main_columns(table: ReportTable) -> tuple[int, ...]:
    """Return the places of the columns that are shown side by side."""
    return _places(not each.is_detail and not each.is_data for each in table.columns)


def detail_columns(table: ReportTable) -> tuple[int, ...]:
    """Return the places of the columns that are shown below their row."""
    return _places(each.is_detail and not each.is_data for each in table.columns)


def _places(flags: Iterable[bool]) -> tuple[int, ...]:
    return tuple(place for place, flag in enumerate(flags) if flag)
