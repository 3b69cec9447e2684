"""Word: a plain document to edit and sign; the headings of its tables repeat on each page.

A report with a letterhead has the parts of an official paper around it (NĐ 30/2020), with number, place, day and name
blank. It is a template for the records officer to check, and cannot pass for a signed paper.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from portalgen.documents.docx_writing import (
    Alignment,
    DocxCell,
    DocxDocument,
    DocxParagraph,
    DocxRow,
    DocxRun,
    DocxTable,
    write_docx,
)
from portalgen.editorial.tables.table_forms.cells import EMPTY_CELL, cell_lines, cell_text
from portalgen.editorial.tables.table_forms.letter_words import (
    MOTTO,
    NATION,
    PAPER_NAME,
    PLACE_AND_DAY,
    RECIPIENTS,
    SIGNATURE_NOTE,
    blank_number,
    signatory_lines,
)
from portalgen.editorial.tables.tables import (
    TECHNICAL_TITLE,
    CellValue,
    OfficeReport,
    ReportBlank,
    ReportFact,
    ReportLetterhead,
    ReportTable,
    detail_columns,
    main_columns,
)

_SIZES: Final = ((5, 24), (8, 22), (11, 20), (99, 17))
"""(columns, half points): the font size shrinks as the number of columns grows."""
_MOST_UPRIGHT: Final = 7
"""The most columns legible on a portrait page, unless the paper must be portrait."""
_SMALL: Final = 22
_LANGUAGES: Final = {"vi": "vi-VN", "en": "en-GB"}
_NARROWEST, _WIDEST, _WIDEST_FIGURE = 4, 40, 12
"""Characters used to weigh the width of a column."""


def report_as_docx(report: OfficeReport, language: str) -> bytes:
    """Return the whole report as a Word document."""
    blocks = (
        *_head(report, language),
        *(block for each in report.tables for block in _table_blocks(each, language)),
        *(block for each in report.blanks for block in _blank_blocks(each, language)),
        *(_signature(report.letterhead) if report.letterhead is not None else ()),
        *_technical_sheet(report, language),
    )
    most = max((len(main_columns(each)) for each in report.tables), default=0)
    return write_docx(
        DocxDocument(
            report.title.text(language),
            blocks,
            _LANGUAGES.get(language, language),
            is_landscape=report.letterhead is None and most > _MOST_UPRIGHT,
        )
    )


def _head(report: OfficeReport, language: str) -> Iterator[DocxParagraph | DocxTable]:
    if report.letterhead is not None:
        yield _letterhead(report.letterhead)
        yield _line("")
        yield _line(PAPER_NAME, is_bold=True, size=28, align="center")
    yield DocxParagraph((DocxRun(report.title.text(language)),), "Title")
    for sentence in report.opening:
        yield DocxParagraph((DocxRun(sentence.text(language)),), align="both")
    yield from (_fact(each, language) for each in report.facts)
    for note in report.notes:
        yield DocxParagraph((DocxRun(note.text(language)),), align="both")


def _fact(fact: ReportFact, language: str) -> DocxParagraph:
    label = DocxRun(f"{fact.label.text(language)}: ")
    return DocxParagraph((label, DocxRun(cell_text(fact.value, language), is_bold=True)), is_tight=True)


def _technical_sheet(report: OfficeReport, language: str) -> Iterator[DocxParagraph]:
    """Yield the unsigned parts, on a separate sheet after the signature."""
    if report.technical_facts or report.technical_notes:
        yield DocxParagraph((DocxRun(TECHNICAL_TITLE.text(language)),), "Heading1", begins_page=True)
    yield from (_fact(each, language) for each in report.technical_facts)
    for note in report.technical_notes:
        yield DocxParagraph((DocxRun(note.text(language)),))


def _letterhead(letterhead: ReportLetterhead) -> DocxTable:
    left = (
        *((_line(letterhead.superior.upper(), size=24, align="center"),) if letterhead.superior else ()),
        _line(letterhead.agency.upper(), is_bold=True, size=24, align="center", is_ruled=True),
        _line(blank_number(letterhead), size=26, align="center"),
    )
    right = (
        _line(NATION, is_bold=True, size=24, align="center"),
        _line(MOTTO, is_bold=True, size=26, align="center", is_ruled=True),
        DocxParagraph((DocxRun(PLACE_AND_DAY, is_italic=True),), align="center", is_tight=True),
    )
    return DocxTable((DocxRow((DocxCell(left), DocxCell(right))),), (40, 60), has_borders=False)


def _signature(letterhead: ReportLetterhead) -> Iterator[DocxParagraph | DocxTable]:
    left = (
        DocxParagraph((DocxRun(RECIPIENTS, is_bold=True, is_italic=True, size=24),), is_tight=True),
        *(_line(f"- {each}", size=22) for each in letterhead.recipients),
    )
    right = (
        *(_line(each, is_bold=True, align="center") for each in signatory_lines(letterhead)),
        DocxParagraph((DocxRun(SIGNATURE_NOTE, is_italic=True, size=24),), align="center", is_tight=True),
        *(_line("") for _ in range(4)),
    )
    yield _line("")
    yield DocxTable((DocxRow((DocxCell(left), DocxCell(right))),), (50, 50), has_borders=False)


def _line(
    text: str, *, is_bold: bool = False, size: int = 0, align: Alignment = "", is_ruled: bool = False
) -> DocxParagraph:
    runs = (DocxRun(text, is_bold, size=size),) if text else ()
    return DocxParagraph(runs, align=align, is_ruled=is_ruled, is_tight=True)


def _blank_blocks(blank: ReportBlank, language: str) -> Iterator[DocxParagraph]:
    yield DocxParagraph((DocxRun(blank.title.text(language)),), "Heading1")
    for _ in range(blank.lines):
        yield DocxParagraph(is_dotted=True)


def _table_blocks(table: ReportTable, language: str) -> Iterator[DocxParagraph | DocxTable]:
    yield DocxParagraph((DocxRun(table.title.text(language)),), "Heading1")
    for note in table.notes:
        yield DocxParagraph((DocxRun(note.text(language), is_italic=True, size=_SMALL),), align="both")
    if not table.rows:
        yield DocxParagraph((DocxRun(table.empty.text(language)),))
        return
    places = main_columns(table)
    size = next(size for most, size in _SIZES if len(places) <= most)
    heads = tuple(_cell((table.columns[each].label.text(language),), size, "center", is_bold=True) for each in places)
    rows = [DocxRow(heads, is_header=True)]
    for row in table.shown_rows:
        rows += _rows(table, row, language, size)
    yield DocxTable(tuple(rows), tuple(_weigh_column(table, each, language) for each in places))


def _rows(table: ReportTable, row: Sequence[CellValue], language: str, size: int) -> Iterator[DocxRow]:
    """Yield the row and, below it, one cell with its detail columns."""
    places = main_columns(table)
    yield DocxRow(
        tuple(
            _cell(
                cell_lines(row[each], language) or (EMPTY_CELL,), size, "right" if table.columns[each].is_number else ""
            )
            for each in places
        )
    )
    details = [
        f"{table.columns[each].label.text(language)}: {'; '.join(lines)}"
        for each in detail_columns(table)
        if (lines := cell_lines(row[each], language))
    ]
    if details:
        yield DocxRow((DocxCell(_cell(details, size - 2, "").paragraphs, len(places)),))


def _cell(lines: Iterable[str], size: int, align: Alignment, *, is_bold: bool = False) -> DocxCell:
    return DocxCell(tuple(_line(line, is_bold=is_bold, size=size, align=align) for line in lines))


def _weigh_column(table: ReportTable, place: int, language: str) -> int:
    """Return the length of the column's longest cell, within limits; of a heading, only its longest word counts."""
    column = table.columns[place]
    word = max(map(len, column.label.text(language).split()), default=0)
    longest = max((len(line) for row in table.shown_rows for line in cell_lines(row[place], language)), default=0)
    return min(max(word, longest, _NARROWEST), _WIDEST_FIGURE if column.is_number else _WIDEST)
